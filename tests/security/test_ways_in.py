"""Signing in: where it leads, what it leaves behind, and how often it may be tried."""

import asyncio

import httpx
from tests.identity.conftest import code_for
from tests.security.town import Browser, Town

from jishi.platform.http import cookies
from jishi.platform.http.limits import Limits

ELSEWHERE = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "///evil.example",
    "/%0d%0aSet-Cookie:x=1\r\nSet-Cookie: x=1",
    " //evil.example",
    "http:///evil.example",
    "/.//evil.example",
]


def leads_away(answer: httpx.Response) -> bool:
    """Whether a browser would leave the shop, by the rules of the URL standard."""
    target = answer.headers.get("location", answer.headers.get("hx-redirect", "/"))
    target = "".join(letter for letter in target if letter not in "\t\n\r").strip().replace("\\", "/")
    return (
        target.startswith("//")
        or (":" in target.split("/")[0])
        or "evil" in httpx.URL("http://shop.test").join(target).host
    )


async def test_nobody_is_led_away(town: Town) -> None:
    member, guest = await town.member(), await town.guest()
    for target in ELSEWHERE:
        answers = [
            await member.get("/sign-in", params={"next": target}),
            await member.post("/preferences", {"theme": "dark", "next": target}),
            await member.get("/sign-in/second", params={"next": target}),
            await guest.post("/account/settings", {"name": "x"}, Referer=target.strip()),
        ]
        for answer in answers:
            assert answer.status_code in (200, 303)
            assert not leads_away(answer), answer.headers
            assert "set-cookie: x" not in str(answer.headers).lower()


async def test_a_session_that_somebody_else_chose_is_not_taken_over(town: Town) -> None:
    member = await town.member()
    email = None
    async with town.app.tx(write=False) as tx:
        email = await tx.fetch_value("SELECT email FROM identity.accounts WHERE id = $1", member.account_id)
    victim = town.browser()
    victim.http.cookies.set(cookies.SESSION, "A" * 43, domain="shop.test")
    await victim.get("/")
    await victim.sign_in(email)
    values = {cookie.value for cookie in victim.http.cookies.jar if cookie.name == cookies.SESSION}
    assert any(len(value or "") == 43 and value != "A" * 43 for value in values)
    thief = town.browser()
    answer = await thief.get("/api/v1/me", headers={"Authorization": "Bearer " + "A" * 43})
    assert answer.status_code == 401


async def test_a_session_ends_where_it_is_signed_out_and_where_it_is_replaced(town: Town) -> None:
    member = await town.member()
    async with town.app.tx(write=False) as tx:
        email = await tx.fetch_value("SELECT email FROM identity.accounts WHERE id = $1", member.account_id)
    first = member.http.cookies[cookies.SESSION]
    await member.sign_in(email)
    second = member.http.cookies[cookies.SESSION]
    assert first != second
    assert await is_signed_out(town, first)
    assert not await is_signed_out(town, second)
    await member.post("/sign-out")
    assert await is_signed_out(town, second)
    assert (await member.get("/api/v1/me")).status_code == 401


async def is_signed_out(town: Town, token: str) -> bool:
    answer = await town.browser().get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code == 401


async def tries_until_refused(browser: Browser, path: str, body: dict[str, str], most: int) -> int:
    for number in range(most):
        answer = await browser.http.post(path, json=body)
        if answer.status_code == 429:
            assert int(answer.headers["retry-after"]) > 0
            return number
        assert answer.status_code in (202, 422)
    return most


async def test_guessing_is_slowed_down(town: Town) -> None:
    town.app.provide(Limits, Limits(enabled=True))
    program = town.browser()
    password = {"method": "password", "contact": "mei@example.com", "password": "wrong wrong wrong"}
    assert await tries_until_refused(program, "/api/v1/sessions", password, 30) <= 20
    code = {"method": "code", "contact": "lin@example.com", "code": "000000"}
    assert await tries_until_refused(program, "/api/v1/sessions", code, 40) <= 20
    assert await tries_until_refused(program, "/api/v1/codes", {"contact": "lin@example.com"}, 10) <= 3


async def test_a_flood_from_one_address_is_refused(town: Town) -> None:
    town.app.provide(Limits, Limits(enabled=True))
    program = town.browser()
    answers = [(await program.get("/manifest.webmanifest")).status_code for _ in range(400)]
    assert answers.count(429) > 50
    assert set(answers) == {200, 429}


async def test_a_code_opens_one_session_however_many_try_at_once(town: Town) -> None:
    program = town.browser()
    contact = "lin@example.com"
    assert (await program.http.post("/api/v1/codes", json={"contact": contact})).status_code == 202
    body = {"method": "code", "contact": contact, "code": await code_for(town.app, contact), "agrees": True}
    answers = await asyncio.gather(*(town.browser().http.post("/api/v1/sessions", json=body) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 422, 422, 422, 422]


async def test_a_code_is_worth_nothing_after_five_wrong_tries_at_once(town: Town) -> None:
    program = town.browser()
    contact = "ada@example.com"
    await program.http.post("/api/v1/codes", json={"contact": contact})
    code = await code_for(town.app, contact)
    wrong = [f"{(int(code) + step) % 1_000_000:06d}" for step in range(1, 31)]
    body = {"method": "code", "contact": contact, "agrees": True}
    tries = (town.browser().http.post("/api/v1/sessions", json={**body, "code": one}) for one in wrong)
    assert {answer.status_code for answer in await asyncio.gather(*tries)} == {422}
    assert (await program.http.post("/api/v1/sessions", json={**body, "code": code})).status_code == 422
