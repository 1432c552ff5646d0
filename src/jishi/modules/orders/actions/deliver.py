"""Parcels arrive, as a person says."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.actions.access import access_order
from jishi.modules.orders.actions.advance import advance
from jishi.modules.orders.actions.look import get_order
from jishi.modules.orders.actions.move import move
from jishi.modules.orders.contracts import FulfilmentState, Order, OrderState
from jishi.modules.orders.domain.fulfilment import ON_THE_WAY
from jishi.modules.orders.policy import SHIP, staff_role
from jishi.platform import audit
from jishi.platform.db import Tx


async def deliver(tx: Tx, actor: Actor, number: str) -> Order:
    """Say that everything of an order that is on its way has arrived; a repeat changes nothing.

    Raises NotFound, Forbidden, and Conflict when nothing is on its way.
    """
    order = await access_order(tx, actor, number, SHIP)
    on_the_way = sorted(state.value for state in ON_THE_WAY)
    parcels = [row["id"] for row in await tx.fetch(queries.OPEN_PARCELS, order.id, on_the_way)]
    if not parcels and order.state not in (OrderState.DELIVERED, OrderState.COMPLETED):
        raise Conflict("Nothing of this order is on its way.", code="not_on_the_way")
    if parcels:
        by = staff_role(actor)
        await move(tx, parcels, FulfilmentState.DELIVERED, by=by, actor=actor)
        await advance(tx, [order.id], by=by, actor=actor)
        details = {"parcels": [str(one) for one in parcels]}
        await audit.record(tx, actor, "orders.delivered", "order", order.number, details, shop_id=order.shop_id)
    return await get_order(tx, actor, number)
