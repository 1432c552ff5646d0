"""SQL, and worse than SQL, in every parameter of every page and endpoint that reads."""

from collections.abc import Iterable
from urllib.parse import quote

from tests.security.routes import READ_BY_HAND, Route, reading
from tests.security.town import Browser, Town

from jishi.modules.team.contracts import Role

NASTY = [
    "' OR '1'='1",
    '%_\\"$1{}',
    "99999999999999999999",
    "NaN",
    "\x00",
    "\ud800",
    "²",
    "../../../etc/passwd",
    "\u202e💥" * 3,
    "x" * 3_000,
]
ENDLESS = ("/api/openapi", "/metrics")


def addresses(route: Route, nasty: str) -> list[str]:
    """The route with something nasty in its query, and one with it in each place of its path."""
    sent = quote(nasty.encode("utf-8", "surrogatepass"), safe="")
    names = dict.fromkeys([*route.query, *READ_BY_HAND])
    found = [f"{route.filled()}?" + "&".join(f"{quote(name)}={sent}" for name in some) for some in batched(names, 12)]
    for place in route.places:
        parts = [sent if part == "{" + place + "}" else part for part in route.parts]
        found.append(Route(route.method, route.path, tuple(parts), ()).filled())
    # What stands in a path is quoted already.
    return [address.replace("%25", "%") for address in found]


def batched(names: Iterable[str], size: int) -> list[list[str]]:
    """A few names at a time, so that addresses stay within what servers take."""
    every = list(names)
    return [every[start : start + size] for start in range(0, len(every), size)] or [[]]


async def try_all(browser: Browser, routes: list[Route], nasty: str) -> list[str]:
    broken = []
    for route in routes:
        for address in addresses(route, nasty):
            answer = await browser.get(address)
            if answer.status_code >= 500:
                broken.append(f"{answer.status_code} {address[:200]}")
    return broken


async def test_no_parameter_breaks_a_page(town: Town) -> None:
    ware = await town.ware()
    guest = await town.guest()
    await town.buy(guest, ware)
    routes = [route for route in reading(town.web) if not route.path.startswith(ENDLESS)]
    assert len(routes) > 40
    before = await town.count_everything()
    assert [one for nasty in NASTY for one in await try_all(guest, routes, nasty)] == []
    assert await town.count_everything() == before


async def test_no_parameter_breaks_a_page_of_staff(town: Town) -> None:
    await town.ware()
    staff = await town.member(Role.MANAGER)
    own = ("/console", "/account", "/api/v1/staff", "/api/v1/me", "/api/v1/addresses", "/api/v1/orders", "/_")
    routes = [route for route in reading(town.web) if route.path.startswith(own)]
    assert [one for nasty in NASTY for one in await try_all(staff, routes, nasty)] == []
