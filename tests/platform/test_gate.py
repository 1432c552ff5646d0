"""The gate settles the transaction before anybody hears an answer, and lets nothing unsafe through."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import msgspec
import pytest
from litestar import Request, get, post
from litestar.params import FromPath

from jishi.kernel.errors import Conflict, Invalid
from jishi.platform.http import app as web
from jishi.platform.http.context import GivenTx, SessionReader
from jishi.platform.http.limits import Limits
from jishi.platform.jobs import Job
from jishi.platform.runtime import Runtime


class Note(msgspec.Struct, frozen=True):
    """Nothing."""


KEEP = (
    "INSERT INTO platform.mailbox (id, at, recipient, channel, subject, body)"
    " VALUES (gen_random_uuid(), now(), 'gate', 'email', $1, '')"
)


@post("/api/test/{how:str}")
async def keep(tx: GivenTx, how: FromPath[str]) -> dict[str, str]:
    await tx.execute(KEEP, how)
    if how == "refuse":
        raise Conflict("No.")
    if how == "break":
        raise ZeroDivisionError
    if how == "unsaved":
        tx.enqueue(Job("test.nowhere", Note), Note(), priority=2**40)  # the queue refuses such a priority
    return {"kept": how}


@get("/api/test/fields")
async def fields() -> dict[str, str]:
    raise Invalid("Please check what you wrote.", fields={"name": "Please fill this in."})


@post("/callbacks/test")
async def callback(request: Request[Any, Any, Any]) -> dict[str, int]:
    return {"length": len(await request.body())}


@pytest.fixture
async def small(app: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=web.create(app, [keep, fields, callback]), raise_app_exceptions=False)
    headers = {"Authorization": "Bearer nobody"}
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test", headers=headers) as client:
        yield client


@pytest.fixture(autouse=True)
def nobody_signed_in(app: Runtime) -> None:
    async def read(_app: Runtime, _token: str) -> None:
        return None

    app.provide(SessionReader, SessionReader(read))


async def kept(app: Runtime) -> list[str]:
    async with app.tx(write=False) as tx:
        return [row[0] for row in await tx.fetch("SELECT subject FROM platform.mailbox WHERE recipient = 'gate'")]


async def test_a_good_answer_means_it_is_saved(small: httpx.AsyncClient, app: Runtime) -> None:
    assert (await small.post("/api/test/well")).status_code == 201
    assert await kept(app) == ["well"]


@pytest.mark.parametrize(("how", "status"), [("refuse", 409), ("break", 500)])
async def test_a_refusal_or_a_fault_leaves_nothing_behind(
    small: httpx.AsyncClient, app: Runtime, how: str, status: int
) -> None:
    answer = await small.post(f"/api/test/{how}")
    assert answer.status_code == status
    assert await kept(app) == []


async def test_a_fault_tells_nothing_of_our_insides(small: httpx.AsyncClient) -> None:
    answer = await small.post("/api/test/break")
    assert "ZeroDivision" not in answer.text
    assert answer.json()["code"] == "internal_error"


async def test_nobody_hears_of_success_when_the_commit_fails(small: httpx.AsyncClient, app: Runtime) -> None:
    answer = await small.post("/api/test/unsaved")
    assert answer.status_code == 503
    assert answer.json()["code"] == "not_saved"
    assert await kept(app) == []


async def test_problems_speak_the_callers_language(small: httpx.AsyncClient) -> None:
    answer = await small.get("/api/test/fields", headers={"Accept-Language": "zh-CN"})
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"name"}


async def test_an_unsafe_request_without_a_token_is_refused(small: httpx.AsyncClient, app: Runtime) -> None:
    answer = await small.post("/api/test/well", headers={"Authorization": ""})
    assert answer.status_code == 403
    assert answer.json()["code"] == "csrf"
    assert await kept(app) == []


async def test_signed_callbacks_need_no_token(small: httpx.AsyncClient) -> None:
    answer = await small.post("/callbacks/test", content=b"12345", headers={"Authorization": ""})
    assert answer.json() == {"length": 5}


async def test_too_many_requests_are_told_when_to_come_back(small: httpx.AsyncClient, app: Runtime) -> None:
    app.service(Limits).enabled = True
    answers = [await small.get("/health") for _ in range(400)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert int(refused[0].headers["retry-after"]) >= 1
