"""Receipt: confirmed by the buyer, or by the clock; put off once, and held while a case is open."""

from collections.abc import Sequence
from uuid import UUID

import structlog

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.actions.access import access_order
from jishi.modules.orders.actions.look import get_order
from jishi.modules.orders.contracts import Order, OrderState
from jishi.modules.orders.domain.fulfilment import ON_THE_WAY, end_of_day_after
from jishi.modules.orders.events import OrderCompleted
from jishi.modules.orders.options import RECEIPT_DAYS
from jishi.platform import options
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE

log = structlog.get_logger(__name__)
RECEIVABLE = sorted({OrderState.SHIPPED.value, OrderState.DELIVERED.value})
BY_CLOCK = "receipt was not confirmed in time"


async def confirm_receipt(tx: Tx, actor: Actor, number: str) -> Order:
    """The buyer has everything; a repeat changes nothing.

    Raises NotFound for an order that is not the actor's to see, Forbidden for one that is not theirs, Conflict when it
    has not been shipped whole, or (code `case_open`) while an after-sales case is open.
    """
    order = await access_order(tx, actor, number)
    if order.state is not OrderState.COMPLETED:
        if order.state.value not in RECEIVABLE:
            raise Conflict("This order has not been shipped yet.", code="not_shipped")
        if await tx.fetch_value(queries.IS_HELD, order.id):
            raise Conflict("An after-sales case of this order is still open.", code="case_open")
        await _complete(tx, [order.id], by="buyer", account_id=actor.account_id, reason="", automatic=False)
    return await get_order(tx, actor, number)


async def complete_due(tx: Tx, limit: int = 500) -> int:
    """Complete orders whose time to confirm receipt is over and that no case holds; returns how many. Orders that
    somebody is busy with are left for the next time."""
    due = [row["id"] for row in await tx.fetch(queries.DUE, tx.now, RECEIVABLE, limit)]
    if not due:
        return 0
    return await _complete(tx, due, by="system", account_id=None, reason=BY_CLOCK, automatic=True)


async def extend_receipt(tx: Tx, actor: Actor, number: str) -> Order:
    """Put the time to confirm receipt off, once. Raises as `confirm_receipt` does, and Conflict the second time."""
    order = await access_order(tx, actor, number)
    until = end_of_day_after(tx.now, await options.get(tx, RECEIPT_DAYS), ZONE)
    if order.state.value not in RECEIVABLE or not await tx.fetch_value(queries.EXTEND, order.id, until, tx.now):
        raise Conflict("The time to confirm receipt cannot be extended any more.", code="not_extendable")
    return await get_order(tx, actor, number)


async def hold_completion(tx: Tx, order_id: UUID, reference: UUID) -> None:
    """Keep an order from completing while the case `reference` is open; saying so again changes nothing."""
    await tx.fetch(queries.LOCK, [order_id])
    await tx.execute(queries.HOLD, order_id, reference, tx.now)


async def release_completion(tx: Tx, order_id: UUID, reference: UUID) -> None:
    """The case `reference` is closed; without others the order completes when its time comes."""
    await tx.execute(queries.RELEASE_HOLD, order_id, reference)


async def is_held(tx: Tx, order_id: UUID) -> bool:
    """Whether a case keeps this order from completing."""
    return bool(await tx.fetch_value(queries.IS_HELD, order_id))


async def _complete(
    tx: Tx, order_ids: Sequence[UUID], *, by: str, account_id: UUID | None, reason: str, automatic: bool
) -> int:
    on_the_way = sorted(state.value for state in ON_THE_WAY)
    rows = await tx.fetch(queries.CONFIRM, list(order_ids), RECEIVABLE, tx.now, by, account_id, reason, on_the_way)
    for order_id, number, owner_id, shop_id in rows:
        await tx.publish(
            OrderCompleted(order_id=order_id, number=number, owner_id=owner_id, shop_id=shop_id, automatic=automatic)
        )
    return len(rows)
