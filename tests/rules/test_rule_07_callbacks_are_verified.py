"""Rule 7: a payment is not its attempts; callbacks verify signature, then amount, currency, order and state;
duplicates, reordering and late arrivals are normal."""

from datetime import timedelta

import httpx
import pytest
from tests.payments.fakes import (
    AMOUNT,
    balances,
    call_back,
    count,
    failed_notice,
    listen,
    owe,
    paid_notice,
    start,
    use_fake,
)

from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Forbidden, NotFound
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import PaymentState
from jishi.modules.payments.providers.sandbox import SIGNATURE
from jishi.platform.runtime import Runtime
from jishi.sandbox.protocol import EventData, Seal
from jishi.sandbox.trades import event

PATH = "/callbacks/sandbox"


def paid_event(app: Runtime, number: str, amount: int = AMOUNT) -> bytes:
    """The body of a sandbox callback."""
    return event("trade.paid", app.clock.now(), EventData(number, "txn_1", "", amount, "CNY"))[1]


def signed(app: Runtime, body: bytes, *, secret: str = "", age: int = 0) -> dict[str, str]:
    """The headers that the sandbox would send with it."""
    seal = Seal(secret or app.settings.sandbox_secret)
    return {SIGNATURE: seal.header(b"", body, app.clock.now() - timedelta(seconds=age))}


async def state(app: Runtime, payment_id: object) -> PaymentState:
    async with app.tx(write=False) as tx:
        return (await payments.get_payment(tx, payment_id)).state  # type: ignore[arg-type]


async def assert_nothing_happened(app: Runtime, payment_id: object) -> None:
    assert await state(app, payment_id) is PaymentState.OPEN
    assert await count(app, "charge") == 0
    assert await balances(app) == {}


async def test_a_signed_callback_is_answered_with_200_and_pays(app: Runtime, client: httpx.AsyncClient) -> None:
    payment = await owe(app)
    body = paid_event(app, await start(app, payment, "sandbox"))
    answer = await client.post(PATH, content=body, headers=signed(app, body))
    assert answer.status_code == 200
    assert await state(app, payment.id) is PaymentState.PAID


async def test_a_forged_signature_is_refused_and_nothing_is_kept(app: Runtime, client: httpx.AsyncClient) -> None:
    payment = await owe(app)
    body = paid_event(app, await start(app, payment, "sandbox"))
    answer = await client.post(PATH, content=body, headers=signed(app, body, secret="not the secret"))
    assert (answer.status_code, answer.json()["code"]) == (403, "signature")
    assert await count(app, "inbox") == 0
    await assert_nothing_happened(app, payment.id)


@pytest.mark.parametrize("header", ["", "t=1,v1=", "v1=00", "t=,v1=é".encode().decode("latin-1"), "nonsense"])
async def test_a_missing_or_broken_signature_is_refused(app: Runtime, client: httpx.AsyncClient, header: str) -> None:
    payment = await owe(app)
    body = paid_event(app, await start(app, payment, "sandbox"))
    answer = await client.post(PATH, content=body, headers={SIGNATURE.encode(): header.encode("latin-1")})
    assert answer.status_code == 403
    await assert_nothing_happened(app, payment.id)


async def test_a_changed_body_is_refused(app: Runtime, client: httpx.AsyncClient) -> None:
    payment = await owe(app)
    body = paid_event(app, await start(app, payment, "sandbox"))
    headers = signed(app, body)
    answer = await client.post(PATH, content=body.replace(b"txn_1", b"txn_2"), headers=headers)
    assert answer.status_code == 403
    await assert_nothing_happened(app, payment.id)


@pytest.mark.parametrize("age", [301, -301, 86_400])
async def test_an_old_timestamp_is_refused(app: Runtime, client: httpx.AsyncClient, age: int) -> None:
    payment = await owe(app)
    body = paid_event(app, await start(app, payment, "sandbox"))
    answer = await client.post(PATH, content=body, headers=signed(app, body, age=age))
    assert answer.status_code == 403
    await assert_nothing_happened(app, payment.id)


async def test_a_signed_body_that_makes_no_sense_is_a_clear_refusal(app: Runtime, client: httpx.AsyncClient) -> None:
    for body in (b"", b"{}", b"[1]", b"\xff\xfe", b'{"id": 1}'):
        answer = await client.post(PATH, content=body, headers=signed(app, body))
        assert answer.status_code == 422, body
    assert await count(app, "inbox") == 0


async def test_an_unknown_channel_is_not_found(app: Runtime, client: httpx.AsyncClient) -> None:
    assert (await client.post("/callbacks/gold", content=b"{}")).status_code == 404


@pytest.mark.parametrize(
    ("lie", "verdict"),
    [
        ({"amount": AMOUNT - 1}, "wrong_amount"),
        ({"amount": AMOUNT * 100}, "wrong_amount"),
        ({"amount": 0}, "wrong_amount"),
        ({"amount": -AMOUNT}, "wrong_amount"),
        ({"currency": "JPY"}, "wrong_currency"),
    ],
)
async def test_a_lie_about_the_money_is_kept_with_its_verdict(
    app: Runtime, lie: dict[str, object], verdict: str
) -> None:
    use_fake(app)
    payment = await owe(app)
    await call_back(app, paid_notice(await start(app, payment), **lie))
    assert await count(app, "inbox", f"verdict = '{verdict}'") == 1
    await assert_nothing_happened(app, payment.id)


async def test_a_callback_about_no_order_of_ours_is_kept_with_its_verdict(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    await start(app, payment)
    await call_back(app, paid_notice("NOBODY-1"))
    assert await count(app, "inbox", "verdict = 'unknown_number'") == 1
    await assert_nothing_happened(app, payment.id)


async def test_another_channels_order_is_no_order_of_this_one(app: Runtime) -> None:
    payment = await owe(app)
    number = await start(app, payment, "sandbox")
    use_fake(app)
    await call_back(app, paid_notice(number))
    assert await count(app, "inbox", "verdict = 'unknown_number'") == 1
    await assert_nothing_happened(app, payment.id)


async def test_a_hundred_replays_are_one_capture(app: Runtime, client: httpx.AsyncClient) -> None:
    told, payment = listen(app), await owe(app)
    body = paid_event(app, await start(app, payment, "sandbox"))
    answers = [await client.post(PATH, content=body, headers=signed(app, body)) for _ in range(100)]
    assert {answer.status_code for answer in answers} == {200}
    assert told.kinds() == ["PaymentSucceeded"]
    assert (await count(app, "charge"), await count(app, "inbox")) == (1, 1)
    assert await balances(app) == {"provider:sandbox:clearing": AMOUNT, "buyer:receivable": -AMOUNT}


async def test_the_same_money_told_in_another_event_is_one_capture(app: Runtime) -> None:
    use_fake(app)
    told, payment = listen(app), await owe(app)
    number = await start(app, payment)
    for event_id in ("e-1", "e-2", "e-3"):
        await call_back(app, paid_notice(number, event_id=event_id))
    assert told.kinds() == ["PaymentSucceeded"]
    assert await count(app, "charge") == 1


async def test_a_failed_attempt_leaves_the_payment_open_for_another(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    first = await start(app, payment)
    await call_back(app, failed_notice(first))
    assert await state(app, payment.id) is PaymentState.OPEN
    second = await start(app, payment)
    assert second != first
    await call_back(app, paid_notice(second))
    assert await state(app, payment.id) is PaymentState.PAID


async def test_a_failure_told_after_the_success_changes_nothing(app: Runtime) -> None:
    use_fake(app)
    told, payment = listen(app), await owe(app)
    number = await start(app, payment)
    await call_back(app, paid_notice(number))
    await call_back(app, failed_notice(number))
    assert told.kinds() == ["PaymentSucceeded"]
    assert await state(app, payment.id) is PaymentState.PAID


async def test_a_refused_callback_changes_nothing_for_callers_of_the_api(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    number = await start(app, payment)
    with pytest.raises(Forbidden):
        await call_back(app, paid_notice(number), signature="forged")
    with pytest.raises(NotFound):
        await call_back(app, paid_notice(number), channel="gold")
    await assert_nothing_happened(app, payment.id)


async def test_an_old_callback_in_time_still_counts(app: Runtime, clock: FixedClock, client: httpx.AsyncClient) -> None:
    payment = await owe(app)
    body = paid_event(app, await start(app, payment, "sandbox"))
    clock.advance(timedelta(minutes=29))
    answer = await client.post(PATH, content=body, headers=signed(app, body))
    assert answer.status_code == 200
    assert await state(app, payment.id) is PaymentState.PAID
