"""Where a shop's money goes."""

from datetime import timedelta
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.modules.identity import api as identity
from jishi.modules.settlement import payout_queries as sql
from jishi.modules.settlement.actions.rules import BANK_CHANGE_HOURS
from jishi.modules.settlement.contracts import BankAccount, BankAccountInput
from jishi.modules.settlement.domain.payouts import SEALED_FOR, check_account
from jishi.modules.settlement.policy import PAY, check_shop
from jishi.platform import audit, options
from jishi.platform.db import Tx
from jishi.platform.sealing import seal


async def find_account(tx: Tx, actor: Actor, shop_id: UUID) -> BankAccount | None:
    """A shop's bank account, if it has named one. Raises Forbidden without `settlement.read`, NotFound for a shop that
    it does not cover."""
    check_shop(actor, shop_id)
    row = await tx.fetch_row(sql.ACCOUNT, shop_id)
    if row is None:
        return None
    wait = timedelta(hours=await options.get(tx, BANK_CHANGE_HOURS))
    _, holder, bank, last_four, automatic, changed_at, _ = row
    return BankAccount(shop_id, holder, bank, last_four, automatic, changed_at, changed_at + wait)


async def set_account(tx: Tx, actor: Actor, shop_id: UUID, given: BankAccountInput) -> None:
    """Have a shop's money go to this account from now on; for some hours nothing is paid out.

    Raises Forbidden without `settlement.pay`, NotFound, StepUpNeeded, Invalid.
    """
    check_shop(actor, shop_id, PAY)
    await identity.require_recent_proof(tx, actor)
    holder, bank, number = check_account(given)
    sealed = seal(number, tx.app.settings.secret, SEALED_FOR)
    await tx.execute(
        sql.SAVE_ACCOUNT, shop_id, holder, bank, sealed, number[-4:], given.automatic, tx.now, actor.account_id
    )
    told = {"last_four": number[-4:], "automatic": given.automatic}
    await audit.record(tx, actor, "settlement.account_set", "shop", str(shop_id), told, shop_id=shop_id)
