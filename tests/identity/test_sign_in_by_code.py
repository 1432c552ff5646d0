"""Signing in, and up, with a code."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from tests.conftest import browser_for
from tests.identity.conftest import SignUp, code_for, sign_in_by_code

from jishi.kernel.clock import FixedClock
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.platform.db import Tx
from jishi.platform.http.limits import Limits
from jishi.platform.runtime import Runtime

MAIL = "lin@example.com"


async def test_a_new_contact_signs_up_and_the_same_contact_signs_in_again(
    app: Runtime, anonymous: httpx.AsyncClient, clock: FixedClock
) -> None:
    first = await sign_in_by_code(app, anonymous, MAIL, name="林小满")
    assert first.status_code == 201
    assert first.json()["is_new_account"] is True
    assert first.json()["account"]["name"] == "林小满"
    assert first.json()["account"]["email"] == MAIL
    clock.advance(timedelta(minutes=1))
    second = await sign_in_by_code(app, anonymous, " LIN@Example.com ".strip().upper())
    assert second.json()["is_new_account"] is False
    assert second.json()["account"]["id"] == first.json()["account"]["id"]


async def test_a_phone_number_is_kept_in_one_form(
    app: Runtime, anonymous: httpx.AsyncClient, clock: FixedClock
) -> None:
    sent = await anonymous.post("/api/v1/codes", json={"contact": "138 0013 8000"})
    assert sent.status_code == 202
    body = {"method": "code", "contact": "+86 13800138000", "code": await code_for(app, "+8613800138000")}
    answer = await anonymous.post("/api/v1/sessions", json={**body, "agrees": True})
    assert answer.json()["account"]["phone"] == "+8613800138000"


async def test_signing_up_needs_consent_and_leaves_the_code_usable(
    app: Runtime, anonymous: httpx.AsyncClient, tx: Tx
) -> None:
    refused = await sign_in_by_code(app, anonymous, MAIL, agrees=False)
    assert refused.status_code == 422
    assert "agrees" in refused.json()["errors"]
    assert await identity.find_account_by_contact(tx, MAIL) is None
    body = {"method": "code", "contact": MAIL, "code": await code_for(app, MAIL), "agrees": True}
    assert (await anonymous.post("/api/v1/sessions", json=body)).status_code == 201


async def test_consent_is_on_record(sign_up: SignUp) -> None:
    person = await sign_up()
    kinds = {consent["kind"] for consent in (await person.get("/api/v1/me/consents")).json()}
    assert kinds == {"terms", "privacy"}


async def test_asking_for_a_code_answers_the_same_for_known_and_unknown(anonymous: httpx.AsyncClient, tx: Tx) -> None:
    await identity.create_account(tx, NewAccount(name="Lin", email=MAIL))
    known = await anonymous.post("/api/v1/codes", json={"contact": MAIL})
    unknown = await anonymous.post("/api/v1/codes", json={"contact": "nobody@example.com"})
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())


async def test_a_code_works_once(app: Runtime, anonymous: httpx.AsyncClient) -> None:
    answer = await sign_in_by_code(app, anonymous, MAIL)
    assert answer.status_code == 201
    body = {"method": "code", "contact": MAIL, "code": await code_for(app, MAIL), "agrees": True}
    replayed = await anonymous.post("/api/v1/sessions", json=body)
    assert replayed.status_code == 422
    assert replayed.json()["code"] == "wrong_code"


async def test_a_code_expires_after_ten_minutes(app: Runtime, anonymous: httpx.AsyncClient, clock: FixedClock) -> None:
    await anonymous.post("/api/v1/codes", json={"contact": MAIL})
    body = {"method": "code", "contact": MAIL, "code": await code_for(app, MAIL), "agrees": True}
    clock.advance(timedelta(minutes=10))
    assert (await anonymous.post("/api/v1/sessions", json=body)).status_code == 422


async def test_the_right_code_is_refused_after_five_wrong_ones(app: Runtime, anonymous: httpx.AsyncClient) -> None:
    await anonymous.post("/api/v1/codes", json={"contact": MAIL})
    right = await code_for(app, MAIL)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _ in range(5):
        body = {"method": "code", "contact": MAIL, "code": wrong, "agrees": True}
        assert (await anonymous.post("/api/v1/sessions", json=body)).status_code == 422
    body = {"method": "code", "contact": MAIL, "code": right, "agrees": True}
    assert (await anonymous.post("/api/v1/sessions", json=body)).status_code == 422


async def test_a_new_code_makes_the_old_one_worthless(
    app: Runtime, anonymous: httpx.AsyncClient, clock: FixedClock
) -> None:
    await anonymous.post("/api/v1/codes", json={"contact": MAIL})
    old = await code_for(app, MAIL)
    clock.advance(timedelta(seconds=31))
    await anonymous.post("/api/v1/codes", json={"contact": MAIL})
    new = await code_for(app, MAIL)
    body = {"method": "code", "contact": MAIL, "agrees": True}
    if old != new:
        assert (await anonymous.post("/api/v1/sessions", json={**body, "code": old})).status_code == 422
    assert (await anonymous.post("/api/v1/sessions", json={**body, "code": new})).status_code == 201


async def test_one_must_wait_between_codes(anonymous: httpx.AsyncClient, clock: FixedClock) -> None:
    assert (await anonymous.post("/api/v1/codes", json={"contact": MAIL})).status_code == 202
    again = await anonymous.post("/api/v1/codes", json={"contact": MAIL})
    assert again.status_code == 429
    assert 1 <= int(again.headers["retry-after"]) <= 30
    clock.advance(timedelta(seconds=30))
    assert (await anonymous.post("/api/v1/codes", json={"contact": MAIL})).status_code == 202


async def test_a_contact_gets_twenty_codes_a_day(anonymous: httpx.AsyncClient, clock: FixedClock) -> None:
    for _ in range(20):
        assert (await anonymous.post("/api/v1/codes", json={"contact": MAIL})).status_code == 202
        clock.advance(timedelta(minutes=1))
    assert (await anonymous.post("/api/v1/codes", json={"contact": MAIL})).status_code == 429
    clock.advance(timedelta(days=1))
    assert (await anonymous.post("/api/v1/codes", json={"contact": MAIL})).status_code == 202


async def test_one_address_cannot_ask_for_many_contacts(app: Runtime, anonymous: httpx.AsyncClient) -> None:
    app.service(Limits).enabled = True
    statuses = [
        (await anonymous.post("/api/v1/codes", json={"contact": f"p{number}@example.com"})).status_code
        for number in range(12)
    ]
    assert statuses[:10] == [202] * 10
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    "contact", ["", "lin", "lin@", "@example.com", "lin@example", "a..b@example.com", "12345", "1" * 300, "😀@例.cn"]
)
async def test_what_is_no_contact_is_refused(anonymous: httpx.AsyncClient, contact: str) -> None:
    answer = await anonymous.post("/api/v1/codes", json={"contact": contact})
    assert answer.status_code == 422
    assert "contact" in answer.json()["errors"]


async def test_the_code_is_not_stored_in_clear(app: Runtime, anonymous: httpx.AsyncClient, tx: Tx) -> None:
    await anonymous.post("/api/v1/codes", json={"contact": MAIL})
    code = await code_for(app, MAIL)
    row = await tx.fetch_row("SELECT * FROM identity.codes WHERE contact = $1", MAIL)
    assert row is not None
    assert code not in str(dict(row)["digest"])


async def test_two_sign_ups_with_one_code_make_one_account_and_one_session(own_app: Runtime) -> None:
    async with browser_for(own_app) as one, browser_for(own_app) as other:
        await one.post("/api/v1/codes", json={"contact": MAIL})
        body = {"method": "code", "contact": MAIL, "code": await code_for(own_app, MAIL), "agrees": True}
        answers = await asyncio.gather(*(web.post("/api/v1/sessions", json=body) for web in (one, other)))
    assert sorted(answer.status_code for answer in answers) == [201, 422]
    async with own_app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM identity.accounts") == 1
        assert await tx.fetch_value("SELECT count(*) FROM identity.sessions") == 1


async def test_parallel_guesses_do_not_get_more_than_five_tries(own_app: Runtime) -> None:
    async with browser_for(own_app) as web:
        await web.post("/api/v1/codes", json={"contact": MAIL})
        right = await code_for(own_app, MAIL)
        guesses = [f"{(int(right) + step) % 1_000_000:06d}" for step in range(1, 16)]
        bodies = [{"method": "code", "contact": MAIL, "code": guess, "agrees": True} for guess in guesses]
        await asyncio.gather(*(web.post("/api/v1/sessions", json=body) for body in bodies))
        late = await web.post("/api/v1/sessions", json={**bodies[0], "code": right})
    assert late.status_code == 422
    async with own_app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT tries FROM identity.codes") == 5
