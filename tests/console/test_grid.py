"""The console's tables, shown by the list of orders: filter, sort, page, choose columns, take out, save views."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest
from tests.console.conftest import Employ
from tests.console.grid_market import write_order, write_orders
from tests.identity.conftest import Person, SignUp

from jishi.console.grid.cells import harmless
from jishi.console.grid.frame import MOST_OPTIONS
from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import uuid7
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

EN = {"Accept-Language": "en"}


async def shop(app: Runtime, slug: str) -> UUID:
    async with app.tx() as tx:
        return await merchants.create_shop(tx, ShopInput(slug=slug, name={"en": slug.title(), "zh-CN": slug.title()}))


async def page(person: Person, query: str = "", **headers: str) -> str:
    answer = await person.call("GET", f"/console/orders{query}", headers={**EN, **headers})
    assert answer.status_code == 200, answer.text[:600]
    return answer.text


def numbers(text: str) -> list[str]:
    return re.findall(r'data-row="([0-9A-Z]+)"', text)


@pytest.fixture
async def manager(employ: Employ) -> Person:
    return await employ(Role.MANAGER)


async def test_the_newest_come_first_and_a_header_turns_the_order(app: Runtime, manager: Person) -> None:
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        made = await write_orders(tx, mine, 3)
    first = await page(manager)
    assert numbers(first) == made
    assert 'aria-sort="descending"' in first
    assert "3 rows" in first
    turned = await page(manager, "?sort=placed")
    assert numbers(turned) == made[::-1]
    assert 'aria-sort="ascending"' in turned


async def test_filters_narrow_show_as_chips_and_can_be_taken_away(app: Runtime, manager: Person) -> None:
    one, two = await shop(app, "qingmu"), await shop(app, "shanlan")
    async with app.tx() as tx:
        cheap = await write_order(tx, one, total=1_000)
        dear = await write_order(tx, one, total=90_000, state="shipped")
        other = await write_order(tx, two, recipient="O'Neil", placed_at=datetime(2026, 5, 1, tzinfo=UTC))
    for query, expected in {
        "?state=shipped": [dear],
        "?state=shipped&state=paid&shop=qingmu": [dear, cheap],
        "?total.from=500": [dear],
        "?total.to=10": [cheap],
        "?placed.to=2026-05-02": [other],
        "?placed.from=2026-06-01&shop=shanlan": [],
        "?q=o'ne": [other],
        f"?q={dear.lower()}": [dear],
        "?state=nonsense": [dear, cheap, other],
        "?q=%25": [],
    }.items():
        assert sorted(numbers(await page(manager, query))) == sorted(expected), query
    text = await page(manager, "?state=shipped&total.from=500&q=林")
    assert 'href="/console/orders?q=%E6%9E%97&amp;total.from=500"' in text
    assert "Clear all filters" in text


async def test_of_many_options_those_that_are_meant_are_found_by_name(app: Runtime, manager: Person) -> None:
    for number in range(MOST_OPTIONS + 3):
        await shop(app, f"shop-{number:03}")
    drawn = r'name="shop" value="([^"]+)"'
    first = await page(manager)
    assert len(re.findall(drawn, first)) == MOST_OPTIONS
    assert "3 more: type to find them." in first
    chosen = await page(manager, "?shop=shop-042&sort=placed")
    assert re.findall(drawn, chosen)[0] == "shop-042"
    assert "Shop-042" in chosen[chosen.index('class="chip') :]
    plain = await page(manager, "?shop.find=SHOP-04")
    assert re.findall(drawn, plain) == ["shop-040", "shop-041", "shop-042"]
    assert "shop.find=" not in plain.replace('name="shop.find"', ""), "links lead on without what was typed"
    alone = {"HX-Request": "true", "HX-Target": "grid-options-shop"}
    found = await page(manager, "?shop=shop-000&shop.find=-042", **alone)
    assert re.findall(drawn, found) == ["shop-000", "shop-042"]
    assert 'data-row="' not in found
    refused = await manager.call("GET", "/console/orders", headers={**alone, "HX-Target": "grid-options-q"})
    assert refused.status_code == 404


async def test_what_cannot_be_read_is_said_beside_its_field(manager: Person) -> None:
    text = await page(manager, "?placed.from=yesterday&total.to=much")
    assert "Please write a day such as" in text
    assert "Please write an amount such as" in text
    broken = await manager.call("GET", "/console/orders?cursor=made-up", headers=EN)
    assert broken.status_code == 422
    assert "This page link is no longer valid" in broken.text


async def test_pages_lead_on_back_and_to_the_first(app: Runtime, manager: Person) -> None:
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        made = await write_orders(tx, mine, 60)

    def link(text: str, rel: str) -> str:
        found = re.search(rf'rel="{rel}" href="([^"]+)"', text)
        return urlsplit(found[1].replace("&amp;", "&")).query if found else ""

    first = await page(manager, "?size=25")
    assert numbers(first) == made[:25]
    second = await page(manager, "?" + link(first, "next"))
    assert numbers(second) == made[25:50]
    third = await page(manager, "?" + link(second, "next"))
    assert numbers(third) == made[50:]
    assert not link(third, "next")
    back = await page(manager, "?" + link(third, "prev"))
    assert numbers(back) == made[25:50]
    assert numbers(await page(manager, "?" + link(back, "prev"))) == made[:25]


async def test_columns_are_chosen_and_the_main_one_stays(app: Runtime, manager: Person) -> None:
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        await write_order(tx, mine)
    text = await page(manager, "?cols=total&cols=paid_at")
    heads = re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)', text)
    assert heads == ["Order number", "Total", "Paid at"]


async def test_people_of_a_shop_see_their_own_orders_only(app: Runtime, sign_up: SignUp) -> None:
    mine, theirs = await shop(app, "qingmu"), await shop(app, "shanlan")
    person = await sign_up("owner@example.com")
    async with app.tx() as tx:
        own = await write_order(tx, mine)
        foreign = await write_order(tx, theirs)
        await team.add_staff(tx, SYSTEM, person.id, [Role.MERCHANT_STAFF], [mine])
    assert numbers(await page(person)) == [own]
    for query in ("?shop=shanlan", f"?q={foreign}", "?shop=shanlan&shop=qingmu&state=paid"):
        assert foreign not in numbers(await page(person, query)), query
    sent = await person.call("POST", "/console/orders/export", headers=EN)
    assert own in sent.text
    assert foreign not in sent.text
    assert "Shanlan" not in await page(person)


async def test_those_without_the_permission_are_refused(app: Runtime, employ: Employ, sign_up: SignUp) -> None:
    marketer = await employ(Role.MARKETER)
    assert (await marketer.get("/console/orders")).status_code == 403
    assert (await marketer.call("POST", "/console/orders/export")).status_code == 403
    assert (await marketer.call("POST", "/console/orders/views")).status_code == 403
    assert (await (await sign_up()).get("/console/orders")).status_code == 404
    async with app.tx() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM platform.audit_log WHERE action = 'console.exported'") == 0
        assert await tx.fetch_value("SELECT count(*) FROM console.views") == 0


async def test_an_export_has_every_row_is_harmless_and_is_told_to_the_audit_log(app: Runtime, manager: Person) -> None:
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        made = await write_orders(tx, mine, 30)
        evil = await write_order(tx, mine, recipient="=HYPERLINK(1)", title="@SUM(A1)", state="shipped")
    form = {"query": "state=paid&cols=number&cols=total"}
    answer = await manager.call("POST", "/console/orders/export", headers=EN, data=form)
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-disposition"].startswith('attachment; filename="orders-20260601')
    lines = answer.text.lstrip("\ufeff").split("\r\n")
    assert lines[0] == "Order number,Total"
    assert lines[1:-1] == [f"{number},89.00" for number in made]
    bad = (await manager.call("POST", "/console/orders/export", headers=EN, data={"query": f"q={evil}"})).text
    assert "'=HYPERLINK(1)" in bad
    assert "'@SUM(A1)" in bad
    async with app.tx() as tx:
        rows = await tx.fetch("SELECT subject, details FROM platform.audit_log WHERE action = 'console.exported'")
    assert [(row["subject"], row["details"]["filters"]) for row in rows] == [("orders", ["state"]), ("orders", ["q"])]
    assert evil not in str(rows)


@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
def test_nothing_that_a_spreadsheet_would_run_leaves_us(start: str) -> None:
    assert harmless(start) == f"'{start}"
    assert harmless("a=1") == "a=1"


async def test_a_list_costs_the_same_statements_however_long(app: Runtime, manager: Person) -> None:
    mine = await shop(app, "qingmu")
    seen: list[str] = []
    app.database.watchers.append(lambda statement, _: seen.append(statement))
    counts = []
    for _ in range(2):
        async with app.tx() as tx:
            await write_orders(tx, mine, 20)
        await page(manager)
        seen.clear()
        await page(manager, "?state=paid")
        counts.append(len(seen))
    assert counts == [2, 2], seen  # saved views; orders with their lines. Shops are cached.


async def test_a_saved_view_can_be_opened_changed_made_the_first_and_deleted(app: Runtime, manager: Person) -> None:
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        await write_order(tx, mine)
        gone = await write_order(tx, mine, state="shipped")
    saved = await manager.call(
        "POST",
        "/console/orders/views",
        data={"name": "Sent <b>", "query": "state=shipped&cursor=x&evil=1", "default": "1"},
    )
    assert saved.status_code == 303
    asked = dict(parse_qsl(urlsplit(saved.headers["location"]).query))
    assert set(asked) == {"view", "state"}
    bare = await page(manager)
    assert numbers(bare) == [gone]
    assert "Sent &lt;b&gt;" in bare
    assert len(numbers(await page(manager, "?view=all"))) == 2
    at = f"/console/orders/views/{asked['view']}"
    await manager.call("POST", at, data={"act": "rename", "name": "Gone", "query": "state=shipped"})
    await manager.call("POST", at, data={"act": "overwrite", "query": "state=paid"})
    await manager.call("POST", at, data={"act": "no-default", "query": ""})
    assert len(numbers(await page(manager))) == 2
    assert f"/console/orders?view={asked['view']}&amp;state=paid" in await page(manager)
    await manager.call("POST", at, data={"act": "delete"})
    assert "Gone" not in await page(manager)


async def test_a_view_is_its_owners_and_shared_only_with_colleagues(
    app: Runtime, manager: Person, employ: Employ, sign_up: SignUp
) -> None:
    mine, theirs = await shop(app, "qingmu"), await shop(app, "shanlan")
    clerk = await employ(Role.SERVICE, contact="clerk@example.com")
    merchants_people = []
    for contact, shop_id in (("a@example.com", mine), ("b@example.com", mine), ("c@example.com", theirs)):
        person = await sign_up(contact)
        async with app.tx() as tx:
            await team.add_staff(tx, SYSTEM, person.id, [Role.MERCHANT_OWNER], [shop_id])
        merchants_people.append(person)
    a, b, c = merchants_people
    await manager.call("POST", "/console/orders/views", data={"name": "Private", "query": "state=paid"})
    shared = await manager.call("POST", "/console/orders/views", data={"name": "House", "query": "q=1", "shared": "1"})
    await a.call("POST", "/console/orders/views", data={"name": "Stall", "query": "state=paid", "shared": "1"})
    texts = {name: await page(person) for name, person in {"clerk": clerk, "a": a, "b": b, "c": c}.items()}
    seen = {who: {name for name in ("Private", "House", "Stall") if f">{name}" in text} for who, text in texts.items()}
    assert seen == {"clerk": {"House"}, "a": {"Stall"}, "b": {"Stall"}, "c": set()}
    view = dict(parse_qsl(urlsplit(shared.headers["location"]).query))["view"]
    for act in ("rename", "overwrite", "default", "delete"):
        answer = await clerk.call(
            "POST", f"/console/orders/views/{view}", data={"act": act, "name": "Mine", "query": ""}
        )
        assert answer.status_code == 404, act
    assert (await clerk.call("POST", f"/console/orders/views/{uuid7()}", data={"act": "delete"})).status_code == 404
    assert (await clerk.call("POST", "/console/orders/views/nonsense", data={"act": "delete"})).status_code == 404
    async with app.tx() as tx:
        kept = await tx.fetch("SELECT name, query, is_default FROM console.views ORDER BY created_at, id")
    assert [tuple(row) for row in kept] == [
        ("Private", "state=paid", False), ("House", "q=1", False), ("Stall", "state=paid", False)
    ]  # fmt: skip


async def test_htmx_gets_the_table_alone_and_the_address_it_stands_for(app: Runtime, manager: Person) -> None:
    text = await manager.call(
        "GET",
        "/console/orders?q=&state=paid&total.from=",
        headers={**EN, "HX-Request": "true", "HX-Target": "section#grid"},
    )
    assert "<html" not in text.text
    assert text.headers["hx-push-url"] == "/console/orders?state=paid"


async def test_about_how_many_is_said_of_many(app: Runtime, manager: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jishi.platform.counting.EXACT_BELOW", 20)
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        await write_orders(tx, mine, 130)
        await tx.execute("ANALYZE orders.orders")
    assert "about 130 rows" in await page(manager)


async def test_late_ones_are_those_whose_promised_day_has_passed(app: Runtime, manager: Person) -> None:
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        made = await write_orders(tx, mine, 3)
        for number, hours in zip(made, (-1, 1, -2), strict=True):
            await tx.execute(
                "INSERT INTO orders.journeys (order_id, shop_id, ship_by) SELECT id, shop_id, $2 FROM orders.orders"
                " WHERE number = $1",
                number,
                tx.now + timedelta(hours=hours),
            )
        await tx.execute("UPDATE orders.orders SET state = 'cancelled' WHERE number = $1", made[2])
    assert numbers(await page(manager, "?late=1")) == [made[0]]
    assert numbers(await page(manager, "?late=1&shop=qingmu&state=paid")) == [made[0]]
