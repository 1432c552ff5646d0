"""Marks orders in bulk, slowly, until it is done or killed: `python -m tests.faults.bulk_worker RUN_ID`, with settings
in the environment. Only the action is a test's; everything that brings it to its end is the worker's own."""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from jishi.bootstrap import make_runtime
from jishi.console.grid import BulkAction, Column, Grid, GridQuery, Outcome
from jishi.console.grid.bulk.work import run_bulk
from jishi.console.grid.registry import GRIDS
from jishi.kernel.actor import Actor
from jishi.kernel.page import Page
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.settings import load

STEP = 10
MARK = "UPDATE orders.orders SET note = note || '!' WHERE number = ANY($1::text[])"


async def mark(tx: Tx, actor: Actor, ids: Sequence[str], fields: Mapping[str, str]) -> dict[str, Outcome]:
    """Leave a mark on each order, and be slow about it, so that a kill meets a step that has begun."""
    await tx.execute(MARK, list(ids))
    await tx.fetch_value("SELECT pg_sleep($1)", float(fields["seconds"]))
    return {number: Outcome() for number in ids}


async def nothing(tx: Tx, actor: Actor, query: GridQuery) -> Page[Any]:
    """Its rows are always ticked."""
    return Page([])


ACTION = BulkAction("mark", "Mark", "Mark", permission=Permission.ORDERS_SHIP, work=mark, step=STEP)
GRID = Grid(
    key="killed-orders",
    title="Orders",
    url="/console/killed-orders",
    section="orders",
    permission=Permission.ORDERS_READ,
    source=nothing,
    row_id=str,
    columns=[Column("number", "Order number")],
    bulk=[ACTION],
)
GRIDS[GRID.key] = GRID


async def main(run_id: UUID) -> None:
    """Work until the run is over."""
    app = make_runtime(load())
    await app.start(listen=False)
    try:
        await run_bulk(app, run_id)
    finally:
        await app.stop()


if __name__ == "__main__":
    asyncio.run(main(UUID(sys.argv[1])))
