"""Rule 8: ask the provider before a time-out; late money buys the goods if they are there, or goes back."""

import asyncio
from datetime import timedelta

from tests.orders.market import Market, guest, place_directly
from tests.payments.fakes import FakeProvider

from jishi.kernel.clock import FixedClock
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState
from jishi.platform.worker import drain

LATER = timedelta(minutes=31)


async def test_naively_an_order_whose_callback_was_lost_is_thrown_away(
    own_market: Market, own_provider: FakeProvider, clock: FixedClock
) -> None:
    checkout = await place_directly(own_market.app, guest(), {(await own_market.goods()).variant_id: 1})
    own_provider.take(await own_market.begin_to_pay(checkout), amount=checkout.total)
    clock.advance(LATER)
    assert checkout.payment_id
    async with own_market.app.tx() as tx:
        assert await orders.expire(tx, checkout.id, checkout.payment_id), "expired though the person had paid"


async def test_ours_asks_and_finds_that_it_was_paid(
    own_market: Market, own_provider: FakeProvider, clock: FixedClock
) -> None:
    goods = await own_market.goods()
    checkout = await place_directly(own_market.app, guest(), {goods.variant_id: 1})
    own_provider.take(await own_market.begin_to_pay(checkout), amount=checkout.total)
    clock.advance(LATER)
    assert await orders.expire_due(own_market.app) == 0
    assert await own_market.states(checkout) == [OrderState.PAID]
    assert await own_market.stock_of(goods) == (9, 1)
    await own_market.assert_all_balances()


async def test_a_silent_provider_is_waited_for_but_not_for_ever(
    own_market: Market, own_provider: FakeProvider, clock: FixedClock
) -> None:
    goods = await own_market.goods()
    silent = await place_directly(own_market.app, guest(), {goods.variant_id: 1})
    await own_market.begin_to_pay(silent)
    own_provider.silent = True
    never_tried = await place_directly(own_market.app, guest(), {goods.variant_id: 1})
    clock.advance(LATER)
    assert await orders.expire_due(own_market.app) == 1, "one that cannot be asked about hinders no other"
    assert await own_market.states(silent) == [OrderState.PLACED]
    assert await own_market.states(never_tried) == [OrderState.EXPIRED]
    clock.advance(timedelta(minutes=15))
    assert await orders.expire_due(own_market.app) == 1
    assert await own_market.stock_of(goods) == (10, 0)
    await own_market.assert_all_balances()


async def test_late_money_buys_the_goods_while_they_are_there(
    own_market: Market, own_provider: FakeProvider, clock: FixedClock
) -> None:
    goods = await own_market.goods()
    checkout = await place_directly(own_market.app, guest(), {goods.variant_id: 2})
    number = await own_market.begin_to_pay(checkout)
    clock.advance(LATER)
    assert await orders.expire_due(own_market.app) == 1
    await asyncio.gather(*(own_market.call_back(checkout, number) for _ in range(4)))
    await drain(own_market.app)
    assert await own_market.states(checkout) == [OrderState.PAID]
    assert await own_market.stock_of(goods) == (8, 2)
    assert own_provider.refund_calls == []
    await own_market.assert_all_balances()


async def test_late_money_goes_back_when_the_goods_are_gone(
    own_market: Market, own_provider: FakeProvider, clock: FixedClock
) -> None:
    goods = await own_market.goods(stock=2)
    checkout = await place_directly(own_market.app, guest(), {goods.variant_id: 2})
    number = await own_market.begin_to_pay(checkout)
    clock.advance(LATER)
    assert await orders.expire_due(own_market.app) == 1
    async with own_market.app.tx() as tx:
        await inventory.set_count(tx, {goods.variant_id: 1})
    await asyncio.gather(*(own_market.call_back(checkout, number) for _ in range(4)))
    await drain(own_market.app)
    assert await own_market.states(checkout) == [OrderState.EXPIRED]
    assert await own_market.stock_of(goods) == (1, 0)
    assert len(set(own_provider.refund_calls)) == 1
    await own_market.assert_all_balances()


async def test_paying_and_expiring_at_once_ends_one_way_and_balances(
    own_market: Market, own_provider: FakeProvider, clock: FixedClock
) -> None:
    goods = await own_market.goods(stock=50)
    pending = []
    for _ in range(8):
        checkout = await place_directly(own_market.app, guest(), {goods.variant_id: 1})
        pending.append((checkout, await own_market.begin_to_pay(checkout)))
    clock.advance(LATER)
    await asyncio.gather(
        orders.expire_due(own_market.app),
        *(own_market.call_back(checkout, number) for checkout, number in pending),
        orders.expire_due(own_market.app),
    )
    await drain(own_market.app)
    states = [state for checkout, _ in pending for state in await own_market.states(checkout)]
    assert set(states) == {OrderState.PAID}, "stock was there, so late or not, the money bought the goods"
    assert await own_market.stock_of(goods) == (42, 8)
    assert own_provider.refund_calls == []
    await own_market.assert_all_balances()
