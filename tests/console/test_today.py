"""The first page of the console: for staff only, with what each may do."""

from datetime import timedelta

import httpx
import msgspec
import pytest
from tests.console.conftest import Employ, Fail
from tests.console.grid_market import write_order, write_orders
from tests.console.test_grid import shop
from tests.console.test_jobs import SEND, parcel
from tests.identity.conftest import SignUp

from jishi.console import figures
from jishi.console.today import NEEDS
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Forbidden
from jishi.kernel.ids import uuid7
from jishi.modules.orders import api as orders
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Environment


async def test_the_nameless_are_asked_to_sign_in_and_come_back(client: httpx.AsyncClient) -> None:
    answer = await client.get("/console")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/console")


async def test_members_find_no_console(sign_up: SignUp) -> None:
    member = await sign_up()
    assert (await member.get("/console")).status_code == 404


@pytest.mark.parametrize(
    ("role", "there", "absent"),
    [
        (Role.ENGINEER, "/console/jobs", "/console/imports"),
        (Role.PRODUCT_MANAGER, "/console/imports", "/console/jobs"),
        (Role.EDITOR, "/_design", "/console/jobs"),
    ],
)
async def test_everybody_sees_the_areas_they_may_enter(employ: Employ, role: Role, there: str, absent: str) -> None:
    person = await employ(role)
    page = (await person.get("/console")).text
    assert f'href="{there}"' in page
    assert f'href="{absent}"' not in page


EN = {"Accept-Language": "en"}


async def test_what_failed_is_said_to_those_who_can_mend_it(employ: Employ, fail: Fail) -> None:
    await fail(SEND, parcel())
    engineer = await employ(Role.ENGINEER)
    editor = await employ(Role.EDITOR, contact="editor@example.com")
    assert "Jobs that failed for good" in (await engineer.call("GET", "/console", headers=EN)).text
    told = (await editor.call("GET", "/console", headers=EN)).text
    assert "failed for good" not in told.split("What you can do here")[0]
    assert "Nothing waits for you" in told


async def test_what_waits_is_counted_in_ones_own_shops_only(app: Runtime, sign_up: SignUp, employ: Employ) -> None:
    mine, theirs = await shop(app, "qingmu"), await shop(app, "shanlan")
    async with app.tx() as tx:
        await write_orders(tx, mine, 3)
        await write_orders(tx, theirs, 4)
        await write_orders(tx, theirs, 2, state="shipped")
    owner = await sign_up("owner@example.com")
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, owner.id, [Role.MERCHANT_OWNER], [mine])
    for person, count in ((owner, 3), (await employ(Role.SERVICE), 7)):
        text = (await person.call("GET", "/console", headers=EN)).text
        card = text.split("Orders to ship")[1].split("</li>")[0]
        assert f">{count}<" in card


async def test_the_figures_compare_like_with_like_and_stay_in_ones_shops(app: Runtime, sign_up: SignUp) -> None:
    mine, theirs = await shop(app, "qingmu"), await shop(app, "shanlan")
    buyer = uuid7()
    async with app.tx() as tx:
        await write_order(tx, mine, total=10_000, owner_id=buyer, placed_at=tx.now - timedelta(minutes=1))
        await write_order(tx, mine, total=20_000, owner_id=buyer, placed_at=tx.now - timedelta(hours=1))
        await write_order(tx, mine, total=15_000, placed_at=tx.now - timedelta(days=7, hours=1))
        # Later on that day last week: not yet comparable.
        await write_order(tx, mine, total=99_000, placed_at=tx.now - timedelta(days=7) + timedelta(hours=2))
        await write_order(tx, theirs, total=77_000, placed_at=tx.now - timedelta(minutes=1))
        actor = Actor(
            kind=ActorKind.STAFF,
            account_id=uuid7(),
            permissions=frozenset({"analytics.read"}),
            shop_ids=frozenset({mine}),
        )
        board = await figures.board(tx, actor)
        today, week = board.periods["today"], board.periods["7"]
        assert (today.now.total, today.now.orders, today.now.buyers) == (30_000, 2, 1)
        assert (today.before.total, today.before.orders) == (15_000, 1)
        assert (week.now.total, week.before.total) == (30_000, 15_000)
        assert [day.total for day in board.days[-8:]] == [114_000, 0, 0, 0, 0, 0, 0, 30_000]
    owner = await sign_up("owner@example.com")
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, owner.id, [Role.MERCHANT_OWNER], [mine])
    text = (await owner.call("GET", "/console", headers=EN)).text
    assert "¥300" in text
    assert "+100.0%" in text
    assert "¥770" not in text


async def test_figures_are_for_those_who_may_see_them(app: Runtime, employ: Employ) -> None:
    clerk = await employ(Role.SERVICE)
    assert "How trade goes" not in (await clerk.call("GET", "/console", headers=EN)).text
    async with app.tx() as tx:
        with pytest.raises(Forbidden):
            await figures.board(tx, Actor(kind=ActorKind.STAFF, account_id=uuid7()))


async def test_the_platforms_figures_are_those_that_the_worker_made(app: Runtime, clock: FixedClock) -> None:
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        await write_order(tx, mine, total=10_000, placed_at=tx.now - timedelta(minutes=1))
        await figures.keep_board(tx)
        await write_order(tx, mine, total=10_000, placed_at=tx.now - timedelta(minutes=1))
        assert (await figures.board(tx, SYSTEM)).periods["today"].now.total == 10_000
    app.cache.forget("*")
    clock.advance(timedelta(minutes=31))
    async with app.tx() as tx:
        assert (await figures.board(tx, SYSTEM)).periods["today"].now.total == 20_000


async def test_today_costs_few_statements_and_as_many_for_many_orders(app: Runtime, employ: Employ) -> None:
    manager = await employ(Role.MANAGER)
    mine = await shop(app, "qingmu")
    seen: list[str] = []
    app.database.watchers.append(lambda statement, _: seen.append(statement))
    counts = []
    for _ in range(2):
        async with app.tx() as tx:
            await write_orders(tx, mine, 10)
        await manager.get("/console")
        seen.clear()
        await manager.get("/console")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= len(NEEDS)


async def test_production_has_no_workshop(app: Runtime, employ: Employ) -> None:
    app.settings = msgspec.structs.replace(app.settings, env=Environment.PRODUCTION)
    page = (await (await employ(Role.MANAGER)).get("/console")).text
    assert "/_mailbox" not in page
    assert "/_design" not in page


async def test_sums_of_days_say_what_all_orders_say(app: Runtime, clock: FixedClock) -> None:
    shops = [await shop(app, "qingmu"), await shop(app, "shanlan")]
    people = [uuid7() for _ in range(4)]
    async with app.tx() as tx:
        for index in range(60):
            placed = tx.now - timedelta(hours=31 * index, minutes=index)
            owner = people[index % 4] if index % 3 else uuid7()
            await write_order(tx, shops[index % 2], total=100 + index, owner_id=owner, placed_at=placed)
        one = Actor(
            kind=ActorKind.STAFF,
            account_id=uuid7(),
            permissions=frozenset({"analytics.read"}),
            shop_ids=frozenset(shops[:1]),
        )
        walked = [await figures.make(tx, actor) for actor in (SYSTEM, one)]
        assert await orders.sum_days(tx, tx.now.date() - timedelta(days=60)) == 60
        assert [await figures.make(tx, actor) for actor in (SYSTEM, one)] == walked
        assert walked[0].periods["28"].now.buyers > walked[1].periods["28"].now.buyers
        # Only yesterday is made again: money for it may have come after midnight.
        assert await orders.sum_days(tx, tx.now.date() - timedelta(days=60)) == 1


async def test_money_that_goes_back_changes_the_day_it_came_on(app: Runtime, clock: FixedClock) -> None:
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        first = tx.now.date() - timedelta(days=56)
        number = await write_order(tx, mine, total=500, placed_at=tx.now - timedelta(days=9))
        await figures.keep_board(tx)
    clock.advance(timedelta(minutes=5))
    async with app.tx() as tx:
        await tx.execute(REFUND, uuid7(), number, tx.now)
        assert await orders.sum_days(tx, first) == 2
        made = await figures.make(tx, SYSTEM)
        assert sum(day.refunded for day in made.days) == 200
        assert made.periods["7"].before.refunded == 200


REFUND = """
WITH parent AS (UPDATE orders.orders SET refunded = 200 WHERE number = $2 RETURNING id)
INSERT INTO orders.refunds (id, order_id, reference, amount, freight, tax, parts, borne_by, state, reason, "by", at,
                            attempts, settled_at, note)
SELECT $1, id, 'after', 200, 0, 0, '[]', 'shop', 'arrived', '', 'staff', $3, 1, $3, '' FROM parent
"""
"""As a refund that has arrived leaves it."""
