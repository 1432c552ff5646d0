"""What was sold is booked in the statement that captures the money, once, whichever way the money comes."""

import asyncio

import pytest
from tests.payments.fakes import (
    AMOUNT,
    assert_books_are_right,
    balances,
    call_back,
    count,
    owe,
    paid_notice,
    pay,
    start,
    use_fake,
)

from jishi.kernel.ids import uuid7
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import PaymentState, Sale, Unbalanced
from jishi.modules.payments.events import PaymentArrivedLate
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

FIRST, SECOND = uuid7(), uuid7()
SALES = [Sale(uuid7(), FIRST, 9_000, 900), Sale(uuid7(), SECOND, AMOUNT - 9_000)]
BOOKED = {
    "provider:fake:clearing": AMOUNT,
    f"shop:{FIRST}:pending": -8_100,
    f"shop:{SECOND}:pending": 9_000 - AMOUNT,
    "tax:payable": -900,
}


async def test_a_capture_books_what_it_paid_for(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app, sales=SALES)
    assert await balances(app) == {}
    await pay(app, payment)
    assert await balances(app) == BOOKED
    assert await count(app, "ledger_transaction", "kind = 'cups.sold'") == 2
    await assert_books_are_right(app)


async def test_capture_and_sales_are_one_statement(app: Runtime) -> None:
    use_fake(app)
    number = await start(app, await owe(app, sales=SALES))
    async with app.tx() as tx:
        await payments.handle_callback(tx, "fake", {"signature": "good"}, paid_notice(number))
        assert tx.statements == 1
    assert await balances(app) == BOOKED


async def test_asking_the_provider_books_the_same(app: Runtime) -> None:
    fake = use_fake(app)
    payment = await owe(app, sales=SALES)
    fake.take(await start(app, payment))
    assert (await payments.ask_provider(app, payment.id)).state is PaymentState.PAID
    assert await balances(app) == BOOKED


async def test_late_money_that_is_used_books_the_same(app: Runtime) -> None:
    use_fake(app)

    async def use_it(tx: Tx, event: PaymentArrivedLate) -> None:
        assert await payments.accept_late(tx, event.payment_id)

    app.wiring.inside(PaymentArrivedLate, use_it)
    payment = await owe(app, sales=SALES)
    number = await start(app, payment)
    async with app.tx() as tx:
        await payments.close_payment(tx, payment.id)
    await call_back(app, paid_notice(number))
    assert await balances(app) == BOOKED
    await assert_books_are_right(app)


async def test_money_that_goes_back_sells_nothing(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app, sales=SALES)
    number = await start(app, payment)
    async with app.tx() as tx:
        await payments.close_payment(tx, payment.id)
    await call_back(app, paid_notice(number))
    assert await count(app, "ledger_transaction", "kind = 'cups.sold'") == 0
    await assert_books_are_right(app)


async def test_callbacks_at_once_book_the_sale_once(own_app: Runtime) -> None:
    use_fake(own_app)
    number = await start(own_app, await owe(own_app, sales=SALES))
    notices = [paid_notice(number, event_id=f"e-{index % 4}") for index in range(12)]
    await asyncio.gather(*(call_back(own_app, notice) for notice in notices))
    assert await balances(own_app) == BOOKED
    assert await count(own_app, "ledger_transaction") == 3


async def test_sales_must_sum_to_what_is_owed(app: Runtime) -> None:
    with pytest.raises(Unbalanced):
        await owe(app, AMOUNT - 1, sales=SALES)


async def test_a_shop_that_gets_nothing_has_no_entry(app: Runtime) -> None:
    use_fake(app)
    await pay(app, await owe(app, sales=[Sale(uuid7(), FIRST, AMOUNT), Sale(uuid7(), SECOND, 0)]))
    assert await balances(app) == {"provider:fake:clearing": AMOUNT, f"shop:{FIRST}:pending": -AMOUNT}


async def test_the_audit_finds_money_that_no_sale_explains(app: Runtime) -> None:
    use_fake(app)
    await pay(app, await owe(app, sales=SALES))
    async with app.tx() as tx:
        await tx.execute(
            "WITH gone AS (DELETE FROM payments.ledger_transaction WHERE kind = 'cups.sold' RETURNING id)"
            " DELETE FROM payments.ledger_entry WHERE transaction_id IN (SELECT id FROM gone)"
        )
        assert [(drift.what, drift.off_by) for drift in await payments.ledger.audit(tx)] == [("receivable", -AMOUNT)]
