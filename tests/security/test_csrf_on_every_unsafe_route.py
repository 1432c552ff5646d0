"""Whatever changes something needs the token of the page it came from; without it nothing happens."""

import httpx
import pytest
from tests.security.routes import changing
from tests.security.town import Browser, Town

from jishi.modules.team.contracts import Role

EXPIRED = "表单已过期"
TRIES = [
    ("json", ""),
    ("json", "AAAAAAAAAAAAAAAAAAAAAA"),
    ("form", ""),
    ("form", "💥"),
    ("form", "A" * 5_000),
    ("multipart", ""),
    ("nothing", ""),
]


async def ask(browser: Browser, method: str, path: str, kind: str, token: str) -> httpx.Response:
    """A request of another site, as far as that can get: with all cookies, but without the right token."""
    headers = {"X-CSRF-Token": token} if token and kind == "json" else {}
    form = {"_csrf": token} if token else {"name": "Mallory"}
    if kind == "json":
        return await browser.http.request(method, path, json={}, headers=headers)
    if kind == "multipart":
        return await browser.http.request(method, path, data=form, files={"file": ("a.txt", b"x")})
    return await browser.http.request(method, path, data=form if kind == "form" else None)


@pytest.mark.parametrize("who", ["guest", "staff"])
async def test_without_the_token_nothing_happens(town: Town, who: str) -> None:
    await town.ware()
    browser = await (town.guest() if who == "guest" else town.member(Role.MANAGER))
    routes = changing(town.web)
    assert len(routes) > 50
    before = await town.count_everything()
    let_in = []
    for route in routes:
        for kind, token in TRIES:
            answer = await ask(browser, route.method, route.filled(), kind, token)
            if answer.status_code != 403 or EXPIRED not in answer.text:
                let_in.append(f"{answer.status_code} {route.name} as {kind} with {token[:5]!r}")
    assert let_in == []
    assert await town.count_everything() == before


async def test_the_token_of_somebody_else_is_worth_nothing(town: Town) -> None:
    mine, theirs = await town.member(), await town.member()
    before = await town.count_everything()
    answer = await mine.http.post("/account/settings", data={"_csrf": theirs.csrf, "name": "Mallory"})
    assert answer.status_code == 403
    assert await town.count_everything() == before


async def test_the_token_from_before_signing_in_is_worth_nothing_after(town: Town) -> None:
    browser = await town.guest()
    old = browser.csrf
    member = await town.member()
    browser.http.cookies.update(member.http.cookies)
    answer = await browser.http.post("/sign-out", data={"_csrf": old})
    assert answer.status_code == 403


async def test_a_program_without_cookies_needs_none_but_must_send_json(town: Town) -> None:
    ware = await town.ware()
    program = town.browser()
    lines = {"variant_id": str(ware.variant_id), "quantity": 1}
    assert (await program.http.post("/api/v1/cart/lines", json=lines)).status_code == 201
    program.http.cookies.clear()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        answer = await program.http.post(
            "/api/v1/cart/lines", content=b'{"quantity":1}', headers={"Content-Type": kind}
        )
        assert answer.status_code in (403, 422, 400), (kind, answer.status_code)
        program.http.cookies.clear()
