"""Events and jobs live and die with the transaction that wants them, and survive crashes."""

import asyncio
from datetime import timedelta

import msgspec
import pytest

from jishi.platform import worker
from jishi.platform.db import Tx
from jishi.platform.events import Event
from jishi.platform.jobs import Job
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain, perform


class Rang(Event, frozen=True, kw_only=True, tag="test.rang"):
    """A bell rang."""

    times: int


class Note(msgspec.Struct, frozen=True):
    """Something to write down."""

    text: str


WRITE = Job("test.write", Note)


async def write(tx: Tx, note: Note) -> None:
    await tx.execute(
        "INSERT INTO platform.mailbox (id, at, recipient, channel, subject, body)"
        " VALUES (gen_random_uuid(), $1, 'test', 'email', $2, '')",
        tx.now,
        note.text,
    )


async def write_ring(tx: Tx, event: Rang) -> None:
    await write(tx, Note(f"rang {event.times}"))


async def written(app: Runtime) -> list[str]:
    async with app.tx(write=False) as tx:
        rows = await tx.fetch("SELECT subject FROM platform.mailbox WHERE recipient = 'test' ORDER BY subject")
    return [row[0] for row in rows]


async def test_an_inline_subscriber_acts_in_the_same_transaction(app: Runtime) -> None:
    app.wiring.inside(Rang, write_ring)
    async with app.tx() as tx:
        await tx.publish(Rang(times=1))
    assert await written(app) == ["rang 1"]


async def test_an_inline_subscriber_that_fails_fails_the_publisher(app: Runtime) -> None:
    async def fail(_tx: Tx, _event: Rang) -> None:
        raise LookupError

    app.wiring.inside(Rang, write_ring)
    app.wiring.inside(Rang, fail)
    with pytest.raises(LookupError):
        async with app.tx() as tx:
            await tx.publish(Rang(times=1))
    assert await written(app) == []


async def test_a_queued_subscriber_hears_only_of_what_was_committed(app: Runtime) -> None:
    app.wiring.on(Rang, "test.write", write_ring)
    with pytest.raises(LookupError):
        async with app.tx() as tx:
            await tx.publish(Rang(times=1))
            raise LookupError
    async with app.tx() as tx:
        await tx.publish(Rang(times=2))
    assert await drain(app) == 1
    assert await written(app) == ["rang 2"]


async def test_an_event_delivered_twice_is_handled_once(app: Runtime) -> None:
    app.wiring.on(Rang, "test.write", write_ring)
    payload = msgspec.json.encode(Rang(times=3))
    await perform(app, "on:test.write", payload)
    await perform(app, "on:test.write", payload)
    assert await written(app) == ["rang 3"]


async def test_a_handler_that_fails_leaves_the_event_unhandled(app: Runtime) -> None:
    async def fail(tx: Tx, event: Rang) -> None:
        await write_ring(tx, event)
        raise LookupError

    app.wiring.on(Rang, "test.write", fail)
    payload = msgspec.json.encode(Rang(times=4))
    with pytest.raises(LookupError):
        await perform(app, "on:test.write", payload)
    assert await written(app) == []
    async with app.tx() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM platform.handled") == 0


async def test_a_job_with_a_dedupe_key_waits_once(app: Runtime) -> None:
    app.wiring.job(WRITE, write)
    async with app.tx() as tx:
        for _ in range(3):
            tx.enqueue(WRITE, Note("once"), dedupe_key="same")
    assert await drain(app) == 1


async def test_a_delayed_job_is_not_due_yet(app: Runtime) -> None:
    app.wiring.job(WRITE, write)
    async with app.tx() as tx:
        tx.enqueue(WRITE, Note("later"), after=timedelta(hours=1))
    assert await drain(app) == 0


async def test_the_worker_retries_and_then_rests_the_job_as_failed(
    own_app: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    async def fail(_tx: Tx, _note: Note) -> None:
        nonlocal tries
        tries += 1
        raise LookupError("always")

    monkeypatch.setattr(worker, "MAX_ATTEMPTS", 2)
    monkeypatch.setattr(worker, "FIRST_DELAY", timedelta(milliseconds=20))
    own_app.wiring.job(WRITE, fail)
    async with own_app.tx() as tx:
        tx.enqueue(WRITE, Note("never"))
    async with running_worker(own_app) as _:
        await until(own_app, "SELECT count(*) FROM pgqueuer WHERE status = 'failed'", 1)
    assert tries == 3


async def test_work_that_is_watched_waits_for_no_backlog(own_app: Runtime) -> None:
    busy, over, seen = asyncio.Semaphore(0), asyncio.Semaphore(0), asyncio.Event()

    async def hang(_: Tx, __: Note) -> None:
        busy.release()
        await over.acquire()

    async def see(_: Tx, __: Note) -> None:
        seen.set()

    watched, backlog = Job("test.watched", Note, awaited=True), worker.PARALLEL * 20
    own_app.wiring.job(WRITE, hang)
    own_app.wiring.job(watched, see)
    async with own_app.tx() as tx:
        for number in range(backlog):
            tx.enqueue(WRITE, Note(str(number)), priority=10)
    async with running_worker(own_app):
        for _ in range(worker.PARALLEL):
            await busy.acquire()
        async with own_app.tx() as tx:
            tx.enqueue(watched, Note("watched"))
        over.release()  # one of all those ends, the others hang
        try:
            await asyncio.wait_for(seen.wait(), 20)
        finally:
            for _ in range(backlog):
                over.release()
        await until(own_app, "SELECT count(*) FROM pgqueuer", 0)


async def test_a_job_that_a_dead_worker_held_is_done_by_the_next(own_app: Runtime) -> None:
    started, buried = asyncio.Event(), asyncio.Event()

    async def hang(tx: Tx, note: Note) -> None:
        await write(tx, Note("half done"))
        started.set()
        await buried.wait()
        raise ConnectionError("this worker is dead")

    own_app.wiring.job(WRITE, hang)
    async with own_app.tx() as tx:
        tx.enqueue(WRITE, Note("whole"))
    doomed = asyncio.create_task(worker.run(own_app, asyncio.Event()))
    await started.wait()
    doomed.cancel()
    await asyncio.gather(doomed, return_exceptions=True)
    assert await written(own_app) == []
    async with own_app.tx() as tx:
        await tx.execute("UPDATE pgqueuer SET heartbeat = now() - interval '1 hour' WHERE status = 'picked'")
    own_app.wiring.jobs[WRITE.name] = (WRITE, write)  # type: ignore[assignment]
    async with running_worker(own_app):
        await until(own_app, "SELECT count(*) FROM platform.mailbox WHERE subject = 'whole'", 1)
    assert await written(own_app) == ["whole"]
    buried.set()
    await asyncio.sleep(0)


class running_worker:  # noqa: N801  reads as a verb in `async with`
    """A worker in the background for the length of a block."""

    def __init__(self, app: Runtime) -> None:
        self._app = app
        self._stop = asyncio.Event()

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(worker.run(self._app, self._stop))

    async def __aexit__(self, *_: object) -> None:
        self._stop.set()
        await asyncio.wait_for(self._task, 15)


async def until(app: Runtime, count: str, expected: int) -> None:
    """Wait until the query gives `expected`, at most 20 seconds."""
    async with asyncio.timeout(20):
        while True:
            async with app.tx(write=False) as tx:
                if await tx.fetch_value(count) == expected:
                    return
            await asyncio.sleep(0.02)
