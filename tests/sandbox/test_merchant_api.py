"""What the provider answers to merchants, and to those who are none."""

from datetime import timedelta
from typing import Any

import httpx
import msgspec
import pytest
from tests.payments.fakes import AMOUNT, count, owe
from tests.sandbox.rig import Rig

from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Unavailable
from jishi.modules.payments import api
from jishi.modules.payments.contracts import PaymentState
from jishi.modules.payments.providers.port import ProviderRefused, RefundOrder, TradeState
from jishi.modules.payments.providers.sandbox import SandboxProvider
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime
from jishi.sandbox.protocol import SIGNATURE, Seal


async def call(rig: Rig, method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
    """A signed call as a merchant makes it."""
    content = b"" if body is None else msgspec.json.encode(body)
    seal = Seal(rig.shop.settings.sandbox_secret)
    signature = seal.header(f"{method} {path}\n".encode(), content, rig.shop.clock.now())
    return await rig.payer.request(
        method,
        path,
        content=content,
        headers={SIGNATURE: signature, **{k.replace("_", "-"): v for k, v in headers.items()}},
    )


async def paid(rig: Rig) -> dict[str, Any]:
    """A paid trade: its number and transaction."""
    answer = await rig.act(await rig.start(await owe(rig.shop)))
    return {"number": answer["number"], "transaction": answer["charges"][0]["transaction"]}  # type: ignore[index]


def refund_of(trade: dict[str, Any], number: str = "R1", amount: int = 900) -> dict[str, Any]:
    return {"refund_number": number, "amount": amount, "currency": "CNY", "reason": "broken", **trade}


@pytest.mark.parametrize("path", ["/v1/trades/X-1", "/v1/refunds/R1", "/v1/statements/2026-06-01.csv"])
async def test_without_a_signature_nothing_is_told(app: Runtime, path: str) -> None:
    rig = Rig(app)
    assert (await rig.payer.get(path)).status_code == 403
    assert (await rig.payer.get(path, headers={SIGNATURE: "t=1,v1=00"})).status_code == 403


async def test_an_old_signature_is_refused(app: Runtime, clock: FixedClock) -> None:
    rig = Rig(app)
    seal = Seal(app.settings.sandbox_secret)
    header = seal.header(b"GET /v1/trades/X-1\n", b"", clock.now() - timedelta(seconds=301))
    answer = await rig.payer.get("/v1/trades/X-1", headers={SIGNATURE: header})
    assert (answer.status_code, answer.json()["code"]) == (403, "old_signature")


async def test_a_signature_is_good_for_one_path_only(app: Runtime) -> None:
    rig = Rig(app)
    header = Seal(app.settings.sandbox_secret).header(b"GET /v1/trades/X-1\n", b"", app.clock.now())
    answer = await rig.payer.get("/v1/trades/X-2", headers={SIGNATURE: header})
    assert answer.json()["code"] == "bad_signature"


async def test_a_changed_order_is_not_opened(app: Runtime) -> None:
    rig = Rig(app)
    order = await rig.start(await owe(app))
    text, _, seal = order.partition(".")
    assert (await rig.payer.get("/pay", params={"order": f"{text}A.{seal}"})).status_code == 403
    other = "1" if seal.endswith("0") else "0"
    assert (await rig.act(f"{text}.{seal[:-1]}{other}"))["status"] == 403


async def test_the_page_shows_shop_amount_and_choices_in_both_languages(app: Runtime) -> None:
    rig = Rig(app)
    order = await rig.start(await owe(app))
    english = await rig.payer.get("/pay", params={"order": order}, headers={"accept-language": "en"})
    assert english.status_code == 200
    assert "¥129" in english.text
    assert "Jishi 集市" in english.text
    assert all(f'value="{action}"' in english.text for action in ("pay", "fail", "late", "twice", "stay", "cancel"))
    assert "script" not in english.headers["content-security-policy"]
    chinese = await rig.payer.get("/pay", params={"order": order, "lang": "zh-CN"})
    assert "重复扣款" in chinese.text


async def test_the_buttons_do_what_they_say(app: Runtime) -> None:
    rig, payment = Rig(app), await owe(app)
    order = await rig.start(payment)
    cancelled = await rig.payer.post("/pay", data={"order": order, "action": "cancel"})
    assert (cancelled.status_code, cancelled.headers["location"]) == (303, "http://shop.test/back")
    stayed = await rig.payer.post("/pay", data={"order": order, "action": "stay"}, headers={"accept-language": "en"})
    assert stayed.status_code == 200
    assert "Paid" in stayed.text
    await rig.sandbox.settle()
    assert (await rig.payment(payment)).state is PaymentState.PAID


async def test_a_button_that_is_none_is_refused(app: Runtime) -> None:
    rig = Rig(app)
    order = await rig.start(await owe(app))
    assert (await rig.payer.post("/pay", data={"order": order, "action": "steal"})).status_code == 422
    assert (await rig.payer.post("/pay", content=b"\xff\xfe")).status_code in (400, 403)


async def test_the_same_key_gives_the_same_answer(app: Runtime) -> None:
    rig = Rig(app)
    trade = await paid(rig)
    first = await call(rig, "POST", "/v1/refunds", refund_of(trade), idempotency_key="k")
    again = await call(rig, "POST", "/v1/refunds", refund_of(trade), idempotency_key="k")
    assert (first.status_code, first.content) == (again.status_code, again.content) == (201, first.content)
    other = await call(rig, "POST", "/v1/refunds", refund_of(trade, amount=1), idempotency_key="k")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_a_refund_number_is_one_refund_even_without_a_key(app: Runtime) -> None:
    rig = Rig(app)
    trade = await paid(rig)
    for _ in range(3):
        assert (await call(rig, "POST", "/v1/refunds", refund_of(trade))).status_code == 201
    assert (await call(rig, "POST", "/v1/refunds", refund_of(trade, amount=1))).status_code == 409
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT refunded FROM sandbox.charge") == 900


@pytest.mark.parametrize(
    "change", [{"amount": AMOUNT + 1}, {"currency": "JPY"}, {"transaction": "txn_none"}, {"number": "NONE-1"}]
)
async def test_what_was_not_taken_is_not_refunded(app: Runtime, change: dict[str, Any]) -> None:
    rig = Rig(app)
    asked = refund_of(await paid(rig)) | change
    answer = await call(rig, "POST", "/v1/refunds", asked)
    assert (answer.status_code, answer.json()["code"]) == (422, "not_refundable")
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM sandbox.refund") == 0


@pytest.mark.parametrize("body", [{}, {"refund_number": "R"}, [1], {"amount": -5}])
async def test_a_refund_that_makes_no_sense_is_refused(app: Runtime, body: object) -> None:
    assert (await call(Rig(app), "POST", "/v1/refunds", body)).status_code == 422


async def test_a_day_that_is_none_is_refused(app: Runtime) -> None:
    assert (await call(Rig(app), "GET", "/v1/statements/yesterday.csv")).status_code == 422


async def test_paths_and_bodies_out_of_bounds(app: Runtime) -> None:
    rig = Rig(app)
    assert (await rig.payer.get("/nothing")).status_code == 404
    assert (await rig.payer.post("/v1/pay", content=b"x" * 70_000)).status_code == 413
    assert (await rig.payer.post("/v1/pay", content=b"no json")).status_code == 422
    assert (await rig.payer.get("/health")).json() == {"status": "ok"}


async def test_faults_are_set_through_the_control_api(app: Runtime) -> None:
    rig, payment = Rig(app), await owe(app)
    await rig.start(payment)
    assert (await call(rig, "PUT", "/v1/control/faults", {"silent": True})).json()["silent"] is True
    with pytest.raises(Unavailable):
        await api.ask_provider(app, payment.id)
    await call(rig, "PUT", "/v1/control/faults", {})
    assert (await api.ask_provider(app, payment.id)).state is PaymentState.OPEN
    assert (await rig.payer.put("/v1/control/faults", content=b"{}")).status_code == 403


async def test_a_provider_that_lies_when_asked_is_not_believed(app: Runtime, clock: FixedClock) -> None:
    rig, payment = Rig(app), await owe(app)
    await rig.act(await rig.start(payment), copies=0)
    rig.misbehave(amount_off=-100)
    assert (await api.ask_provider(app, payment.id)).state is PaymentState.OPEN
    assert await count(app, "charge") == 0
    rig.misbehave()
    assert (await api.ask_provider(app, payment.id)).state is PaymentState.PAID


async def test_the_shops_side_of_the_protocol(app: Runtime) -> None:
    rig = Rig(app)
    provider = SandboxProvider(app)
    assert (await provider.query("NONE-1")).state is TradeState.UNKNOWN
    assert await provider.query_refund("R-NONE") is None
    assert (await provider.close("NONE-1")).state is TradeState.CLOSED
    trade = await paid(rig)
    order = RefundOrder(
        number="R9",
        order_number=trade["number"],
        transaction=trade["transaction"],
        amount=AMOUNT + 1,
        total=AMOUNT,
        currency="CNY",
        reason="too much",
    )
    with pytest.raises(ProviderRefused):
        await provider.refund(order)
    rig.wire.is_cut = True
    with pytest.raises(Silent):
        await provider.query("NONE-1")
