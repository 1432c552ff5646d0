"""Sessions: how long they live, who sees them, how they end."""

from datetime import timedelta
from uuid import uuid4

import httpx
from tests.conftest import browser_for
from tests.identity.conftest import Person, SignUp, sign_in_by_code

from jishi.kernel.clock import FixedClock
from jishi.modules.identity.domain.devices import summarise_device
from jishi.platform.db import Tx
from jishi.platform.http.context import RequestContext
from jishi.platform.http.cookies import GUEST, GUEST_LIFE, open_guest, seal_guest, sign
from jishi.platform.runtime import Runtime

CHROME = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537"
)
WECHAT = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Mobile/15E MicroMessenger/8.0.50"


async def again(app: Runtime, person: Person, clock: FixedClock) -> Person:
    """The same person on another device."""
    clock.advance(timedelta(minutes=1))
    answer = await sign_in_by_code(app, person.http, "lin@example.com")
    return Person(person.http, answer.json()["token"], person.id)


async def test_only_a_hash_of_the_token_is_stored(sign_up: SignUp, tx: Tx) -> None:
    person = await sign_up()
    row = await tx.fetch_row("SELECT * FROM identity.sessions WHERE account_id = $1", person.id)
    assert row is not None
    assert person.token not in str(dict(row))


async def test_made_up_and_malformed_tokens_are_nobody(anonymous: httpx.AsyncClient) -> None:
    for token in ("x", "a" * 43, "a.b", "😀".encode().decode("latin-1"), "'; DROP TABLE identity.sessions --"):
        answer = await anonymous.get("/api/v1/me", headers={"Authorization": f"Bearer {token}".encode("latin-1")})
        assert answer.status_code == 401, token


async def test_a_session_ends_thirty_days_after_its_last_use(sign_up: SignUp, clock: FixedClock) -> None:
    person = await sign_up()
    clock.advance(timedelta(days=30))
    assert (await person.get("/api/v1/me")).status_code == 401


async def test_use_keeps_a_session_alive(sign_up: SignUp, clock: FixedClock, app: Runtime) -> None:
    person = await sign_up()
    for _ in range(3):
        clock.advance(timedelta(days=20))
        app.cache.forget("*")
        assert (await person.get("/api/v1/me")).status_code == 200


async def test_use_is_written_down_once_an_hour(sign_up: SignUp, clock: FixedClock, app: Runtime, tx: Tx) -> None:
    person = await sign_up()
    began = await tx.fetch_value("SELECT seen_at FROM identity.sessions")
    for minutes, moved in ((30, False), (31, True), (30, False)):
        clock.advance(timedelta(minutes=minutes))
        app.cache.forget("*")
        await person.get("/api/v1/me")
        seen = await tx.fetch_value("SELECT seen_at FROM identity.sessions")
        assert (seen != began) is moved
        began = seen


async def test_signing_in_replaces_the_session_one_had(app: Runtime, clock: FixedClock) -> None:
    async with browser_for(app) as browser:
        first = await sign_in_by_code(app, browser, "lin@example.com")
        old = first.json()["token"]
        clock.advance(timedelta(minutes=1))
        headers = {"Authorization": f"Bearer {old}"}
        await browser.post("/api/v1/codes", json={"contact": "lin@example.com"}, headers=headers)
    async with browser_for(app) as browser:
        browser.headers["Authorization"] = f"Bearer {old}"
        clock.advance(timedelta(minutes=1))
        second = await sign_in_by_code(app, browser, "lin@example.com")
        assert second.json()["token"] != old
        assert (await browser.get("/api/v1/me")).status_code == 401
        browser.headers["Authorization"] = f"Bearer {second.json()['token']}"
        assert (await browser.get("/api/v1/me")).status_code == 200


async def test_i_see_my_sessions_and_nobody_elses(app: Runtime, sign_up: SignUp, clock: FixedClock) -> None:
    lin = await sign_up()
    await sign_up("ada@example.com")
    await again(app, lin, clock)
    sessions = (await lin.get("/api/v1/sessions")).json()
    assert len(sessions) == 2
    assert [session["is_current"] for session in sessions] == [True, False]


async def test_signing_out_one_place_takes_effect_at_once(app: Runtime, sign_up: SignUp, clock: FixedClock) -> None:
    here = await sign_up()
    there = await again(app, here, clock)
    assert (await there.get("/api/v1/me")).status_code == 200
    other = next(one for one in (await here.get("/api/v1/sessions")).json() if not one["is_current"])
    assert (await here.delete(f"/api/v1/sessions/{other['id']}")).status_code == 204
    assert (await there.get("/api/v1/me")).status_code == 401
    assert (await here.get("/api/v1/me")).status_code == 200


async def test_anothers_session_is_not_found_and_lives_on(sign_up: SignUp) -> None:
    lin, ada = await sign_up(), await sign_up("ada@example.com")
    foreign = (await ada.get("/api/v1/sessions")).json()[0]["id"]
    assert (await lin.delete(f"/api/v1/sessions/{foreign}")).status_code == 404
    assert (await lin.delete(f"/api/v1/sessions/{uuid4()}")).status_code == 404
    assert (await ada.get("/api/v1/me")).status_code == 200


async def test_signing_out_everywhere_takes_effect_at_once(app: Runtime, sign_up: SignUp, clock: FixedClock) -> None:
    here = await sign_up()
    there = await again(app, here, clock)
    ada = await sign_up("ada@example.com")
    assert (await there.get("/api/v1/me")).status_code == 200
    assert (await here.delete("/api/v1/sessions")).status_code == 204
    for person in (here, there):
        assert (await person.get("/api/v1/me")).status_code == 401
    assert (await ada.get("/api/v1/me")).status_code == 200


async def test_signing_out_everywhere_else_keeps_this_place(app: Runtime, sign_up: SignUp, clock: FixedClock) -> None:
    here = await sign_up()
    there = await again(app, here, clock)
    await here.delete("/api/v1/sessions?keep_current=true")
    assert (await here.get("/api/v1/me")).status_code == 200
    assert (await there.get("/api/v1/me")).status_code == 401


async def test_signing_out_twice_is_no_error(sign_up: SignUp) -> None:
    person = await sign_up()
    assert (await person.delete("/api/v1/sessions/current")).status_code == 204
    assert (await person.delete("/api/v1/sessions/current")).status_code == 204


async def test_a_signed_in_request_needs_no_statement_for_the_session(app: Runtime, sign_up: SignUp) -> None:
    person = await sign_up()
    await person.get("/api/v1/me")
    seen: list[str] = []
    app.database.watchers.append(lambda statement, _: seen.append(statement))
    await person.get("/api/v1/me")
    assert len(seen) == 1


async def test_a_changed_name_shows_with_the_next_request(sign_up: SignUp) -> None:
    person = await sign_up()
    await person.get("/api/v1/me")
    assert (await person.patch("/api/v1/me", {"name": "周予安"})).status_code == 200
    assert (await person.get("/api/v1/me")).json()["name"] == "周予安"
    assert "%E5%AE%89" in (await person.get("/api/v1/me")).json()["avatar_url"]


async def test_a_guest_token_makes_a_guest(app: Runtime, anonymous: httpx.AsyncClient) -> None:
    guest = (await anonymous.post("/api/v1/guests", json={})).json()
    assert str(open_guest(guest["token"], app.settings.secret, app.clock.now())) == guest["guest_id"]
    headers = {"Authorization": f"Bearer {guest['token']}"}
    assert (await anonymous.get("/api/v1/addresses", headers=headers)).json() == []
    forged = {"Authorization": f"Bearer {guest['token'][:-1]}x"}
    assert (await anonymous.put("/api/v1/me/password", json={"new": "x"}, headers=forged)).status_code == 401


async def test_a_guest_token_ends_after_a_year(
    app: Runtime, anonymous: httpx.AsyncClient, clock: FixedClock, tx: Tx
) -> None:
    guest = (await anonymous.post("/api/v1/guests", json={})).json()
    anonymous.cookies.clear()
    headers = {"Authorization": f"Bearer {guest['token']}"}
    clock.advance(GUEST_LIFE)
    assert (await anonymous.get("/api/v1/addresses", headers=headers)).status_code == 200
    clock.advance(timedelta(seconds=1))
    for refused in (
        await anonymous.get("/api/v1/addresses", headers=headers),
        await anonymous.post("/api/v1/cart/lines", json={"variant_id": guest["guest_id"]}, headers=headers),
        await anonymous.post("/api/v1/quotes", json={}, headers=headers),
    ):
        assert (refused.status_code, refused.json()["code"]) == (401, "guest_token")
        assert "set-cookie" not in refused.headers
    assert await tx.fetch_value("SELECT count(*) FROM orders.carts") == 0


async def test_a_guest_token_without_a_moment_is_refused(app: Runtime, anonymous: httpx.AsyncClient) -> None:
    guest = uuid4().hex
    endless = {"Authorization": f"Bearer {guest}.{sign('guest', guest, app.settings.secret)}"}
    assert (await anonymous.get("/api/v1/addresses", headers=endless)).status_code == 401


async def test_a_guest_who_comes_back_gets_a_new_cookie(app: Runtime, clock: FixedClock) -> None:
    guest_id = uuid4()
    sealed = seal_guest(guest_id, app.settings.secret, clock.now())

    def come() -> RequestContext:
        return RequestContext(
            app, write=True, headers={b"cookie": f"{GUEST}={sealed}".encode()}, address="192.0.2.7", path="/"
        )

    early = come()
    assert (early.ensure_guest(), early.set_cookies) == (guest_id, [])
    clock.advance(timedelta(days=31))
    later = come()
    assert later.ensure_guest() == guest_id
    assert open_guest(later.jar[GUEST], app.settings.secret, clock.now() + GUEST_LIFE) == guest_id
    assert len(later.set_cookies) == 1


async def test_a_browser_with_cookies_needs_the_csrf_token(app: Runtime) -> None:
    async with browser_for(app) as browser:
        await sign_in_by_code(app, browser, "lin@example.com")
        refused = await browser.patch("/api/v1/me", json={"name": "Mallory"})
        assert refused.status_code == 403
        assert refused.json()["code"] == "csrf"
        assert (await browser.get("/api/v1/me")).json()["name"] != "Mallory"


async def test_forms_need_the_csrf_token_even_without_cookies(anonymous: httpx.AsyncClient) -> None:
    answer = await anonymous.post("/api/v1/guests", data={"a": "b"})
    assert answer.status_code == 403
    assert (await anonymous.post("/sign-in/code", json={"contact": "lin@example.com"})).status_code == 403


def test_devices_are_named_in_a_few_words() -> None:
    assert summarise_device(CHROME) == "Chrome · macOS"
    assert summarise_device(WECHAT) == "WeChat · iPhone"
    assert summarise_device("curl/8.5.0") == "curl/8.5.0"
    assert summarise_device("") == ""
