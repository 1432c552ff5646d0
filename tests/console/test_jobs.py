"""The job queue in the console: seen, retried and discarded by those who may, and by nobody else."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest
from tests.console.conftest import Employ, Fail
from tests.identity.conftest import Person, SignUp
from tests.platform.test_events import running_worker, until

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Conflict, NotFound
from jishi.modules.team.contracts import Role
from jishi.platform import queue, worker
from jishi.platform.db import Tx
from jishi.platform.jobs import Job
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

HOSTILE = "<script>alert(1)</script>"


class Parcel(msgspec.Struct, frozen=True):
    """What the jobs of these tests carry."""

    order_id: UUID
    to: str
    note: str = ""
    kind: str = "express"


SEND = Job("tests.send_parcel", Parcel)


def parcel(note: str = "ring twice") -> Parcel:
    return Parcel(uuid4(), "lin@example.com", note)


@pytest.fixture
async def engineer(employ: Employ) -> Person:
    """One who may see and mend the queue."""
    return await employ(Role.ENGINEER)


async def statuses(app: Runtime) -> list[str]:
    async with app.tx(write=False) as tx:
        return [row["status"] for row in await tx.fetch("SELECT status FROM pgqueuer ORDER BY id")]


async def test_a_job_that_fails_for_good_is_seen_retried_and_done(
    own_app: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, done = True, asyncio.Event()

    async def send(_: Tx, __: Parcel) -> None:
        if broken:
            raise ConnectionError("the courier's office is closed")
        done.set()

    monkeypatch.setattr(worker, "MAX_ATTEMPTS", 1)
    monkeypatch.setattr(worker, "FIRST_DELAY", timedelta(milliseconds=20))
    own_app.wiring.job(SEND, send)
    async with own_app.tx() as tx:
        tx.enqueue(SEND, parcel())
    async with running_worker(own_app):
        await until(own_app, "SELECT count(*) FROM pgqueuer WHERE status = 'failed'", 1)
        async with own_app.tx() as tx:
            (job,) = await queue.failed_jobs(tx)
            assert (job.name, job.attempts) == (SEND.name, 2)
            assert (job.error_type, job.error) == ("ConnectionError", "the courier's office is closed")
            assert {count.name: count.failed for count in await queue.count_jobs(tx)} == {SEND.name: 1}
            assert [each.name for each in await queue.schedules(tx)] == sorted(own_app.wiring.schedules)
            broken = False
            await queue.retry(tx, job.id)
        await asyncio.wait_for(done.wait(), 20)
        await until(own_app, "SELECT count(*) FROM pgqueuer", 0)


async def test_the_page_tells_what_failed_and_why(engineer: Person, fail: Fail) -> None:
    job_id = await fail(SEND, parcel(), ConnectionError("office closed"))
    page = (await engineer.get("/console/jobs")).text
    assert SEND.name in page
    assert "office closed" in page
    assert f"/console/jobs/{job_id}/retry" in page
    one = await engineer.get(f"/console/jobs/{job_id}")
    assert one.status_code == 200
    assert "ConnectionError" in one.text


async def test_htmx_gets_only_the_part_that_moves(engineer: Person, fail: Fail) -> None:
    await fail(SEND, parcel())
    part = await engineer.call("GET", "/console/jobs", headers={"HX-Request": "true"})
    assert SEND.name in part.text
    assert "<html" not in part.text


async def test_retrying_on_the_page_has_it_done(app: Runtime, engineer: Person, fail: Fail) -> None:
    sent: list[str] = []

    async def send(_: Tx, what: Parcel) -> None:
        sent.append(what.note)

    app.wiring.job(SEND, send)
    job_id = await fail(SEND, parcel("again"))
    answer = await engineer.post(f"/console/jobs/{job_id}/retry")
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/jobs")
    await drain(app)
    assert sent == ["again"]


async def test_all_of_one_name_are_retried_together(app: Runtime, engineer: Person, fail: Fail) -> None:
    for _ in range(3):
        await fail(SEND, parcel())
    await fail(Job("tests.other", Parcel), parcel())
    answer = await engineer.post(f"/api/v1/jobs/failed/retry?name={SEND.name}")
    assert answer.json() == {"retried": 3}
    assert await statuses(app) == ["queued"] * 3 + ["failed"]


async def test_a_discarded_job_is_gone_and_its_log_stays(app: Runtime, engineer: Person, fail: Fail) -> None:
    job_id = await fail(SEND, parcel())
    assert (await engineer.delete(f"/api/v1/jobs/failed/{job_id}")).status_code == 204
    assert await statuses(app) == []
    assert (await engineer.delete(f"/api/v1/jobs/failed/{job_id}")).status_code == 404
    async with app.tx() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM pgqueuer_log WHERE status = 'deleted'") == 1


async def test_only_what_failed_can_be_touched(app: Runtime, engineer: Person) -> None:
    async with app.tx() as tx:
        tx.enqueue(SEND, parcel())
    async with app.tx() as tx:
        job_id = await tx.fetch_value("SELECT id FROM pgqueuer")
    assert (await engineer.delete(f"/api/v1/jobs/failed/{job_id}")).status_code == 404
    assert (await engineer.post(f"/api/v1/jobs/failed/{job_id}/retry")).status_code == 404
    assert (await engineer.get(f"/console/jobs/{job_id}")).status_code == 404
    assert (await engineer.get("/api/v1/jobs/failed/99999999999999999999999")).status_code == 404
    assert (await engineer.delete("/api/v1/jobs/failed/99999999999999999999999")).status_code == 404
    assert await statuses(app) == ["queued"]


async def test_work_that_waits_already_is_not_put_back_twice(app: Runtime, fail: Fail) -> None:
    first = await fail(SEND, parcel(), dedupe_key="one")
    await fail(SEND, parcel(), dedupe_key="one")
    async with app.tx() as tx:
        assert await queue.retry_all(tx) == 1
    assert await statuses(app) == ["failed", "queued"]
    async with app.tx() as tx:
        with pytest.raises(Conflict):
            await queue.retry(tx, first)
        with pytest.raises(NotFound):
            await queue.retry(tx, 0)


async def test_personal_data_of_payload_and_error_is_hidden(engineer: Person, fail: Fail) -> None:
    what = parcel("knock +86 138 0013 8000")
    error = ValueError("lin@example.com did not answer +8613800138000\nDETAIL:  Key (phone)=(13800138000) exists.")
    job_id = await fail(SEND, what, error)
    shown = (await engineer.get(f"/console/jobs/{job_id}")).text + (
        await engineer.get(f"/api/v1/jobs/failed/{job_id}")
    ).text
    assert str(what.order_id) in shown
    assert "express" in shown
    assert "did not answer" in shown
    for secret in ("lin@example", "8000", "knock"):
        assert secret not in shown


async def test_a_hostile_payload_and_error_stay_text(app: Runtime, engineer: Person, fail: Fail) -> None:
    hostile = Job(f"tests.{HOSTILE}", Parcel)
    job_id = await fail(hostile, parcel(HOSTILE), ValueError(HOSTILE))
    async with app.tx() as tx:
        await tx.execute("UPDATE pgqueuer SET payload = $1", b'{"<img src=x onerror=alert(1)>": "\xff"}')
    for path in ("/console/jobs", f"/console/jobs/{job_id}", "/console"):
        page = await engineer.get(path)
        assert page.status_code == 200
        assert HOSTILE not in page.text
        assert "<img src=x" not in page.text


async def test_the_api_tells_the_state_of_the_queue(engineer: Person, fail: Fail) -> None:
    ids = [await fail(SEND, parcel()) for _ in range(3)]
    state = (await engineer.get("/api/v1/jobs")).json()
    assert (state["waiting"], state["failed"]) == (0, 3)
    assert state["queues"][0]["name"] == SEND.name
    first = (await engineer.get("/api/v1/jobs/failed?limit=2")).json()
    assert [job["id"] for job in first["items"]] == [ids[2], ids[1]]
    rest = (await engineer.get(f"/api/v1/jobs/failed?limit=2&cursor={first['next_cursor']}")).json()
    assert [job["id"] for job in rest["items"]] == [ids[0]]
    assert rest["next_cursor"] is None


async def test_nobody_without_the_permission_sees_or_changes_anything(
    app: Runtime, employ: Employ, sign_up: SignUp, fail: Fail
) -> None:
    job_id = await fail(SEND, parcel())
    people = [
        (await sign_up("member@example.com"), 404, 403),
        (await employ(Role.ANALYST), 403, 403),
        (await employ(Role.SERVICE, contact="service@example.com"), 403, 403),
    ]
    for person, page_status, api_status in people:
        for path in ("/console/jobs", f"/console/jobs/{job_id}"):
            assert (await person.get(path)).status_code == page_status
        for path in ("/console/jobs/retry", f"/console/jobs/{job_id}/retry", f"/console/jobs/{job_id}/discard"):
            assert (await person.post(path)).status_code == page_status
        for path in ("/api/v1/jobs", "/api/v1/jobs/failed", f"/api/v1/jobs/failed/{job_id}"):
            assert (await person.get(path)).status_code == api_status
        assert (await person.post("/api/v1/jobs/failed/retry")).status_code == api_status
        assert (await person.post(f"/api/v1/jobs/failed/{job_id}/retry")).status_code == api_status
        assert (await person.delete(f"/api/v1/jobs/failed/{job_id}")).status_code == api_status
    assert await statuses(app) == ["failed"]
    assert SYSTEM.has("jobs.manage")


async def test_old_log_lines_go_but_not_those_of_jobs_that_still_wait(app: Runtime, fail: Fail) -> None:
    await fail(SEND, parcel())
    async with app.tx() as tx:
        await tx.execute(
            "INSERT INTO pgqueuer_log (job_id, status, priority, entrypoint) VALUES (-1, 'successful', 0, 'tests.done')"
        )
        await tx.execute("UPDATE pgqueuer_log SET created = $1", tx.now - timedelta(days=15))
        await queue.forget_old(tx)
        assert [row["entrypoint"] for row in await tx.fetch("SELECT DISTINCT entrypoint FROM pgqueuer_log")] == [
            SEND.name
        ]
