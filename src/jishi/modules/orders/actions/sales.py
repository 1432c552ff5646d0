"""What was sold, and what waits to be shipped, in figures."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.modules.orders import sales_queries
from jishi.modules.orders.contracts import OrderState
from jishi.modules.orders.found import Sales, SalesDay, Spending
from jishi.modules.orders.policy import SEE_ALL
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE

MOST_COUNTED = 1_000
"""Nobody needs to know how many more than this wait."""


async def sales_board(
    tx: Tx, actor: Actor, periods: Sequence[tuple[datetime, datetime]], days_from: datetime
) -> tuple[list[Sales], list[SalesDay]]:
    """Paid orders placed in each of some half-open periods, and by day (in the shop's zone) from a moment on; days
    without any are left out. One statement, one walk over the orders of that time. Raises Forbidden without
    `analytics.read`."""
    shops = actor.shops_with(Permission.ANALYTICS_READ)
    starts, stops = [start for start, _ in periods], [stop for _, stop in periods]
    within = sales_queries.OF_ALL if shops is None else sales_queries.OF_SHOPS
    rows = await tx.fetch(
        sales_queries.BOARD.format(where=within),
        min(*starts, days_from),
        max(stops),
        starts,
        stops,
        ZONE.key,
        days_from,
        [state.value for state in OrderState] if shops is None else shops,
    )
    sums = [Sales(*row[2:6]) for row in rows if row[0] is not None]
    return sums, [SalesDay(*row[1:5]) for row in rows if row[0] is None]


async def count_to_ship(tx: Tx, actor: Actor) -> int:
    """How many paid orders wait for their parcel, up to 1,000. Raises Forbidden without `orders.read`."""
    return int(await tx.fetch_value(sales_queries.TO_SHIP, actor.shops_with(SEE_ALL), MOST_COUNTED))


async def count_late(tx: Tx, actor: Actor) -> int:
    """How many of them should have been sent by now, up to 1,000. Raises Forbidden without `orders.read`."""
    return int(await tx.fetch_value(sales_queries.LATE, actor.shops_with(SEE_ALL), MOST_COUNTED, tx.now))


async def spending_of(tx: Tx, actor: Actor, owner_ids: Sequence[UUID]) -> dict[UUID, Spending]:
    """What people have ordered and spent, by their ids, in one statement. Raises Forbidden without `customers.read`."""
    actor.require(Permission.CUSTOMERS_READ)
    found = await tx.fetch(sales_queries.SPENT, list(owner_ids))
    return {owner_id: Spending(orders, spent, last) for owner_id, orders, spent, last in found}
