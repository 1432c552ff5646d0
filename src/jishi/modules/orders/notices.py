"""What buyers hear of their orders: being paid, cancelled, expired, refunded. They are told once per order and event;
guests by the e-mail address that they left."""

from uuid import UUID

import msgspec

from jishi.kernel.money import Money
from jishi.kernel.text import Text
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Kind, Params
from jishi.modules.orders import queries
from jishi.modules.orders.actions.cancel import CANCELLATION
from jishi.modules.orders.events import OrderCancelled, OrderPaid, OrdersExpired, RefundSettled
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Wiring

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
    shop_id: UUID
    shop_name: Text
    owner_id: UUID
    contact_email: str
    currency: str
    total: int


async def tell_paid(tx: Tx, order_ids: list[UUID]) -> None:
    """Have the buyers of these orders told that they are paid, many by one job, and who listens."""
    told = []
    for order in await briefs(tx, order_ids) if order_ids else ():
        paid = OrderPaid(order_id=order.id, number=order.number, owner_id=order.owner_id, shop_id=order.shop_id)
        await tx.publish(paid)
        params = {**_params(order), "amount": Money(order.total, order.currency)}
        told.append(
            notifications.Told(
                account_id=order.owner_id, params=params, to_email=order.contact_email, dedupe=order.number
            )
        )
    await notifications.notify_many(tx, PAID.code, told)


async def on_cancelled(tx: Tx, event: OrderCancelled) -> None:
    for order in await briefs(tx, [event.order_id]):
        if event.refunded:
            await _tell(tx, CANCELLED_PAID, order, str(event.event_id), amount=event.refunded)
        else:
            await _tell(tx, CANCELLED, order, str(event.event_id))


async def on_expired(tx: Tx, event: OrdersExpired) -> None:
    for order in await briefs(tx, event.order_ids):
        await _tell(tx, EXPIRED, order, str(event.event_id))


async def on_refunded(tx: Tx, event: RefundSettled) -> None:
    if not event.arrived or event.reference != CANCELLATION:
        return  # after-sales tells of its own
    for order in await briefs(tx, [event.order_id]):
        await _tell(tx, REFUNDED, order, str(event.refund_id), amount=event.amount)


async def briefs(tx: Tx, order_ids: list[UUID]) -> list[Brief]:
    """What can be told of these orders, in one statement."""
    return await tx.rows(Brief, queries.BRIEFS, order_ids)


async def _tell(tx: Tx, kind: Kind, order: Brief, dedupe: str, *, amount: int | None = None) -> None:
    params = _params(order)
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


def _params(order: Brief) -> Params:
    return {"number": order.number, "shop": order.shop_name}


def provide(runtime: Runtime) -> None:
    """Make these kinds known."""
    notifications.declare(runtime, PAID, CANCELLED, CANCELLED_PAID, EXPIRED, REFUNDED)


def register(wiring: Wiring) -> None:
    """Listen, in the worker. That orders are paid comes with counting what was sold, so that no purchase waits."""
    wiring.on(OrderCancelled, "orders.tell_cancelled", on_cancelled)
    wiring.on(OrdersExpired, "orders.tell_expired", on_expired)
    wiring.on(RefundSettled, "orders.tell_refunded", on_refunded)
