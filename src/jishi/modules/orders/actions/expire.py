"""Time is up: checkouts that nobody paid (rule 8)."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from jishi.kernel.errors import Unavailable
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import queries
from jishi.modules.orders.contracts import OrderState
from jishi.modules.orders.events import OrdersExpired
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import PaymentState
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)
AT_ONCE = 4
PATIENCE = timedelta(minutes=15)
"""How long past its time a checkout waits for a provider that does not answer. Money that then still comes is late
money: it buys the goods if they are there, else it goes back."""


async def expire_due(app: Runtime, limit: int = 200) -> int:
    """Expire checkouts whose time to pay is over; returns how many.

    The provider is asked first, with nothing locked; then each expires in a transaction of its own. One that fails is
    logged and tried again next time, and hinders no other.
    """
    async with app.tx(write=False) as reading:
        due = await reading.fetch(queries.DUE, app.clock.now(), limit)
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(checkout_id: UUID, payment_id: UUID, pay_by: datetime) -> bool:
        async with gate:
            try:
                return await _ask_and_expire(app, checkout_id, payment_id, pay_by)
            except Exception as reason:  # noqa: BLE001  whatever hinders one checkout must not hinder the others
                log.error("expiry_failed", checkout_id=str(checkout_id), reason=repr(reason))
                return False

    return sum(await asyncio.gather(*(one(*row) for row in due)))


async def _ask_and_expire(app: Runtime, checkout_id: UUID, payment_id: UUID, pay_by: datetime) -> bool:
    try:
        payment = await payments.ask_provider(app, payment_id)
    except Unavailable:
        if app.clock.now() < pay_by + PATIENCE:
            return False
    else:
        if payment.state is PaymentState.PAID:
            return False
    async with app.tx() as tx:
        return await expire(tx, checkout_id, payment_id)


async def expire(tx: Tx, checkout_id: UUID, payment_id: UUID) -> bool:
    """Close the payment, expire the orders, give back their stock; False when it was paid or ended meanwhile."""
    payment = await payments.close_payment(tx, payment_id)
    if payment.state is PaymentState.PAID:
        return False
    rows = await tx.fetch(
        queries.END_UNPAID, checkout_id, tx.now, OrderState.EXPIRED.value, "system", None, "not paid in time"
    )
    if not rows:
        return False
    order_ids = [row["id"] for row in rows]
    await inventory.release(tx, *order_ids, reason="not paid in time")
    await tx.publish(OrdersExpired(checkout_id=checkout_id, owner_id=rows[0]["owner_id"], order_ids=order_ids))
    return True
