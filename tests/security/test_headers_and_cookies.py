"""What every answer carries, whatever page it is and however it went."""

import re

import httpx
import msgspec
import pytest
from tests.security.routes import reading
from tests.security.town import Browser, Town

from jishi.modules.team.contracts import Role
from jishi.platform.http import cookies
from jishi.platform.runtime import Runtime

STEADY = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}
INLINE = re.compile(r"<(script|style)\b([^>]*)>", re.I)
HANDLER = re.compile(r"<[a-z][^>]*\s(on[a-z]+|style)\s*=", re.I)
READABLE = {cookies.PREFERENCES, cookies.CART}
"""Cookies that scripts of ours read; there is nothing secret in them."""


def complaints(answer: httpx.Response) -> list[str]:
    """What is wrong with the headers of an answer, and with the markup of a page."""
    wrong = [name for name, value in STEADY.items() if answer.headers.get(name) != value]
    if "html" not in answer.headers.get("content-type", ""):
        return wrong
    policy = answer.headers.get("content-security-policy", "")
    nonce = re.search(r"script-src 'self' 'nonce-([\w-]{16,})'", policy)
    if nonce is None or "unsafe" in policy or "object-src 'none'" not in policy or "base-uri 'none'" not in policy:
        return [*wrong, f"policy {policy!r}"]
    for tag, attributes in INLINE.findall(answer.text):
        is_data = "application/json" in attributes or "application/ld+json" in attributes
        if f'nonce="{nonce[1]}"' not in attributes and "src=" not in attributes and not is_data:
            wrong.append(f"<{tag}{attributes}> has no nonce")
    wrong += [f"inline {found[1]}: {found[0][:80]}" for found in HANDLER.finditer(answer.text)]
    if "private" not in answer.headers.get("cache-control", "") and "no-store" not in answer.headers["cache-control"]:
        wrong.append("may be kept by others")
    return wrong


async def look(browser: Browser, addresses: list[str]) -> dict[str, list[str]]:
    found = {}
    for address in addresses:
        answer = await browser.get(address, headers={"Accept": "text/html"})
        assert answer.status_code < 500, f"{address}: {answer.status_code}"
        if wrong := complaints(answer):
            found[address] = wrong
    return found


async def test_every_page_is_guarded_by_its_headers(town: Town) -> None:
    ware = await town.ware()
    staff = await town.member(Role.MANAGER)
    order = await town.buy(staff, ware)
    values = {"slug": ware.slug, "number": order["orders"][0]["number"], "checkout": order["id"]}
    addresses = [route.filled({**values, "code": ware.code}) for route in reading(town.web)]
    addresses += [f"/pay/{order['payment_code']}", f"/pay/{order['payment_code']}/return", "/nothing/here"]
    addresses = [address for address in addresses if not address.startswith(("/metrics", "/api/openapi"))]
    assert await look(staff, addresses) == {}
    assert await look(await town.guest(), addresses) == {}


async def test_the_nonce_is_new_with_every_answer(town: Town) -> None:
    guest = await town.guest()
    policies = {(await guest.get("/")).headers["content-security-policy"] for _ in range(3)}
    assert len(policies) == 3


@pytest.mark.parametrize("base_url", ["http://shop.test", "https://shop.test"])
async def test_cookies_are_for_us_alone(own_app: Runtime, base_url: str) -> None:
    own_app.settings = msgspec.structs.replace(own_app.settings, base_url=base_url)
    town = Town(own_app)
    ware = await town.ware()
    browser = town.browser()
    baked = [await browser.get("/"), await browser.get(f"/products/{ware.code}")]
    baked.append(await browser.call("POST", "/api/v1/cart/lines", {"variant_id": ware.variant_id, "quantity": 1}))
    baked.append(await browser.post("/preferences", {"theme": "dark", "next": "/"}))
    baked.append(await browser.post("/sign-in/password", {"contact": "x@example.com", "password": "wrong wrong"}))
    member = await town.member()
    baked.append(await member.post("/sign-out"))
    headers = [header for answer in baked for header in answer.headers.get_list("set-cookie")]
    assert {header.partition("=")[0] for header in headers} >= {cookies.GUEST, cookies.CART, cookies.PREFERENCES}
    for header in headers:
        name, rest = header.partition("=")[0], header.lower()
        assert "samesite=lax" in rest
        assert "path=/" in rest
        assert "domain" not in rest
        assert ("httponly" in rest) or name in READABLE, header
        assert ("secure" in rest) is base_url.startswith("https"), header
    strict = baked[0].headers.get("strict-transport-security", "")
    assert bool(strict) is base_url.startswith("https")
    await town.close()


@pytest.mark.parametrize("name", [b"a\r\nSet-Cookie: x=1", b"\xff\xfe", b"x" * 5_000, b"<script>", "²".encode()])
async def test_a_request_id_that_is_none_is_not_given_back(town: Town, name: bytes) -> None:
    said: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        said.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/health",
        "raw_path": b"/health",
        "query_string": b"",
        "root_path": "",
        "headers": [(b"x-request-id", name), (b"accept-language", b"de;q=\xb2"), (b"cookie", b"jishi_cart=\xb2")],
        "client": ("127.0.0.1", 1),
        "server": ("shop.test", 80),
    }
    await town.web(scope, receive, send)  # type: ignore[arg-type]
    assert said[0]["status"] == 200
    headers = dict(said[0]["headers"])  # type: ignore[call-overload]
    assert re.fullmatch(rb"[0-9a-f]{32}", headers[b"x-request-id"])


async def test_strange_cookies_and_languages_do_no_harm(town: Town) -> None:
    for cookie in (
        "jishi_cart=²",
        "jishi_session=.",
        "jishi_guest=.",
        "jishi_prefs=....",
        "jishi_flash=zz",
        "jishi_draft=AAAA",
        "jishi_found=a.b.c~",
        "a" * 4_000,
        "jishi_session=" + "x" * 43,
        ";;;=;",
    ):
        browser = town.browser()
        headers = {"Cookie": cookie.encode("latin-1"), "Accept-Language": "²;q=²,*;q=9e999".encode("latin-1")}
        for address in ("/", "/cart", "/checkout?draft=1", "/orders", "/account", "/api/v1/cart", "/recent"):
            answer = await browser.http.get(address, headers=headers)  # type: ignore[arg-type]
            assert answer.status_code < 500, (address, cookie)
