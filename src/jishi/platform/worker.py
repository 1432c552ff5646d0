"""The worker: does queued jobs, tells queued subscribers, keeps schedules. Any number of them may run.

A job that fails is tried again with growing delays, then rests as *failed* until a person retries it in the console.
A worker that dies in the middle loses its transaction, and the job is picked up by another.
"""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import asyncpg
import msgspec
import structlog
from pgqueuer import PgQueuer
from pgqueuer.core.executors import DatabaseRetryEntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.models import Job as QueuedJob
from pgqueuer.models import Schedule as DueSchedule

from jishi.platform import telemetry
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Schedule

log = structlog.get_logger(__name__)
MAX_ATTEMPTS = 8
FIRST_DELAY = timedelta(seconds=1)
RESTART_SECONDS = 1.0
PARALLEL = 4
"""Pieces of work at a time in one process, and as many again that somebody watches."""


async def perform(app: Runtime, name: str, payload: bytes) -> None:
    """Do one queued piece of work in a transaction of its own; doing the same event twice does it once."""
    if (subscription := app.wiring.subscriptions.get(name)) is not None:
        event = msgspec.json.decode(payload, type=subscription.kind)
        async with app.tx() as tx:
            fresh = await tx.execute(
                "INSERT INTO platform.handled (event_id, subscriber, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                event.event_id,
                name,
                tx.now,
            )
            if fresh:
                await subscription.handler(tx, event)
        return
    job, handler = app.wiring.jobs[name]
    body = msgspec.json.decode(payload, type=job.payload)
    async with app.tx() as tx:
        await handler(tx, body)


async def drain(app: Runtime, *, most: int = 1_000, parallel: int = 1) -> int:
    """Do what is due now until nothing is, `parallel` at a time, in order; returns how much that was. A failure raises.
    For tests and the demo world, which have no worker process."""
    done = 0
    while done < most:
        async with app.tx() as tx:
            rows = await tx.fetch(
                "DELETE FROM pgqueuer WHERE id IN (SELECT id FROM pgqueuer WHERE status = 'queued'"
                " AND execute_after <= now() ORDER BY priority DESC, id LIMIT 100 FOR UPDATE SKIP LOCKED)"
                " RETURNING id, entrypoint, payload"
            )
        if not rows:
            return done
        waiting = iter(sorted(rows, key=lambda found: int(found["id"])))
        if parallel == 1:
            # In the caller's own task, so that what ends a process (a test's stand-in for a kill) reaches the caller.
            await _work_off(app, waiting)
        else:
            await asyncio.gather(*(_work_off(app, waiting) for _ in range(parallel)))
        done += len(rows)
    raise RuntimeError(f"more than {most} jobs: does one enqueue itself?")


async def _work_off(app: Runtime, waiting: Iterator[asyncpg.Record]) -> None:
    for row in waiting:
        await perform(app, row["entrypoint"], row["payload"])


async def run_schedule(app: Runtime, schedule: Schedule) -> None:
    """Run one schedule's handler in a transaction of its own."""
    async with app.tx() as tx:
        await schedule.handler(tx)


async def run(app: Runtime, stop: asyncio.Event) -> None:
    """Work until `stop`; a lost database is waited for."""
    while not stop.is_set():
        try:
            await _run_once(app, stop)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as reason:
            log.warning("worker_lost_database", reason=str(reason))
            await asyncio.sleep(RESTART_SECONDS)


async def _run_once(app: Runtime, stop: asyncio.Event) -> None:
    connection: asyncpg.Connection[Any] = await asyncpg.connect(app.settings.database_url)
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _: lost.set())
    try:
        queuer = PgQueuer.from_asyncpg_connection(connection)
        _register(queuer, app)
        running = asyncio.create_task(
            queuer.run(dequeue_timeout=timedelta(seconds=5), batch_size=20, max_concurrent_tasks=PARALLEL * 10)
        )
        stopping = asyncio.create_task(stop.wait())
        losing = asyncio.create_task(lost.wait())
        telemetry.UP.labels("worker").set(1)
        await asyncio.wait({running, stopping, losing}, return_when=asyncio.FIRST_COMPLETED)
        queuer.shutdown.set()
        stopping.cancel()
        losing.cancel()
        if lost.is_set():
            running.cancel()
        await asyncio.gather(running, stopping, losing, return_exceptions=True)
        if lost.is_set():
            raise OSError("connection to the database was lost")
    finally:
        telemetry.UP.labels("worker").set(0)
        connection.terminate()


def _register(queuer: PgQueuer, app: Runtime) -> None:
    gate, awaited = asyncio.Semaphore(PARALLEL), asyncio.Semaphore(PARALLEL)
    watched = {name for name, (job, _) in app.wiring.jobs.items() if job.awaited}
    for name in [*app.wiring.subscriptions, *app.wiring.jobs]:
        runner = _job_runner(app, awaited if name in watched else gate)
        queuer.entrypoint(name, on_failure="hold", executor_factory=_with_retries)(runner)
    for schedule in app.wiring.schedules.values():
        queuer.schedule(schedule.name, schedule.cron, clean_old=True)(_schedule_runner(app, gate, schedule))


def _with_retries(parameters: EntrypointExecutorParameters) -> DatabaseRetryEntrypointExecutor:
    return DatabaseRetryEntrypointExecutor(parameters=parameters, max_attempts=MAX_ATTEMPTS, initial_delay=FIRST_DELAY)


def _job_runner(app: Runtime, gate: asyncio.Semaphore) -> Any:
    async def run_job(job: QueuedJob) -> None:
        try:
            async with gate:
                await perform(app, job.entrypoint, job.payload or b"{}")
        except Exception as reason:
            telemetry.JOBS.labels(job.entrypoint, "failed").inc()
            log.warning("job_failed", job=job.entrypoint, id=int(job.id), attempt=job.attempts, reason=repr(reason))
            raise
        telemetry.JOBS.labels(job.entrypoint, "done").inc()

    return run_job


def _schedule_runner(app: Runtime, gate: asyncio.Semaphore, schedule: Schedule) -> Any:
    async def run_due(_: DueSchedule) -> None:
        try:
            async with gate:
                await run_schedule(app, schedule)
        except Exception as reason:  # noqa: BLE001  a schedule that fails must not stop the others; it runs again
            log.error("schedule_failed", schedule=schedule.name, reason=repr(reason))

    return run_due
