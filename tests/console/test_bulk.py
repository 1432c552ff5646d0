"""Something done with many rows: asked once, each row once, stopped, resumed after a crash, refused to others."""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from tests.console.conftest import Employ
from tests.console.grid_market import write_orders
from tests.console.test_grid import EN, shop
from tests.identity.conftest import Person, SignUp

from jishi.console.grid import BulkAction, Column, Field, Grid, GridQuery, Outcome, each, grid_routes, text
from jishi.console.grid.bulk import pages as bulk_pages
from jishi.console.grid.bulk import records
from jishi.console.grid.bulk.records import BulkRun
from jishi.console.grid.bulk.work import run_bulk
from jishi.console.grid.registry import GRIDS
from jishi.console.orders.list import find
from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.page import Page
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Permission, Role
from jishi.platform.db import Tx
from jishi.platform.http import app as web
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

MARK = "UPDATE orders.orders SET note = note || '!' WHERE number = ANY($1::text[])"


class Crash(BaseException):
    """What kill -9 is to a transaction: nothing after it runs."""


class Hand:
    """What the bulk action of these tests does, and what goes wrong in it."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.actors: list[Actor] = []
        self.fields: dict[str, str] = {}
        self.crash_after = -1
        self.broken: set[str] = set()
        self.refused: set[str] = set()

    async def work(self, tx: Tx, actor: Actor, ids: Sequence[str], fields: Mapping[str, str]) -> dict[str, Outcome]:
        self.calls.append(list(ids))
        self.actors.append(actor)
        self.fields = dict(fields)
        await tx.execute(MARK, list(ids))
        if self.broken & set(ids):
            raise RuntimeError("a fault in the code")
        if len(self.calls) - 1 == self.crash_after:
            raise Crash
        return await each(self._one)(tx, actor, ids, fields)

    async def _one(self, tx: Tx, actor: Actor, row_id: str, fields: Mapping[str, str]) -> None:
        if row_id in self.refused:
            await tx.execute(MARK, [row_id])
            raise Conflict("The shop's state does not allow this.")


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def grid(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Grid:
    async def source(tx: Tx, actor: Actor, query: GridQuery) -> Page[Any]:
        return await find(tx, actor, msgspec.structs.replace(query, descending=True, limit=min(query.limit, 40)))

    made = Grid(
        key="test-orders",
        title="Orders",
        url="/console/test-orders",
        section="orders",
        permission=Permission.ORDERS_READ,
        source=source,
        row_id=lambda order: order.number,
        columns=[Column("number", "Order number", main=True)],
        filters=[text("q", "Search orders")],
        bulk=[
            BulkAction(
                "mark",
                "Mark as unread",
                "This marks %(count)s orders.",
                permission=Permission.ORDERS_SHIP,
                work=hand.work,
                step=10,
                fields=[Field("carrier", "Carrier", required=True)],
            )
        ],
    )
    monkeypatch.setitem(GRIDS, made.key, made)
    return made


@pytest.fixture
async def browser(app: Runtime, grid: Grid) -> AsyncIterator[httpx.AsyncClient]:
    inner = web.create(app, [*grid_routes(grid), *bulk_pages.routes])
    transport = httpx.ASGITransport(app=inner, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
        yield client


@pytest.fixture
async def clerk(employ: Employ, browser: httpx.AsyncClient) -> Person:
    """Somebody who may, on an application that has the table."""
    person = await employ(Role.SERVICE)
    person.http = browser
    return person


async def orders(app: Runtime, count: int, slug: str = "qingmu") -> list[str]:
    shop_id = await shop(app, slug)
    async with app.tx() as tx:
        return await write_orders(tx, shop_id, count)


async def marks(app: Runtime) -> dict[str, int]:
    async with app.tx() as tx:
        return {row[0]: len(row[1]) for row in await tx.fetch("SELECT number, note FROM orders.orders")}


async def begin(person: Person, ids: Sequence[str] = (), **more: str) -> UUID:
    form: dict[str, Any] = {"action": "mark", "sure": "1", "carrier": "SF", "id": list(ids), **more}
    answer = await person.call("POST", "/console/test-orders/bulk", data=form, headers=EN)
    assert answer.status_code == 303, answer.text[:800]
    return UUID(answer.headers["location"].rpartition("/")[2])


async def run_of(app: Runtime, run_id: UUID) -> BulkRun:
    async with app.tx() as tx:
        found = await tx.row(BulkRun, records.FIND, run_id, None)
    assert found is not None
    return found


async def test_it_asks_first_and_says_what_will_happen(app: Runtime, clerk: Person, hand: Hand) -> None:
    made = await orders(app, 3)
    asked = await clerk.call("POST", "/console/test-orders/bulk", data={"action": "mark", "id": made}, headers=EN)
    assert asked.status_code == 200
    assert "This marks 3 orders." in asked.text
    empty = await clerk.call("POST", "/console/test-orders/bulk", data={"action": "mark", "id": made, "sure": "1"})
    assert empty.status_code == 422
    none = await clerk.call("POST", "/console/test-orders/bulk", data={"action": "mark"}, headers=EN)
    assert none.status_code == 422
    await drain(app)
    assert hand.calls == []
    async with app.tx() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM console.bulk_runs") == 0


async def test_the_ticked_rows_are_done_in_steps_and_told(app: Runtime, clerk: Person, hand: Hand) -> None:
    made = await orders(app, 26)
    hand.refused = {made[3]}
    run_id = await begin(clerk, made[:25])
    await drain(app)
    assert [len(call) for call in hand.calls] == [10, 10, 5]
    assert hand.fields == {"carrier": "SF"}
    assert hand.actors[0].account_id == clerk.id
    run = await run_of(app, run_id)
    assert (run.state, run.total, run.done, run.failed) == ("done", 25, 24, 1)
    page = (await clerk.call("GET", f"/console/bulk/{run_id}", headers=EN)).text
    assert "25 of 25 rows" in page
    assert "does not allow this" in page
    assert 'hx-trigger="every' not in page
    file = (await clerk.call("GET", f"/console/bulk/{run_id}/outcomes.csv", headers=EN)).text
    assert f"{made[3]},Failed," in file
    assert file.count(",Done,") == 24
    async with app.tx() as tx:
        (told,) = await tx.fetch(
            "SELECT subject, details FROM platform.audit_log WHERE action = 'console.bulk_started'"
        )
    assert (told["subject"], told["details"]["rows"]) == (str(run_id), 25)


async def test_all_that_match_are_gathered_page_by_page(app: Runtime, clerk: Person, hand: Hand) -> None:
    made = await orders(app, 130)
    run_id = await begin(clerk, made[:1], all="1", query="q=&cursor=x")
    await drain(app)
    run = await run_of(app, run_id)
    assert (run.state, run.total, run.done) == ("done", 130, 130)
    assert set((await marks(app)).values()) == {1}


async def test_a_crash_loses_no_row_and_does_none_twice(app: Runtime, clerk: Person, hand: Hand) -> None:
    made = await orders(app, 30)
    run_id = await begin(clerk, made)
    hand.crash_after = 1
    with pytest.raises(Crash):
        await run_bulk(app, run_id)
    run = await run_of(app, run_id)
    assert (run.state, run.done) == ("running", 10)
    hand.crash_after = -1
    await drain(app)
    assert (await run_of(app, run_id)).done == 30
    assert set((await marks(app)).values()) == {1}
    await run_bulk(app, run_id)
    assert set((await marks(app)).values()) == {1}


async def test_one_broken_row_does_not_keep_the_others(app: Runtime, clerk: Person, hand: Hand) -> None:
    made = await orders(app, 20)
    hand.broken = {made[4]}
    run_id = await begin(clerk, made)
    await drain(app)
    run = await run_of(app, run_id)
    assert (run.state, run.done, run.failed) == ("done", 19, 1)
    found = await marks(app)
    assert found.pop(made[4]) == 0
    assert set(found.values()) == {1}


async def test_it_can_be_stopped_and_what_failed_tried_again(app: Runtime, clerk: Person, hand: Hand) -> None:
    made = await orders(app, 12)
    hand.refused = set(made[:2])
    run_id = await begin(clerk, made)
    await drain(app)
    hand.refused = set()
    again = await clerk.call("POST", f"/console/bulk/{run_id}/retry")
    assert again.status_code == 303
    second = UUID(again.headers["location"].rpartition("/")[2])
    stopped = await clerk.call("POST", f"/console/bulk/{second}/stop")
    assert stopped.status_code == 303
    await drain(app)
    run = await run_of(app, second)
    assert (run.state, run.total, run.done) == ("stopped", 2, 0)
    assert (await clerk.call("POST", f"/console/bulk/{second}/retry")).status_code == 409


async def test_who_loses_the_permission_meanwhile_does_nothing_more(app: Runtime, clerk: Person, hand: Hand) -> None:
    made = await orders(app, 5)
    run_id = await begin(clerk, made)
    async with app.tx() as tx:
        await team.set_roles(tx, SYSTEM, clerk.id, [Role.ANALYST])
    await drain(app)
    run = await run_of(app, run_id)
    assert (run.state, run.done, hand.calls) == ("failed", 0, [])
    assert "may no longer" in run.problem


async def test_others_cannot_begin_see_or_stop_it(
    app: Runtime, clerk: Person, employ: Employ, browser: httpx.AsyncClient, hand: Hand
) -> None:
    made = await orders(app, 2)
    run_id = await begin(clerk, made)
    for role, contact, status in ((Role.ANALYST, "a@example.com", 403), (Role.MARKETER, "m@example.com", 403)):
        other = await employ(role, contact=contact)
        other.http = browser
        form = {"action": "mark", "id": made, "sure": "1", "carrier": "SF"}
        assert (await other.call("POST", "/console/test-orders/bulk", data=form)).status_code == status
        for path in ("", "/progress", "/outcomes.csv"):
            assert (await other.get(f"/console/bulk/{run_id}{path}")).status_code == 404
        for path in ("/stop", "/retry"):
            assert (await other.call("POST", f"/console/bulk/{run_id}{path}")).status_code == 404
        assert not re.search(r'data-row="', (await other.get("/console/bulk")).text)
    async with app.tx() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM console.bulk_runs") == 1
    assert (await run_of(app, run_id)).state in ("running", "done")
    assert f'data-row="{run_id}"' in (await clerk.get("/console/bulk")).text


async def test_all_that_match_of_a_shops_people_are_their_shops_only(
    app: Runtime, sign_up: SignUp, browser: httpx.AsyncClient, hand: Hand
) -> None:
    mine, theirs = await orders(app, 3), await orders(app, 3, "shanlan")
    person = await sign_up("owner@example.com")
    person.http = browser
    async with app.tx() as tx:
        shop_id = await tx.fetch_value("SELECT shop_id FROM orders.orders WHERE number = $1", mine[0])
        await team.add_staff(tx, SYSTEM, person.id, [Role.MERCHANT_STAFF], [shop_id])
    await begin(person, all="1", query="")
    await drain(app)
    found = await marks(app)
    assert {found[number] for number in mine} == {1}
    assert {found[number] for number in theirs} == {0}
