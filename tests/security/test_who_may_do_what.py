"""Every operation of the API and page of the console, asked for as everybody: who may not is refused and nothing
changes, who may is let in. What each needs is written in `scripts/permissions/needs.toml`."""

from pathlib import Path

import httpx
import pytest
from scripts.permissions.__main__ import FILE, page
from scripts.permissions.needs import Need, meets, read_needs
from tests.security.asking import Asker, code_of
from tests.security.routes import Route
from tests.security.town import Browser, Town

from jishi.modules.team.contracts import MERCHANT_ROLES, ROLE_PERMISSIONS, Role
from jishi.platform.db import Tx
from jishi.platform.http import cookies

pytestmark = pytest.mark.faults

LEVELS = ("anyone", "guest", "member", "staff")
MISUNDERSTOOD = 422
"""An answer to who sends nonsense, whoever they are; that nothing changes by it is checked all the same."""

NOTES_OF_REFUSAL = frozenset({"platform.audit_log", "platform.audit_pending", "platform.audit_seals"})
"""Tables that may grow by themselves: the log is sealed by the clock."""


def is_refused(answer: httpx.Response) -> bool:
    """Whether the asker was told that this is not for them, or not there."""
    if answer.status_code == 303:
        return answer.headers["location"].startswith("/sign-in") or is_told_off(answer)
    return answer.status_code in (401, 403, 404, MISUNDERSTOOD)


def is_told_off(answer: httpx.Response) -> bool:
    """Whether the page that one is led back to says what was wrong."""
    for cookie in answer.headers.get_list("set-cookie"):
        name, _, rest = cookie.partition("=")
        value = rest.partition(";")[0]
        if name == cookies.FLASH and value:
            return bytes.fromhex(value).startswith(b'["error"')
    return False


def is_let_in(answer: httpx.Response) -> bool:
    """Whether the asker was not told that they may not. Something made up is not found even by who may."""
    if answer.status_code == 403:
        return code_of(answer) not in ("forbidden", "") or answer.headers.get("location", "") != ""
    return answer.status_code != 401


def level_of(who: str) -> int:
    return {"visitor": 0, "guest": 1, "member": 2}.get(who, 3)


def may(who: str, need: Need) -> bool:
    """Whether `needs.toml` lets them."""
    if isinstance(need, str):
        return level_of(who) >= LEVELS.index(need)
    return level_of(who) == 3 and meets(need, frozenset(ROLE_PERMISSIONS[Role(who)]))


async def browser_of(town: Town, who: str, shop: object) -> Browser:
    if who == "visitor":
        return town.browser()
    if who == "guest":
        return await town.guest()
    if who == "member":
        return await town.member()
    role = Role(who)
    return await town.member(role, shop_ids=(shop,) if role in MERCHANT_ROLES else ())  # type: ignore[arg-type]


async def opened(town: Town) -> tuple[Asker, object]:
    """Somebody's order of somebody else's ware, and a shop that has nothing to do with either."""
    ware, other = await town.ware(), await town.ware("别家的茶杯")
    checkout = await town.buy(await town.member(), ware)
    return Asker(town, ware, checkout["orders"][0]["number"]), other.shop_id


async def test_everything_has_its_need_written_down(town: Town) -> None:
    asker, _ = await opened(town)
    known, asked = read_needs(), {route.name for route in asker.routes}
    assert sorted(asked - known.keys()) == [], "write down in needs.toml what these need"
    assert sorted(known.keys() - asked) == [], "these are no more"


@pytest.mark.parametrize("who", ["visitor", "guest", "member", *Role])
async def test_who_may_not_is_refused_and_nothing_changes(town: Town, who: str) -> None:
    asker, shop = await opened(town)
    browser, needs = await browser_of(town, who, shop), read_needs()
    before = await town.count_everything()
    let_in = []
    for route in asker.routes:
        if not may(who, needs.get(route.name, "anyone")):
            answer = await ask_alone(asker, browser, route)
            if not is_refused(answer):
                let_in.append(f"{answer.status_code} {route.name}")
    assert let_in == []
    after = await town.count_everything()
    assert {name for name in after if after[name] != before[name]} - NOTES_OF_REFUSAL == set()


@pytest.mark.parametrize("who", ["member", *(role for role in Role if role not in MERCHANT_ROLES)])
async def test_who_may_is_let_in(town: Town, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asker, shop = await opened(town)
    browser, needs = await browser_of(town, who, shop), read_needs()
    monkeypatch.setattr(Tx, "commit", Tx.rollback)  # whatever one may do here is undone
    refused = []
    for route in asker.routes:
        need = needs.get(route.name, "anyone")
        if isinstance(need, list) and may(who, need):
            town.app.cache.forget("*")
            answer = await ask_alone(asker, browser, route)
            if not is_let_in(answer):
                refused.append(f"{answer.status_code} {route.name}")
            assert answer.status_code < 500, route.name
    assert refused == []


async def ask_alone(asker: Asker, browser: Browser, route: Route) -> httpx.Response:
    """Ask, and keep being who one was: signing out is one of the questions."""
    jar = dict(browser.http.cookies)
    answer = await asker.ask(browser, route)
    browser.http.cookies.clear()
    for name, value in jar.items():
        browser.http.cookies.set(name, value, domain="shop.test")
    return answer


def test_the_page_of_permissions_is_up_to_date() -> None:
    assert Path(FILE).read_text("utf-8") == page(read_needs()), "run `python -m scripts.permissions`"
