"""What was sold, and what waits to be shipped, in figures."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
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

SUMS_GOOD = timedelta(hours=24)
"""The sums of a day are made anew after so long, whatever has happened."""

ALL_STATES = [state.value for state in OrderState]
"""Named so that the index by state and time is used: there is none by time alone."""


async def sum_days(tx: Tx, first: date) -> int:
    """Bring the sums of whole days from `first` to yesterday up to date; how many days were made. A day is summed when
    it is over, again when money of it has gone back, and once a day in any case."""
    today = tx.now.astimezone(ZONE).date()
    rows = await tx.fetch(sales_queries.STALE_DAYS, first, today, tx.now - SUMS_GOOD, ZONE.key)
    for (day,) in rows:
        start, stop = midnight(day), midnight(day + timedelta(days=1))
        await tx.execute(sales_queries.SUM_DAY, day, start, stop, tx.now, ALL_STATES)
    return len(rows)


async def sales_board(
    tx: Tx, actor: Actor, periods: Sequence[tuple[datetime, datetime]], first: date
) -> tuple[list[Sales], list[SalesDay]]:
    """Paid orders placed in each of some half-open periods that begin at midnight, and by day (in the shop's zone) from
    `first` until now; days without any are left out. From the sums of whole days when they are all made (`sum_days`),
    else from all orders of that time: two statements. Raises Forbidden without `analytics.read`."""
    shops = actor.shops_with(Permission.ANALYTICS_READ)
    starts, stops = [start for start, _ in periods], [stop for _, stop in periods]
    first_days = [start.astimezone(ZONE).date() for start in starts]
    last_days = [stop.astimezone(ZONE).date() for stop in stops]
    oldest, today = min(first, *first_days), max(last_days)
    if await tx.fetch_value(sales_queries.MADE_DAYS, oldest, today) == (today - oldest).days:
        rows = await tx.fetch(
            sales_queries.SUMMED_BOARD,
            first_days,
            last_days,
            [midnight(day) for day in last_days],
            stops,
            ALL_STATES,
            shops,
            first,
            today,
            stops.index(max(stops)) + 1,
        )
    else:
        within = sales_queries.OF_ALL if shops is None else sales_queries.OF_SHOPS
        rows = await tx.fetch(
            sales_queries.BOARD.format(where=within),
            midnight(oldest),
            max(stops),
            starts,
            stops,
            ZONE.key,
            midnight(first),
            ALL_STATES if shops is None else shops,
        )
    sums = [Sales(*row[2:6]) for row in rows if row[0] is not None]
    return sums, [SalesDay(*row[1:5]) for row in rows if row[0] is None]


def midnight(day: date) -> datetime:
    """When that day begins in the shop's zone."""
    return datetime.combine(day, time(), ZONE)


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
