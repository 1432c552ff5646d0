"""Approved payouts go to the bank. Whatever dies in between, the bank is asked before it is told again."""

from uuid import UUID

import structlog

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.text import clean
from jishi.modules.identity import api as identity
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import Entry
from jishi.modules.settlement import payout_queries as sql
from jishi.modules.settlement.actions.pay_out import as_payout, get_payout, give_back, move
from jishi.modules.settlement.banks.port import BankService, Transfer, TransferAnswer, TransferState
from jishi.modules.settlement.contracts import Payout, PayoutState
from jishi.modules.settlement.domain.payouts import SEALED_FOR
from jishi.modules.settlement.events import PayoutPaid
from jishi.modules.settlement.policy import PAY, check_platform
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime
from jishi.platform.sealing import unseal

log = structlog.get_logger(__name__)

KIND_PAID = "settlement.paid_out"
BATCH = 200


async def send_due(app: Runtime) -> int:
    """Take every payout that was agreed to one step further; how many arrived or failed."""
    async with app.tx(write=False) as tx:
        found = [row[0] for row in await tx.fetch(sql.MOVING, BATCH)]
    ended = 0
    for payout_id in found:
        try:
            ended += await send(app, payout_id)
        except Silent:
            log.warning("bank_silent", payout_id=str(payout_id))
        except Exception:
            log.exception("payout_not_sent", payout_id=str(payout_id))
    return ended


async def send(app: Runtime, payout_id: UUID) -> bool:
    """Send one payout and note what the bank says; whether it is over now.

    `sending` is committed before the bank hears of it, so that after a crash in between the bank is asked; the same
    code is the same transfer there, so telling it twice moves the money once. No lock is held during the call.
    """
    async with app.tx() as tx:
        await move(tx, payout_id, PayoutState.SENDING)
        row = await tx.fetch_row(sql.BY_ID, payout_id)
        payout = as_payout(row)
        sealed = await tx.fetch_value(sql.NUMBER_OF, payout_id)
    if payout.state is not PayoutState.SENDING:
        return False
    bank = app.service(BankService).bank
    answer = await bank.ask(payout.code)
    if answer.state is TransferState.UNKNOWN:
        answer = await bank.send(
            Transfer(
                code=payout.code,
                amount=payout.amount,
                currency=payout.currency,
                holder=payout.holder,
                bank=payout.bank,
                number=unseal(sealed, app.settings.secret, SEALED_FOR),
            )
        )
    return await _note(app, payout, answer)


async def _note(app: Runtime, payout: Payout, answer: TransferAnswer) -> bool:
    if answer.state is TransferState.SUCCEEDED and (answer.amount, answer.currency) != (payout.amount, payout.currency):
        log.error("bank_lies", payout=payout.code, amount=answer.amount, currency=answer.currency)
        return False
    async with app.tx() as tx:
        if answer.state is TransferState.SUCCEEDED:
            return await arrive(tx, payout.id, answer.reference)
        return answer.state is TransferState.FAILED and await fail(tx, payout.id, answer.problem)


async def arrive(tx: Tx, payout_id: UUID, reference: str) -> bool:
    """The money is at the shop's bank; False when that was known."""
    done = await move(tx, payout_id, PayoutState.PAID, said=reference)
    if done is None:
        return False
    entries = [
        Entry(payments.accounts.shop_moving(done.shop_id), done.amount),
        Entry(payments.accounts.PLATFORM_BANK, -done.amount),
    ]
    await payments.ledger.post(tx, KIND_PAID, done.id, done.currency, entries)
    await tx.publish(
        PayoutPaid(payout_id=done.id, code=done.code, shop_id=done.shop_id, amount=done.amount, currency=done.currency)
    )
    return True


async def fail(tx: Tx, payout_id: UUID, problem: str) -> bool:
    """The bank did not take it, so the shop has its money again; False when that was known."""
    failed = await move(tx, payout_id, PayoutState.FAILED, said=problem)
    if failed is None:
        return False
    await give_back(tx, failed)
    return True


async def end_by_hand(tx: Tx, actor: Actor, code: str, *, paid: bool, note: str) -> Payout:
    """Say of a payout that is being sent what became of it, where no bank is connected that would: `note` is the bank's
    reference, or why it failed. Raises NotFound, Forbidden without `settlement.pay`, StepUpNeeded, Invalid without a
    note, Conflict when it is not being sent."""
    payout = await get_payout(tx, actor, code)
    check_platform(actor, PAY)
    await identity.require_recent_proof(tx, actor)
    said = clean(note, field="note", least=1, most=200)
    if not await (arrive if paid else fail)(tx, payout.id, said):
        raise Conflict("This payout is not being sent.", code="not_sending")
    told = {"paid": paid, "note": said}
    await audit.record(tx, actor, "settlement.payout_ended", "payout", payout.code, told, shop_id=payout.shop_id)
    return await get_payout(tx, actor, code)
