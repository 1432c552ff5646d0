"""Cancel: an unpaid order with all it was to be paid with, a paid one by itself, its money going back."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, NotFound
from jishi.kernel.text import clean
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import queries
from jishi.modules.orders.actions.look import get_order
from jishi.modules.orders.actions.refund_part import refund_rest
from jishi.modules.orders.contracts import Order, OrderState
from jishi.modules.orders.domain.numbers import read_number
from jishi.modules.orders.domain.states import UNPAID, UNSHIPPED
from jishi.modules.orders.events import OrderCancelled
from jishi.modules.orders.policy import CANCEL_ALL, role_of, shops_of, visible_to
from jishi.modules.payments import api as payments
from jishi.platform import audit
from jishi.platform.db import Tx

MOST_REASON = 200
CANCELLATION = "cancelled"
"""What an order's refund is for when all of it was cancelled."""


async def cancel(tx: Tx, actor: Actor, number: str, reason: str = "") -> Order:
    """Cancel an order and return it; cancelling a cancelled one changes nothing.

    An unpaid order is cancelled with the others of its checkout, since one payment was to pay them all. A paid order
    that has not been sent is cancelled alone and refunded whole. Stock is free again either way. Raises NotFound for
    an order the actor may not see, Forbidden for one they may only see, Conflict when it is too late.
    """
    why = clean(reason, field="reason", most=MOST_REASON)
    found = await tx.fetch_row(queries.FIND, read_number(number), visible_to(actor), shops_of(actor))
    if found is None:
        raise NotFound
    if found["owner_id"] != actor.owner_id and not actor.has(CANCEL_ALL):
        raise Forbidden
    by, state = role_of(actor, found["owner_id"]), OrderState(found["state"])
    if state in UNPAID and by == "staff" and actor.shop_ids:
        # One payment is to pay other shops' orders too.
        raise Conflict("This order is not paid yet. It expires by itself when it is not paid in time.", code="unpaid")
    if state in UNPAID and await _cancel_unpaid(tx, found["checkout_id"], found["payment_id"], by, actor, why):
        done = await get_order(tx, actor, number)
    else:
        await _cancel_paid_or_refuse(tx, found["id"], by, actor, why)
        done = await get_order(tx, actor, number)
    if by == "staff" and done.state != state:
        details = {"from": state, "to": done.state}
        await audit.record(tx, actor, "orders.cancelled", "order", done.number, details, shop_id=done.shop_id)
    return done


async def _cancel_unpaid(
    tx: Tx, checkout_id: UUID, payment_id: UUID | None, by: str, actor: Actor, reason: str
) -> bool:
    """False when it was paid, cancelled or expired meanwhile. The payment is locked first, as a capture does."""
    if payment_id is not None:
        await payments.close_payment(tx, payment_id)
    rows = await tx.fetch(
        queries.END_UNPAID, checkout_id, tx.now, OrderState.CANCELLED.value, by, actor.account_id, reason
    )
    if not rows:
        return False
    await inventory.release(tx, *(row["id"] for row in rows), reason="cancelled")
    for row in rows:
        await tx.publish(OrderCancelled(order_id=row["id"], number=row["number"], owner_id=row["owner_id"]))
    return True


async def _cancel_paid_or_refuse(tx: Tx, order_id: UUID, by: str, actor: Actor, reason: str) -> None:
    if await cancel_paid(tx, order_id, by=by, account_id=actor.account_id, reason=reason):
        return
    state = await tx.fetch_value(queries.STATE, order_id)
    if state not in (OrderState.CANCELLED, OrderState.REFUNDED):
        raise Conflict("This order can no longer be cancelled.", code="too_late")


async def cancel_paid(tx: Tx, order_id: UUID, *, by: str, account_id: UUID | None, reason: str) -> bool:
    """Cancel a paid order that has not been sent, free its stock and promise back what is left of its money; False
    when it is not one (any more)."""
    states = [state.value for state in UNSHIPPED]
    row = await tx.fetch_row(queries.CANCEL_PAID, order_id, states, tx.now, by, account_id, reason)
    if row is None:
        return False
    _, number, owner_id = row
    await inventory.release(tx, order_id, reason="cancelled")
    refund = await refund_rest(
        tx, order_id, reason=reason or "cancelled", reference=CANCELLATION, by=by, account_id=account_id
    )
    amount = refund.amount if refund else 0
    await tx.publish(OrderCancelled(order_id=order_id, number=number, owner_id=owner_id, refunded=amount))
    return True
