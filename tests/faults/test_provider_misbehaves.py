"""A provider that is silent, slow, lies about the amount, says everything a hundred times; and one who pretends to be
it. Shop and provider are real processes."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import msgspec
import pytest
from tests.faults.processes import Buyer, Shop, shop_on, until

from jishi.kernel.errors import Unavailable
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import PaymentState
from jishi.modules.payments.providers.sandbox import SandboxProvider

pytestmark = pytest.mark.faults
PIECES = 50


@pytest.fixture
async def shop(database: str, folder: Path) -> AsyncIterator[Shop]:
    async with shop_on(database, folder, "web", "sandbox") as found:
        await found.stock(PIECES)
        yield found


async def misbehave(shop: Shop, **faults: object) -> None:
    """The provider as a whole, from now on."""
    reply = await SandboxProvider(shop.app)._call("PUT", "/v1/control/faults", msgspec.json.encode(faults))
    assert reply.status == 200


async def bought(shop: Shop) -> Buyer:
    buyer = Buyer(shop)
    await buyer.look()
    answer = await buyer.place()
    assert answer.status_code == 201, answer.text
    return buyer


async def pay(shop: Shop, buyer: Buyer, **behaviour: object) -> None:
    order = httpx.URL(buyer.checkout["pay_url"]).params["order"]
    asked = {"order": order, "behaviour": behaviour, "wait": True}
    answer = await shop.http.post(f"{shop.app.settings.sandbox_url}/v1/pay", json=asked)
    assert answer.status_code == 200, answer.text


async def state_of(buyer: Buyer) -> str:
    number = buyer.checkout["orders"][0]["number"]
    return str((await buyer.call("GET", f"/orders/{number}")).json()["state"])


async def ask(shop: Shop, buyer: Buyer) -> PaymentState:
    """Ask the provider what became of it."""
    async with shop.app.tx(write=False) as tx:
        found = await payments.payments_of(tx, "orders", [buyer.checkout["id"]])
    return (await payments.ask_provider(shop.app, found[0].id)).state


async def test_money_is_recorded_once_and_only_when_it_is_the_right_money(shop: Shop) -> None:
    hundredfold = await bought(shop)
    await pay(shop, hundredfold, copies=100, reversed=True)
    await until(lambda: is_paid(hundredfold))

    liar = await bought(shop)
    await pay(shop, liar, amount_off=-1)
    assert await state_of(liar) == "placed"
    foreign = await bought(shop)
    await pay(shop, foreign, currency="USD")
    assert await state_of(foreign) == "placed"
    stranger = await bought(shop)
    await pay(shop, stranger, number="J0000000000-0")
    assert await state_of(stranger) == "placed"
    assert await shop.count("payments.charge") == 1
    assert await shop.count("payments.inbox WHERE verdict <> 'accepted'") >= 3

    await misbehave(shop, amount_off=7)
    assert await ask(shop, liar) is PaymentState.OPEN
    await misbehave(shop, silent=True)
    with pytest.raises(Unavailable):
        await ask(shop, liar)
    page = await liar.call("GET", f"/payments/{liar.checkout['payment_code']}")
    assert page.status_code == 200
    await misbehave(shop)
    for buyer in (liar, foreign, stranger):
        assert await ask(shop, buyer) is PaymentState.PAID
        assert await state_of(buyer) == "paid"
    assert await shop.count("payments.charge") == 4
    await shop.assert_whole()


async def is_paid(buyer: Buyer) -> bool:
    return await state_of(buyer) == "paid"


async def test_a_slow_provider_holds_nobody_else_up(shop: Shop) -> None:
    lost = await bought(shop)
    await pay(shop, lost, copies=0)
    await misbehave(shop, slow_seconds=2)
    asking = asyncio.create_task(ask(shop, lost))
    async with asyncio.timeout(1.9):
        other = await bought(shop)
    assert await asking is PaymentState.PAID
    assert await state_of(other) == "placed"
    await shop.assert_whole()


async def test_whoever_cannot_sign_is_nobody(shop: Shop) -> None:
    buyer = await bought(shop)
    body = {"id": "e1", "type": "trade.paid", "created": 1, "data": {"number": "x", "amount": 1, "currency": "CNY"}}
    url = f"{shop.app.settings.public_url}/callbacks/sandbox"
    for headers in (
        {},
        {"sandbox-signature": ""},
        {"sandbox-signature": "t=1,v1=00"},
        {"sandbox-signature": "t=99999999999999999999,v1=" + "0" * 64},
        {"sandbox-signature": "v1,t,=,==" * 500},
    ):
        answer = await shop.http.post(url, json=body, headers=headers)
        assert answer.status_code == 403, answer.text
    assert (await shop.http.post(url.replace("sandbox", "nobody"), json=body)).status_code == 404
    assert await shop.count("payments.inbox") == 0
    assert await state_of(buyer) == "placed"
