"""Rule 9: calls to a provider can be repeated; refunds have deterministic numbers; a crash between "charged" and
"recorded" heals by itself."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.payments.fakes import (
    AMOUNT,
    assert_books_are_right,
    balances,
    call_back,
    count,
    listen,
    owe,
    paid_notice,
    pay,
    refund_notice,
    start,
    use_fake,
)

from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.modules.payments import api as payments
from jishi.modules.payments import domain
from jishi.modules.payments.contracts import PaymentState, Refund, RefundState
from jishi.modules.payments.providers.port import NoticeKind, RefundAnswer
from jishi.platform.db import Tx
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


async def refund(app: Runtime, payment_id: UUID, amount: int, reference: object) -> Refund:
    async with app.tx() as tx:
        return await payments.refund(tx, payment_id, amount=amount, reason="broken", reference=str(reference))


async def charge(app: Runtime) -> Any:
    async with app.tx(write=False) as tx:
        return await tx.fetch_row("SELECT amount, refunded FROM payments.charge")


async def test_the_number_of_a_refund_follows_from_payment_and_reference() -> None:
    payment_id = uuid7()
    number = domain.refund_number(payment_id, "case 1")
    assert number == domain.refund_number(payment_id, "case 1")
    assert len({number, domain.refund_number(payment_id, "case 2"), domain.refund_number(uuid7(), "case 1")}) == 3
    assert len(number) <= 64


async def test_asking_for_the_same_refund_again_is_the_same_refund(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    await pay(app, payment)
    first, again = await refund(app, payment.id, 900, "case"), await refund(app, payment.id, 900, "case")
    assert first == again
    await drain(app)
    assert fake.refund_calls == [first.number]
    assert (await charge(app))["refunded"] == 900
    settled = await refund(app, payment.id, 900, "case")
    assert (settled.id, settled.state) == (first.id, RefundState.SUCCEEDED)


async def test_the_same_reference_over_another_amount_is_refused(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    await pay(app, payment)
    await refund(app, payment.id, 900, "case")
    with pytest.raises(Conflict):
        await refund(app, payment.id, 901, "case")
    assert (await charge(app))["refunded"] == 900


@pytest.mark.parametrize("amount", [0, -1])
async def test_a_refund_of_nothing_or_less_is_refused(app: Runtime, amount: int) -> None:
    use_fake(app)
    payment = await owe(app)
    await pay(app, payment)
    with pytest.raises(Invalid):
        await refund(app, payment.id, amount, "case")
    assert await count(app, "refund") == 0


async def test_more_than_was_paid_is_refused_and_nothing_happens(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    await pay(app, payment)
    await refund(app, payment.id, AMOUNT - 1, "most")
    with pytest.raises(Conflict):
        await refund(app, payment.id, 2, "too much")
    assert await count(app, "refund") == 1
    await drain(app)
    assert len(fake.refund_calls) == 1
    await assert_books_are_right(app)


async def test_what_was_not_paid_cannot_be_refunded(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    with pytest.raises(Conflict):
        await refund(app, payment.id, 1, "case")
    assert await count(app, "refund") == 0


async def naive_refund(tx: Tx, payment_id: UUID, amount: int, barrier: asyncio.Barrier) -> bool:
    """Look what is left, decide in Python, write down."""
    row = await tx.fetch_row("SELECT id, amount, refunded FROM payments.charge WHERE payment_id = $1", payment_id)
    assert row is not None
    await barrier.wait()
    if row["refunded"] + amount > row["amount"]:
        return False
    await tx.execute("UPDATE payments.charge SET refunded = $2 WHERE id = $1", row["id"], row["refunded"] + amount)
    return True


async def test_without_the_guard_two_refunds_at_once_give_back_too_much(own_app: Runtime) -> None:
    use_fake(own_app)
    payment = await owe(own_app)
    await pay(own_app, payment)
    barrier = asyncio.Barrier(2)

    async def one() -> bool:
        async with own_app.tx() as tx:
            return await naive_refund(tx, payment.id, AMOUNT, barrier)

    assert await asyncio.gather(one(), one()) == [True, True]


async def test_with_the_guard_refunds_at_once_never_exceed_what_was_paid(own_app: Runtime) -> None:
    use_fake(own_app)
    payment = await owe(own_app)
    await pay(own_app, payment)
    amount = AMOUNT // 3
    answers = await asyncio.gather(
        *(refund(own_app, payment.id, amount, reference) for reference in range(10)), return_exceptions=True
    )
    assert sum(isinstance(answer, Refund) for answer in answers) == 3
    assert sum(isinstance(answer, Conflict) for answer in answers) == 7
    await drain(own_app)
    assert (await charge(own_app))["refunded"] == 3 * amount
    await assert_books_are_right(own_app)


async def test_the_same_refund_many_times_at_once_is_one(own_app: Runtime) -> None:
    fake, payment = use_fake(own_app), await owe(own_app)
    await pay(own_app, payment)
    made = await asyncio.gather(*(refund(own_app, payment.id, 900, "case") for _ in range(10)))
    assert len({one.id for one in made}) == 1
    await drain(own_app)
    assert len(fake.refund_calls) == 1
    assert (await charge(own_app))["refunded"] == 900
    await assert_books_are_right(own_app)


async def test_the_database_itself_refuses_to_give_back_more(own_app: Runtime) -> None:
    use_fake(own_app)
    payment = await owe(own_app)
    await pay(own_app, payment)
    with pytest.raises(asyncpg.CheckViolationError):
        async with own_app.tx() as tx:
            await tx.execute("UPDATE payments.charge SET refunded = amount + 1")


async def test_a_refund_that_is_told_of_many_times_at_once_succeeds_once(own_app: Runtime) -> None:
    use_fake(own_app)
    told, payment = listen(own_app), await owe(own_app)
    await pay(own_app, payment)
    made = await refund(own_app, payment.id, 900, "case")
    await asyncio.gather(
        payments.send_refund(own_app, made.id),
        *(call_back(own_app, refund_notice(made.number, f"r-{index}", amount=900)) for index in range(6)),
    )
    assert told.kinds() == ["PaymentSucceeded", "RefundSucceeded"]
    assert "refunds:payable" not in await balances(own_app)
    await assert_books_are_right(own_app)


async def test_a_failure_told_after_the_refund_succeeded_changes_nothing(app: Runtime) -> None:
    use_fake(app)
    told, payment = listen(app), await owe(app)
    await pay(app, payment)
    made = await refund(app, payment.id, 900, "case")
    await drain(app)
    await call_back(app, refund_notice(made.number, amount=900, kind=NoticeKind.REFUND_FAILED))
    assert told.kinds() == ["PaymentSucceeded", "RefundSucceeded"]
    assert (await charge(app))["refunded"] == 900
    await assert_books_are_right(app)


async def test_a_refund_notice_over_another_amount_is_kept_but_not_believed(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    await pay(app, payment)
    made = await refund(app, payment.id, 900, "case")
    await call_back(app, refund_notice(made.number, amount=901))
    await call_back(app, refund_notice("R-NOBODY", "r-2", amount=900))
    assert await count(app, "inbox", "verdict IN ('wrong_amount', 'unknown_number')") == 2
    assert await count(app, "refund", "state = 'requested'") == 1


async def test_a_refund_whose_answer_got_lost_is_not_paid_twice(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    told = listen(app)
    await pay(app, payment)
    made = await refund(app, payment.id, 900, "case")
    fake.loses_answers = True
    with pytest.raises(Silent):
        await payments.send_refund(app, made.id)
    fake.loses_answers = False
    await payments.send_refund(app, made.id)
    assert fake.refund_calls == [made.number]
    assert told.kinds() == ["PaymentSucceeded", "RefundSucceeded"]
    await assert_books_are_right(app)


async def test_a_silent_provider_is_asked_again_until_it_refunds(app: Runtime, clock: FixedClock) -> None:
    fake, payment = use_fake(app), await owe(app)
    await pay(app, payment)
    made = await refund(app, payment.id, 900, "case")
    fake.silent = True
    for _ in range(3):
        with pytest.raises(Silent):
            await payments.send_refund(app, made.id)
    assert (await balances(app))["refunds:payable"] == -900
    fake.silent = False
    clock.advance(timedelta(hours=8))
    await payments.heal(app)
    await drain(app)
    assert await count(app, "refund", "state = 'succeeded'") == 1
    assert "refunds:payable" not in await balances(app)
    await assert_books_are_right(app)


@pytest.mark.parametrize("lie", [{"amount": 90_000}, {"currency": "JPY"}, {"number": "R-OTHER"}])
async def test_a_lie_about_a_refund_is_not_believed(app: Runtime, lie: dict[str, Any]) -> None:
    fake, payment = use_fake(app), await owe(app)
    await pay(app, payment)
    made = await refund(app, payment.id, 900, "case")
    said = {"number": made.number, "state": RefundState.SUCCEEDED, "amount": 900, "currency": "CNY"} | lie
    fake.refunds[made.number] = RefundAnswer(**said)
    with pytest.raises(Silent):
        await payments.send_refund(app, made.id)
    assert await count(app, "refund", "state = 'requested'") == 1
    del fake.refunds[made.number]
    await payments.send_refund(app, made.id)
    assert await count(app, "refund", "state = 'succeeded'") == 1
    await assert_books_are_right(app)


async def test_a_refund_refused_for_good_can_be_made_another_way(app: Runtime) -> None:
    fake, payment = use_fake(app), await owe(app)
    told = listen(app)
    await pay(app, payment)
    fake.refund_state = RefundState.FAILED
    await refund(app, payment.id, AMOUNT, "case")
    await drain(app)
    assert told.kinds() == ["PaymentSucceeded", "RefundFailed"]
    assert (await charge(app))["refunded"] == 0
    assert await balances(app) == {"provider:fake:clearing": AMOUNT, "buyer:receivable": -AMOUNT}
    fake.refund_state = RefundState.SUCCEEDED
    await refund(app, payment.id, AMOUNT, "case, second try")
    await drain(app)
    assert await balances(app) == {}
    await assert_books_are_right(app)


async def test_dying_between_charged_and_recorded_heals(app: Runtime, clock: FixedClock) -> None:
    fake, payment = use_fake(app), await owe(app)
    told = listen(app)
    number = await start(app, payment)
    fake.take(number)

    async def die(_tx: Tx, _event: object) -> None:
        raise ConnectionResetError("killed")

    handlers = app.wiring.inline
    heard = {kind: list(found) for kind, found in handlers.items()}
    for found in handlers.values():
        found.append(die)
    with pytest.raises(ConnectionResetError):
        await call_back(app, paid_notice(number))
    handlers.update(heard)
    told.events.clear()
    assert (await count(app, "charge"), await count(app, "inbox"), await balances(app)) == (0, 0, {})
    clock.advance(timedelta(minutes=2))
    await payments.heal(app)
    async with app.tx(write=False) as tx:
        assert (await payments.get_payment(tx, payment.id)).state is PaymentState.PAID
    assert told.kinds() == ["PaymentSucceeded"]
    await assert_books_are_right(app)


async def test_dying_after_the_provider_refunded_heals(app: Runtime, clock: FixedClock) -> None:
    fake, payment = use_fake(app), await owe(app)
    await pay(app, payment)
    made = await refund(app, payment.id, 900, "case")
    fake.refunds[made.number] = RefundAnswer(made.number, RefundState.SUCCEEDED, 900, "CNY")
    async with app.tx() as tx:
        await tx.execute("DELETE FROM pgqueuer")  # the job died with the machine
    clock.advance(timedelta(minutes=2))
    await payments.heal(app)
    await drain(app)
    assert await count(app, "refund", "state = 'succeeded'") == 1
    await assert_books_are_right(app)


async def test_healing_asks_less_and_less_often_and_then_stops(app: Runtime, clock: FixedClock) -> None:
    fake, payment = use_fake(app), await owe(app)
    await start(app, payment)
    fake.silent = True
    asked = 0
    for _ in range(26 * 60):
        asked += await payments.heal(app)
        clock.advance(timedelta(minutes=1))
    assert 8 <= asked <= 12
    fake.silent = False
    clock.advance(timedelta(days=1))
    assert await payments.heal(app) == 0
