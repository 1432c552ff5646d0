"""Shop and provider together: everything the hosted page offers."""

from datetime import timedelta

import pytest
from tests.payments.fakes import AMOUNT, assert_books_are_right, balances, count, listen, owe
from tests.sandbox.rig import Rig

from jishi.kernel.clock import FixedClock
from jishi.modules.payments import api
from jishi.modules.payments.contracts import PaymentState, RefundState
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

PAID_BOOKS = {"provider:sandbox:clearing": AMOUNT, "buyer:receivable": -AMOUNT}


async def test_starting_needs_no_call_to_the_provider(app: Runtime) -> None:
    rig = Rig(app)
    await rig.start(await owe(app))
    assert rig.wire.calls == []


async def test_paying_calls_back_once_and_the_payment_is_paid(app: Runtime) -> None:
    rig, payment = Rig(app), await owe(app)
    answer = await rig.act(await rig.start(payment))
    assert answer["state"] == "paid"
    assert rig.wire.calls == ["POST /callbacks/sandbox"]
    assert (await rig.payment(payment)).state is PaymentState.PAID
    assert await balances(app) == PAID_BOOKS


async def test_paying_again_at_the_page_takes_no_more_money(app: Runtime) -> None:
    rig, payment = Rig(app), await owe(app)
    order = await rig.start(payment)
    first, again = await rig.act(order), await rig.act(order)
    assert first == again
    assert await count(app, "charge") == 1


async def test_a_failure_and_then_success(app: Runtime) -> None:
    rig, payment = Rig(app), await owe(app)
    order = await rig.start(payment)
    assert (await rig.act(order, "fail"))["state"] == "failed"
    assert await count(app, "attempt", "state = 'failed'") == 1
    await rig.act(order)
    assert (await rig.payment(payment)).state is PaymentState.PAID


async def test_paying_twice_sends_one_of_them_back(app: Runtime) -> None:
    rig, payment = Rig(app), await owe(app)
    await rig.act(await rig.start(payment), "twice")
    await drain(app)
    assert await balances(app) == PAID_BOOKS
    assert await count(app, "refund", "state = 'succeeded'") == 1
    await assert_books_are_right(app)


async def test_money_that_comes_after_the_end_goes_back(app: Runtime, clock: FixedClock) -> None:
    rig, payment = Rig(app), await owe(app)
    told = listen(app)
    order = await rig.start(payment)
    assert (await rig.act(order, "late"))["state"] == "processing"
    clock.advance(timedelta(minutes=30))
    assert (await api.ask_provider(app, payment.id)).state is PaymentState.OPEN
    async with app.tx() as tx:
        assert (await api.close_payment(tx, payment.id)).state is PaymentState.CLOSED
    await drain(app)
    clock.advance(timedelta(minutes=4))
    await rig.tick()
    await drain(app)
    assert told.kinds() == ["PaymentArrivedLate", "RefundSucceeded"]
    assert (await rig.payment(payment)).state is PaymentState.CLOSED
    assert await balances(app) == {}
    await assert_books_are_right(app)


async def test_nobody_can_pay_after_the_providers_expiry(app: Runtime, clock: FixedClock) -> None:
    rig, payment = Rig(app), await owe(app)
    order = await rig.start(payment)
    clock.advance(timedelta(minutes=28))
    assert (await rig.act(order))["state"] == "waiting"
    assert await count(app, "charge") == 0


async def test_the_page_of_a_closed_order_takes_no_money(app: Runtime) -> None:
    rig, payment = Rig(app), await owe(app)
    order = await rig.start(payment)
    async with app.tx() as tx:
        await api.close_payment(tx, payment.id)
    await drain(app)
    assert (await rig.act(order))["state"] == "closed"
    assert await count(app, "charge") == 0


async def test_a_callback_that_never_comes_heals_by_asking(app: Runtime, clock: FixedClock) -> None:
    rig, payment = Rig(app), await owe(app)
    await rig.act(await rig.start(payment), copies=0)
    assert (await rig.payment(payment)).state is PaymentState.OPEN
    clock.advance(timedelta(minutes=2))
    assert await api.heal(app) == 1
    assert (await rig.payment(payment)).state is PaymentState.PAID
    assert await balances(app) == PAID_BOOKS


async def test_a_shop_that_is_away_is_called_again(app: Runtime, clock: FixedClock) -> None:
    rig, payment = Rig(app), await owe(app)
    order = await rig.start(payment)
    rig.wire.is_cut = True
    await rig.payer.post("/v1/pay", json={"order": order})
    await rig.sandbox.settle()
    rig.wire.is_cut = False
    await rig.tick()
    assert (await rig.payment(payment)).state is PaymentState.OPEN
    clock.advance(timedelta(seconds=2))
    await rig.tick()
    assert (await rig.payment(payment)).state is PaymentState.PAID


@pytest.mark.parametrize("behaviour", [{"copies": 5}, {"reversed": True}])
async def test_duplicates_and_wrong_order_change_nothing(app: Runtime, behaviour: dict[str, object]) -> None:
    rig, payment = Rig(app), await owe(app)
    told = listen(app)
    await rig.act(await rig.start(payment), **behaviour)
    assert told.kinds() == ["PaymentSucceeded"]
    assert await balances(app) == PAID_BOOKS


async def test_a_late_callback_is_heard(app: Runtime, clock: FixedClock) -> None:
    rig, payment = Rig(app), await owe(app)
    await rig.act(await rig.start(payment), delay_seconds=600)
    await rig.tick()
    assert (await rig.payment(payment)).state is PaymentState.OPEN
    clock.advance(timedelta(seconds=600))
    await rig.tick()
    assert (await rig.payment(payment)).state is PaymentState.PAID


@pytest.mark.parametrize("lie", [{"amount_off": -1}, {"currency": "JPY"}, {"number": "NOBODY-1"}])
async def test_a_lie_in_a_callback_is_kept_but_not_believed(
    app: Runtime, clock: FixedClock, lie: dict[str, object]
) -> None:
    rig, payment = Rig(app), await owe(app)
    await rig.act(await rig.start(payment), **lie)
    assert (await rig.payment(payment)).state is PaymentState.OPEN
    assert await count(app, "inbox", "verdict <> 'accepted'") == 1
    assert await balances(app) == {}
    clock.advance(timedelta(minutes=2))
    await api.heal(app)
    assert (await rig.payment(payment)).state is PaymentState.PAID


async def test_a_partial_and_a_full_refund(app: Runtime) -> None:
    rig, payment = Rig(app), await owe(app)
    await rig.act(await rig.start(payment))
    for amount, reference in ((900, "one"), (AMOUNT - 900, "rest")):
        async with app.tx() as tx:
            await api.refund(tx, payment.id, amount=amount, reason="broken", reference=reference)
    await drain(app)
    async with app.tx(write=False) as tx:
        assert {refund.state for refund in await api.refunds_of(tx, [payment.id])} == {RefundState.SUCCEEDED}
    assert (await rig.payment(payment)).refunded == AMOUNT
    await assert_books_are_right(app)


async def test_a_refund_that_takes_its_time_is_told_of_later(app: Runtime, clock: FixedClock) -> None:
    rig, payment = Rig(app), await owe(app)
    told = listen(app)
    await rig.act(await rig.start(payment))
    rig.misbehave(refunds="later")
    async with app.tx() as tx:
        await api.refund(tx, payment.id, amount=AMOUNT, reason="broken", reference="case")
    await drain(app)
    assert told.kinds() == ["PaymentSucceeded"]
    clock.advance(timedelta(minutes=1))
    await rig.tick()
    assert told.kinds() == ["PaymentSucceeded", "RefundSucceeded"]
    await assert_books_are_right(app)


async def test_the_statement_of_a_day_has_every_movement(app: Runtime, clock: FixedClock) -> None:
    rig, payment = Rig(app), await owe(app)
    await rig.act(await rig.start(payment))
    async with app.tx() as tx:
        refund = await api.refund(tx, payment.id, amount=900, reason="broken", reference="case")
    await drain(app)
    lines = await api.statement(app, "sandbox", clock.now().date())
    assert [(line.kind.value, line.number, line.amount, line.fee) for line in lines] == [
        ("charge", f"{payment.code}-1", AMOUNT, 77),
        ("refund", refund.number, 900, 0),
    ]
    assert await api.statement(app, "sandbox", clock.now().date() - timedelta(days=1)) == []
