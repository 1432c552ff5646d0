"""Rule 8: ask before giving up; the provider's expiry comes first; late money goes back or is used."""

import asyncio
from datetime import timedelta

import pytest
from tests.payments.fakes import (
    AMOUNT,
    assert_books_are_right,
    balances,
    call_back,
    count,
    failed_notice,
    listen,
    owe,
    paid_notice,
    pay,
    start,
    use_fake,
)

from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Unavailable
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import PaymentState
from jishi.modules.payments.events import PaymentArrivedLate
from jishi.modules.payments.providers.port import Trade, TradeState
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


async def close(app: Runtime, payment_id: object) -> PaymentState:
    async with app.tx() as tx:
        return (await payments.close_payment(tx, payment_id)).state  # type: ignore[arg-type]


async def test_the_provider_is_told_to_stop_before_we_do(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    await start(app, payment)
    assert fake.orders[0].expires_at < payment.expires_at


async def test_asking_finds_the_money_that_nobody_told_us_of(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    told = listen(app)
    fake.take(await start(app, payment))
    assert (await payments.ask_provider(app, payment.id)).state is PaymentState.PAID
    assert told.kinds() == ["PaymentSucceeded"]


async def test_asking_twice_and_then_hearing_of_it_is_one_capture(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    told = listen(app)
    number = await start(app, payment)
    fake.take(number)
    await payments.ask_provider(app, payment.id)
    await payments.ask_provider(app, payment.id)
    await call_back(app, paid_notice(number))
    assert told.kinds() == ["PaymentSucceeded"]
    assert await count(app, "charge") == 1


async def test_a_silent_provider_is_no_reason_to_give_up(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    await start(app, payment)
    fake.silent = True
    with pytest.raises(Unavailable):
        await payments.ask_provider(app, payment.id)
    async with app.tx(write=False) as tx:
        assert (await payments.get_payment(tx, payment.id)).state is PaymentState.OPEN


async def test_what_was_never_started_needs_no_asking(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    fake.silent = True
    assert (await payments.ask_provider(app, payment.id)).state is PaymentState.OPEN


async def test_asking_after_the_expiry_has_the_provider_close_it(app: Runtime, clock: FixedClock) -> None:
    fake, payment = use_fake(app), await owe(app)
    number = await start(app, payment)
    await payments.ask_provider(app, payment.id)
    assert fake.closed == []
    clock.advance(timedelta(minutes=28))
    await payments.ask_provider(app, payment.id)
    assert fake.closed == [number]
    assert await count(app, "attempt", "state = 'closed'") == 1


async def test_closing_a_payment_closes_it_at_the_provider(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    number = await start(app, payment)
    assert await close(app, payment.id) is PaymentState.CLOSED
    assert fake.closed == []
    await drain(app)
    assert fake.closed == [number]


async def test_money_found_while_closing_at_the_provider_goes_back(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    told = listen(app)
    fake.take(await start(app, payment))
    await close(app, payment.id)
    await drain(app)
    assert told.kinds() == ["PaymentArrivedLate", "RefundSucceeded"]
    assert await balances(app) == {}
    await assert_books_are_right(app)


async def test_late_money_that_nobody_can_use_goes_back_once(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    told = listen(app)
    number = await start(app, payment)
    await close(app, payment.id)
    for event_id in ("e-1", "e-1", "e-2"):
        await call_back(app, paid_notice(number, event_id=event_id))
    await drain(app)
    assert told.kinds() == ["PaymentArrivedLate", "RefundSucceeded"]
    assert len(fake.refunds) == 1
    assert await balances(app) == {}
    await assert_books_are_right(app)


async def test_late_money_that_a_subscriber_accepts_stays(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)

    async def accept(tx: Tx, event: PaymentArrivedLate) -> None:
        assert await payments.accept_late(tx, event.payment_id)

    app.wiring.inside(PaymentArrivedLate, accept)
    number = await start(app, payment)
    await close(app, payment.id)
    await call_back(app, paid_notice(number))
    await drain(app)
    assert fake.refunds == {}
    assert await balances(app) == {"provider:fake:clearing": AMOUNT, "buyer:receivable": -AMOUNT}
    async with app.tx() as tx:
        assert (await payments.get_payment(tx, payment.id)).state is PaymentState.PAID
        refund = await payments.refund(tx, payment.id, amount=AMOUNT, reason="after all", reference="case")
    assert refund.amount == AMOUNT
    await drain(app)
    assert await balances(app) == {}
    await assert_books_are_right(app)


async def test_of_late_money_that_came_twice_at_once_one_stays_and_one_goes_back(own_app: Runtime) -> None:
    fake, payment = use_fake(own_app), await owe(own_app)
    first = await start(own_app, payment)
    await call_back(own_app, failed_notice(first))
    second = await start(own_app, payment)
    await close(own_app, payment.id)
    both, committed = asyncio.Barrier(2), asyncio.Event()
    is_taken = False

    async def accept(tx: Tx, event: PaymentArrivedLate) -> None:
        """As with orders: whoever is second waits for the first one's commit at what both want to change."""
        nonlocal is_taken
        async with asyncio.timeout(20):
            await both.wait()
            if is_taken:
                await committed.wait()
                return
            is_taken = True
        assert await payments.accept_late(tx, event.payment_id)

    async def take(number: str) -> None:
        await call_back(own_app, paid_notice(number, event_id=f"e-{number}", transaction=f"t-{number}"))
        committed.set()

    own_app.wiring.inside(PaymentArrivedLate, accept)
    await asyncio.gather(take(first), take(second))
    await drain(own_app)
    assert len(fake.refunds) == 1
    assert await balances(own_app) == {"provider:fake:clearing": AMOUNT, "buyer:receivable": -AMOUNT}
    await assert_books_are_right(own_app)


async def test_there_is_nothing_to_accept_without_late_money(app: Runtime) -> None:
    use_fake(app)
    one, other = await owe(app), await owe(app)
    await pay(app, one)
    await close(app, other.id)
    async with app.tx() as tx:
        assert not await payments.accept_late(tx, one.id)
        assert not await payments.accept_late(tx, other.id)
        assert (await payments.get_payment(tx, other.id)).state is PaymentState.CLOSED


async def test_a_closed_payment_cannot_be_started(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    await close(app, payment.id)
    with pytest.raises(Conflict):
        await start(app, payment)
    assert fake.orders == []


async def test_a_bank_that_is_still_working_is_asked_until_it_knows(app: Runtime, clock: FixedClock) -> None:
    fake, payment = use_fake(app), await owe(app)
    told = listen(app)
    number = await start(app, payment)
    fake.trades[number] = Trade(number, TradeState.WAITING)
    await close(app, payment.id)
    await drain(app)
    for _ in range(6):
        clock.advance(timedelta(hours=1))
        await payments.heal(app)
    del fake.trades[number]
    fake.take(number)
    clock.advance(timedelta(hours=8))
    await payments.heal(app)
    await drain(app)
    assert told.kinds() == ["PaymentArrivedLate", "RefundSucceeded"]
    await assert_books_are_right(app)
