"""Refund a part of a paid order: some lines, some pieces, a lower price, the freight."""

from collections.abc import Sequence
from uuid import UUID

import asyncpg
import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need
from jishi.modules.orders import refund_queries as sql
from jishi.modules.orders.actions.advance import advance
from jishi.modules.orders.contracts import Bearer, OrderRefund, OrderState, RefundPart
from jishi.modules.orders.domain.refunds import REFUNDABLE, tax_in
from jishi.modules.orders.domain.states import SENDABLE, UNSHIPPED
from jishi.modules.orders.events import OrderCancelled, OrderRefunded
from jishi.modules.orders.policy import role_of
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import Entry, Sale
from jishi.platform.db import Tx

MOST_REASON = 200
MOST_REFERENCE = 100
KIND_SOLD = "orders.sold"
KIND_REVERSED = "orders.sale_reversed"
KIND_COMPENSATED = "orders.compensated"


class _Order(msgspec.Struct, frozen=True):
    id: UUID
    number: str
    owner_id: UUID
    shop_id: UUID
    state: str
    currency: str
    total: int
    freight: int
    tax_included: bool
    payment_id: UUID | None


async def refund_part(
    tx: Tx,
    order_id: UUID,
    parts: Sequence[RefundPart],
    *,
    freight: int = 0,
    reason: str,
    reference: UUID | str,
    by: Actor,
    borne_by: Bearer = Bearer.SHOP,
) -> OrderRefund:
    """Promise parts of a paid order back, and `freight` of what was paid for its freight, added tax in it as in the
    lines' amounts; the buyer is sent their sum.

    `reference` names why (an after-sales case): the same again is the same refund, whoever asks at the same time.
    Nothing is promised beyond what was paid: each line remembers what of it was. Pieces that were not sent and will
    not be are free for sale again; an order of which nothing is left to send is cancelled, and one whose money has all
    arrived back is refunded. The sale is reversed in the ledger, unless the platform bears the refund.
    Raises NotFound for no such order, Invalid for senseless amounts, Conflict when it is not paid, when more is asked
    for than is left, or when the reference stands for something else.
    """
    why, name = clean(reason, field="reason", most=MOST_REASON), clean(str(reference), field="reference", most=100)
    given = _check(parts, freight)
    order = await tx.row(_Order, sql.LOCK, order_id)
    if order is None:
        raise NotFound
    role = role_of(by, order.owner_id)
    made = await tx.fetch_value(
        sql.CLAIM,
        uuid7(),
        order.id,
        name,
        sum(part.amount for part in given) + freight,
        freight,
        given,
        borne_by.value,
        why,
        role,
        by.account_id,
        tx.now,
    )
    if made is None:
        return await _existing(tx, order.id, name, given, freight)
    if OrderState(order.state) not in REFUNDABLE or order.payment_id is None:
        raise Conflict("This order has nothing to refund.", code="not_refundable")
    tax = await _take(tx, order, given, freight)
    refund = await _pay(tx, order, made, tax, name)
    await _go_on(tx, order, refund, by, role)
    return refund


async def refund_rest(
    tx: Tx, order_id: UUID, *, reason: str, reference: str, by: str, account_id: UUID | None
) -> OrderRefund | None:
    """Promise back all that is left of an order which was just cancelled in this transaction, whose stock is free
    already. None when nothing is left, or nothing had to be paid."""
    order = await tx.row(_Order, sql.LOCK, order_id)
    if order is None:
        raise NotFound
    given = await tx.rows(RefundPart, sql.LEFT, order_id)
    freight = await tx.fetch_value(sql.FREIGHT_LEFT, order_id)
    tax = await _take(tx, order, given, freight, frees_stock=False)
    amount = sum(part.amount for part in given) + freight
    if not amount or order.payment_id is None:
        return None
    bearer = Bearer.SHOP.value
    made = await tx.fetch_value(
        sql.CLAIM, uuid7(), order.id, reference, amount, freight, given, bearer, reason, by, account_id, tx.now
    )
    return await _pay(tx, order, made, tax, reference)


def _check(parts: Sequence[RefundPart], freight: int) -> list[RefundPart]:
    """The parts in the order of their lines. Raises Invalid."""
    wrong = [
        part for part in parts if part.amount < 0 or not 0 <= part.unsent <= part.quantity or part == _nothing(part)
    ]
    lines = {part.line_id for part in parts}
    if wrong or freight < 0 or len(lines) < len(parts) or not sum(part.amount for part in parts) + freight:
        raise Invalid("This amount cannot be refunded.", code="amount")
    return sorted(parts, key=lambda part: part.line_id)


def _nothing(part: RefundPart) -> RefundPart:
    return RefundPart(part.line_id, 0)


async def _existing(tx: Tx, order_id: UUID, name: str, given: list[RefundPart], freight: int) -> OrderRefund:
    row = await tx.fetch_row(sql.BY_REFERENCE, order_id, name)
    assert row is not None
    found = as_refund(row)
    if (found.parts, found.freight) != (given, freight):
        raise Conflict("This was already refunded, over another amount.", code="refund_exists")
    return found


async def _take(tx: Tx, order: _Order, given: list[RefundPart], freight: int, *, frees_stock: bool = True) -> int:
    """Write the parts onto the lines, free what will not be sent; the added tax in them. Raises Conflict for more than
    is left."""
    rows: list[asyncpg.Record] = []
    if given:
        columns = zip(*((part.line_id, part.amount, part.quantity, part.unsent) for part in given), strict=True)
        rows = await tx.fetch(sql.TAKE_LINES, order.id, *(list(column) for column in columns))
    carried = await tx.fetch(sql.TAKE_FREIGHT, order.id, freight) if freight else []
    if len(rows) < len(given) or (freight and not carried):
        raise Conflict("This is more than is left to refund.", code="refund_too_large")
    unsent = [Need(row["variant_id"], row["unsent"]) for row in rows if row["unsent"]]
    if unsent and frees_stock:
        if OrderState(order.state) not in SENDABLE:
            raise Conflict("This has been sent already.", code="too_late")
        await inventory.release_some(tx, order.id, unsent, reason="refunded")
    if order.tax_included:
        return 0
    return sum(
        tax_in(row["tax"], row["payable"], row["refunded"])
        - tax_in(row["tax"], row["payable"], row["refunded"] - row["amount"])
        for row in (*rows, *carried)
    )


async def _pay(tx: Tx, order: _Order, refund_id: UUID, tax: int, name: str) -> OrderRefund:
    """Have payments promise the money, and reverse the sale."""
    assert order.payment_id is not None
    row = await tx.fetch_row(sql.BY_ID, refund_id)
    assert row is not None
    made = as_refund(row)
    reference = payment_reference(order.id, name)
    promised = await payments.refund(
        tx, order.payment_id, amount=made.amount, reason=made.reason or "refund", reference=reference
    )
    await tx.execute(sql.FINISH, refund_id, promised.id, tax)
    await book_reversal(tx, order.shop_id, order.currency, made, tax)
    return msgspec.structs.replace(made, payment_refund_id=promised.id, tax=tax)


def payment_reference(order_id: UUID, reference: str, attempt: int = 1) -> str:
    """What payments knows a refund of an order by: the same for the same refund, another for each new attempt."""
    return f"{order_id} {reference}" if attempt == 1 else f"{order_id} {reference} #{attempt}"


async def book_reversal(tx: Tx, shop_id: UUID, currency: str, refund: OrderRefund, tax: int) -> None:
    """Take the refund's part of the sale back from the shop and the tax; or from the platform, if it bears it. Orders
    that were paid before sales were booked have nothing to reverse."""
    if refund.borne_by is Bearer.PLATFORM:
        kind = KIND_COMPENSATED
        entries = [
            Entry(payments.accounts.PLATFORM_COMPENSATIONS, refund.amount),
            Entry(payments.accounts.BUYER_RECEIVABLE, -refund.amount),
        ]
    elif await payments.ledger.is_posted(tx, KIND_SOLD, refund.order_id):
        kind, entries = KIND_REVERSED, payments.accounts.reversal_entries(Sale(refund.id, shop_id, refund.amount, tax))
    else:
        return
    await payments.ledger.post(tx, kind, refund.id, currency, entries)


async def _go_on(tx: Tx, order: _Order, refund: OrderRefund, by: Actor, role: str) -> None:
    """History, the order's next state, and the news."""
    standing = await tx.fetch_row(sql.STANDING, order.id)
    assert standing is not None
    whole, state = standing["left"] == 0, OrderState(order.state)
    if state in UNSHIPPED and (whole or not standing["to_send"]):
        states = [one.value for one in UNSHIPPED]
        end = OrderState.CANCELLED.value
        await tx.execute(sql.MOVE, order.id, end, states, tx.now, role, by.account_id, refund.reason)
        await inventory.release(tx, order.id, reason="refunded")
        await tx.publish(
            OrderCancelled(order_id=order.id, number=order.number, owner_id=order.owner_id, refunded=refund.amount)
        )
    else:
        await tx.execute(sql.TELL, order.id, tx.now, role, by.account_id, refund.reason)
        await advance(tx, [order.id], by=role, actor=by, reason=refund.reason)
    await tx.publish(
        OrderRefunded(
            order_id=order.id,
            number=order.number,
            owner_id=order.owner_id,
            shop_id=order.shop_id,
            refund_id=refund.id,
            amount=refund.amount,
            freight=refund.freight,
            tax=refund.tax,
            lines={part.line_id: part.amount for part in refund.parts},
            whole=whole,
            reference=refund.reference,
            borne_by=refund.borne_by.value,
        )
    )


def as_refund(row: asyncpg.Record) -> OrderRefund:
    """A row of the refunds' columns."""
    return msgspec.convert(dict(row), OrderRefund)
