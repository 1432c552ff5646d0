"""Bring a bulk run to its end, one transaction per step."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import asyncpg
import structlog

from jishi.console.grid.address import Address, Read
from jishi.console.grid.bulk import records
from jishi.console.grid.bulk.jobs import RUN_BULK, RunBulk
from jishi.console.grid.bulk.records import BulkRun, RunState
from jishi.console.grid.bulk.start import action_of
from jishi.console.grid.declare import BulkAction, Grid
from jishi.console.grid.frame import shops_for
from jishi.console.grid.outcomes import Outcome
from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import AppError, NotFound
from jishi.modules.team import api as team
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Wiring

log = structlog.get_logger(__name__)
GATHER = 500
LOST = (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError)
"""The database is away: not the row's fault, so the job is tried again later."""

NOT_ALLOWED = "The person who began this may no longer do it."
GONE = "This version of the shop does not know this action any more."
BROKEN = "Something went wrong here. Nothing was changed in this row."


async def run_bulk(app: Runtime, run_id: UUID) -> None:
    """Do what is left of a run. Nothing is held between steps; stopped or ended by somebody else, it leaves."""
    while await _step(app, run_id):
        pass


async def _step(app: Runtime, run_id: UUID) -> bool:
    """One transaction's worth; False when there is nothing more to do."""
    try:
        async with app.tx() as tx:
            return await _take(tx, run_id)
    except LOST:
        raise
    except Exception as reason:  # noqa: BLE001  whatever one row breaks, the others must still be done
        log.warning("bulk_step_failed", run=str(run_id), reason=repr(reason))
    return await _one_by_one(app, run_id)


async def _take(tx: Tx, run_id: UUID, most: int | None = None) -> bool:
    run = await tx.row(BulkRun, records.LOCK, run_id)
    if run is None or not run.is_moving:
        return False
    try:
        grid, action = action_of(run)
    except NotFound:
        return await _end(tx, run, RunState.FAILED, GONE)
    actor = await _actor(tx, run)
    if not actor.permissions or not all(actor.has(name) for name in (grid.permission, action.permission) if name):
        return await _end(tx, run, RunState.FAILED, NOT_ALLOWED)
    if run.state == RunState.GATHERING:
        return await _gather(tx, run, grid, action, actor)
    waiting = [row["row_id"] for row in await tx.fetch(records.WAITING, run.id, most or action.step)]
    if not waiting:
        return await _end(tx, run, RunState.DONE, "")
    await records.tell(tx, run, await _do(tx, actor, action, waiting, run.fields))
    return True


async def _do(
    tx: Tx, actor: Actor, action: BulkAction, ids: Sequence[str], fields: Mapping[str, str]
) -> dict[str, Outcome]:
    assert action.work is not None
    found = await action.work(tx, actor, ids, fields)
    return {row_id: found.get(row_id, Outcome(False, NotFound().message)) for row_id in ids}


async def _gather(tx: Tx, run: BulkRun, grid: Grid, action: BulkAction, actor: Actor) -> bool:
    address = Address.parse(grid, run.query)
    known = await shops_for(tx, actor, grid)
    query = Read(address, actor, known, tx.app.settings.currency).query_at(run.cursor or "", GATHER)
    page = await grid.source(tx, actor, query)
    ids = [grid.row_id(row) for row in page.items][: max(0, action.most - run.total)]
    added = await records.add_rows(tx, run.id, ids, run.total)
    is_over = page.next_cursor is None or run.total + added >= action.most
    state = RunState.RUNNING if is_over else RunState.GATHERING
    await tx.execute(records.GATHERED, run.id, None if is_over else page.next_cursor, added, state)
    return True


async def _one_by_one(app: Runtime, run_id: UUID) -> bool:
    """After a step that broke: its first row by itself, so that the broken one is found and told."""
    try:
        async with app.tx() as tx:
            return await _take(tx, run_id, most=1)
    except LOST:
        raise
    except Exception as reason:  # noqa: BLE001  it is told as this row's outcome
        message = reason.message if isinstance(reason, AppError) else BROKEN
        params = {name: str(value) for name, value in reason.params.items()} if isinstance(reason, AppError) else {}
        log.warning("bulk_row_failed", run=str(run_id), reason=repr(reason))
    async with app.tx() as tx:
        run = await tx.row(BulkRun, records.LOCK, run_id)
        if run is None or not run.is_moving:
            return False
        waiting = await tx.fetch(records.WAITING, run.id, 1)
        if run.state == RunState.GATHERING or not waiting:
            return await _end(tx, run, RunState.FAILED, message)
        await records.tell(tx, run, {waiting[0]["row_id"]: Outcome(False, message, params)})
    return True


async def _end(tx: Tx, run: BulkRun, state: RunState, problem: str) -> bool:
    await tx.execute(records.END, run.id, state, problem, tx.now)
    return False


async def _actor(tx: Tx, run: BulkRun) -> Actor:
    """The person who began it, with what they may do now."""
    access = await team.permissions_of(tx, run.account_id)
    return Actor(
        kind=ActorKind.STAFF if access.is_staff else ActorKind.MEMBER,
        account_id=run.account_id,
        session_id=run.session_id,
        permissions=access.permissions,
        shop_ids=access.shop_ids,
    )


async def work(tx: Tx, job: RunBulk) -> None:
    """Run it in transactions of its own."""
    await run_bulk(tx.app, job.run_id)


def register(wiring: Wiring) -> None:
    """Register the job."""
    wiring.job(RUN_BULK, work)
