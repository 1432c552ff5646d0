"""Money comes in."""

from datetime import timedelta

import pytest
from tests.payments.fakes import (
    AMOUNT,
    as_input,
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
from jishi.kernel.errors import Conflict, Invalid, NotFound, Unavailable
from jishi.kernel.ids import uuid7
from jishi.modules.identity.events import SignedIn
from jishi.modules.payments import api, domain
from jishi.modules.payments.contracts import PaymentState
from jishi.modules.payments.events import PaymentSucceeded
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


async def state(app: Runtime, payment_id: object) -> PaymentState:
    async with app.tx(write=False) as tx:
        return (await api.get_payment(tx, payment_id)).state  # type: ignore[arg-type]


async def test_a_payment_that_is_paid_tells_so_and_is_in_the_books(app: Runtime) -> None:
    use_fake(app)
    told, payment = listen(app), await owe(app)
    await pay(app, payment)
    assert await state(app, payment.id) is PaymentState.PAID
    assert told.kinds() == ["PaymentSucceeded"]
    assert await balances(app) == {"provider:fake:clearing": AMOUNT, "buyer:receivable": -AMOUNT}
    await assert_books_are_right(app)


async def test_opening_the_same_debt_twice_is_one_payment(app: Runtime) -> None:
    payment = await owe(app)
    given = as_input(payment)
    async with app.tx() as tx:
        assert await api.open_payment(tx, given) == payment


async def test_the_same_reference_over_another_amount_is_refused(app: Runtime) -> None:
    payment = await owe(app)
    async with app.tx() as tx:
        with pytest.raises(Conflict):
            await api.open_payment(tx, as_input(payment, amount=1))
    assert await count(app, "payment") == 1


@pytest.mark.parametrize("amount", [0, -1, 10**15 + 1])
async def test_an_amount_that_cannot_be_owed_is_refused(app: Runtime, amount: int) -> None:
    with pytest.raises(Invalid):
        await owe(app, amount)
    assert await count(app, "payment") == 0


async def test_starting_again_goes_on_with_the_same_attempt(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    assert await start(app, payment) == await start(app, payment) == f"{payment.code}-1"
    assert len(fake.orders) == 1


async def test_the_provider_stops_before_we_do(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    await start(app, payment)
    assert fake.orders[0].expires_at == payment.expires_at - domain.MARGIN


async def test_nothing_starts_when_the_time_is_over(app: Runtime, clock: FixedClock) -> None:
    fake, payment = use_fake(app), await owe(app)
    clock.advance(timedelta(minutes=28))
    with pytest.raises(Conflict, match="time to pay is over"):
        await start(app, payment)
    assert fake.orders == []


async def test_nothing_starts_for_what_is_paid(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    await pay(app, payment)
    with pytest.raises(Conflict, match="already paid"):
        await start(app, payment)


async def test_a_channel_that_is_not_offered_is_not_found(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    with pytest.raises(NotFound):
        await start(app, payment, "gold")


async def test_a_provider_that_is_silent_at_the_start_leaves_nothing(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    fake.silent = True
    with pytest.raises(Unavailable):
        await start(app, payment)
    assert await count(app, "attempt") == 0
    fake.silent = False
    assert await start(app, payment) == f"{payment.code}-1"


async def test_after_a_failure_one_may_try_again(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    number = await start(app, payment)
    await call_back(app, failed_notice(number))
    assert await start(app, payment) == f"{payment.code}-2"
    assert [order.number for order in fake.orders] == [number, f"{payment.code}-2"]


async def test_money_on_an_attempt_that_had_failed_still_counts(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    number = await start(app, payment)
    await call_back(app, failed_notice(number))
    await call_back(app, paid_notice(number))
    assert await state(app, payment.id) is PaymentState.PAID


async def test_a_failure_that_comes_after_the_success_changes_nothing(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    number = await start(app, payment)
    await call_back(app, paid_notice(number))
    await call_back(app, failed_notice(number))
    assert await state(app, payment.id) is PaymentState.PAID
    assert await count(app, "attempt", "state = 'succeeded'") == 1


async def test_paying_closes_what_else_was_started(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    first = await start(app, payment)
    await call_back(app, failed_notice(first))
    second = await start(app, payment)
    await call_back(app, paid_notice(first))
    await drain(app)
    assert fake.closed == [second]
    assert await count(app, "attempt", "state = 'closed'") == 1


async def test_paying_twice_sends_the_second_money_back(app: Runtime) -> None:
    use_fake(app)
    told, payment = listen(app), await owe(app)
    number = await start(app, payment)
    await call_back(app, paid_notice(number))
    await call_back(app, paid_notice(number, event_id="e-2", transaction="t-2"))
    await drain(app)
    assert told.kinds() == ["PaymentSucceeded", "RefundSucceeded"]
    assert await balances(app) == {"provider:fake:clearing": AMOUNT, "buyer:receivable": -AMOUNT}
    async with app.tx(write=False) as tx:
        assert (await api.get_payment(tx, payment.id)).refunded == 0
    await assert_books_are_right(app)


async def test_one_transaction_cannot_pay_for_two_things(app: Runtime) -> None:
    use_fake(app)
    one, other = await owe(app), await owe(app)
    first, second = await start(app, one), await start(app, other)
    await call_back(app, paid_notice(first))
    with pytest.raises(Conflict):
        await call_back(app, paid_notice(second, event_id="e-2"))
    assert await state(app, other.id) is PaymentState.OPEN
    await assert_books_are_right(app)


async def test_one_that_cannot_be_recorded_does_not_hinder_the_others(app: Runtime, clock: FixedClock) -> None:
    fake, broken, fine = use_fake(app), await owe(app), await owe(app)
    for index, payment in enumerate((broken, fine)):
        fake.take(await start(app, payment), f"t-{index}")

    async def fail(_tx: Tx, event: PaymentSucceeded) -> None:
        if event.payment_id == broken.id:
            raise RuntimeError("a subscriber's mistake")

    app.wiring.inside(PaymentSucceeded, fail)
    clock.advance(timedelta(minutes=2))
    await api.heal(app)
    assert (await state(app, broken.id), await state(app, fine.id)) == (PaymentState.OPEN, PaymentState.PAID)
    assert await api.heal(app) == 0
    app.wiring.inline[PaymentSucceeded].remove(fail)
    clock.advance(timedelta(minutes=4))
    await api.heal(app)
    assert await state(app, broken.id) is PaymentState.PAID


async def test_an_attempt_at_a_channel_that_is_gone_is_left_for_later(app: Runtime, clock: FixedClock) -> None:
    payment = await owe(app)
    await start(app, payment, "sandbox")
    use_fake(app)
    clock.advance(timedelta(minutes=2))
    assert await api.heal(app) == 1
    assert await count(app, "attempt", "state = 'started' AND asked = 1") == 1


async def test_a_provider_hears_back_what_it_insists_on(app: Runtime) -> None:
    use_fake(app)
    body = paid_notice(await start(app, await owe(app)))
    async with app.tx() as tx:
        for _ in range(2):
            assert await api.handle_callback(tx, "fake", {"signature": "good"}, body) == b"success"


async def test_opening_and_starting_within_another_statement(app: Runtime) -> None:
    payment = as_input(await owe(app), reference=uuid7())
    async with app.tx() as tx:
        opened, step, part = await api.plan_payment(tx, payment, "sandbox")
        assert tx.statements == 0
        assert [row[0] for row in await tx.fetch("SELECT $1::int", 7, along=[part])] == [7]
        assert await api.get_payment(tx, opened.id) == opened
        assert await api.start_attempt(tx, opened.id, "sandbox") == step


@pytest.mark.parametrize("channel", ["fake", ""])
async def test_a_channel_that_must_be_called_is_not_called_while_opening(app: Runtime, channel: str) -> None:
    fake = use_fake(app)
    payment = as_input(await owe(app), reference=uuid7())
    async with app.tx() as tx:
        opened, step, part = await api.plan_payment(tx, payment, channel)
        await tx.fetch("SELECT", along=[part])
        assert (await api.get_payment(tx, opened.id)).state is PaymentState.OPEN
    assert (step, fake.orders) == (None, [])


async def test_what_a_guest_owes_is_the_members_after_signing_in(app: Runtime) -> None:
    guest, member = uuid7(), uuid7()
    payment = await owe(app, owner_id=guest)
    async with app.tx() as tx:
        await tx.publish(SignedIn(account_id=member, guest_id=guest))
        assert (await api.get_payment(tx, payment.id)).owner_id == member
