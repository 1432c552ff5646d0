"""When orders leave and arrive: promised once they are paid, kept or late."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.modules.orders import journey_queries as queries
from jishi.modules.orders.contracts import Journey, LateOrder
from jishi.modules.orders.policy import SEE_ALL
from jishi.modules.shipping import api as shipping
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE

MOST_COUNTED = 1_000


class Paid(msgspec.Struct, frozen=True):
    """An order that was just paid."""

    id: UUID
    shop_id: UUID
    paid_at: datetime
    days_from: int
    days_to: int


async def promise_all(tx: Tx, orders: Sequence[Paid]) -> None:
    """Write down when these orders leave and arrive, as their shops work today; what was promised before stays."""
    if not orders:
        return
    settings = await shipping.shops_settings(tx, {order.shop_id for order in orders})
    made = [
        shipping.estimate(order.paid_at, settings[order.shop_id], order.days_from, order.days_to, ZONE)
        for order in orders
    ]
    await tx.execute(
        queries.PROMISE,
        [order.id for order in orders],
        [order.shop_id for order in orders],
        [one.ship_by for one in made],
        [one.arrive_from for one in made],
        [one.arrive_to for one in made],
    )


async def forget_promises(tx: Tx, order_ids: Sequence[UUID]) -> None:
    """These orders were given back: nobody waits for them to leave any more."""
    await tx.execute(queries.FORGET, list(order_ids))


async def get_journey(tx: Tx, order_id: UUID) -> Journey:
    """What was promised about an order's way and how far it is; empty for one that was not paid yet."""
    return await tx.row(Journey, queries.JOURNEY, order_id) or Journey()


async def list_late(tx: Tx, actor: Actor, limit: int = 100) -> list[LateOrder]:
    """Orders that should have left by now, the latest first, of the shops this actor may see. Raises Forbidden."""
    return await tx.rows(LateOrder, queries.LATE, actor.shops_with(SEE_ALL), tx.now, limit)


async def count_troubled(tx: Tx, actor: Actor) -> int:
    """How many parcels came back or got lost while their orders are still open."""
    return int(await tx.fetch_value(queries.COUNT_TROUBLED, actor.shops_with(SEE_ALL), MOST_COUNTED))
