"""Begin a bulk run, stop one, and begin one again with what failed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from jishi.console.grid.bulk import records
from jishi.console.grid.bulk.jobs import RUN_BULK, RunBulk
from jishi.console.grid.bulk.records import BulkRun, RunState
from jishi.console.grid.declare import BulkAction, Grid
from jishi.console.grid.registry import GRIDS
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.platform import audit
from jishi.platform.db import Tx

MOST_TICKED = 5_000
MOST_ID = 80


async def start_run(
    tx: Tx,
    actor: Actor,
    grid: Grid,
    action: BulkAction,
    *,
    ids: Sequence[str] = (),
    query: str | None = None,
    fields: Mapping[str, str] | None = None,
) -> UUID:
    """Have `action` done with the rows `ids`, or with all that the address `query` finds; returns the run.

    Raises Forbidden without the action's permission, StepUpNeeded, and Invalid when no row is named.
    """
    await _may(tx, actor, grid, action)
    chosen = list(dict.fromkeys(row_id for row_id in ids if row_id and len(row_id) <= MOST_ID))
    if query is None and not chosen:
        raise Invalid("Please tick at least one row.")
    if len(chosen) > MOST_TICKED:
        raise Invalid("Too many rows were ticked. Filter them and choose all that match instead.")
    run_id, all_of_it = uuid7(), query is not None
    await tx.execute(
        records.INSERT,
        run_id,
        grid.key,
        action.key,
        actor.require_account(),
        actor.session_id,
        RunState.GATHERING if all_of_it else RunState.RUNNING,
        query or "",
        "" if all_of_it else None,
        dict(fields or {}),
        0 if all_of_it else len(chosen),
        tx.now,
    )
    if not all_of_it:
        await records.add_rows(tx, run_id, chosen, 0)
    told = {"grid": grid.key, "action": action.key, "rows": "all" if all_of_it else len(chosen)}
    await audit.record(tx, actor, "console.bulk_started", "bulk_run", run_id, told)
    tx.enqueue(RUN_BULK, RunBulk(run_id))
    return run_id


async def stop_run(tx: Tx, actor: Actor, run_id: UUID) -> bool:
    """Let nothing more be done; what is done stays. Returns whether there was anything to stop."""
    run = await records.get_run(tx, actor, run_id)
    stopped = await tx.execute(records.END, run.id, RunState.STOPPED, "", tx.now)
    if stopped:
        await audit.record(tx, actor, "console.bulk_stopped", "bulk_run", run_id, {"done": run.done})
    return bool(stopped)


async def retry_failed(tx: Tx, actor: Actor, run_id: UUID) -> UUID:
    """A new run with the rows that failed, by the same person only. Raises Conflict when there are none."""
    run = await records.get_run(tx, actor, run_id)
    grid, action = action_of(run)
    if run.account_id != actor.account_id:
        raise NotFound
    rows = await records.list_rows(tx, run_id, outcome="failed", limit=MOST_TICKED)
    if run.is_moving or not rows:
        raise Conflict("There is nothing to try again.")
    return await start_run(tx, actor, grid, action, ids=[row.row_id for row in rows], fields=run.fields)


def action_of(run: BulkRun) -> tuple[Grid, BulkAction]:
    """The declaration behind a run. Raises NotFound when this version of the shop has it no more."""
    grid = GRIDS.get(run.grid)
    action = grid.action(run.action) if grid else None
    if grid is None or action is None:
        raise NotFound
    return grid, action


async def _may(tx: Tx, actor: Actor, grid: Grid, action: BulkAction) -> None:
    if action.permission:
        actor.require(action.permission)
    elif grid.permission:
        actor.require(grid.permission)
    if action.needs_proof:
        await identity.require_recent_proof(tx, actor)
