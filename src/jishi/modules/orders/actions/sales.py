"""What was sold, and what waits to be shipped, in figures."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.modules.orders import sales_queries
from jishi.modules.orders.found import Sales, SalesDay, Spending
from jishi.modules.orders.policy import SEE_ALL
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE

MOST_COUNTED = 1_000
"""Nobody needs to know how many more than this wait."""


async def sales_by_day(tx: Tx, actor: Actor, start: datetime, stop: datetime) -> list[SalesDay]:
    """Paid orders by the day they were placed on, in the shop's zone; days without any are left out. One statement.
    Raises Forbidden without `analytics.read`."""
    shops = actor.shops_with(Permission.ANALYTICS_READ)
    return await tx.rows(SalesDay, sales_queries.DAYS, start, stop, ZONE.key, shops)


async def sales_in(tx: Tx, actor: Actor, periods: Sequence[tuple[datetime, datetime]]) -> list[Sales]:
    """Paid orders placed in each of some half-open periods, in one statement. Raises Forbidden without
    `analytics.read`."""
    shops = actor.shops_with(Permission.ANALYTICS_READ)
    starts, stops = [start for start, _ in periods], [stop for _, stop in periods]
    return await tx.rows(Sales, sales_queries.PERIODS, starts, stops, shops)


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
