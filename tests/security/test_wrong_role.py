"""What is for staff is refused to everybody else, and nothing happens. Who of the staff may do what is in
test_dangerous_routes.py and test_who_may_do_what.py."""

import httpx
import pytest
from tests.security.routes import Route, routes_of
from tests.security.test_who_may_do_what import is_refused
from tests.security.town import Browser, Town

from jishi.kernel.ids import uuid7
from jishi.modules.team.contracts import Role

PREFIXES = ("/console", "/api/v1/staff")
SINGLE = {
    "POST /api/v1/media",
    "POST /api/v1/products",
    "PUT /api/v1/products/{code}",
    "POST /api/v1/products/{code}/state",
    "GET /api/v1/products/{code}/record",
}
PRODUCT = {"handle": "x", "title": {"en": "x"}, "variants": [{"sku": "x", "price": 1}]}
BODIES = {
    "PUT /api/v1/staff/{account_id}": {"roles": ["manager"]},
    "POST /api/v1/products": PRODUCT,
    "PUT /api/v1/products/{code}": PRODUCT,
    "POST /api/v1/products/{code}/state": {"state": "delisted"},
    "PUT /api/v1/staff/reviews/{review_id}/reply": {"text": "x"},
    "POST /api/v1/stock/adjustments": {"place": "x", "reason": "found", "changes": {}},
}


def for_staff(town: Town) -> list[Route]:
    every = routes_of(town.web)
    found = [route for route in every if route.path.startswith(PREFIXES) or route.name in SINGLE]
    assert {route.name for route in found} >= SINGLE
    return found


async def ask(browser: Browser, route: Route, values: dict[str, str]) -> httpx.Response:
    path = route.filled(values) + ("?shop=" + values["slug"] if route.path == "/api/v1/products" else "")
    if route.method == "GET":
        answer = await browser.get(path)
    elif route.path.startswith("/console") or route.path == "/api/v1/media":
        answer = await browser.post(path, {"shop": values["slug"]})
    else:
        answer = await browser.call(route.method, path, BODIES.get(route.name, {}))
    return answer


@pytest.mark.parametrize("who", ["visitor", "guest", "member"])
async def test_who_may_not_is_told_so_and_nothing_happens(town: Town, who: str) -> None:
    ware = await town.ware()
    browser = {
        "visitor": town.browser,
        "guest": town.guest,
        "member": town.member,
    }[who]()
    person = browser if isinstance(browser, Browser) else await browser
    values = {"code": ware.code, "slug": ware.slug, "account_id": str(person.account_id or uuid7())}
    before = await town.count_everything()
    let_in = []
    for route in for_staff(town):
        answer = await ask(person, route, values)
        refused = answer.status_code in (401, 403, 404) or (answer.status_code == 303 and is_refused(answer))
        if not refused:
            let_in.append(f"{answer.status_code} {route.name}")
    assert let_in == []
    assert await town.count_everything() == before
    listed = await (await town.member(Role.MANAGER)).get("/api/v1/staff")
    assert all(
        str(person.account_id) != one["account_id"] or one["roles"] != ["manager"] for one in listed.json()["items"]
    )


async def test_people_of_a_shop_touch_no_other_shop(town: Town) -> None:
    mine, theirs = await town.ware(), await town.ware("别家的茶杯")
    owner = await town.member(Role.MERCHANT_OWNER, shop_ids=(mine.shop_id,))
    before = await town.count_everything()
    refused = [
        await owner.call("POST", f"/api/v1/products?shop={theirs.slug}", PRODUCT),
        await owner.call("POST", f"/api/v1/products/{theirs.code}/state", {"state": "delisted"}),
        await owner.get(f"/api/v1/products/{theirs.code}/record"),
        await owner.http.post(
            "/console/imports",
            data={"_csrf": owner.csrf, "shop": theirs.slug},
            files={"file": ("a.csv", b"Handle,Title,Variant Price\nx,X,1\n", "text/csv")},
        ),
        await owner.get(f"/console/imports/export/{theirs.slug}"),
    ]
    assert [answer.status_code for answer in refused[:4]] == [403, 403, 403, 403], [r.status_code for r in refused]
    assert refused[4].status_code in (403, 404, 405)
    assert await town.count_everything() == before


async def test_people_of_a_shop_see_no_order_but_their_own(town: Town) -> None:
    ware = await town.ware()
    order = await town.buy(await town.member(), ware)
    owner = await town.member(Role.MERCHANT_OWNER, shop_ids=(uuid7(),))
    number = order["orders"][0]["number"]
    assert (await owner.get(f"/api/v1/orders/{number}")).status_code == 404
    assert (await owner.call("POST", f"/api/v1/orders/{number}/cancellation", {})).status_code == 404
    assert (await owner.get(f"/api/v1/payments/{order['payment_code']}")).status_code == 404
    clerk = await town.member(Role.SERVICE)
    assert (await clerk.get(f"/api/v1/orders/{number}")).status_code == 200
