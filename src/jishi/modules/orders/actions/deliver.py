"""Parcels arrive, as a person says."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.actions.access import access_order
from jishi.modules.orders.actions.advance import advance
from jishi.modules.orders.actions.look import get_order
from jishi.modules.orders.contracts import FulfilmentState, Order, OrderState
from jishi.modules.orders.domain.fulfilment import ENDED, ON_THE_WAY
from jishi.modules.orders.policy import SHIP, role_of
from jishi.platform.db import Tx

ENDS = sorted(state.value for state in ENDED)


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
        by = role_of(actor, order.owner_id)
        end = FulfilmentState.DELIVERED.value
        await tx.fetch(queries.MOVE, parcels, end, on_the_way, tx.now, by, actor.account_id, "", ENDS)
        await advance(tx, [order.id], by=by, actor=actor)
    return await get_order(tx, actor, number)
