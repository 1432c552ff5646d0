"""Pickup in a store: a way of delivery, a code, who gives out, and what nobody came for."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from tests.fulfilment.packing import Bought, Packing, packer
from tests.orders.market import ADDRESS, EMAIL, guest

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound, TooMany
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import PlaceAddress, PlaceInput, PlaceKind
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import LineInput, OrderState, PlaceOrder, QuoteRequest, ShipInput
from jishi.modules.orders.domain.pickup_code import code_of, read_code
from jishi.platform.http.limits import Limits
from jishi.platform.worker import drain

STORE = "nanshan"


async def open_store(packing: Packing, shop_id: UUID, code: str = STORE, province: str = "广东省") -> None:
    given = PlaceInput(
        name={"zh-CN": "南山店", "en": "Nanshan"},
        kind=PlaceKind.STORE,
        address=PlaceAddress(province=province, city="深圳市", street="科技园路 9 号"),
    )
    async with packing.app.tx() as tx:
        await inventory.open_place(tx, SYSTEM, code, given, shop_id=shop_id)
    packing.app.cache.forget("*")


async def to_pick_up(packing: Packing, pieces: int = 2) -> Bought:
    """A paid order that waits to be made ready."""
    goods = await packing.market.goods(stock=20)
    await open_store(packing, goods.shop_id)
    buyer, lines = guest(), [LineInput(goods.variant_id, pieces)]
    methods = {goods.shop_id: f"pickup:{STORE}"}
    async with packing.app.tx(write=False) as tx:
        quote = await orders.get_quote(tx, buyer, QuoteRequest(lines=lines, address=ADDRESS, shipping=methods))
    assert (quote.freight, quote.placeable) == (0, True)
    placing = PlaceOrder(
        fingerprint=quote.fingerprint, lines=lines, address=ADDRESS, contact_email=EMAIL, shipping=methods
    )
    async with packing.app.tx() as tx:
        checkout = await orders.place(tx, buyer, placing)
    await packing.market.pay(checkout, packing.provider)
    placed = checkout.orders[0]
    return Bought(placed.number, placed.id, buyer, [goods])


async def make_ready(packing: Packing, bought: Bought, actor: Actor = SYSTEM) -> str:
    """Ready in the store; the code that its buyer sees."""
    async with packing.app.tx() as tx:
        await orders.make_ready(tx, actor, bought.number)
    async with packing.app.tx(write=False) as tx:
        found = await orders.find_pickup_code(tx, bought.buyer, bought.number)
    assert found is not None
    return found.code


async def test_a_store_is_a_way_of_delivery_where_it_is_near(packing: Packing) -> None:
    goods = await packing.market.goods()
    await open_store(packing, goods.shop_id)
    await open_store(packing, await packing.market.shop(), "elsewhere")
    lines = [LineInput(goods.variant_id, 1)]
    for province, offered in (("广东省", True), ("浙江省", False)):
        address = msgspec.structs.replace(ADDRESS, province=province)
        async with packing.app.tx(write=False) as tx:
            quote = await orders.get_quote(tx, guest(), QuoteRequest(lines=lines, address=address))
        methods = [offer.method for offer in quote.shops[0].offers]
        assert (f"pickup:{STORE}" in methods) is offered
        assert "pickup:elsewhere" not in methods
        assert quote.shops[0].method == "standard", "nobody is sent to a store without choosing it"


async def test_picked_up_against_the_code(packing: Packing) -> None:
    bought = await to_pick_up(packing)
    with pytest.raises(Conflict, match="store"):
        async with packing.app.tx() as tx:
            await orders.ship(tx, SYSTEM, bought.number, ShipInput(carrier="sf", tracking_number="1"))
    code = await make_ready(packing, bought)
    assert await make_ready(packing, bought) == code, "making ready again changes nothing"
    assert await packing.state(bought) is OrderState.FULFILLING
    assert await packing.stock_of(bought) == (18, 2)
    clerk = packer(bought.goods[0].shop_id)
    async with packing.app.tx() as tx:
        order = await orders.give_out(tx, clerk, STORE, f" {code[:3]} {code[3:]} ")
    assert order.state is OrderState.DELIVERED
    assert await packing.stock_of(bought) == (18, 0)
    with pytest.raises(NotFound, match="No order"):
        async with packing.app.tx() as tx:
            await orders.give_out(tx, clerk, STORE, code)
    await packing.market.assert_all_balances()


async def test_the_code_is_the_buyers_and_nowhere_in_the_database(packing: Packing) -> None:
    bought = await to_pick_up(packing)
    code = await make_ready(packing, bought)
    for actor, refusal in ((guest(), NotFound), (packer(bought.goods[0].shop_id), Forbidden)):
        with pytest.raises(refusal):
            async with packing.app.tx(write=False) as tx:
                await orders.find_pickup_code(tx, actor, bought.number)
    async with packing.app.tx(write=False) as tx:
        kept = " ".join(str(row) for row in await tx.fetch("SELECT * FROM orders.pickups"))
    assert code not in kept


async def test_wrong_codes_and_wrong_people_get_nothing(packing: Packing) -> None:
    bought = await to_pick_up(packing)
    code = await make_ready(packing, bought)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    clerk, other = packer(bought.goods[0].shop_id), packer(await packing.market.shop())
    for actor, place, typed, refusal in (
        (clerk, STORE, wrong, NotFound),
        (clerk, "main", code, NotFound),
        (clerk, "nowhere", code, NotFound),
        (clerk, STORE, "12345", Invalid),
        (other, STORE, code, NotFound),
        (guest(), STORE, code, Exception),
    ):
        with pytest.raises(refusal):
            async with packing.app.tx() as tx:
                await orders.give_out(tx, actor, place, typed)
    assert await packing.state(bought) is OrderState.FULFILLING
    assert await packing.stock_of(bought) == (18, 2)


async def test_codes_cannot_be_guessed(packing: Packing) -> None:
    bought = await to_pick_up(packing)
    await make_ready(packing, bought)
    packing.app.provide(Limits, Limits(enabled=True))
    clerk = packer(bought.goods[0].shop_id)
    with pytest.raises(TooMany):
        for guess in range(20):
            with pytest.raises(NotFound):
                async with packing.app.tx() as tx:
                    await orders.give_out(tx, clerk, STORE, f"{guess:06d}")


async def test_what_nobody_came_for_is_decided_by_staff(packing: Packing, clock: FixedClock) -> None:
    bought = await to_pick_up(packing)
    code = await make_ready(packing, bought)
    clerk = packer(bought.goods[0].shop_id)
    clock.advance(timedelta(days=9))
    with pytest.raises(Conflict, match="decide"):
        async with packing.app.tx() as tx:
            await orders.give_out(tx, clerk, STORE, code)
    async with packing.app.tx() as tx:
        assert await orders.count_overdue_pickups(tx, clerk) == 1
        waiting = (await orders.list_pickups(tx, clerk))[0]
        assert (waiting.number, waiting.pieces) == (bought.number, 2)
        await orders.extend_pickup(tx, clerk, waiting.fulfilment_id)
        assert await orders.count_overdue_pickups(tx, clerk) == 0
    async with packing.app.tx() as tx:
        assert (await orders.give_up_pickup(tx, clerk, waiting.fulfilment_id)).state is OrderState.CANCELLED
    await drain(packing.app)
    assert await packing.state(bought) is OrderState.REFUNDED
    assert await packing.stock_of(bought) == (20, 0)
    await packing.market.assert_all_balances()


def test_codes_are_read_as_people_type_and_scan_them() -> None:
    code = code_of("secret", UUID(int=7), 0)
    assert len(code) == 6
    assert code != code_of("secret", UUID(int=7), 1)
    assert read_code(f" {code[:3]}-{code[3:]} ") == code
    assert read_code(f"https://shop.test/console/pickup?place=x&code={code}") == code
    assert read_code("12345") == read_code("1234567") == read_code("abcdef") == ""
