"""Rule 4: states change by compare-and-set; a repeat is a no-op with the same answer."""

import asyncio
from uuid import UUID

from tests.orders.market import Market, guest, place_directly
from tests.payments.fakes import FakeProvider

from jishi.kernel.actor import Actor
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Checkout, OrderState
from jishi.platform.worker import drain


async def naive_move(market: Market, order_id: UUID, end: OrderState, barrier: asyncio.Barrier) -> bool:
    """Read, decide in Python, write back."""
    async with market.app.tx() as tx:
        state = await tx.fetch_value("SELECT state FROM orders.orders WHERE id = $1", order_id)
        await barrier.wait()
        if state != OrderState.PLACED:
            return False
        await tx.execute("UPDATE orders.orders SET state = $2 WHERE id = $1", order_id, end.value)
        return True


async def test_naively_an_order_is_both_paid_and_cancelled(own_market: Market) -> None:
    goods = await own_market.goods()
    checkout = await place_directly(own_market.app, guest(), {goods.variant_id: 1})
    barrier = asyncio.Barrier(2)
    ends = (OrderState.PAID, OrderState.CANCELLED)
    moved = await asyncio.gather(*(naive_move(own_market, checkout.orders[0].id, end, barrier) for end in ends))
    assert moved == [True, True]


async def _cancel(market: Market, actor: Actor, checkout: Checkout) -> str:
    async with market.app.tx() as tx:
        return (await orders.cancel(tx, actor, checkout.orders[0].number)).state


async def test_ours_is_paid_or_cancelled_and_the_money_follows(own_market: Market, own_provider: FakeProvider) -> None:
    goods = await own_market.goods(stock=60)
    for _ in range(6):
        buyer = guest()
        checkout = await place_directly(own_market.app, buyer, {goods.variant_id: 1})
        number = await own_market.begin_to_pay(checkout)
        answers = await asyncio.gather(
            *(_cancel(own_market, buyer, checkout) for _ in range(3)),
            *(own_market.call_back(checkout, number) for _ in range(3)),
        )
        assert answers[:3] == ["cancelled"] * 3
        await drain(own_market.app)
    assert len(set(own_provider.refund_calls)) == 6
    assert await own_market.stock_of(goods) == (60, 0)
    await own_market.assert_all_balances()


async def test_a_callback_a_hundred_times_pays_once(own_market: Market) -> None:
    goods = await own_market.goods()
    checkout = await place_directly(own_market.app, guest(), {goods.variant_id: 2})
    number = await own_market.begin_to_pay(checkout)
    for _ in range(5):
        await asyncio.gather(*(own_market.call_back(checkout, number) for _ in range(20)))
    assert await own_market.states(checkout) == [OrderState.PAID]
    async with own_market.app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM orders.history WHERE state = 'paid'") == 1
    assert await own_market.stock_of(goods) == (8, 2)
    await own_market.assert_all_balances()
