"""What runs low is told once per crossing; who waits for something is told once, in turn."""

from datetime import timedelta

import httpx
import pytest
from tests.catalog.conftest import sign_in
from tests.stock.conftest import KEEPER, Depot, make_depot, send

from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Forbidden, Invalid
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory import jobs
from jishi.modules.inventory.contracts import Need
from jishi.modules.inventory.options import LOW_AT
from jishi.platform import options
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


async def test_a_crossing_is_told_once_and_again_after_recovery(app: Runtime, depot: Depot) -> None:
    async def take(pieces: int) -> int:
        async with app.tx() as tx:
            ref = uuid7()
            await inventory.reserve(tx, ref, [Need(depot.variant, pieces)], None)
            await inventory.ship(tx, ref)
            return await inventory.refresh_low(tx)

    assert await take(3) == 0
    assert await take(2) == 1
    assert await take(1) == 0
    async with app.tx() as tx:
        (low,) = await inventory.list_low(tx, SYSTEM)
        assert (low.variant_id, low.available) == (depot.variant, 4)
        await inventory.receive(tx, {depot.variant: 10}, place_id=depot.warehouse.id)
        assert await inventory.refresh_low(tx) == 0
        assert await inventory.list_low(tx, SYSTEM) == []
    assert await take(9) == 1


async def test_what_moved_lately_is_looked_at_often_and_all_of_it_now_and_then(
    app: Runtime, depot: Depot, clock: FixedClock
) -> None:
    async with app.tx() as tx:
        await inventory.set_count(tx, {depot.variant: 5}, place_id=depot.warehouse.id)
        await jobs.look_at_stock(tx)
        assert [low.variant_id for low in await inventory.list_low(tx, SYSTEM)] == [depot.variant]
        await inventory.forget_low(tx, [depot.variant])
    clock.advance(timedelta(minutes=20))
    async with app.tx() as tx:
        await jobs.look_at_stock(tx)
        assert await inventory.list_low(tx, SYSTEM) == []
        await jobs.look_at_all_stock(tx)
        assert [low.variant_id for low in await inventory.list_low(tx, SYSTEM)] == [depot.variant]


async def test_a_variant_may_have_a_threshold_of_its_own(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    other = await make_depot(app)
    sign_in(app, KEEPER, shop_ids=frozenset({depot.shop_id}))
    body = {"thresholds": {str(depot.variant): 10}}
    assert (await send(client, "PUT", "/stock/thresholds", body)).status_code == 204
    low = (await send(client, "GET", "/stock/low")).json()
    assert [one["variant_id"] for one in low] == [str(depot.variant)]
    table = (await send(client, "GET", "/stock?is_low=true")).json()["items"]
    assert [(one["threshold"], one["is_low"]) for one in table] == [(10, True)]
    for wrong, status in [({str(depot.variant): -1}, 422), ({str(other.variant): 3}, 404)]:
        answer = await send(client, "PUT", "/stock/thresholds", {"thresholds": wrong})
        assert answer.status_code == status
    async with app.tx() as tx:
        assert await inventory.count_low(tx, SYSTEM) == 1


async def test_the_usual_level_is_set_in_the_console_and_no_merchant_may(app: Runtime, depot: Depot) -> None:
    merchant = Actor(
        kind=ActorKind.STAFF,
        account_id=uuid7(),
        permissions=frozenset({"settings.edit"}),
        shop_ids=frozenset({depot.shop_id}),
    )
    async with app.tx() as tx:
        assert await inventory.refresh_low(tx) == 0
    with pytest.raises(Forbidden):
        async with app.tx() as tx:
            await options.change(tx, merchant, LOW_AT, 10)
    async with app.tx() as tx:
        assert await inventory.refresh_low(tx) == 0
        await options.change(tx, SYSTEM, LOW_AT, 10)
    async with app.tx() as tx:
        assert await inventory.refresh_low(tx) == 1


async def test_those_who_wait_are_told_in_turn_as_far_as_stock_goes(app: Runtime) -> None:
    depot = await make_depot(app, 0)
    people = [f"person{number}@example.com" for number in range(8)]
    for email in people:
        async with app.tx() as tx:
            await inventory.ask_for_restock(tx, Actor(), depot.variant, email=email)
            await inventory.ask_for_restock(tx, Actor(), depot.variant, email=email.upper())
    async with app.tx() as tx:
        assert await inventory.count_waiting(tx, [depot.variant]) == {depot.variant: 8}
        await inventory.receive(tx, {depot.variant: 2}, place_id=depot.warehouse.id)
    async with app.tx() as tx:
        assert await inventory.tell_waiting(tx, depot.variant) == 6
        assert await inventory.tell_waiting(tx, depot.variant) == 0
        rows = await tx.fetch("SELECT email FROM inventory.restock_requests WHERE told_at IS NULL ORDER BY id")
        assert [row[0] for row in rows] == people[6:]
        await inventory.receive(tx, {depot.variant: 1}, place_id=depot.warehouse.id)
        assert await inventory.list_waited_for(tx) == [depot.variant]
        assert await inventory.tell_waiting(tx, depot.variant) == 2
    await drain(app)
    async with app.tx() as tx:
        letters = await tx.fetch_value("SELECT count(*) FROM platform.mailbox")
    assert letters == 8


async def test_asking_over_http(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    gone = await make_depot(app, 0)
    sign_in(app, frozenset())
    assert (await send(client, "POST", "/restock-requests", {"variant_id": str(gone.variant)})).status_code == 204
    assert (await send(client, "POST", "/restock-requests", {"variant_id": str(depot.variant)})).status_code == 409
    assert (await send(client, "POST", "/restock-requests", {"variant_id": str(uuid7())})).status_code == 404
    async with app.tx() as tx:
        assert await inventory.count_waiting(tx, [gone.variant]) == {gone.variant: 1}


async def test_leaving(app: Runtime) -> None:
    depot = await make_depot(app, 0)
    member = Actor(kind=ActorKind.MEMBER, account_id=uuid7())
    async with app.tx() as tx:
        await inventory.ask_for_restock(tx, member, depot.variant)
        assert await inventory.waited_for(tx, member, [depot.variant]) == {depot.variant}
        await inventory.stop_waiting(tx, member, depot.variant)
        assert await inventory.waited_for(tx, member, [depot.variant]) == set()
        await inventory.ask_for_restock(tx, Actor(), depot.variant, email="a@example.com")
        token = await tx.fetch_value("SELECT token FROM inventory.restock_requests WHERE email <> ''")
        assert await inventory.leave_by_token(tx, token) == depot.variant
        assert await inventory.leave_by_token(tx, token) == depot.variant
        assert await inventory.count_waiting(tx, [depot.variant]) == {}


@pytest.mark.parametrize("email", ["", "nobody", "a@b", "x" * 10_000 + "@example.com", "😀@example.com"])
async def test_addresses_that_are_none_are_refused(tx: Tx, app: Runtime, email: str) -> None:
    depot = await make_depot(app, 0)
    with pytest.raises(Invalid):
        await inventory.ask_for_restock(tx, Actor(), depot.variant, email=email)
    assert await inventory.count_waiting(tx, [depot.variant]) == {}
