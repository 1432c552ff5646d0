"""Many orders at once: what can be sent is, of the others is said why not, in a constant number of statements."""

import pytest
from tests.fulfilment.packing import Bought, Packing, packer
from tests.orders.market import guest
from tests.orders.test_statements import counted

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Forbidden, Unauthenticated
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState, Sending
from jishi.modules.team.contracts import Role


async def some(packing: Packing, count: int) -> list[Bought]:
    goods = await packing.market.goods(stock=500)
    return [await packing.paid_for({goods: 1}) for _ in range(count)]


async def test_good_ones_are_sent_and_bad_ones_are_told(packing: Packing) -> None:
    good, sent, strange = await some(packing, 3)
    await packing.ship(sent)
    sendings = [
        Sending(good.number, "sf", "SF1"),
        Sending(good.number, "sf", "SF2"),
        Sending(sent.number, "sf", "SF3"),
        Sending("0A1B2C3D4E5F", "sf", "SF4"),
        Sending(strange.number, "sf", ""),
        Sending(strange.number, "pigeon", "1"),
    ]
    async with packing.app.tx() as tx:
        outcomes = await orders.ship_many(tx, SYSTEM, sendings)
    assert [outcome and outcome.code for outcome in outcomes] == [
        None,
        "named_twice",
        "not_shippable",
        "not_found",
        "invalid",
        "invalid",
    ]
    assert await packing.state(good) is OrderState.SHIPPED
    assert await packing.state(strange) is OrderState.PAID
    await packing.market.assert_all_balances()


async def test_orders_of_other_shops_are_not_found(packing: Packing) -> None:
    mine, foreign = (
        await packing.paid(1, shop_id=await packing.market.shop()),
        await packing.paid(1, shop_id=await packing.market.shop()),
    )
    clerk = packer(mine.goods[0].shop_id)
    async with packing.app.tx() as tx:
        outcomes = await orders.ship_many(tx, clerk, [Sending(one.number, "sf", "SF1") for one in (mine, foreign)])
    assert [outcome and outcome.code for outcome in outcomes] == [None, "not_found"]
    assert await packing.state(foreign) is OrderState.PAID
    for actor, refusal in ((guest(), Unauthenticated), (packer(role=Role.ANALYST), Forbidden)):
        with pytest.raises(refusal):
            async with packing.app.tx() as tx:
                await orders.ship_many(tx, actor, [Sending(foreign.number, "sf", "SF1")])
    assert await packing.state(foreign) is OrderState.PAID


async def test_one_whose_stock_is_gone_hinders_no_other(packing: Packing) -> None:
    good, bad = await some(packing, 2)
    async with packing.app.tx() as tx:
        await tx.execute("UPDATE inventory.reservations SET state = 'released' WHERE ref = $1", bad.order_id)
        await tx.execute("UPDATE inventory.levels SET reserved = reserved - 1, available = available + 1")
        await tx.execute(
            "INSERT INTO inventory.movements (at, variant_id, place_id, kind, available, reserved, damaged, reason)"
            " SELECT $1, variant_id, place_id, 'released', 1, -1, 0, '' FROM inventory.levels",
            tx.now,
        )
    async with packing.app.tx() as tx:
        outcomes = await orders.ship_many(tx, SYSTEM, [Sending(one.number, "sf", "SF1") for one in (good, bad)])
    assert [outcome and outcome.code for outcome in outcomes] == [None, "not_reserved"]
    assert [await packing.state(one) for one in (good, bad)] == [OrderState.SHIPPED, OrderState.PAID]
    await packing.market.assert_all_balances()


@pytest.mark.parametrize("count", [1, 8])
async def test_any_number_takes_the_same_statements(packing: Packing, count: int) -> None:
    bought = await some(packing, count)
    async with packing.app.tx() as tx:
        await orders.ship_many(tx, SYSTEM, [])  # options and settings are read once
    with counted(packing.market) as seen:
        async with packing.app.tx() as tx:
            await orders.ship_many(tx, SYSTEM, [Sending(one.number, "sf", "SF1") for one in bought])
    assert len(seen) <= 12, seen
    assert len(await packing.parcels(bought[0])) == 1
