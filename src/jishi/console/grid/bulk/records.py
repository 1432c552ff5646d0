"""Bulk runs and their rows, as they are kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.console.grid.outcomes import Outcome
from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page, decode_cursor, encode_cursor
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

COLUMNS = """id, grid, action, account_id, session_id, state, query, cursor, fields, total, done, failed, problem,
created_at, finished_at"""

INSERT = """
INSERT INTO console.bulk_runs (id, grid, action, account_id, session_id, state, query, cursor, fields, total, done,
                               failed, problem, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, '', $11)
"""

ADD_ROWS = """
WITH added AS (
    INSERT INTO console.bulk_rows (run_id, position, row_id, message, params)
    SELECT $1, $3 + given.position, given.row_id, '', '{}'
    FROM unnest($2::text[]) WITH ORDINALITY AS given(row_id, position)
    ON CONFLICT (run_id, row_id) DO NOTHING RETURNING 1
)
SELECT count(*)::int FROM added
"""

FIND = f"SELECT {COLUMNS} FROM console.bulk_runs WHERE id = $1 AND ($2::uuid IS NULL OR account_id = $2)"

LOCK = f"SELECT {COLUMNS} FROM console.bulk_runs WHERE id = $1 FOR UPDATE"

LIST = f"""
SELECT {COLUMNS} FROM console.bulk_runs
WHERE ($1::uuid IS NULL OR account_id = $1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
"""

GATHERED = "UPDATE console.bulk_runs SET cursor = $2, total = total + $3, state = $4 WHERE id = $1"

WAITING = """
SELECT row_id FROM console.bulk_rows WHERE run_id = $1 AND outcome IS NULL ORDER BY position LIMIT $2
"""

TELL = """
UPDATE console.bulk_rows AS one SET outcome = given.outcome, message = given.message, params = given.params
FROM unnest($2::text[], $3::text[], $4::text[], $5::jsonb[]) AS given(row_id, outcome, message, params)
WHERE one.run_id = $1 AND one.row_id = given.row_id AND one.outcome IS NULL
"""

ADVANCE = "UPDATE console.bulk_runs SET done = done + $2, failed = failed + $3 WHERE id = $1"

END = """
UPDATE console.bulk_runs SET state = $2, problem = $3, finished_at = $4
WHERE id = $1 AND state IN ('gathering', 'running')
"""

TOLD = """
SELECT position, row_id, outcome, message, params FROM console.bulk_rows
WHERE run_id = $1 AND position > $2 AND ($3::text IS NULL OR outcome = $3) ORDER BY position LIMIT $4
"""


class RunState(StrEnum):
    """The life of a run."""

    GATHERING = "gathering"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class BulkRun(msgspec.Struct, frozen=True):
    """One thing done with many rows. `cursor` is how far gathering has come, None once all rows are known."""

    id: UUID
    grid: str
    action: str
    account_id: UUID
    session_id: UUID | None
    state: str
    query: str
    cursor: str | None
    fields: dict[str, str]
    total: int
    done: int
    failed: int
    problem: str
    created_at: datetime
    finished_at: datetime | None

    @property
    def is_moving(self) -> bool:
        return self.state in (RunState.GATHERING, RunState.RUNNING)

    @property
    def percent(self) -> int:
        """How much of it is over."""
        return (self.done + self.failed) * 100 // self.total if self.total else 0


class BulkRow(msgspec.Struct, frozen=True):
    """How it went with one row; `outcome` is done, failed or None while it waits."""

    position: int
    row_id: str
    outcome: str | None
    message: str
    params: dict[str, str]


def seen_by(actor: Actor) -> UUID | None:
    """Whose runs this person sees: their own; those who mind the jobs of the whole platform see all."""
    own = actor.require_account()
    return None if actor.has(Permission.JOBS_MANAGE) and not actor.shop_ids else own


async def get_run(tx: Tx, actor: Actor, run_id: UUID) -> BulkRun:
    """A run. Raises NotFound for one that this person does not see."""
    if (found := await tx.row(BulkRun, FIND, run_id, seen_by(actor))) is None:
        raise NotFound
    return found


async def list_runs(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 50) -> Page[BulkRun]:
    """Runs, the newest first."""
    before = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    found = await tx.rows(BulkRun, LIST, seen_by(actor), before, limit + 1)
    return Page(found[:limit], encode_cursor(found[limit - 1].id) if len(found) > limit else None)


async def list_rows(
    tx: Tx, run_id: UUID, *, after: int = 0, outcome: str | None = None, limit: int = 100
) -> list[BulkRow]:
    """Rows of a run in their order."""
    return await tx.rows(BulkRow, TOLD, run_id, after, outcome, limit)


async def tell(tx: Tx, run: BulkRun, outcomes: Mapping[str, Outcome]) -> None:
    """Write down how it went with some rows."""
    ids = list(outcomes)
    words = [outcomes[row_id] for row_id in ids]
    await tx.execute(
        TELL,
        run.id,
        ids,
        ["done" if outcome.done else "failed" for outcome in words],
        [outcome.message for outcome in words],
        [outcome.params for outcome in words],
    )
    done = sum(outcome.done for outcome in words)
    await tx.execute(ADVANCE, run.id, done, len(words) - done)


async def add_rows(tx: Tx, run_id: UUID, ids: Sequence[str], after: int) -> int:
    """Add rows behind position `after`; returns how many were new."""
    return int(await tx.fetch_value(ADD_ROWS, run_id, list(ids), after))
