"""What people may know of the job queue, and do about what failed for good.

The tables are PgQueuer's; its statements run here in our transaction, so that a refusal undoes them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import asyncpg
import msgspec
from pgqueuer.adapters.persistence.qb import QueryQueueBuilder

from jishi.kernel.errors import Conflict, NotFound
from jishi.platform.db import Tx

KEEP_LOG = timedelta(days=14)
RETRY_MOST = 1_000
"""Jobs that one *retry all* puts back; the rest waits for the next one."""

MOST_ID = 2**63 - 1

REQUEUE = QueryQueueBuilder().build_requeue_jobs_query()

COUNTS = """
SELECT entrypoint,
       count(*) FILTER (WHERE status = 'queued' AND execute_after <= now()),
       count(*) FILTER (WHERE status = 'queued' AND execute_after > now()),
       count(*) FILTER (WHERE status = 'picked'),
       count(*) FILTER (WHERE status = 'failed'),
       min(created) FILTER (WHERE status = 'queued' AND execute_after <= now())
FROM pgqueuer GROUP BY entrypoint ORDER BY entrypoint
"""

RUNNING = """
SELECT id, entrypoint, attempts + 1, updated FROM pgqueuer WHERE status = 'picked' ORDER BY updated, id LIMIT $1
"""

FAILED = """
SELECT job.id, job.entrypoint, job.attempts + 1, job.created, job.updated, job.payload,
       coalesce(log.traceback ->> 'exception_type', ''), coalesce(log.traceback ->> 'exception_message', ''),
       coalesce(log.traceback ->> 'traceback', '')
FROM pgqueuer AS job LEFT JOIN LATERAL (
    SELECT traceback FROM pgqueuer_log WHERE job_id = job.id AND traceback IS NOT NULL ORDER BY created DESC LIMIT 1
) AS log ON true
WHERE job.status = 'failed'
"""

LIST_FAILED = (
    FAILED
    + " AND ($1 = '' OR job.entrypoint = $1) AND ($2::bigint IS NULL OR job.id < $2) ORDER BY job.id DESC LIMIT $3"
)

ONE_FAILED = FAILED + " AND job.id = $1"

RETRYABLE = """
SELECT DISTINCT ON (coalesce(dedupe_key, id::text)) id FROM pgqueuer AS job
WHERE status = 'failed' AND ($1::bigint IS NULL OR id = $1) AND ($2 = '' OR entrypoint = $2) AND NOT EXISTS (
    SELECT 1 FROM pgqueuer AS other
    WHERE other.dedupe_key = job.dedupe_key AND other.status IN ('queued', 'picked')
) ORDER BY coalesce(dedupe_key, id::text), id DESC LIMIT $3
"""

DISCARD = """
WITH gone AS (DELETE FROM pgqueuer WHERE id = $1 AND status = 'failed' RETURNING id, entrypoint, priority)
INSERT INTO pgqueuer_log (job_id, status, entrypoint, priority) SELECT id, 'deleted', entrypoint, priority FROM gone
"""

SCHEDULES = (
    "SELECT entrypoint, expression, next_run, last_run, status = 'picked' FROM pgqueuer_schedules ORDER BY entrypoint"
)

FORGET = "DELETE FROM pgqueuer_log WHERE created < $1 AND job_id NOT IN (SELECT id FROM pgqueuer)"


class QueueCount(msgspec.Struct, frozen=True):
    """How many jobs of one name wait, rest until later, run, and have failed for good; since when the oldest waits."""

    name: str
    waiting: int
    later: int
    running: int
    failed: int
    oldest: datetime | None = None


class RunningJob(msgspec.Struct, frozen=True):
    """A job that a worker has in its hands."""

    id: int
    name: str
    attempt: int
    since: datetime


class FailedJob(msgspec.Struct, frozen=True):
    """A job that will not be tried again by itself. `payload` and the error are raw: they may name people."""

    id: int
    name: str
    attempts: int
    created_at: datetime
    failed_at: datetime
    payload: bytes | None
    error_type: str
    error: str
    trace: str


class ScheduleState(msgspec.Struct, frozen=True):
    """A schedule as the workers keep it."""

    name: str
    cron: str
    next_run: datetime
    last_run: datetime | None
    is_running: bool


async def count_jobs(tx: Tx) -> list[QueueCount]:
    """The queue by name of job; names without any job are left out."""
    return await tx.rows(QueueCount, COUNTS)


async def running_jobs(tx: Tx, limit: int = 20) -> list[RunningJob]:
    """What runs now, longest first."""
    return await tx.rows(RunningJob, RUNNING, limit)


async def failed_jobs(tx: Tx, name: str = "", *, before: int | None = None, limit: int = 20) -> list[FailedJob]:
    """What failed for good, newest first, of one name or all; those older than the job `before`."""
    return await tx.rows(FailedJob, LIST_FAILED, name, before, limit)


async def failed_job(tx: Tx, job_id: int) -> FailedJob:
    """One job that failed for good. Raises NotFound for any other."""
    if job_id > MOST_ID or (found := await tx.row(FailedJob, ONE_FAILED, job_id)) is None:
        raise NotFound
    return found


async def schedules(tx: Tx) -> list[ScheduleState]:
    """All schedules that a worker has ever taken up."""
    return await tx.rows(ScheduleState, SCHEDULES)


async def retry(tx: Tx, job_id: int) -> None:
    """Put a failed job back to be done now, with all its attempts.

    Raises NotFound when it is not among the failed, Conflict when the same work already waits.
    """
    await failed_job(tx, job_id)
    if not (ids := await _retryable(tx, job_id, "", 1)):
        raise Conflict("The same work is already waiting. Discard this one instead.", code="already_waiting")
    await _requeue(tx, ids)


async def retry_all(tx: Tx, name: str = "") -> int:
    """Put failed jobs back, of one name or all, up to RETRY_MOST; returns how many. What already waits stays."""
    ids = await _retryable(tx, None, name, RETRY_MOST)
    await _requeue(tx, ids)
    return len(ids)


async def discard(tx: Tx, job_id: int) -> None:
    """Give up on a failed job; its log stays. Raises NotFound when it is not among the failed."""
    if job_id > MOST_ID or not await tx.execute(DISCARD, job_id):
        raise NotFound


async def forget_old(tx: Tx) -> None:
    """Drop log lines of finished jobs when nobody will read them any more."""
    await tx.execute(FORGET, tx.now - KEEP_LOG)


async def _retryable(tx: Tx, job_id: int | None, name: str, limit: int) -> list[int]:
    return [row["id"] for row in await tx.fetch(RETRYABLE, job_id, name, limit)]


async def _requeue(tx: Tx, ids: Sequence[int]) -> None:
    try:
        await tx.execute(REQUEUE, list(ids))
    except asyncpg.UniqueViolationError:
        raise Conflict("The same work is already waiting. Discard this one instead.", code="already_waiting") from None
