"""The routes by which somebody with the wrong position could do the most harm: money, positions, keys, settings,
personal data. Who may is written here by hand, from what the positions are for, and not read from the table
of permissions or from what the shop does."""

import httpx
import pytest
from tests.security.asking import Asker
from tests.security.routes import Route
from tests.security.test_who_may_do_what import ask_alone, is_let_in
from tests.security.town import Browser, Town

from jishi.modules.team.contracts import MERCHANT_ROLES, Role
from jishi.platform.db import Tx

BOSS = {Role.MANAGER}
MONEY_BACK = {Role.SERVICE, Role.MANAGER}
MACHINES = {Role.ENGINEER, Role.MANAGER}
LAW = {Role.COMPLIANCE, Role.MANAGER}
PEOPLE = {Role.SERVICE, Role.COMPLIANCE, Role.MANAGER}
SHOP_BOSS = {Role.MANAGER, Role.MERCHANT_OWNER}
BOOKS = {Role.ANALYST, Role.COMPLIANCE, Role.MANAGER}
ORDERS = {Role.ANALYST, Role.PRODUCT_MANAGER, Role.SERVICE, Role.COMPLIANCE, Role.ENGINEER, Role.MANAGER}

MAY: dict[str, set[Role]] = {
    # Money
    "POST /api/v1/refunds/{refund_id}/retry": MONEY_BACK | {Role.MERCHANT_OWNER},
    "POST /api/v1/refunds/{refund_id}/other-payment": MONEY_BACK,
    "POST /api/v1/after-sales/{code}/arbitration": MONEY_BACK,
    "POST /api/v1/settlement/payouts": BOSS,
    "POST /api/v1/settlement/payouts/{code}/ending": BOSS,
    "PUT /api/v1/settlement/shops/{shop_id}/bank-account": BOSS,
    "GET /api/v1/settlement/shops/{shop_id}/bank-account": BOOKS,
    "POST /api/v1/settlement/rates": BOSS,
    "POST /api/v1/settlement/differences/{difference_id}/resolution": BOSS,
    "POST /api/v1/settlement/days/{channel}/{day}": BOSS,
    "POST /api/v1/approvals/{approval_id}/decision": LAW,
    # Positions
    "POST /api/v1/roles": BOSS,
    "PUT /api/v1/roles/{code}": BOSS,
    "DELETE /api/v1/roles/{code}": BOSS,
    "PUT /api/v1/staff/{account_id}": SHOP_BOSS,
    "DELETE /api/v1/staff/{account_id}": BOSS,
    "POST /api/v1/staff/{account_id}/deactivation": BOSS,
    "DELETE /api/v1/staff/{account_id}/sessions": BOSS,
    "POST /api/v1/invitations": SHOP_BOSS,
    "POST /api/v1/shops/{slug}/state": LAW,
    "PUT /api/v1/shops/{slug}/place": LAW,
    # What every shop shares, and goods on their way
    "PUT /api/v1/brands": {Role.PRODUCT_MANAGER, Role.MANAGER},
    "PATCH /api/v1/after-sales/{code}/replacement": MONEY_BACK | MERCHANT_ROLES,
    # Keys, settings, machinery
    "POST /api/v1/keys": MACHINES,
    "DELETE /api/v1/keys/{key_id}": MACHINES,
    "POST /api/v1/webhooks": MACHINES,
    "POST /api/v1/webhooks/{endpoint_id}/secret": MACHINES,
    "PUT /api/v1/settings/{name}": MACHINES,
    "PUT /api/v1/notice-kinds/{code}/words/{locale}": BOSS,
    "POST /api/v1/jobs/failed/{job_id}/retry": MACHINES,
    "DELETE /api/v1/jobs/failed/{job_id}": MACHINES,
    # Personal data
    "GET /api/v1/orders/{number}/packing-slip": MONEY_BACK,
    "POST /console/orders/export": ORDERS | MERCHANT_ROLES,
    "POST /console/customers/export": PEOPLE,
    "GET /console/customers/{account_id}": PEOPLE,
    "POST /console/customers/{account_id}/contacts": PEOPLE,
    "POST /console/customers/{account_id}/notes": PEOPLE,
    "GET /api/v1/audit": {Role.COMPLIANCE, Role.ENGINEER, Role.MANAGER},
    "POST /console/audit/export": {Role.COMPLIANCE, Role.ENGINEER, Role.MANAGER},
    "POST /console/staff/export": SHOP_BOSS,
}
"""The positions that may; people of a shop ask about another shop's things. Nobody else may, whoever they are."""


async def everybody(town: Town, shop: object) -> dict[str, Browser]:
    people = {"visitor": town.browser(), "guest": await town.guest(), "member": await town.member()}
    for role in Role:
        shops = (shop,) if role in MERCHANT_ROLES else ()
        people[role] = await town.member(role, shop_ids=shops)  # type: ignore[arg-type]
    return people


def is_refused_flatly(answer: httpx.Response) -> bool:
    """Whether they were sent away for who they are. That what they sent makes no sense would be another answer: it
    tells that somebody began to read it."""
    if answer.status_code == 303:
        return answer.headers["location"].startswith("/sign-in")
    return answer.status_code in (401, 403, 404)


async def arranged(town: Town) -> tuple[list[Route], Asker, dict[str, Browser]]:
    """The routes, who asks for them, and everybody who tries: about an order, a buyer and a shop that are there."""
    ware, other = await town.ware(), await town.ware("别家的茶杯")
    buyer = await town.member()
    checkout = await town.buy(buyer, ware)
    asker = Asker(town, ware, checkout["orders"][0]["number"])
    asker.know(account_id=str(buyer.account_id), name="orders.receipt_days", channel="sandbox", day="2026-06-01")
    routes = [route for route in asker.routes if route.name in MAY]
    assert {route.name for route in routes} == set(MAY)
    return routes, asker, await everybody(town, other.shop_id)


async def test_nobody_else_does_harm(town: Town) -> None:
    routes, asker, people = await arranged(town)
    before = await town.count_everything()
    let_in = []
    for who, browser in people.items():
        for route in routes:
            if who not in MAY[route.name]:
                answer = await ask_alone(asker, browser, route)
                if not is_refused_flatly(answer):
                    let_in.append(f"{answer.status_code} {who}: {route.name}")
    assert not let_in, "\n".join(let_in)
    after = await town.count_everything()
    grown = {name for name in after if after[name] != before[name]}
    assert {name for name in grown if not name.startswith("platform.audit")} == set()


async def test_those_whose_work_it_is_may(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    routes, asker, people = await arranged(town)
    monkeypatch.setattr(Tx, "commit", Tx.rollback)  # whatever one may do here is undone
    refused = []
    for who, browser in people.items():
        for route in routes:
            if who in MAY[route.name]:
                town.app.cache.forget("*")
                answer = await ask_alone(asker, browser, route)
                if not is_let_in(answer):
                    refused.append(f"{answer.status_code} {who}: {route.name}")
    assert not refused, "\n".join(refused)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.ENGINEER, Role.PRODUCT_MANAGER])
async def test_who_only_looks_at_orders_does_not_learn_where_people_live(town: Town, role: Role) -> None:
    ware = await town.ware()
    order = await town.buy(await town.member(), ware, contact_email="xiaomei@example.com")
    path = f"/api/v1/orders/{order['orders'][0]['number']}"
    seen, full = await (await town.member(role)).get(path), await (await town.member(Role.SERVICE)).get(path)
    assert (seen.status_code, full.status_code) == (200, 200)
    assert full.json()["address"]["street"] == "科技园路 1 号"
    assert seen.json()["address"]["city"] == full.json()["address"]["city"]
    for secret in ("科技园路", "13800138000", "林小梅", "xiaomei@"):
        assert secret in full.text
        assert secret not in seen.text
