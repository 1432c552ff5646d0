"""The same through HTTP, as programs call it."""

from datetime import timedelta

from tests.fulfilment.packing import Packing
from tests.orders.market import Buyer, Market
from tests.payments.fakes import FakeProvider

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import ShipInput
from jishi.modules.orders.events import OrderShipped
from jishi.platform.db import Tx
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime


async def test_a_buyer_follows_and_confirms(
    market: Market, buyer: Buyer, provider: FakeProvider, clock: FixedClock
) -> None:
    goods = await market.goods()
    checkout = await buyer.buy(goods)
    await market.pay(checkout, provider)
    number = checkout["orders"][0]["number"]
    async with market.app.tx() as tx:
        await orders.count_sold(tx)
        await orders.ship(tx, SYSTEM, number, ShipInput(carrier="sf", tracking_number="SF1"))
    parcels = (await buyer.call("GET", f"/orders/{number}/parcels")).json()
    assert (parcels[0]["state"], parcels[0]["tracking_number"]) == ("handed_over", "SF1")
    assert "SF1" in parcels[0]["tracking_url"]
    journey = (await buyer.call("GET", f"/orders/{number}/journey")).json()
    # Paid at noon in Shanghai on 1 June: leaves until the end of the 2nd, two to four days on the way.
    assert (journey["ship_by"], journey["arrive_from"], journey["arrive_to"]) == (
        "2026-06-02T16:00:00Z",
        "2026-06-03",
        "2026-06-06",
    )
    clock.advance(timedelta(days=1))
    assert (await buyer.call("POST", f"/orders/{number}/receipt/extension")).status_code == 200
    assert (await buyer.call("POST", f"/orders/{number}/receipt/extension")).status_code == 409
    for _ in range(2):
        answer = await buyer.call("POST", f"/orders/{number}/receipt")
        assert (answer.status_code, answer.json()["state"]) == (200, "completed")
    pdf = await buyer.call("GET", f"/orders/{number}/invoice")
    assert (pdf.headers["content-type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


async def test_buyers_do_none_of_what_staff_do(packing: Packing, buyer: Buyer) -> None:
    checkout = await buyer.buy(await packing.market.goods())
    await packing.market.pay(checkout, packing.provider)
    number = checkout["orders"][0]["number"]
    foreign = await packing.paid(1)
    parcel = await packing.ship(foreign)
    for method, path, body in (
        ("POST", f"/orders/{number}/parcels", {"carrier": "sf", "tracking_number": "1"}),
        ("POST", f"/orders/{number}/delivery", None),
        ("POST", f"/orders/{number}/pickup", None),
        ("POST", f"/orders/{number}/rest-cancellation", {}),
        ("POST", f"/orders/{number}/notes", {"text": "hello"}),
        ("PUT", f"/orders/{number}/invoice", {"number": "12345678"}),
        ("GET", f"/orders/{number}/packing-slip", None),
        ("POST", "/parcels", [{"number": number}]),
        ("GET", "/pickups", None),
        ("POST", "/pickups/collections", {"place": "main", "code": "123456"}),
        ("GET", f"/orders/{foreign.number}/parcels", None),
        ("GET", f"/orders/{foreign.number}/journey", None),
        ("POST", f"/orders/{foreign.number}/receipt", None),
        ("POST", f"/parcels/{parcel.id}/hand-over/reversal", None),
        ("POST", f"/parcels/{parcel.id}/voiding", {}),
        ("PATCH", f"/parcels/{parcel.id}", {"tracking_number": "2"}),
    ):
        answer = await buyer.call(method, path, body)
        assert answer.status_code in (401, 403, 404), (method, path, answer.status_code, answer.text)
    order = (await buyer.call("GET", f"/orders/{number}")).json()
    assert (order["state"], len(order["history"])) == ("paid", 2)
    assert (await packing.parcels(foreign))[0].tracking_number == "SF100"


async def test_the_same_key_gives_the_same_parcel(packing: Packing, app: Runtime, buyer: Buyer) -> None:
    told: list[OrderShipped] = []

    async def hear(_: Tx, event: OrderShipped) -> None:
        told.append(event)

    app.wiring.inside(OrderShipped, hear)
    bought = await packing.paid(3)
    line = (await packing.order(bought)).lines[0].id
    body = {"lines": [{"line_id": line, "quantity": 1}], "carrier": "sf", "tracking_number": "SF9"}

    async def as_system(_: Runtime, token: str) -> Actor | None:
        return SYSTEM if token == "worker" else None

    app.provide(SessionReader, SessionReader(as_system))
    buyer._token = "worker"
    answers = [
        await buyer.call("POST", f"/orders/{bought.number}/parcels", body, Idempotency_Key=key)
        for key in ("one", "one", "two")
    ]
    assert [answer.status_code for answer in answers] == [201] * 3, answers[0].text
    assert answers[0].json()["id"] == answers[1].json()["id"] != answers[2].json()["id"]
    assert len(told) == 2
    assert await packing.stock_of(bought) == (17, 1)
    many = await buyer.call("POST", "/parcels", [{"number": bought.number, "carrier": "sf", "tracking_number": "SF8"}])
    again = await buyer.call("POST", "/parcels", [{"number": bought.number, "carrier": "sf", "tracking_number": "SF8"}])
    assert [answer.json()[0]["code"] for answer in (many, again)] == ["", "not_shippable"]
    assert await packing.stock_of(bought) == (17, 0)
