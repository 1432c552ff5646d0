"""Money back: for what was not sent, for what was, in part or whole."""

import pytest
from tests.after_sales.counter import Desk
from tests.orders.market import guest
from tests.payments.fakes import FakeProvider, balances

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.modules.after_sales.contracts import Act, Kind, Reason, State
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState
from jishi.modules.payments.contracts import RefundState
from jishi.platform.worker import drain


async def test_what_was_not_sent_goes_back_whole_with_its_freight(desk: Desk, provider: FakeProvider) -> None:
    bought = await desk.packing.paid(2)
    order = await desk.order(bought)
    case = await desk.ask(bought, reason=Reason.NO_LONGER_WANTED, pieces=(2,), unsent=True)
    assert (case.state, case.total) == (State.ASKED, order.total)
    assert case.can == [Act.WRITE, Act.WITHDRAW]
    await desk.do("accept", desk.agent(bought), case, version=case.version)
    assert (await desk.order(bought)).state is OrderState.CANCELLED
    await drain(desk.app)
    done = await desk.case(case)
    assert (done.state, done.closed_at is not None) == (State.REFUNDED, True)
    assert (await desk.order(bought)).state is OrderState.REFUNDED
    assert await desk.packing.stock_of(bought) == (20, 0)
    assert len(set(provider.refund_calls)) == 1
    assert await balances(desk.app) == {}
    await desk.market.assert_all_balances()


async def test_a_request_ends_with_the_order_that_its_buyer_cancels(desk: Desk) -> None:
    bought = await desk.packing.paid(2)
    case = await desk.ask(bought, reason=Reason.NO_LONGER_WANTED, pieces=(1,), unsent=True)
    async with desk.app.tx() as tx:
        await orders.cancel(tx, bought.buyer, bought.number)
    assert (await desk.case(case)).state is State.WITHDRAWN
    with pytest.raises(Conflict):
        await desk.do("accept", desk.agent(bought), case)
    await drain(desk.app)
    order = await desk.order(bought)
    assert (order.state, order.refunded) == (OrderState.REFUNDED, order.total)
    await desk.market.assert_all_balances()


async def test_a_piece_of_three_goes_back_and_the_others_are_sent(desk: Desk) -> None:
    bought = await desk.packing.paid(3)
    case = await desk.ask(bought, reason=Reason.ORDERED_WRONG, unsent=True)
    assert case.freight == 0
    await desk.do("accept", desk.agent(bought), case)
    parcel = await desk.packing.ship(bought)
    assert [line.quantity for line in parcel.lines] == [2]
    assert await desk.packing.state(bought) is OrderState.SHIPPED
    assert await desk.packing.stock_of(bought) == (18, 0)
    await desk.market.assert_all_balances()


async def test_what_was_paid_back_after_it_left_is_not_sent_again(desk: Desk) -> None:
    bought = await desk.packing.paid(1, 1)
    parcel = await desk.packing.ship(bought)
    case = await desk.ask(bought, Kind.REFUND, Reason.NOT_RECEIVED)
    await desk.do("accept", desk.agent(bought), case)
    with pytest.raises(Conflict, match="undone"):
        async with desk.app.tx() as tx:
            await orders.undo_hand_over(tx, SYSTEM, parcel.id)
    order = await desk.order(bought)
    assert order.state is OrderState.SHIPPED
    assert [line.shipped for line in order.lines] == [1, 1]
    assert [await desk.packing.stock_of(bought, line) for line in (0, 1)] == [(19, 0), (19, 0)]
    await desk.market.assert_all_balances()


async def test_a_lower_price_for_something_that_stays(desk: Desk) -> None:
    bought = await desk.sent(2)
    case = await desk.ask(bought, reason=Reason.DAMAGED, pieces=(2,), amounts=(1_000,))
    await desk.do("accept", desk.agent(bought), case)
    await drain(desk.app)
    line = (await desk.order(bought)).lines[0]
    assert (line.refunded, line.refunded_quantity) == (1_000, 0)
    again = await desk.ask(bought, Kind.RETURN, Reason.FAULTY, pieces=(2,))
    assert again.amount == line.payable - 1_000
    await desk.market.assert_all_balances()


async def test_never_more_than_was_paid_and_never_twice(desk: Desk) -> None:
    bought = await desk.sent(2)
    with pytest.raises(Invalid, match="more than was paid"):
        await desk.ask(bought, reason=Reason.DAMAGED, amounts=(999_999,))
    await desk.ask(bought, reason=Reason.DAMAGED, pieces=(2,))
    with pytest.raises(Conflict):
        await desk.ask(bought, reason=Reason.DAMAGED, pieces=(1,))
    assert await desk.count("cases") == 1


async def test_the_same_key_is_the_same_case(desk: Desk) -> None:
    bought = await desk.sent(2)
    first, again = await desk.ask(bought, key="tap"), await desk.ask(bought, key="tap")
    assert first.id == again.id
    with pytest.raises(Conflict, match="another request"):
        await desk.ask(bought, pieces=(2,), key="tap")
    assert await desk.count("cases") == 1
    assert await desk.count("steps") == 1


async def test_nobody_asks_for_somebody_elses_order(desk: Desk) -> None:
    bought = await desk.sent(1)
    with pytest.raises(NotFound):
        await desk.ask(bought, actor=guest())
    with pytest.raises(Forbidden):
        await desk.ask(bought, actor=desk.clerk())
    assert await desk.count("cases") == 0


async def test_unpaid_orders_and_senseless_asks_are_refused(desk: Desk) -> None:
    bought = await desk.sent(1)
    for changes in (
        {"pieces": (0,)},
        {"pieces": (-1,)},
        {"amounts": (-1,)},
        {"reason": Reason.TOO_SLOW},
        {"kind": Kind.RETURN, "unsent": True},
    ):
        with pytest.raises((Invalid, Conflict)):
            await desk.ask(bought, **changes)
    assert await desk.count("cases") == 0


async def test_the_shop_offers_less_and_the_parts_sum_exactly(desk: Desk) -> None:
    bought = await desk.sent(1, 1, 1)
    case = await desk.ask(bought, reason=Reason.DAMAGED, pieces=(1, 1, 1))
    assert case.freight == (await desk.order(bought)).freight
    offered = await desk.do("counter", desk.agent(bought), case, total=1_000, text="补偿")
    assert (offered.state, offered.total) == (State.COUNTERED, 1_000)
    assert sum(line.amount for line in offered.lines) + offered.freight == 1_000
    with pytest.raises(Forbidden):
        await desk.do("agree", desk.agent(bought), case)
    agreed = await desk.do("agree", bought.buyer, case)
    assert agreed.state is State.REFUNDING
    await drain(desk.app)
    assert (await desk.order(bought)).refunded == 1_000
    await desk.market.assert_all_balances()


async def test_an_open_case_keeps_the_order_from_completing(desk: Desk) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought)
    async with desk.app.tx() as tx:
        with pytest.raises(Conflict, match="still open"):
            await orders.confirm_receipt(tx, bought.buyer, bought.number)
    await desk.do("withdraw", bought.buyer, case)
    async with desk.app.tx() as tx:
        await orders.confirm_receipt(tx, bought.buyer, bought.number)
    assert await desk.packing.state(bought) is OrderState.COMPLETED


async def test_a_refused_refund_is_seen_and_tried_again(desk: Desk, provider: FakeProvider) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought, amounts=(500,))
    provider.refund_state = RefundState.FAILED
    await desk.do("accept", desk.agent(bought), case)
    await drain(desk.app)
    failed = await desk.case(case)
    assert (failed.state, failed.refund_failed) == (State.REFUNDING, True)
    provider.refund_state = RefundState.SUCCEEDED
    assert failed.refund_id
    async with desk.app.tx() as tx:
        await orders.retry_refund(tx, desk.agent(bought), failed.refund_id)
    await drain(desk.app)
    done = await desk.case(case)
    assert (done.state, done.refund_failed) == (State.REFUNDED, False)
    assert (await desk.order(bought)).refunded == 500
    await desk.market.assert_all_balances()


async def test_what_a_case_says_was_received_has_left(desk: Desk) -> None:
    bought = await desk.packing.paid(1)
    parcel = await desk.packing.ship(bought)
    case = await desk.ask(bought)
    with pytest.raises(Conflict, match="still open"):
        async with desk.app.tx() as tx:
            await orders.undo_hand_over(tx, SYSTEM, parcel.id)
    assert await desk.packing.stock_of(bought) == (19, 0)
    await desk.do("withdraw", bought.buyer, case)
    async with desk.app.tx() as tx:
        await orders.undo_hand_over(tx, SYSTEM, parcel.id)
    assert await desk.packing.stock_of(bought) == (19, 1)


async def test_a_case_about_what_was_not_sent_lets_a_hand_over_be_undone(desk: Desk) -> None:
    bought = await desk.packing.paid(2)
    parcel = await desk.packing.ship(bought, line0=1)
    await desk.ask(bought, reason=Reason.TOO_SLOW, unsent=True)
    async with desk.app.tx() as tx:
        await orders.undo_hand_over(tx, SYSTEM, parcel.id)
    assert await desk.packing.stock_of(bought) == (18, 2)
