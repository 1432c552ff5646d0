"""Money came, or came too late."""

from uuid import UUID

import asyncpg

from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need, OutOfStock
from jishi.modules.orders import queries
from jishi.modules.orders.actions.cancel import cancel_paid
from jishi.modules.orders.contracts import CheckoutState, OrderState
from jishi.modules.orders.events import OrdersPaid
from jishi.modules.payments import api as payments
from jishi.platform.db import Tx

PAID_IN_TIME = "payment received"
PAID_LATE = "payment received late, stock taken again"


async def mark_paid(tx: Tx, checkout_id: UUID, payment_id: UUID) -> bool:
    """The checkout's payment was captured: its orders are paid, their stock is kept until it is shipped. A repeat does
    nothing and returns False."""
    rows = await _pay(tx, checkout_id, CheckoutState.OPEN, OrderState.PLACED, PAID_IN_TIME)
    if not rows:
        return False
    order_ids = [row["id"] for row in rows]
    if lost := [row["id"] for row in rows if not row["held"]]:
        served = await _take_again(tx, checkout_id, lost)
        order_ids = [one for one in order_ids if one not in lost or one in served]
    await tx.publish(OrdersPaid(checkout_id=checkout_id, owner_id=rows[0]["owner_id"], order_ids=order_ids))
    return True


async def accept_late(tx: Tx, checkout_id: UUID, payment_id: UUID) -> bool:
    """Money came after the checkout had expired: when its stock is still there it is taken again and the orders are
    paid; else (or when the person had cancelled) False, and payments sends the money back by itself (rule 8)."""
    try:
        async with tx.savepoint():
            rows = await _pay(tx, checkout_id, CheckoutState.EXPIRED, OrderState.EXPIRED, PAID_LATE)
            if not rows:
                return False
            await inventory.reserve_all(tx, await _needs(tx, checkout_id), None)
    except OutOfStock:
        return False
    if not await payments.accept_late(tx, payment_id):
        raise RuntimeError(f"late money for {payment_id} cannot be used")
    order_ids = [row["id"] for row in rows]
    await tx.publish(OrdersPaid(checkout_id=checkout_id, owner_id=rows[0]["owner_id"], order_ids=order_ids, late=True))
    return True


async def _pay(
    tx: Tx, checkout_id: UUID, checkout_was: CheckoutState, order_was: OrderState, reason: str
) -> list[asyncpg.Record]:
    return await tx.fetch(queries.PAY, checkout_id, tx.now, checkout_was.value, order_was.value, reason)


async def _needs(tx: Tx, checkout_id: UUID) -> dict[UUID, list[Need]]:
    needs: dict[UUID, list[Need]] = {}
    for order_id, variant_id, quantity in await tx.fetch(queries.NEEDS, checkout_id):
        needs.setdefault(order_id, []).append(Need(variant_id, quantity))
    return needs


async def _take_again(tx: Tx, checkout_id: UUID, order_ids: list[UUID]) -> list[UUID]:
    """Stock that a sweep gave back before the money came is taken again; where it is gone, the order is cancelled and
    refunded. Returns the orders that could be served."""
    needs, served = await _needs(tx, checkout_id), []
    for order_id in order_ids:
        try:
            async with tx.savepoint():
                await inventory.reserve(tx, order_id, needs[order_id], None)
            served.append(order_id)
        except OutOfStock:
            await cancel_paid(tx, order_id, by="system", account_id=None, reason="sold out")
    return served
