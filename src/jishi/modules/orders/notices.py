"""What buyers hear of their orders: being paid, cancelled, expired, refunded. They are told once per order and event;
guests by the e-mail address that they left."""

from uuid import UUID

import msgspec

from jishi.kernel.money import Money
from jishi.kernel.text import Text
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Kind, Params
from jishi.modules.orders import queries
from jishi.modules.orders.events import OrderCancelled, OrdersExpired, OrdersPaid
from jishi.modules.payments.events import RefundSucceeded
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Wiring

PURPOSE = "orders"

PAID = Kind(
    code="orders.paid",
    group="orders",
    title="Order %(number)s is paid",
    text="We have received %(amount)s for your order from %(shop)s. It is being packed now, and we tell you when it"
    " leaves.",
    link="/orders/%(number)s",
    action="See the order",
)

CANCELLED = Kind(
    code="orders.cancelled",
    group="orders",
    title="Order %(number)s is cancelled",
    text="Your order from %(shop)s was cancelled before it was paid. Nothing was charged.",
    link="/orders/%(number)s",
    action="See the order",
)

CANCELLED_PAID = Kind(
    code="orders.cancelled_paid",
    group="orders",
    title="Order %(number)s is cancelled",
    text="Your order from %(shop)s was cancelled. %(amount)s are on their way back to where you paid from; this takes"
    " between a few minutes and three working days.",
    link="/orders/%(number)s",
    action="See the order",
)

EXPIRED = Kind(
    code="orders.expired",
    group="orders",
    title="Order %(number)s was not paid in time",
    text="Your order from %(shop)s was not paid in time, so its things are for sale again. Nothing was charged. You can"
    " order again with one tap.",
    link="/orders/%(number)s",
    action="Order again",
    email=False,
)

REFUNDED = Kind(
    code="orders.refund_arrived",
    group="orders",
    title="%(amount)s are back with you",
    text="The refund for your order %(number)s from %(shop)s has arrived where you paid from.",
    link="/orders/%(number)s",
    action="See the order",
)


class Brief(msgspec.Struct, frozen=True):
    """What is told of an order."""

    id: UUID
    number: str
    shop_name: Text
    owner_id: UUID
    contact_email: str
    currency: str
    total: int


async def on_paid(tx: Tx, event: OrdersPaid) -> None:
    for order in await _briefs(tx, event.order_ids):
        await _tell(tx, PAID, order, str(event.event_id), amount=order.total)


async def on_cancelled(tx: Tx, event: OrderCancelled) -> None:
    for order in await _briefs(tx, [event.order_id]):
        if event.refunded:
            await _tell(tx, CANCELLED_PAID, order, str(event.event_id), amount=event.refunded)
        else:
            await _tell(tx, CANCELLED, order, str(event.event_id))


async def on_expired(tx: Tx, event: OrdersExpired) -> None:
    for order in await _briefs(tx, event.order_ids):
        await _tell(tx, EXPIRED, order, str(event.event_id))


async def on_refunded(tx: Tx, event: RefundSucceeded) -> None:
    if event.purpose != PURPOSE:
        return
    for order in await tx.rows(Brief, queries.BRIEF_BY_REFUND, event.refund_id):
        await _tell(tx, REFUNDED, order, str(event.refund_id), amount=event.amount)


async def _briefs(tx: Tx, order_ids: list[UUID]) -> list[Brief]:
    return await tx.rows(Brief, queries.BRIEFS, order_ids)


async def _tell(tx: Tx, kind: Kind, order: Brief, dedupe: str, *, amount: int | None = None) -> None:
    params: Params = {"number": order.number, "shop": order.shop_name}
    if amount is not None:
        params = {**params, "amount": Money(amount, order.currency)}
    await notifications.tell(
        tx,
        kind.code,
        order.owner_id,
        params=params,
        to_email=order.contact_email,
        dedupe=f"{order.number}:{dedupe}",
    )


def provide(runtime: Runtime) -> None:
    """Make these kinds known."""
    notifications.declare(runtime, PAID, CANCELLED, CANCELLED_PAID, EXPIRED, REFUNDED)


def register(wiring: Wiring) -> None:
    """Listen, in the worker: telling people delays nobody's purchase."""
    wiring.on(OrdersPaid, "orders.tell_paid", on_paid)
    wiring.on(OrderCancelled, "orders.tell_cancelled", on_cancelled)
    wiring.on(OrdersExpired, "orders.tell_expired", on_expired)
    wiring.on(RefundSucceeded, "orders.tell_refunded", on_refunded)
