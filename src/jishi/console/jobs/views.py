"""The queue as staff may see it. Every function refuses those without `jobs.manage`."""

from datetime import datetime

import msgspec

from jishi.console.jobs.masking import masked_payload, masked_text
from jishi.kernel.actor import Actor
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.team.contracts import Permission
from jishi.platform import audit, queue
from jishi.platform.db import Tx
from jishi.platform.queue import FailedJob, QueueCount, RunningJob, ScheduleState


class JobsView(msgspec.Struct, frozen=True):
    """The state of the queue."""

    queues: list[QueueCount]
    running: list[RunningJob]
    schedules: list[ScheduleState]
    waiting: int
    later: int
    in_hand: int
    failed: int


class FailedView(msgspec.Struct, frozen=True):
    """A job that failed for good, with everything personal hidden."""

    id: int
    name: str
    attempts: int
    created_at: datetime
    failed_at: datetime
    payload: str
    error_type: str
    error: str
    trace: str
    is_known: bool
    """Whether this version of the shop still knows the job; retrying another one fails again."""


async def look(tx: Tx, actor: Actor) -> JobsView:
    """How the queue is."""
    actor.require(Permission.JOBS_MANAGE)
    queues = await queue.count_jobs(tx)
    return JobsView(
        queues,
        await queue.running_jobs(tx),
        await queue.schedules(tx),
        waiting=sum(each.waiting for each in queues),
        later=sum(each.later for each in queues),
        in_hand=sum(each.running for each in queues),
        failed=sum(each.failed for each in queues),
    )


async def list_failed(tx: Tx, actor: Actor, *, name: str = "", cursor: str = "", limit: int = 20) -> Page[FailedView]:
    """What failed for good, newest first."""
    actor.require(Permission.JOBS_MANAGE)
    before = decode_cursor(cursor, tuple[int])[0] if cursor else None
    most = clamp_limit(limit)
    found = await queue.failed_jobs(tx, name, before=before, limit=most + 1)
    shown = [_shown(tx, job) for job in found[:most]]
    return Page(shown, encode_cursor(shown[-1].id) if len(found) > most else None)


async def get_failed(tx: Tx, actor: Actor, job_id: int) -> FailedView:
    """One of them. Raises NotFound."""
    actor.require(Permission.JOBS_MANAGE)
    return _shown(tx, await queue.failed_job(tx, job_id))


async def retry(tx: Tx, actor: Actor, job_id: int) -> None:
    """Have it done again. Raises NotFound, and Conflict when the same work already waits."""
    actor.require(Permission.JOBS_MANAGE)
    await queue.retry(tx, job_id)
    await audit.record(tx, actor, "jobs.retried", "job", str(job_id))


async def retry_all(tx: Tx, actor: Actor, name: str = "") -> int:
    """Have all of them done again, of one name or all; returns how many."""
    actor.require(Permission.JOBS_MANAGE)
    retried = await queue.retry_all(tx, name)
    if retried:
        await audit.record(tx, actor, "jobs.retried_all", "job", name or "*", {"count": retried})
    return retried


async def discard(tx: Tx, actor: Actor, job_id: int) -> None:
    """Give up on it. Raises NotFound."""
    actor.require(Permission.JOBS_MANAGE)
    job = await queue.failed_job(tx, job_id)
    await queue.discard(tx, job_id)
    await audit.record(tx, actor, "jobs.discarded", "job", str(job_id), {"name": job.name, "error": job.error_type})


def _shown(tx: Tx, job: FailedJob) -> FailedView:
    return FailedView(
        job.id,
        job.name,
        job.attempts,
        job.created_at,
        job.failed_at,
        masked_payload(job.payload),
        job.error_type,
        masked_text(job.error),
        masked_text(job.trace),
        job.name in tx.app.wiring.jobs or job.name in tx.app.wiring.subscriptions,
    )
