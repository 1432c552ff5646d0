"""Shops in the console: seen by the operating company, paused and closed with a reason, never by their own people."""

import pytest
from tests.console.conftest import Employ
from tests.console.test_grid import EN, shop
from tests.identity.conftest import SignUp

from jishi.kernel.actor import SYSTEM
from jishi.modules.merchants import api as merchants
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime


async def states(app: Runtime) -> list[tuple[str, str]]:
    async with app.tx() as tx:
        return [tuple(row) for row in await tx.fetch("SELECT slug, state FROM merchants.shop ORDER BY slug")]


async def test_shops_are_listed_and_told_about(app: Runtime, employ: Employ, sign_up: SignUp) -> None:
    shop_id = await shop(app, "qingmu")
    await shop(app, "shanlan")
    owner = await sign_up("owner@example.com")
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, owner.id, [Role.MERCHANT_OWNER], [shop_id])
    app.cache.forget("*")
    officer = await employ(Role.COMPLIANCE)
    listed = (await officer.call("GET", "/console/shops", headers=EN)).text
    assert 'data-row="qingmu"' in listed
    assert 'data-row="shanlan"' in listed
    assert 'data-row="shanlan"' not in (await officer.call("GET", "/console/shops?q=Qing", headers=EN)).text
    assert "data-row" not in (await officer.call("GET", "/console/shops?state=closed", headers=EN)).text
    page = (await officer.call("GET", "/console/shops/qingmu", headers=EN)).text
    assert "Shop owner" in page
    assert "Pause the shop" in page
    assert (await officer.get("/console/shops/nowhere")).status_code == 404


async def test_a_state_changes_with_a_reason_and_is_on_record(app: Runtime, employ: Employ) -> None:
    await shop(app, "qingmu")
    app.cache.forget("*")
    officer = await employ(Role.COMPLIANCE)
    at = "/console/shops/qingmu/state"
    assert (await officer.call("POST", at, data={"state": "paused", "reason": " "})).status_code == 422
    assert (await officer.call("POST", at, data={"state": "nonsense", "reason": "x"})).status_code == 404
    assert await states(app) == [("qingmu", "open")]
    assert (await officer.call("POST", at, data={"state": "paused", "reason": "Papers <i>missing"})).status_code == 303
    assert (await officer.call("POST", at, data={"state": "paused", "reason": "again"})).status_code == 409
    assert (await officer.call("POST", at, data={"state": "closed", "reason": "For good"})).status_code == 303
    assert (await officer.call("POST", at, data={"state": "open", "reason": "No"})).status_code == 409
    assert await states(app) == [("qingmu", "closed")]
    page = (await officer.call("GET", "/console/shops/qingmu", headers=EN)).text
    assert "Papers &lt;i&gt;missing" in page
    assert "Reopen the shop" not in page
    async with app.tx() as tx:
        told = await tx.fetch("SELECT action FROM platform.audit_log WHERE action LIKE 'merchants.%' ORDER BY at, id")
    assert [row["action"] for row in told] == ["merchants.paused", "merchants.closed"]


@pytest.mark.parametrize("role", [Role.ANALYST, Role.SERVICE])
async def test_those_who_do_not_manage_merchants_change_nothing(app: Runtime, employ: Employ, role: Role) -> None:
    await shop(app, "qingmu")
    app.cache.forget("*")
    person = await employ(role)
    seen = await person.call("GET", "/console/shops/qingmu", headers=EN)
    assert seen.status_code == (200 if role is Role.ANALYST else 403)
    assert "Pause the shop" not in seen.text
    form = {"state": "paused", "reason": "x"}
    assert (await person.call("POST", "/console/shops/qingmu/state", data=form)).status_code == 403
    assert (await person.call("POST", "/api/v1/shops/qingmu/state", json=form)).status_code == 403
    assert await states(app) == [("qingmu", "open")]


async def test_the_api_does_it_too(app: Runtime, employ: Employ) -> None:
    await shop(app, "qingmu")
    officer = await employ(Role.COMPLIANCE)
    done = await officer.call("POST", "/api/v1/shops/qingmu/state", json={"state": "paused", "reason": "Papers"})
    assert done.status_code == 204
    assert await states(app) == [("qingmu", "paused")]


async def test_the_city_is_said_in_both_languages_by_those_who_manage_shops(app: Runtime, employ: Employ) -> None:
    await shop(app, "qingmu")
    app.cache.forget("*")
    officer = await employ(Role.COMPLIANCE)
    at, form = "/console/shops/qingmu/place", {"city.zh-CN": "景德镇", "city.en": "Jingdezhen"}
    assert (await officer.call("POST", at, data={"city.en": "x" * 81})).status_code == 422
    assert (await officer.call("POST", at, data=form)).status_code == 303
    assert "Jingdezhen" in (await officer.call("GET", "/console/shops", headers=EN)).text
    assert "景德镇" in (await officer.call("GET", "/shop/qingmu", headers={"Accept-Language": "zh-CN"})).text


async def test_others_do_not_move_a_shop(app: Runtime, employ: Employ) -> None:
    await shop(app, "qingmu")
    service = await employ(Role.SERVICE)
    answer = await service.call("POST", "/console/shops/qingmu/place", data={"city.en": "Elsewhere"})
    async with app.tx() as tx:
        assert (answer.status_code, (await merchants.list_shops(tx))[0].place.get("en")) == (403, None)
