"""Those who look after jobs hear when one has failed for good."""

from datetime import timedelta

from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Kind
from jishi.modules.team.contracts import Permission
from jishi.platform import queue
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Wiring

RECENT = timedelta(hours=1)
MOST = 50

FAILED = Kind(
    code="jobs.failed",
    group="work",
    title="The job %(job)s failed for good",
    text="It was tried %(attempts)s times; the last reason was %(reason)s. It waits for somebody to retry or discard"
    " it.",
    link="/console/jobs/%(id)s",
    action="Look at it",
    sample={"job": "mail.send", "attempts": 8, "reason": "TimeoutError", "id": 4711},
)


async def tell_of_failed(tx: Tx) -> None:
    """Tell of jobs that failed within the last hour: of each name once per hour, so that a broken provider does not
    fill the inbox."""
    told = set[str]()
    for job in await queue.failed_jobs(tx, limit=MOST):
        if job.name in told or tx.now - job.failed_at > RECENT:
            continue
        told.add(job.name)
        await notifications.notify_staff(
            tx,
            FAILED.code,
            permission=Permission.JOBS_MANAGE,
            params={"job": job.name, "attempts": job.attempts, "reason": job.error_type, "id": job.id},
            dedupe=f"{job.name}:{job.failed_at:%Y-%m-%dT%H}",
        )


def provide(runtime: Runtime) -> None:
    """Make the kind known."""
    notifications.declare(runtime, FAILED)


def register(wiring: Wiring) -> None:
    """Look every five minutes."""
    wiring.schedule("console.tell_of_failed_jobs", "*/5 * * * *", tell_of_failed)
