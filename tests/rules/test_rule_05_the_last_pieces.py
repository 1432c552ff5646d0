"""Rule 5 under a rush: everybody is answered, exactly what is there is sold, and the rush does not slow the shop."""

import asyncio
import time
from datetime import timedelta

import pytest
from tests.conftest import browser_for
from tests.orders.market import Buyer, Market, guest, place_directly

from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.actions.queue import Asked, StockQueue
from jishi.modules.inventory.contracts import Need, OutOfStock
from jishi.modules.orders.contracts import LineInput
from jishi.platform.runtime import Runtime


async def test_sixty_four_buyers_and_two_hundred_pieces(own_market: Market) -> None:
    goods = await own_market.goods(stock=200)
    answers: list[int] = []
    async with browser_for(own_market.app) as client:
        first = Buyer(client, own_market.app)
        quote = await first.quote(lines=[LineInput(goods.variant_id)])

        async def try_to_buy(tries: int) -> None:
            for _ in range(tries):
                buyer = Buyer(client, own_market.app)
                answer = await buyer.place(quote, lines=[LineInput(goods.variant_id)])
                answers.append(answer.status_code)
                if answer.status_code != 201:
                    assert answer.json()["code"] == "out_of_stock"

        started = time.perf_counter()
        await asyncio.gather(*(try_to_buy(7 if number < 16 else 6) for number in range(64)))
        seconds = time.perf_counter() - started
    assert (len(answers), answers.count(201), answers.count(409)) == (400, 200, 200)
    assert await own_market.stock_of(goods) == (0, 200)
    assert await own_market.count("orders") == 200
    await own_market.assert_all_balances()
    assert seconds < 20, "under 3 s on a machine of its own; `make bench` measures it"


async def test_those_who_wait_together_are_served_in_one_statement(own_market: Market) -> None:
    goods = await own_market.goods(stock=100)
    statements: list[str] = []
    await asyncio.gather(*(place_directly(own_market.app, guest(), {goods.variant_id: 1}) for _ in range(4)))
    queue = own_market.app.service(StockQueue)
    assert queue._own is not None
    queue._own.database.watchers.append(lambda statement, _: statements.append(statement))
    await asyncio.gather(*(queue.take(Asked([uuid7()], [goods.variant_id], [1])) for _ in range(30)))
    assert len(statements) == 1
    assert await own_market.stock_of(goods) == (66, 34)


async def test_near_the_end_first_come_is_first_served(own_app: Runtime) -> None:
    variant, other = uuid7(), uuid7()
    async with own_app.tx() as tx:
        await inventory.set_count(tx, {variant: 3, other: 10})
    queue = own_app.service(StockQueue)
    wishes = [1, 5, 2, 1]
    refs = [uuid7() for _ in wishes]
    calls = (queue.take(Asked([ref], [variant], [n])) for ref, n in zip(refs, wishes, strict=True))
    answers = await asyncio.gather(*calls, queue.take(Asked([uuid7()], [other], [1])), return_exceptions=True)
    assert [isinstance(answer, OutOfStock) for answer in answers] == [False, True, False, True, False]
    assert [getattr(answer, "short", None) for answer in answers] == [None, {variant: 2}, None, {variant: 0}, None]
    async with own_app.tx(write=False) as tx:
        assert await inventory.audit(tx) == []


async def test_who_hangs_up_while_waiting_takes_nothing(own_app: Runtime) -> None:
    variant = uuid7()
    async with own_app.tx() as tx:
        await inventory.set_count(tx, {variant: 5})
    queue = own_app.service(StockQueue)
    waiting = [asyncio.create_task(queue.take(Asked([uuid7()], [variant], [1]))) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[1].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    async with own_app.tx(write=False) as tx:
        (level,) = await inventory.levels(tx, [variant])
        assert (level.available, level.reserved) == (3, 2)
        assert await inventory.audit(tx) == []


async def test_pieces_taken_for_an_order_that_failed_come_back(own_app: Runtime, clock: FixedClock) -> None:
    variant, ref = uuid7(), uuid7()
    async with own_app.tx() as tx:
        await inventory.set_count(tx, {variant: 5})
    queue = own_app.service(StockQueue)
    later = clock.now() + timedelta(hours=6)
    with pytest.raises(RuntimeError, match="the order failed"):
        async with own_app.tx() as tx:
            with queue.waiting_for(Asked([ref], [variant], [1])):
                await inventory.reserve_last(tx, {ref: [Need(variant, 2)]}, later)
            raise RuntimeError("the order failed")
    async with own_app.tx() as tx:
        assert sum(level.reserved for level in await inventory.levels(tx, [variant])) == 2
    clock.advance(timedelta(minutes=11))
    async with own_app.tx() as tx:
        assert len(await inventory.expire_reservations(tx)) == 1
        assert await inventory.audit(tx) == []
    async with own_app.tx() as tx:
        with queue.waiting_for(Asked([ref], [variant], [1])):
            await inventory.reserve_last(tx, {uuid7(): [Need(variant, 2)]}, later)
    clock.advance(timedelta(minutes=11))
    async with own_app.tx() as tx:
        assert await inventory.expire_reservations(tx) == [], "an order that was committed keeps its share"
