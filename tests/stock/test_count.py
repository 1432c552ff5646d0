"""Counting: sold meanwhile does no harm, differences are posted once and valued at cost."""

import asyncio

import httpx
import pytest
from tests.catalog.conftest import sign_in
from tests.stock.conftest import KEEPER, Depot, at, make_depot, send

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import CountInput, CountState, Need
from jishi.platform.runtime import Runtime


async def opened(client: httpx.AsyncClient, depot: Depot) -> str:
    answer = await send(client, "POST", "/stock-counts", {"place": depot.warehouse.code, "note": "June"})
    assert answer.status_code == 201
    return str(answer.json()["code"])


@pytest.mark.usefixtures("keeper")
async def test_what_is_sold_meanwhile_is_accounted_for(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    """Ten by the books, one reserved, nine found; then three more are sold and shipped before anybody posts."""
    ref, later = uuid7(), uuid7()
    async with app.tx() as tx:
        await inventory.reserve(tx, ref, [Need(depot.variant, 1)], None)
    code = await opened(client, depot)
    counted = await send(client, "PUT", f"/stock-counts/{code}/lines", {"pieces": {str(depot.variant): 9}})
    assert counted.status_code == 204
    async with app.tx() as tx:
        await inventory.reserve(tx, later, [Need(depot.variant, 3)], None)
        await inventory.ship(tx, later)
    for state in ("counted", "posted"):
        assert (await send(client, "POST", f"/stock-counts/{code}/state", {"state": state})).status_code == 204
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (5, 1, 0)
        assert await inventory.audit(tx) == []
    sheet = (await send(client, "GET", f"/stock-counts/{code}")).json()
    (line,) = sheet["lines"]
    assert (line["expected"], line["counted"], line["applied"], line["cost"]) == (10, 9, -1, 500)
    assert (sheet["count"]["missing"], sheet["count"]["surplus"]) == (1, 0)


@pytest.mark.usefixtures("keeper")
async def test_missing_pieces_that_are_reserved_stay_visible(
    app: Runtime, client: httpx.AsyncClient, depot: Depot
) -> None:
    async with app.tx() as tx:
        await inventory.reserve(tx, uuid7(), [Need(depot.variant, 8)], None)
    code = await opened(client, depot)
    await send(client, "PUT", f"/stock-counts/{code}/lines", {"pieces": {str(depot.variant): 5}})
    for state in ("counted", "posted"):
        await send(client, "POST", f"/stock-counts/{code}/state", {"state": state})
    (line,) = (await send(client, "GET", f"/stock-counts/{code}")).json()["lines"]
    assert (line["counted"], line["applied"]) == (5, -2)
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (0, 8, 0)


@pytest.mark.usefixtures("keeper")
async def test_a_count_goes_its_way_and_no_other(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    code = await opened(client, depot)
    move = f"/stock-counts/{code}/state"
    assert (await send(client, "POST", move, {"state": "posted"})).status_code == 409
    assert (await send(client, "PUT", f"/stock-counts/{code}/lines", {"pieces": {str(depot.variant): -1}})).status_code
    await send(client, "POST", move, {"state": "counted"})
    late = await send(client, "PUT", f"/stock-counts/{code}/lines", {"pieces": {str(depot.variant): 1}})
    assert late.status_code == 409
    assert (await send(client, "POST", move, {"state": "open"})).status_code == 204
    assert (await send(client, "POST", move, {"state": "cancelled"})).status_code == 204
    assert (await send(client, "POST", move, {"state": "counted"})).status_code == 409
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (10, 0, 0)


async def test_counts_of_another_shop_are_not_there(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    other = await make_depot(app)
    async with app.tx() as tx:
        code = await inventory.open_count(tx, SYSTEM, CountInput(place=other.warehouse.code))
    sign_in(app, KEEPER, shop_ids=frozenset({depot.shop_id}))
    assert (await send(client, "GET", f"/stock-counts/{code}")).status_code == 404
    lines = {"pieces": {str(depot.variant): 1}}
    assert (await send(client, "PUT", f"/stock-counts/{code}/lines", lines)).status_code == 404
    assert (await send(client, "POST", f"/stock-counts/{code}/state", {"state": "counted"})).status_code == 404
    async with app.tx() as tx:
        found, counted = await inventory.find_count(tx, SYSTEM, code)
    assert found.state is CountState.OPEN
    assert [line.counted for line in counted] == [None]


async def _counted(app: Runtime, depot: Depot, pieces: int) -> str:
    async with app.tx() as tx:
        code = await inventory.open_count(tx, SYSTEM, CountInput(place=depot.warehouse.code))
        await inventory.record_counts(tx, SYSTEM, code, {depot.variant: pieces})
        await inventory.move_count(tx, SYSTEM, code, CountState.COUNTED)
    return code


async def test_posting_twice_at_once_books_once(own_app: Runtime) -> None:
    depot = await make_depot(own_app)
    code = await _counted(own_app, depot, 7)

    async def post() -> bool:
        async with own_app.tx() as tx:
            await inventory.post_count(tx, SYSTEM, code)
        return True

    outcomes = await asyncio.gather(*(post() for _ in range(4)), return_exceptions=True)
    assert [outcome for outcome in outcomes if outcome is True] == [True]
    assert all(isinstance(outcome, Conflict) for outcome in outcomes if outcome is not True)
    async with own_app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (7, 0, 0)
        assert await inventory.audit(tx) == []


async def test_writing_back_what_was_counted_undoes_a_sale(own_app: Runtime) -> None:
    """The naive way: what was counted is set, and pieces that left meanwhile are back on paper."""
    depot = await make_depot(own_app)
    code = await _counted(own_app, depot, 9)
    sale = uuid7()
    async with own_app.tx() as tx:
        await inventory.reserve(tx, sale, [Need(depot.variant, 4)], None)
        await inventory.ship(tx, sale)
    async with own_app.tx() as tx:
        _, (line,) = await inventory.find_count(tx, SYSTEM, code)
        await inventory.set_count(tx, {depot.variant: line.counted or 0}, place_id=depot.warehouse.id)
        assert await at(tx, depot.variant, depot.warehouse) == (9, 0, 0)


async def test_counting_against_a_rush_of_sales_balances(own_app: Runtime) -> None:
    depot = await make_depot(own_app, 30)
    code = await _counted(own_app, depot, 28)

    async def sell() -> None:
        ref = uuid7()
        async with own_app.tx() as tx:
            await inventory.reserve(tx, ref, [Need(depot.variant, 2)], None)
        async with own_app.tx() as tx:
            await inventory.ship(tx, ref)

    async def post() -> None:
        async with own_app.tx() as tx:
            await inventory.post_count(tx, SYSTEM, code)

    await asyncio.gather(post(), *(sell() for _ in range(8)))
    async with own_app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (30 - 2 - 16, 0, 0)
        assert await inventory.audit(tx) == []
