"""The audit log, approvals and settings in the console and the API: who sees them, and what they say."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from tests.security.town import Browser, Town

from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Approval, Role
from jishi.platform import audit, options
from jishi.platform.options import Option, Unit
from jishi.platform.runtime import Runtime

DAYS = Option("test.days", 10, title="Days", group="Test", unit=Unit.DAYS, least=1, most=60)
FEE = Option("test.fee", 1_250, title="Fee", group="Test", unit=Unit.MONEY)
QUIET = Option("test.quiet", (22, 8), title="Quiet", group="Test")
OPEN = Option("test.open", True, title="Open", group="Test")


@pytest.fixture
async def town(app: Runtime) -> AsyncIterator[Town]:
    options.declare(app, DAYS, FEE, QUIET, OPEN)
    found = Town(app)
    yield found
    await found.close()


@pytest.fixture
async def boss(town: Town) -> Browser:
    """The manager."""
    return await town.member(Role.MANAGER, name="周店长")


async def ask(app: Runtime, subject: str = "tasting:P1", **more: Any) -> Approval:
    async with app.tx() as tx:
        summary = {"en": "Pay out", "zh-CN": "提现申请"}
        return await team.ask_approval(tx, SYSTEM, kind="tasting", subject=subject, summary=summary, payload={}, **more)


LOOKERS = {
    "/console/audit": {Role.MANAGER, Role.COMPLIANCE, Role.ENGINEER},
    "/api/v1/audit": {Role.MANAGER, Role.COMPLIANCE, Role.ENGINEER},
    "/console/settings": {Role.MANAGER, Role.ENGINEER},
    "/api/v1/settings": {Role.MANAGER, Role.ENGINEER},
    "/console/staff": {Role.MANAGER, Role.MERCHANT_OWNER},
    "/console/roles": {Role.MANAGER},
}


async def test_who_may_look(town: Town) -> None:
    seen: dict[str, set[Role]] = {path: set() for path in LOOKERS}
    for role in Role:
        in_shop = role in (Role.MERCHANT_OWNER, Role.MERCHANT_STAFF)
        person = await town.member(role, shop_ids=(uuid7(),) if in_shop else ())
        for path in LOOKERS:
            answer = await person.get(path)
            assert answer.status_code in (200, 403), (path, role, answer.status_code)
            if answer.status_code == 200:
                seen[path].add(role)
    assert seen == LOOKERS
    member, stranger = await town.member(), town.browser()
    for path in LOOKERS:
        assert (await member.get(path)).status_code in (403, 404), path
        assert (await stranger.get(path)).status_code in (303, 401), path


async def test_an_entry_tells_who_did_what_and_that_it_holds(app: Runtime, boss: Browser) -> None:
    async with app.tx() as tx:
        actor = msgspec.structs.replace(SYSTEM, account_id=boss.account_id)
        await audit.record(tx, actor, "orders.cancelled", "order", "A1", {"from": "paid", "to": "cancelled"})
    entry = (await boss.get("/api/v1/audit?action=orders.cancelled")).json()["items"][0]
    assert (entry["actor_name"], entry["subject"], entry["seal"]) == ("周店长", "A1", None)
    panel = f"/console/audit?action=orders.cancelled&open={entry['id']}"
    assert "等待封存" in (await boss.get(panel)).text
    async with app.tx() as tx:
        await audit.seal_pending(tx)
    shown = (await boss.get(f"/api/v1/audit/{entry['id']}")).json()
    assert shown["seal"]["holds"] is True
    assert len(shown["seal"]["hash"]) == 64
    page = (await boss.get(panel)).text
    assert "此后未被改动" in page
    assert "周店长" in page
    assert (await boss.get(f"/api/v1/audit/{uuid4()}")).status_code == 404
    async with app.tx() as tx:
        await tx.execute("ALTER TABLE platform.audit_log DISABLE TRIGGER append_only")
        await tx.execute("UPDATE platform.audit_log SET subject = 'A2' WHERE subject = 'A1'")
    assert (await boss.get(f"/api/v1/audit/{entry['id']}")).json()["seal"]["holds"] is False
    assert "内容与第" in (await boss.get(panel)).text


async def test_the_log_is_filtered_by_who_what_and_when(app: Runtime, boss: Browser, clock: FixedClock) -> None:
    async with app.tx() as tx:
        actor = msgspec.structs.replace(SYSTEM, account_id=boss.account_id)
        await audit.record(tx, actor, "orders.shipped", "order", "EARLY")
    clock.advance(timedelta(days=2))
    async with app.tx() as tx:
        await audit.record(tx, SYSTEM, "orders.shipped", "order", "LATE")
        account = (await identity.list_accounts(tx, [boss.account_id or uuid4()])).popitem()[1]
    for query, early, late in (
        ("action=orders.shipped", True, True),
        (f"who={boss.account_id}&action=orders.shipped", True, False),
        (f"who={account.email}&action=orders.shipped", True, False),
        ("who=nobody@example.com", False, False),
        ("subject=LATE", False, True),
        ("action=orders.shipped&at.from=2026-06-02", False, True),
    ):
        text = (await boss.get(f"/console/audit?{query}")).text
        assert (">EARLY</td>" in text, ">LATE</td>" in text) == (early, late), query


async def test_people_of_a_shop_see_what_was_done_there(app: Runtime, town: Town) -> None:
    mine, other = uuid7(), uuid7()
    async with app.tx() as tx:
        await audit.record(tx, SYSTEM, "orders.shipped", "order", "MINE", shop_id=mine)
        await audit.record(tx, SYSTEM, "orders.shipped", "order", "OTHER", shop_id=other)
        entries = {one.subject: one for one in (await audit.search_page(tx, audit.Search())).items}
        actor = msgspec.structs.replace(SYSTEM, shop_ids=frozenset({mine}))
        assert (await audit.search_page(tx, audit.Search(), shops=actor.shops_with("audit.read"))).items == [
            entries["MINE"]
        ]
        assert await audit.find_entry(tx, entries["OTHER"].id, shops=[mine]) is None


async def test_approvals_are_decided_from_their_panel(app: Runtime, town: Town, boss: Browser) -> None:
    asked = await ask(app, why="月底")
    analyst = await town.member(Role.ANALYST)
    assert "提现申请" not in (await analyst.get("/console/approvals")).text
    assert (await analyst.post(f"/console/approvals/{asked.id}/decision", {"decision": "grant"})).status_code == 404
    assert "提现申请" in (await boss.get("/console/approvals?state=asked")).text
    panel = (await boss.get(f"/console/approvals?open={asked.id}")).text
    assert "月底" in panel
    assert f"/console/approvals/{asked.id}/decision" in panel
    without_reason = await boss.post(f"/console/approvals/{asked.id}/decision", {"decision": "refuse"})
    assert without_reason.status_code == 422
    done = await boss.post(f"/console/approvals/{asked.id}/decision", {"decision": "refuse", "why": "资料不全"})
    assert done.status_code == 303
    assert "资料不全" in (await boss.get(f"/console/approvals?open={asked.id}")).text
    assert (await boss.post(f"/console/approvals/{asked.id}/decision", {"decision": "grant"})).status_code == 409


async def test_granting_leads_to_the_proof_when_it_is_old(app: Runtime, boss: Browser, clock: FixedClock) -> None:
    asked = await ask(app)
    clock.advance(timedelta(minutes=10))
    led = await boss.http.post(
        f"/console/approvals/{asked.id}/decision",
        data={"_csrf": boss.csrf, "decision": "grant"},
        headers={"Referer": f"http://shop.test/console/approvals?open={asked.id}"},
    )
    assert (led.status_code, led.headers["location"]) == (303, "/account/confirm?next=/console/approvals")
    async with app.tx() as tx:
        assert (await team.get_approval(tx, SYSTEM, asked.id)).state == "asked"


async def test_settings_are_changed_and_reset(app: Runtime, boss: Browser) -> None:
    assert "test.days" in (await boss.get("/console/settings")).text
    for name, fields in (
        ("test.days", {"value": "7"}),
        ("test.fee", {"value": "20.5", "unit": "money"}),
        ("test.quiet", {"first": "23", "last": "7"}),
        ("test.open", {}),
    ):
        assert (await boss.post(f"/console/settings/{name}", fields)).status_code == 303, name
    async with app.tx() as tx:
        assert await options.get(tx, DAYS) == 7
        assert await options.get(tx, FEE) == 2_050
        assert await options.get(tx, QUIET) == (23, 7)
        assert await options.get(tx, OPEN) is False
    refused = await boss.post("/console/settings/test.days", {"value": "99"})
    assert refused.status_code == 422
    assert 'value="99"' in refused.text
    assert (await boss.post("/console/settings/test.fee", {"value": "1.2.3", "unit": "money"})).status_code == 422
    assert (await boss.post("/console/settings/no.such", {"value": "1"})).status_code == 404
    assert (await boss.post("/console/settings/test.days", {"reset": "1"})).status_code == 303
    async with app.tx() as tx:
        assert await options.changed(tx) == {"test.fee", "test.quiet", "test.open"}


async def test_settings_as_json(boss: Browser, town: Town) -> None:
    changed = await boss.call("PUT", "/api/v1/settings/test.days", {"value": 7})
    assert (changed.status_code, changed.json()["value"], changed.json()["is_changed"]) == (200, 7, True)
    assert (await boss.call("PUT", "/api/v1/settings/test.days", {"value": "soon"})).status_code == 422
    assert (await boss.call("PUT", "/api/v1/settings/no.such", {"value": 7})).status_code == 404
    assert (await boss.call("PUT", "/api/v1/settings/test.quiet", {"value": [1, 2]})).json()["value"] == [1, 2]
    reset = await boss.call("DELETE", "/api/v1/settings/test.days")
    assert reset.json()["is_changed"] is False
    analyst = await town.member(Role.ANALYST)
    assert (await analyst.call("PUT", "/api/v1/settings/test.days", {"value": 7})).status_code == 403
    listed = {one["name"]: one for one in (await boss.get("/api/v1/settings")).json()}
    assert listed["test.days"]["value"] == 10


async def test_staff_without_their_second_factor_are_led_to_it_from_every_page(app: Runtime, town: Town) -> None:
    boss = await town.member(Role.MANAGER)
    app.settings = msgspec.structs.replace(app.settings, staff_second_factor=True)
    app.cache.forget("*")
    for path in ("/console", "/console/staff", "/console/audit", "/console/approvals", "/console/settings"):
        led = await boss.get(path)
        assert (led.status_code, led.headers["location"]) == (303, f"/sign-in/second?next={path}")
    assert (await boss.get("/api/v1/audit")).status_code == 403
    assert (await boss.get("/sign-in/second?next=/console")).status_code == 200
    member = await town.member()
    assert (await member.get("/console")).status_code == 404


async def test_the_pages_cost_the_same_for_few_and_for_many(app: Runtime, boss: Browser) -> None:
    counted: list[str] = []
    app.database.watchers.append(lambda statement, _: counted.append(statement))

    async def cost(path: str) -> int:
        await boss.get(path)
        counted.clear()
        await boss.get(path)
        return len(counted)

    few = [await cost(path) for path in ("/console/audit", "/console/approvals")]
    for number in range(20):
        await ask(app, f"payout:{number}")
    assert [await cost(path) for path in ("/console/audit", "/console/approvals")] == few
    assert max(few) <= 6
    assert await cost("/console/settings") <= 2
