"""Rule 4: state changes are compare-and-set; a repeat is a no-op with the same answer. Races in pairs."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any
from uuid import UUID

from tests.payments.fakes import (
    AMOUNT,
    Told,
    as_input,
    assert_books_are_right,
    balances,
    call_back,
    count,
    listen,
    owe,
    paid_notice,
    pay,
    start,
    use_fake,
)

from jishi.kernel.ids import uuid7
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import Payment, PaymentState
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

READ = "SELECT state FROM payments.payment WHERE id = $1"
WRITE_PAID = "UPDATE payments.payment SET state = 'paid', paid_at = $2, closed_at = NULL WHERE id = $1"
WRITE_CLOSED = "UPDATE payments.payment SET state = 'closed', closed_at = $2, paid_at = NULL WHERE id = $1"


async def state(app: Runtime, payment_id: UUID) -> PaymentState:
    async with app.tx(write=False) as tx:
        return (await payments.get_payment(tx, payment_id)).state


async def naive_change(tx: Tx, payment_id: UUID, write: str, barrier: asyncio.Barrier) -> bool:
    """Read, decide in Python, write back. True when it thinks that it was the one."""
    was = await tx.fetch_value(READ, payment_id)
    await barrier.wait()
    if was != "open":
        return False
    await tx.execute(write, payment_id, tx.now)
    return True


async def at_once(app: Runtime, *works: Callable[[Tx], Coroutine[Any, Any, object]]) -> list[object]:
    """Do each in a transaction of its own, all at the same time."""

    async def one(work: Callable[[Tx], Coroutine[Any, Any, object]]) -> object:
        async with app.tx() as tx:
            return await work(tx)

    return await asyncio.gather(*(one(work) for work in works))


async def test_without_the_guard_a_payment_is_both_paid_and_closed(own_app: Runtime) -> None:
    payment, barrier = await owe(own_app), asyncio.Barrier(2)
    both = await at_once(
        own_app,
        lambda tx: naive_change(tx, payment.id, WRITE_PAID, barrier),
        lambda tx: naive_change(tx, payment.id, WRITE_CLOSED, barrier),
    )
    assert both == [True, True]


async def race(app: Runtime, told: Told) -> tuple[Payment, PaymentState, list[str]]:
    """A capture and a close of the same payment at the same time; how it ended."""
    payment = await owe(app)
    number = await start(app, payment)
    await at_once(
        app,
        lambda tx: payments.handle_callback(
            tx, "fake", {"signature": "good"}, paid_notice(number, event_id=number, transaction=number)
        ),
        lambda tx: payments.close_payment(tx, payment.id),
    )
    kinds = told.kinds()
    told.events.clear()
    return payment, await state(app, payment.id), kinds


async def test_with_the_guard_a_payment_is_either_paid_or_closed(own_app: Runtime) -> None:
    use_fake(own_app)
    told, ends = listen(own_app), set()
    for _ in range(20):
        payment, end, kinds = await race(own_app, told)
        ends.add(end)
        assert kinds == (["PaymentSucceeded"] if end is PaymentState.PAID else ["PaymentArrivedLate"])
        await drain(own_app)
        told.events.clear()
        expected = AMOUNT if end is PaymentState.PAID else 0
        async with own_app.tx(write=False) as tx:
            kept = await tx.fetch_value(
                "SELECT sum(amount - refunded) FROM payments.charge WHERE payment_id = $1", payment.id
            )
        assert kept == expected
    assert ends <= {PaymentState.PAID, PaymentState.CLOSED}
    await assert_books_are_right(own_app)


async def test_without_the_guard_two_callbacks_at_once_both_capture(own_app: Runtime) -> None:
    payment, barrier = await owe(own_app), asyncio.Barrier(2)
    work = [lambda tx: naive_change(tx, payment.id, WRITE_PAID, barrier)] * 2
    assert await at_once(own_app, *work) == [True, True]


async def test_with_the_guard_many_callbacks_at_once_capture_once(own_app: Runtime) -> None:
    use_fake(own_app)
    told, payment = listen(own_app), await owe(own_app)
    number = await start(own_app, payment)
    copies = [
        paid_notice(number, event_id=f"e-{index % 6}", transaction="t-1")  # copies of six events about one transaction
        for index in range(12)
    ]
    await asyncio.gather(*(call_back(own_app, body) for body in copies))
    assert told.kinds() == ["PaymentSucceeded"]
    assert await count(own_app, "charge") == 1
    assert await balances(own_app) == {"provider:fake:clearing": AMOUNT, "buyer:receivable": -AMOUNT}


async def test_two_different_payments_of_one_debt_at_once_keep_one(own_app: Runtime) -> None:
    use_fake(own_app)
    told, payment = listen(own_app), await owe(own_app)
    number = await start(own_app, payment)
    await asyncio.gather(
        *(call_back(own_app, paid_notice(number, event_id=f"e-{i}", transaction=f"t-{i}")) for i in range(4))
    )
    await drain(own_app)
    assert sorted(told.kinds()) == ["PaymentSucceeded", *["RefundSucceeded"] * 3]
    assert await balances(own_app) == {"provider:fake:clearing": AMOUNT, "buyer:receivable": -AMOUNT}
    await assert_books_are_right(own_app)


async def test_closing_again_is_the_same_answer(app: Runtime) -> None:
    payment = await owe(app)
    async with app.tx() as tx:
        first = await payments.close_payment(tx, payment.id)
        assert first == await payments.close_payment(tx, payment.id)
        assert first.state is PaymentState.CLOSED


async def test_closing_what_is_paid_leaves_it_paid(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    await pay(app, payment)
    async with app.tx() as tx:
        assert (await payments.close_payment(tx, payment.id)).state is PaymentState.PAID


async def test_two_tabs_that_start_at_once_share_one_attempt(own_app: Runtime) -> None:
    use_fake(own_app)
    payment = await owe(own_app)
    numbers = await asyncio.gather(*(start(own_app, payment) for _ in range(6)))
    assert set(numbers) == {f"{payment.code}-1"}
    assert await count(own_app, "attempt") == 1


async def test_opening_the_same_debt_many_times_at_once_is_one_payment(own_app: Runtime) -> None:
    given = as_input(await owe(own_app), reference=uuid7())
    opened = await at_once(own_app, *[lambda tx: payments.open_payment(tx, given)] * 8)
    assert len({payment.id for payment in opened}) == 1  # type: ignore[attr-defined]
    assert await count(own_app, "payment") == 2
