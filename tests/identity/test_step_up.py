"""Step-up: what moves money asks for a proof that is not older than ten minutes, given in this very session."""

from datetime import timedelta

import httpx
import pyotp
import pytest
from litestar import Litestar, post
from tests.identity.conftest import Person, SignUp

from jishi import bootstrap
from jishi.bootstrap import make_web
from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import StepUpNeeded
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity import pages
from jishi.modules.team import api as team
from jishi.platform import audit
from jishi.platform.http.context import GivenActor, GivenTx
from jishi.platform.http.limits import Limits
from jishi.platform.runtime import Runtime

PASSWORD = "three unusual words"


@post("/api/v1/test/payout", include_in_schema=False, status_code=200)
async def pay_out(tx: GivenTx, actor: GivenActor) -> dict[str, bool]:
    """Something that moves money: it is written down before it is refused, so that a test sees what stays."""
    await audit.record(tx, actor, "test.paid", "payout", "1")
    await identity.require_recent_proof(tx, actor)
    return {"paid": True}


@post("/test/payout", include_in_schema=False, status_code=200)
async def pay_out_on_a_page(tx: GivenTx, actor: GivenActor) -> dict[str, bool]:
    """The same from a form."""
    return await pay_out.fn(tx, actor)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def with_payouts() -> Litestar:
    """All routes and these two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "routes", [*pages.routes, pay_out, pay_out_on_a_page])
        return bootstrap.make_routes.__wrapped__()


@pytest.fixture(autouse=True)
def routes(monkeypatch: pytest.MonkeyPatch, with_payouts: Litestar) -> None:
    monkeypatch.setattr(bootstrap, "make_routes", lambda: with_payouts)


@pytest.fixture
async def lin(app: Runtime, sign_up: SignUp, clock: FixedClock) -> Person:
    """She signed in eleven minutes ago."""
    person = await sign_up()
    assert (await person.put("/api/v1/me/password", {"new": PASSWORD})).status_code == 204
    clock.advance(timedelta(minutes=11))
    return person


async def paid(app: Runtime) -> int:
    async with app.tx(write=False) as tx:
        return len((await audit.search_page(tx, audit.Search(action="test.paid"))).items)


async def test_a_program_is_told_how_to_prove(app: Runtime, lin: Person) -> None:
    refused = await lin.post("/api/v1/test/payout")
    assert refused.status_code == 403
    problem = refused.json()
    assert problem["code"] == "step_up"
    assert "/api/v1/me/proofs" in problem["proof"]
    assert await paid(app) == 0
    wrong = await lin.post("/api/v1/me/proofs", {"password": "something else"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "wrong_credentials")
    assert (await lin.post("/api/v1/test/payout")).status_code == 403
    assert (await lin.post("/api/v1/me/proofs", {"password": PASSWORD})).status_code == 204
    assert (await lin.post("/api/v1/test/payout")).status_code == 200
    assert await paid(app) == 1


async def test_a_proof_lasts_ten_minutes(lin: Person, clock: FixedClock) -> None:
    await lin.post("/api/v1/me/proofs", {"password": PASSWORD})
    clock.advance(timedelta(minutes=9, seconds=59))
    assert (await lin.post("/api/v1/test/payout")).status_code == 200
    clock.advance(timedelta(seconds=1))
    assert (await lin.post("/api/v1/test/payout")).status_code == 403


async def test_a_proof_counts_in_its_own_session_only(app: Runtime, lin: Person, clock: FixedClock) -> None:
    body = {"method": "password", "contact": "lin@example.com", "password": PASSWORD}
    other = Person(lin.http, (await lin.http.post("/api/v1/sessions", json=body)).json()["token"], lin.id)
    assert (await other.post("/api/v1/test/payout")).status_code == 200  # it has just been opened
    clock.advance(timedelta(minutes=10))
    await lin.post("/api/v1/me/proofs", {"password": PASSWORD})
    assert (await lin.post("/api/v1/test/payout")).status_code == 200
    assert (await other.post("/api/v1/test/payout")).status_code == 403


async def test_a_code_of_the_authenticator_app_proves_too(lin: Person, clock: FixedClock) -> None:
    secret = (await lin.post("/api/v1/me/authenticator")).json()["secret"]
    code = pyotp.TOTP(secret).at(clock.now())
    assert (await lin.post("/api/v1/me/authenticator/confirmations", {"code": code})).status_code == 204
    assert (await lin.post("/api/v1/test/payout")).status_code == 200
    clock.advance(timedelta(minutes=10))
    assert (await lin.post("/api/v1/test/payout")).status_code == 403


async def test_who_has_no_session_has_no_proof_and_who_is_no_person_needs_none(app: Runtime) -> None:
    async with app.tx() as tx:
        with pytest.raises(StepUpNeeded):
            await identity.require_recent_proof(tx, Actor(account_id=uuid7()))
        with pytest.raises(StepUpNeeded):  # a session of somebody else
            await identity.require_recent_proof(tx, Actor(account_id=uuid7(), session_id=uuid7()))
        await identity.require_recent_proof(tx, SYSTEM)
        await identity.require_recent_proof(tx, Actor(account_id=uuid7(), key_id=uuid7()))


@pytest.fixture
async def browser(app: Runtime, lin: Person) -> httpx.AsyncClient:
    """Lin in a browser."""
    actor = await team.read_actor(app, lin.token)
    assert actor is not None
    transport = httpx.ASGITransport(app=make_web(app), raise_app_exceptions=False)
    return httpx.AsyncClient(
        transport=transport, base_url="http://shop.test", headers={"Authorization": f"Bearer {lin.token}"}
    )


async def test_a_page_leads_to_the_confirmation_and_back(app: Runtime, browser: httpx.AsyncClient) -> None:
    sent = await browser.post(
        "/test/payout", data={}, headers={"Referer": "http://shop.test/console/payouts?state=due"}
    )
    assert sent.status_code == 303
    assert sent.headers["location"] == "/account/confirm?next=/console/payouts"
    assert await paid(app) == 0, "what the handler did before it was refused is undone, though the answer is no error"
    form = await browser.get(sent.headers["location"])
    assert 'value="/console/payouts"' in form.text
    wrong = await browser.post("/account/confirm", data={"password": "no", "next": "/console/payouts"})
    assert wrong.status_code == 422
    assert 'value="/console/payouts"' in wrong.text
    right = await browser.post("/account/confirm", data={"password": PASSWORD, "next": "/console/payouts"})
    assert (right.status_code, right.headers["location"]) == (303, "/console/payouts")
    assert (await browser.post("/test/payout", data={})).status_code == 200
    assert await paid(app) == 1


async def test_a_fragment_leads_the_whole_page_there(browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/test/payout", headers={"HX-Request": "true", "Accept": "text/html"})
    assert answer.headers["hx-redirect"] == "/account/confirm?next=/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)", "evil", "/a\nb"]
)
async def test_it_never_leads_elsewhere(browser: httpx.AsyncClient, elsewhere: str) -> None:
    form = await browser.get("/account/confirm", params={"next": elsewhere})
    assert 'name="next" value="/"' in form.text
    done = await browser.post("/account/confirm", data={"password": PASSWORD, "next": elsewhere})
    assert done.headers["location"] == "/"


async def test_nobody_confirms_without_an_account(client: httpx.AsyncClient) -> None:
    answer = await client.get("/account/confirm?next=/account")
    assert answer.headers["location"].startswith("/sign-in?next=")
    program = await client.post("/api/v1/me/proofs", json={"password": PASSWORD})
    assert program.status_code == 401


async def test_one_cannot_guess_for_long(app: Runtime, lin: Person) -> None:
    app.provide(Limits, Limits(enabled=True))
    answers = [(await lin.post("/api/v1/me/proofs", {"password": f"guess {n}"})).status_code for n in range(7)]
    assert answers[-1] == 429
