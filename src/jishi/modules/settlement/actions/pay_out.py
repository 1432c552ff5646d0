"""Pay a shop what it can have: asked for by one, agreed to by another, sent to the bank by the worker."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import asyncpg
import msgspec
import structlog

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import short_code, uuid7
from jishi.kernel.money import Money
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.identity import api as identity
from jishi.modules.merchants import api as merchants
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import Entry
from jishi.modules.settlement import payout_queries as sql
from jishi.modules.settlement.actions.rules import BANK_CHANGE_HOURS, LEAST_PAYOUT
from jishi.modules.settlement.contracts import Payout, PayoutInput, PayoutState, TooMuch
from jishi.modules.settlement.domain.payouts import before
from jishi.modules.settlement.events import PayoutEnded
from jishi.modules.settlement.policy import PAY, READ, check_shop
from jishi.modules.team import api as team
from jishi.platform import audit, options
from jishi.platform.db import Tx
from jishi.platform.formats import money as written
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)

KIND_ASKED = "settlement.payout_asked"
KIND_RETURNED = "settlement.payout_returned"
APPROVAL = "payout"
CODE_LENGTH = 12


async def ask(tx: Tx, actor: Actor, given: PayoutInput, *, idempotency_key: str = "") -> Payout:
    """Ask for a payout: the money is set aside at once, and leaves when somebody else agrees.

    The same key again returns the same payout. Raises Forbidden without `settlement.pay`, NotFound for a shop that it
    does not cover, StepUpNeeded, Invalid for too little, TooMuch, and Conflict while there is no bank account that may
    be used.
    """
    check_shop(actor, given.shop_id, PAY)
    await identity.require_recent_proof(tx, actor)
    least = await options.get(tx, LEAST_PAYOUT)
    if given.amount < max(1, least):
        raise Invalid("This is less than is paid out at once.", field="amount")
    account = await _lock_account(tx, given.shop_id)
    key = idempotency_key.strip()[:200] or None
    if key and (row := await tx.fetch_row(sql.BY_KEY, given.shop_id, key)) is not None:
        return _same(row, given)
    payout = await _set_aside(tx, actor, given, account, key)
    return await _ask_approval(tx, actor, payout)


async def _lock_account(tx: Tx, shop_id: UUID) -> asyncpg.Record:
    account = await tx.fetch_row(sql.LOCK_ACCOUNT, shop_id)
    if account is None:
        raise Conflict("Please name a bank account first.", code="no_account")
    wait = timedelta(hours=await options.get(tx, BANK_CHANGE_HOURS))
    if account["changed_at"] + wait > tx.now:
        raise Conflict(
            "The bank account was changed a short while ago. Payouts wait for some hours.", code="new_account"
        )
    return account


def _same(row: asyncpg.Record, given: PayoutInput) -> Payout:
    found = as_payout(row)
    if (found.amount, found.currency) != (given.amount, given.currency):
        raise Conflict("This Idempotency-Key was used for something else.", code="idempotency_key")
    return found


async def _set_aside(tx: Tx, actor: Actor, given: PayoutInput, account: asyncpg.Record, key: str | None) -> Payout:
    accounts = payments.accounts
    payable = accounts.shop_payable(given.shop_id)
    available = -await payments.ledger.balance(tx, payable, given.currency)
    if given.amount > available:
        raise TooMuch(available)
    row = await tx.fetch_row(
        sql.ADD,
        uuid7(),
        short_code(CODE_LENGTH),
        given.shop_id,
        given.currency,
        given.amount,
        account["holder"],
        account["bank"],
        account["number_sealed"],
        account["last_four"],
        key,
        tx.now,
        actor.account_id,
    )
    payout = as_payout(row)
    moving = Entry(accounts.shop_moving(given.shop_id), -given.amount)
    await payments.ledger.post(tx, KIND_ASKED, payout.id, given.currency, [Entry(payable, given.amount), moving])
    told = {"amount": given.amount, "currency": given.currency, "last_four": payout.last_four}
    await audit.record(tx, actor, "settlement.payout_asked", "payout", payout.code, told, shop_id=given.shop_id)
    return payout


async def _ask_approval(tx: Tx, actor: Actor, payout: Payout) -> Payout:
    shop = (await merchants.shops(tx, [payout.shop_id])).get(payout.shop_id)
    money = Money(payout.amount, payout.currency)
    summary = {
        locale: f"{(shop.name.get(locale) or next(iter(shop.name.values()))) if shop else ''} "
        f"{written(money, locale)} → {payout.bank} ·· {payout.last_four}"
        for locale in ("en", "zh-CN")
    }
    approval = await team.ask_approval(
        tx,
        actor,
        kind=APPROVAL,
        subject=f"payout:{payout.code}",
        summary=summary,
        payload={"payout_id": str(payout.id)},
        shop_id=None,
    )
    await tx.execute(sql.NOTE_APPROVAL, payout.id, approval.id)
    return msgspec.structs.replace(payout, approval_id=approval.id)


async def decided(tx: Tx, payout_id: UUID, *, granted: bool, by: UUID | None) -> None:
    """Somebody agreed, and it will be sent; or not, and the shop has its money again. A repeat changes nothing."""
    if granted:
        await move(tx, payout_id, PayoutState.APPROVED, by=by)
        return
    if (payout := await move(tx, payout_id, PayoutState.REFUSED, by=by, said="")) is not None:
        await give_back(tx, payout)


async def move(tx: Tx, payout_id: UUID, end: PayoutState, *, by: UUID | None = None, said: str = "") -> Payout | None:
    """Compare and set; None when it is not where it could go to `end` from."""
    row = await tx.fetch_row(sql.MOVE, payout_id, end.value, before(end), tx.now, by, said[:500])
    return None if row is None else as_payout(row)


async def give_back(tx: Tx, payout: Payout) -> None:
    """What was set aside for a payout that will not be is the shop's to have again, once."""
    accounts = payments.accounts
    entries = [
        Entry(accounts.shop_moving(payout.shop_id), payout.amount),
        Entry(accounts.shop_payable(payout.shop_id), -payout.amount),
    ]
    await payments.ledger.post(tx, KIND_RETURNED, payout.id, payout.currency, entries)
    await tx.publish(
        PayoutEnded(
            payout_id=payout.id,
            code=payout.code,
            shop_id=payout.shop_id,
            amount=payout.amount,
            currency=payout.currency,
            state=payout.state.value,
            problem=payout.problem,
        )
    )


async def pay_automatically(app: Runtime) -> int:
    """Ask for the payouts of shops that wish so, of all they can have. How many were asked for."""
    async with app.tx(write=False) as tx:
        wait = timedelta(hours=await options.get(tx, BANK_CHANGE_HOURS))
        least = await options.get(tx, LEAST_PAYOUT)
        shop_ids = [row[0] for row in await tx.fetch(sql.AUTOMATIC, app.clock.now() - wait)]
    count = 0
    for shop_id in shop_ids:
        try:
            count += await _pay_all(app, shop_id, max(1, least))
        except Exception:
            log.exception("payout_not_asked", shop_id=str(shop_id))
    return count


async def _pay_all(app: Runtime, shop_id: UUID, least: int) -> int:
    payable, count = payments.accounts.shop_payable(shop_id), 0
    async with app.tx() as tx:
        await _lock_account(tx, shop_id)
        for (_, currency), balance in (await payments.ledger.balances(tx, [payable])).items():
            if -balance >= least:
                key = f"auto:{tx.now:%Y-%m-%d}:{currency}"
                given = PayoutInput(shop_id=shop_id, amount=-balance, currency=currency)
                if await tx.fetch_row(sql.BY_KEY, shop_id, key) is None:
                    await ask(tx, SYSTEM, given, idempotency_key=key)
                    count += 1
    return count


async def get_payout(tx: Tx, actor: Actor, code: str) -> Payout:
    """One payout. Raises Forbidden without `settlement.read`, NotFound for one of a shop that it does not cover."""
    row = await tx.fetch_row(sql.BY_CODE, code.upper(), actor.shops_with(READ))
    if row is None:
        raise NotFound
    return as_payout(row)


async def list_payouts(
    tx: Tx,
    actor: Actor,
    *,
    shop_ids: Sequence[UUID] | None = None,
    states: Sequence[PayoutState] = (),
    cursor: str = "",
    limit: int = 50,
) -> Page[Payout]:
    """Payouts of the shops that the actor may see, the newest first. One statement."""
    allowed = actor.shops_with(READ)
    if shop_ids is not None:
        allowed = [shop_id for shop_id in shop_ids if allowed is None or shop_id in allowed]
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    wanted = [state.value for state in states] or None
    rows = await tx.fetch(sql.LIST, allowed, wanted, after, most + 1)
    found = [as_payout(row) for row in rows[:most]]
    return Page(found, encode_cursor(found[-1].id) if len(rows) > most else None)


def as_payout(row: asyncpg.Record | None) -> Payout:
    """The payout of a row."""
    assert row is not None
    return msgspec.convert(dict(row), Payout)
