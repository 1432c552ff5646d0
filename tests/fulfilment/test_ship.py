"""Parcels: whole orders and parts of them; every piece leaves once."""

from uuid import UUID

import pytest
from tests.fulfilment.packing import Packing, packer
from tests.orders.market import guest

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import FulfilmentState, OrderState, ShipInput, ShipLine
from jishi.modules.team.contracts import Role


async def test_a_whole_order_leaves_in_one_parcel(packing: Packing) -> None:
    bought = await packing.paid(2, 3)
    parcel = await packing.ship(bought, number="sf 1001")
    assert (parcel.state, parcel.carrier, parcel.tracking_number) == (FulfilmentState.HANDED_OVER, "sf", "SF1001")
    assert [line.quantity for line in parcel.lines] == [2, 3]
    assert await packing.state(bought) is OrderState.SHIPPED
    assert (await packing.stock_of(bought), await packing.stock_of(bought, 1)) == ((18, 0), (17, 0))
    await packing.market.assert_all_balances()


async def test_parts_leave_in_parcels_of_their_own(packing: Packing) -> None:
    bought = await packing.paid(5, 1)
    first = await packing.ship(bought, line0=2)
    assert await packing.state(bought) is OrderState.FULFILLING
    assert await packing.stock_of(bought) == (15, 3)
    await packing.ship(bought, line0=1, line1=1)
    last = await packing.ship(bought)
    assert (first.position, last.position) == (1, 3)
    assert [line.quantity for line in last.lines] == [2]
    assert await packing.state(bought) is OrderState.SHIPPED
    assert await packing.stock_of(bought) == (15, 0)
    order = await packing.order(bought)
    assert [(line.packed, line.shipped) for line in order.lines] == [(5, 5), (1, 1)]
    await packing.market.assert_all_balances()


async def test_no_more_pieces_leave_than_were_bought(packing: Packing) -> None:
    bought = await packing.paid(2)
    with pytest.raises(Conflict, match="Fewer pieces"):
        await packing.ship(bought, line0=3)
    await packing.ship(bought)
    with pytest.raises(Conflict, match="nothing to ship"):
        await packing.ship(bought)
    assert len(await packing.parcels(bought)) == 1
    await packing.market.assert_all_balances()


@pytest.mark.parametrize("lines", [[], [ShipLine(uuid7(), 0)], [ShipLine(uuid7(), -1)]])
async def test_a_senseless_parcel_is_refused(packing: Packing, lines: list[ShipLine]) -> None:
    bought = await packing.paid(2)
    async with packing.app.tx() as tx:
        with pytest.raises(Invalid):
            await orders.ship(tx, SYSTEM, bought.number, ShipInput(lines=lines, carrier="sf", tracking_number="1"))
    assert await packing.parcels(bought) == []


async def test_lines_of_another_order_are_refused(packing: Packing) -> None:
    bought, other = await packing.paid(2), await packing.paid(2)
    lines = [ShipLine((await packing.order(other)).lines[0].id, 1)]
    with pytest.raises(Conflict):
        async with packing.app.tx() as tx:
            await orders.ship(tx, SYSTEM, bought.number, ShipInput(lines=lines, carrier="sf", tracking_number="1"))
    assert await packing.parcels(bought) == [] == await packing.parcels(other)


async def test_a_key_stands_for_the_pieces_it_was_first_used_with(packing: Packing) -> None:
    bought = await packing.paid(3)
    (line,) = (await packing.order(bought)).lines

    async def ship(pieces: int) -> UUID:
        given = ShipInput(lines=[ShipLine(line.id, pieces)], carrier="sf", tracking_number="SF100")
        async with packing.app.tx() as tx:
            return (await orders.ship(tx, SYSTEM, bought.number, given, idempotency_key="key")).id

    assert await ship(1) == await ship(1)
    with pytest.raises(Conflict, match="key"):
        await ship(2)
    assert len(await packing.parcels(bought)) == 1
    assert await packing.stock_of(bought) == (17, 2)


async def test_who_may_not_ship_changes_nothing(packing: Packing) -> None:
    bought = await packing.paid(2)
    stranger, other_shop = guest(), packer(await packing.market.shop())
    for actor, refusal in (
        (stranger, NotFound),
        (other_shop, NotFound),
        (bought.buyer, Forbidden),
        (packer(role=Role.ANALYST), Forbidden),
    ):
        with pytest.raises(refusal):
            await packing.ship(bought, actor)
    assert await packing.parcels(bought) == []
    assert await packing.state(bought) is OrderState.PAID
    assert await packing.stock_of(bought) == (18, 2)
    await packing.ship(bought, packer(bought.goods[0].shop_id))
    assert await packing.state(bought) is OrderState.SHIPPED


async def test_an_order_that_is_partly_packed_is_not_cancelled(packing: Packing) -> None:
    bought = await packing.paid(2)
    await packing.ship(bought, line0=1)
    with pytest.raises(Conflict, match="no longer"):
        async with packing.app.tx() as tx:
            await orders.cancel(tx, bought.buyer, bought.number)
    assert packing.provider.refund_calls == []
