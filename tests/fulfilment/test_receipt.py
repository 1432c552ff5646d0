"""Delivery and receipt: confirmed, put off, automatic, held."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.fulfilment.packing import Packing, packer
from tests.orders.market import guest

from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Forbidden, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.orders import api as orders
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.contracts import FulfilmentState, OrderState
from jishi.modules.orders.domain.fulfilment import end_of_day_after
from jishi.modules.orders.events import OrderCompleted
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE


async def test_the_buyer_confirms_receipt_once(packing: Packing) -> None:
    told: list[OrderCompleted] = []

    async def hear(_: Tx, event: OrderCompleted) -> None:
        told.append(event)

    packing.app.wiring.inside(OrderCompleted, hear)
    bought = await packing.paid(1)
    with pytest.raises(Conflict, match="not been shipped"):
        async with packing.app.tx() as tx:
            await orders.confirm_receipt(tx, bought.buyer, bought.number)
    await packing.ship(bought)
    for _ in range(2):
        async with packing.app.tx() as tx:
            order = await orders.confirm_receipt(tx, bought.buyer, bought.number)
        assert order.state is OrderState.COMPLETED
    assert [event.automatic for event in told] == [False]
    assert [one.state for one in await packing.parcels(bought)] == [FulfilmentState.DELIVERED]


async def test_others_do_not_confirm_receipt(packing: Packing) -> None:
    bought = await packing.paid(1)
    await packing.ship(bought)
    for actor, refusal in ((guest(), NotFound), (packer(bought.goods[0].shop_id), Forbidden)):
        with pytest.raises(refusal):
            async with packing.app.tx() as tx:
                await orders.confirm_receipt(tx, actor, bought.number)
    assert await packing.state(bought) is OrderState.SHIPPED


async def test_receipt_is_automatic_at_the_end_of_the_local_day(packing: Packing, clock: FixedClock) -> None:
    bought = await packing.paid(1)
    await packing.ship(bought)
    async with packing.app.tx() as tx:
        await orders.deliver(tx, SYSTEM, bought.number)
    assert await packing.state(bought) is OrderState.DELIVERED
    # Delivered at noon on 1 June in Shanghai: until midnight after 8 June there, which is 16:00 in UTC.
    for moment, done in ((datetime(2026, 6, 8, 15, 59, tzinfo=UTC), 0), (datetime(2026, 6, 8, 16, 0, tzinfo=UTC), 1)):
        clock.set(moment)
        async with packing.app.tx() as tx:
            assert await orders.complete_due(tx) == done
    assert (await packing.order(bought)).history[-1].by == "system"


async def test_receipt_waits_while_a_case_is_open(packing: Packing, clock: FixedClock) -> None:
    bought, case = await packing.paid(1), uuid7()
    await packing.ship(bought)
    async with packing.app.tx() as tx:
        await orders.hold_completion(tx, bought.order_id, case)
    clock.advance(timedelta(days=40))
    async with packing.app.tx() as tx:
        assert await orders.complete_due(tx) == 0
        with pytest.raises(Conflict, match="case"):
            await orders.confirm_receipt(tx, bought.buyer, bought.number)
    async with packing.app.tx() as tx:
        await orders.release_completion(tx, bought.order_id, case)
    async with packing.app.tx() as tx:
        assert await orders.complete_due(tx) == 1


async def test_a_case_that_was_opened_while_orders_were_being_looked_for_is_seen(
    packing: Packing, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first statement may look at the holds before one is committed, and get the order's lock only after it.
    blind = queries.DUE.replace("AND NOT EXISTS (SELECT FROM orders.holds WHERE holds.order_id = own.id)", "")
    assert blind != queries.DUE
    monkeypatch.setattr(queries, "DUE", blind)
    bought = await packing.paid(1)
    await packing.ship(bought)
    async with packing.app.tx() as tx:
        await orders.hold_completion(tx, bought.order_id, uuid7())
    clock.advance(timedelta(days=40))
    async with packing.app.tx() as tx:
        assert await orders.complete_due(tx) == 0
    assert await packing.state(bought) is OrderState.SHIPPED


async def test_the_buyer_puts_receipt_off_once(packing: Packing, clock: FixedClock) -> None:
    bought = await packing.paid(1)
    await packing.ship(bought)
    clock.advance(timedelta(days=14))
    async with packing.app.tx() as tx:
        await orders.extend_receipt(tx, bought.buyer, bought.number)
    with pytest.raises(Conflict, match="any more"):
        async with packing.app.tx() as tx:
            await orders.extend_receipt(tx, bought.buyer, bought.number)
    clock.advance(timedelta(days=3))
    async with packing.app.tx() as tx:
        assert await orders.complete_due(tx) == 0
    clock.advance(timedelta(days=6))
    async with packing.app.tx() as tx:
        assert await orders.complete_due(tx) == 1


def test_days_are_local_days() -> None:
    late = datetime(2026, 6, 1, 15, 30, tzinfo=UTC)
    later = datetime(2026, 6, 1, 16, 30, tzinfo=UTC)
    assert end_of_day_after(late, 7, ZONE) == datetime(2026, 6, 8, 16, 0, tzinfo=UTC)
    assert end_of_day_after(later, 7, ZONE) == datetime(2026, 6, 9, 16, 0, tzinfo=UTC)
