"""Every page without a parameter opens in an empty shop, in each language, for those it is meant for and for others."""

from collections.abc import Iterator

import httpx
import pytest
from litestar.routes import HTTPRoute
from tests.console.conftest import Employ, anonymous, employ, sign_up
from tests.identity.conftest import SignUp

from jishi.bootstrap import make_runtime, make_web
from jishi.modules.team.contracts import Role
from jishi.platform.http.app import Outer
from jishi.platform.i18n import LOCALES
from jishi.platform.settings import Settings

__all__ = ["anonymous", "employ", "sign_up"]

NOT_PAGES = frozenset(
    {
        "/health",
        "/metrics",
        "/sw.js",
        "/manifest.webmanifest",
        "/robots.txt",
        "/sitemap.xml",
        "/favicon.ico",
        "/live/events",
    }
)
ELSEWHERE = frozenset({"/checkout", "/sign-in", "/sign-in/second", "/console/stock/low", "/me/page"})
"""Pages that lead on: an empty cart, somebody who is signed in already, a short name of a view, one's own page."""

OF_GUESTS_TOO = frozenset({"/account/addresses", "/account/addresses/new", "/account/after-sales"})
"""One may buy without an account, keep addresses for that, and ask for after-sales."""


def pages() -> Iterator[str]:
    """The paths of all HTML pages that need no parameter."""
    web = make_web(make_runtime(Settings()))
    assert isinstance(web, Outer)
    for route in web.inner.routes:
        if not isinstance(route, HTTPRoute) or "{" in route.path or route.path in NOT_PAGES:
            continue
        if any("GET" in each.http_methods and each.include_in_schema is False for each in route.route_handlers):
            yield route.path


PAGES = sorted(pages())


def test_there_are_pages() -> None:
    assert {"/", "/cart", "/search", "/account", "/console", "/console/jobs"} <= set(PAGES)


async def check(http: httpx.AsyncClient, path: str, locale: str, headers: dict[str, str] | None = None) -> int:
    answer = await http.get(path, headers={"Accept-Language": locale, **(headers or {})})
    assert answer.status_code < 500, answer.text[:500]
    if "text/html" in answer.headers.get("content-type", "") and "<html" in answer.text:
        assert f'lang="{locale}"' in answer.text
        assert "<title>" in answer.text
    return answer.status_code


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_visitor_gets_a_page_or_the_way_to_sign_in(client: httpx.AsyncClient, locale: str) -> None:
    found = {path: await check(client, path, locale) for path in PAGES}
    personal = {path for path in PAGES if path.startswith(("/account", "/console"))} - OF_GUESTS_TOO
    assert {path: found[path] for path in personal if found[path] != 303} == {}
    assert {path: status for path, status in found.items() if status not in (200, 303)} == {}


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_member_gets_everything_but_the_console(sign_up: SignUp, locale: str) -> None:
    member = await sign_up()
    headers = {"Authorization": f"Bearer {member.token}"}
    found = {path: await check(member.http, path, locale, headers) for path in PAGES}
    console = {path for path in PAGES if path.startswith("/console")}
    wrong = {path: status for path, status in found.items() if status != 200 and path not in ELSEWHERE - console}
    assert set(wrong) == console
    assert set(wrong.values()) <= {403, 404}


@pytest.mark.parametrize("locale", LOCALES)
async def test_staff_get_everything(employ: Employ, locale: str) -> None:
    manager = await employ(Role.MANAGER)
    headers = {"Authorization": f"Bearer {manager.token}"}
    found = {path: await check(manager.http, path, locale, headers) for path in PAGES}
    assert {path: status for path, status in found.items() if status != 200 and path not in ELSEWHERE} == {}
