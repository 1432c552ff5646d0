"""What becomes of a promised refund: it arrives, or the provider says no and a person sees to it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, NotFound
from jishi.kernel.text import clean
from jishi.modules.orders import refund_queries as sql
from jishi.modules.orders.actions.refund_part import as_refund, payment_reference
from jishi.modules.orders.contracts import FailedRefund, OrderRefund, OrderState, RefundState
from jishi.modules.orders.domain.states import before
from jishi.modules.orders.events import RefundSettled
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import Entry
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

KIND_PAID_OTHERWISE = "orders.refund_paid_otherwise"
MOST_NOTE = 500


async def mark_refunded(tx: Tx, payment_refund_id: UUID, amount: int) -> None:
    """The provider has sent this refund: when all of an order's money has arrived, the order is refunded."""
    refund_id = await tx.fetch_value(sql.OF_PAYMENT_REFUND, payment_refund_id)
    if refund_id is None:
        states = before(OrderState.REFUNDED)
        await tx.execute(sql.ARRIVED_UNLISTED, payment_refund_id, amount, states, tx.now)
        return
    await _arrive(tx, refund_id, RefundState.ARRIVED, RefundState.PROMISED, "system", None, "")


async def mark_refund_failed(tx: Tx, payment_refund_id: UUID) -> None:
    """The provider refused for good: the refund waits for a person (`list_failed_refunds`)."""
    row = await tx.fetch_row(sql.FAILED, payment_refund_id)
    if row is not None:
        refund_id, order_id, reference, amount = row
        await tx.publish(
            RefundSettled(order_id=order_id, refund_id=refund_id, reference=reference, amount=amount, arrived=False)
        )


async def refunds_of(tx: Tx, order_ids: Sequence[UUID]) -> list[OrderRefund]:
    """All refunds of these orders, oldest first, in one statement."""
    return [as_refund(row) for row in await tx.fetch(sql.OF_ORDERS, list(order_ids))]


async def count_returned(tx: Tx, order_id: UUID, pieces: Mapping[UUID, int]) -> None:
    """So many pieces of these lines have come back; fewer than none: they were replaced. Raises Conflict for more than
    there ever were."""
    if pieces and await tx.execute(sql.COUNT_RETURNED, order_id, list(pieces), list(pieces.values())) < len(pieces):
        raise Conflict("More pieces than were to come back.", code="too_many_pieces")


async def list_failed_refunds(tx: Tx, actor: Actor) -> list[FailedRefund]:
    """Refunds that a provider refused, the oldest first: of the actor's shops, or all."""
    shops = actor.shops_with(Permission.ORDERS_REFUND)
    found = []
    for row in await tx.fetch(sql.ALL_FAILED, shops):
        values = dict(row)
        number, shop_id, currency = values.pop("number"), values.pop("shop_id"), values.pop("currency")
        found.append(FailedRefund(msgspec.convert(values, OrderRefund), number, shop_id, currency))
    return found


async def retry_refund(tx: Tx, actor: Actor, refund_id: UUID) -> OrderRefund:
    """Have the provider try again, under a new number. Raises NotFound for another shop's, Conflict when it has not
    failed (any more)."""
    shop_id, _, payment_id = await _access(tx, actor, refund_id)
    row = await tx.fetch_row(sql.AGAIN, refund_id)
    if row is None:
        raise Conflict("This refund is no longer waiting for anybody.", code="not_failed")
    refund = as_refund(row)
    reference = payment_reference(refund.order_id, refund.reference, refund.attempts)
    promised = await payments.refund(
        tx, payment_id, amount=refund.amount, reason=refund.reason or "refund", reference=reference
    )
    await tx.execute(sql.FINISH, refund.id, promised.id, refund.tax)
    return msgspec.structs.replace(refund, payment_refund_id=promised.id, shop_id=shop_id)


async def pay_refund_otherwise(tx: Tx, actor: Actor, refund_id: UUID, note: str) -> OrderRefund:
    """Record that a refused refund was paid another way, out of the platform's bank: so only people of the platform
    can. `note` says how, for whoever checks the books. Raises NotFound, Forbidden, Invalid, Conflict when it has not
    failed (any more)."""
    shop_id, currency, _ = await _access(tx, actor, refund_id)
    if actor.shop_ids:
        raise Forbidden
    words = clean(note, field="note", most=MOST_NOTE, least=1)
    paid, failed = RefundState.PAID_OTHERWISE, RefundState.FAILED
    amount = await _arrive(tx, refund_id, paid, failed, "staff", actor.account_id, words)
    if amount is None:
        raise Conflict("This refund is no longer waiting for anybody.", code="not_failed")
    entries = [Entry(payments.accounts.BUYER_RECEIVABLE, amount), Entry(payments.accounts.PLATFORM_BANK, -amount)]
    await payments.ledger.post(tx, KIND_PAID_OTHERWISE, refund_id, currency, entries)
    row = await tx.fetch_row(sql.BY_ID, refund_id)
    assert row is not None
    return msgspec.structs.replace(as_refund(row), shop_id=shop_id)


async def _access(tx: Tx, actor: Actor, refund_id: UUID) -> tuple[UUID, str, UUID]:
    """Shop, currency and payment of a refund that the actor may see to. Raises NotFound, Forbidden."""
    shops = actor.shops_with(Permission.ORDERS_REFUND)
    row = await tx.fetch_row(sql.SHOP_OF_REFUND, refund_id)
    if row is None or (shops is not None and row["shop_id"] not in shops):
        raise NotFound
    return row["shop_id"], row["currency"], row["payment_id"]


async def _arrive(
    tx: Tx, refund_id: UUID, to: RefundState, was: RefundState, by: str, account_id: UUID | None, note: str
) -> int | None:
    states = before(OrderState.REFUNDED)
    row = await tx.fetch_row(sql.ARRIVED, refund_id, to.value, tx.now, states, by, account_id, note, was.value)
    if row is None:
        return None
    _, order_id, reference, amount = row
    await tx.publish(
        RefundSettled(order_id=order_id, refund_id=refund_id, reference=reference, amount=amount, arrived=True)
    )
    return int(amount)
