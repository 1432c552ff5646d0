"""Goods on the way between two places are accounted for until the last piece."""

import asyncio

import httpx
import pytest
from tests.catalog.conftest import sign_in
from tests.stock.conftest import KEEPER, Depot, at, make_depot, send

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Arrival, Need, OutOfStock, TransferInput
from jishi.platform.runtime import Runtime


async def drafted(client: httpx.AsyncClient, depot: Depot, pieces: int = 6) -> str:
    body = {
        "source": depot.warehouse.code,
        "target": depot.store.code,
        "lines": {str(depot.variant): pieces},
        "note": "weekend",
    }
    answer = await send(client, "POST", "/transfers", body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["code"])


async def arrive(client: httpx.AsyncClient, code: str, depot: Depot, sound: int, broken: int = 0) -> httpx.Response:
    body = {"received": {str(depot.variant): sound}, "damaged": {str(depot.variant): broken}}
    return await send(client, "POST", f"/transfers/{code}/arrivals", body)


@pytest.mark.usefixtures("keeper")
async def test_a_transfer_arrives_in_parts_and_the_rest_is_lost(
    app: Runtime, client: httpx.AsyncClient, depot: Depot
) -> None:
    code = await drafted(client, depot)
    assert (await send(client, "POST", f"/transfers/{code}/sending")).status_code == 204
    assert (await send(client, "POST", f"/transfers/{code}/sending")).status_code == 204
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (4, 0, 0)
        assert await at(tx, depot.variant, depot.store) == (0, 0, 0)
        assert await inventory.on_the_way(tx, [depot.variant]) == {depot.variant: 6}
        assert await inventory.audit(tx) == []
    assert (await arrive(client, code, depot, 3, 1)).json() == {"state": "partly"}
    assert (await arrive(client, code, depot, 3)).status_code == 409
    assert (await send(client, "POST", f"/transfers/{code}/closing", {})).status_code == 422
    closing = await send(client, "POST", f"/transfers/{code}/closing", {"reason": "fell off the lorry"})
    assert closing.status_code == 204
    found = (await send(client, "GET", f"/transfers/{code}")).json()
    assert (found["transfer"]["state"], found["transfer"]["on_the_way"]) == ("closed", 0)
    assert [found["lines"][0][name] for name in ("received", "damaged", "lost")] == [3, 1, 2]
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.store) == (3, 0, 1)
        assert await inventory.on_the_way(tx, [depot.variant]) == {}
        assert await inventory.audit(tx) == []
    assert (await arrive(client, code, depot, 1)).status_code == 409


@pytest.mark.usefixtures("keeper")
async def test_all_of_it_arrives(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    code = await drafted(client, depot)
    changed = await send(client, "PUT", f"/transfers/{code}/lines", {"pieces": {str(depot.variant): 2}})
    assert changed.status_code == 204
    await send(client, "POST", f"/transfers/{code}/sending")
    assert (await arrive(client, code, depot, 2)).json() == {"state": "received"}
    assert (await send(client, "POST", f"/transfers/{code}/closing", {})).status_code == 204
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.store) == (2, 0, 0)


@pytest.mark.usefixtures("keeper")
async def test_more_than_there_is_cannot_be_sent(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    code = await drafted(client, depot, 11)
    assert (await send(client, "POST", f"/transfers/{code}/sending")).status_code == 409
    assert (await send(client, "GET", f"/transfers/{code}")).json()["transfer"]["state"] == "draft"
    assert (await arrive(client, code, depot, 1)).status_code == 409
    assert (await send(client, "POST", f"/transfers/{code}/cancellation")).status_code == 204
    assert (await send(client, "POST", f"/transfers/{code}/sending")).status_code == 409
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (10, 0, 0)
        assert await inventory.audit(tx) == []


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize("pieces", [{}, {"00000000-0000-7000-8000-000000000001": 1}])
async def test_nonsense_is_refused(client: httpx.AsyncClient, depot: Depot, pieces: dict[str, int]) -> None:
    body = {"source": depot.warehouse.code, "target": depot.store.code, "lines": pieces}
    assert (await send(client, "POST", "/transfers", body)).status_code in (404, 422)
    same = {"source": depot.store.code, "target": depot.store.code, "lines": {str(depot.variant): 1}}
    assert (await send(client, "POST", "/transfers", same)).status_code == 422


async def test_transfers_of_another_shop_are_not_there(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    other = await make_depot(app)
    given = TransferInput(source=other.warehouse.code, target=other.store.code, lines={other.variant: 1})
    async with app.tx() as tx:
        code = await inventory.draft_transfer(tx, SYSTEM, given)
    sign_in(app, KEEPER, shop_ids=frozenset({depot.shop_id}))
    for act, body in [("sending", None), ("cancellation", None), ("closing", {"reason": "x"})]:
        assert (await send(client, "POST", f"/transfers/{code}/{act}", body)).status_code == 404
    assert (await send(client, "GET", f"/transfers/{code}")).status_code == 404
    mine = {"source": depot.warehouse.code, "target": other.store.code, "lines": {str(depot.variant): 1}}
    assert (await send(client, "POST", "/transfers", mine)).status_code == 404
    async with app.tx() as tx:
        assert await at(tx, other.variant, other.warehouse) == (10, 0, 0)


async def _draft(app: Runtime, depot: Depot, pieces: int) -> str:
    given = TransferInput(source=depot.warehouse.code, target=depot.store.code, lines={depot.variant: pieces})
    async with app.tx() as tx:
        return await inventory.draft_transfer(tx, SYSTEM, given)


async def test_a_naive_transfer_moves_what_was_just_sold(own_app: Runtime) -> None:
    """Looking first and taking later: between the two, somebody buys, and the constraint is the last that helps."""
    depot = await make_depot(own_app, 5)
    async with own_app.tx(write=False) as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (5, 0, 0)
    async with own_app.tx() as tx:
        await inventory.reserve(tx, uuid7(), [Need(depot.variant, 3)], None)
    async with own_app.tx() as tx:
        await tx.execute(
            "UPDATE inventory.levels SET available = $2 WHERE variant_id = $1 AND place_id = $3",
            depot.variant,
            5 - 5,
            depot.warehouse.id,
        )
    async with own_app.tx(write=False) as tx:
        assert await inventory.audit(tx) != []


async def test_transfer_and_sales_share_what_is_there(own_app: Runtime) -> None:
    depot = await make_depot(own_app, 10)
    code = await _draft(own_app, depot, 7)

    async def send_off() -> int:
        async with own_app.tx() as tx:
            await inventory.send_transfer(tx, SYSTEM, code)
        return 7

    async def buy() -> int:
        async with own_app.tx() as tx:
            await inventory.reserve(tx, uuid7(), [Need(depot.variant, 1)], None)
        return 1

    outcomes = await asyncio.gather(send_off(), *(buy() for _ in range(10)), return_exceptions=True)
    refused = [one for one in outcomes if not isinstance(one, int)]
    assert all(isinstance(one, Conflict | OutOfStock) for one in refused)
    taken = sum(one for one in outcomes if isinstance(one, int))
    async with own_app.tx() as tx:
        available, _, _ = await at(tx, depot.variant, depot.warehouse)
        assert available == 10 - taken
        assert await inventory.audit(tx) == []


async def test_two_arrivals_at_once_never_bring_more_than_was_sent(own_app: Runtime) -> None:
    depot = await make_depot(own_app, 10)
    code = await _draft(own_app, depot, 5)
    async with own_app.tx() as tx:
        await inventory.send_transfer(tx, SYSTEM, code)

    async def receive() -> bool:
        async with own_app.tx() as tx:
            await inventory.receive_transfer(tx, SYSTEM, code, Arrival(received={depot.variant: 3}))
        return True

    outcomes = await asyncio.gather(receive(), receive(), return_exceptions=True)
    assert sum(one is True for one in outcomes) == 1
    async with own_app.tx() as tx:
        assert await at(tx, depot.variant, depot.store) == (3, 0, 0)
        assert await inventory.audit(tx) == []
