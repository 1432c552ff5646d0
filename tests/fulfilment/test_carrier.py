"""The sandbox carrier as a counterpart: labels, scans, webhooks that come twice, late, out of order or forged."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from tests.fulfilment.carrying import Carrying
from tests.fulfilment.packing import Packing, packer
from tests.fulfilment.test_console import Desk

from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Invalid
from jishi.modules.notifications import api as notifications
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import FulfilmentState, OrderState, ShipInput
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Booking, Scan, Stage
from jishi.modules.shipping.domain.stages import is_later
from jishi.platform.db import Tx
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

S = FulfilmentState


@pytest.fixture
def carrying(packing: Packing) -> Carrying:
    return Carrying(packing)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the shop's people are told."""
    found: list[dict[str, Any]] = []

    async def note(_tx: Tx, code: str, **more: Any) -> None:
        found.append({"code": code, **more})

    monkeypatch.setattr(notifications, "notify_staff", note)
    return found


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes of what the buyer is told of a parcel in trouble."""
    found: list[str] = []

    async def note(_tx: Tx, code: str, account_id: UUID | None, **more: Any) -> None:
        if code != "orders.shipped":
            assert account_id is not None or more["to_email"]
            assert {"number", "shop", "carrier"} <= set(more["params"])
            found.append(code)

    monkeypatch.setattr(notifications, "tell", note)
    return found


async def test_the_carrier_makes_a_number_once(carrying: Carrying) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    assert parcel.tracking_number.startswith("SBX")
    await shipping.book(carrying.packing.app, [parcel.id])
    assert (await carrying.parcel(bought)).tracking_number == parcel.tracking_number
    assert carrying.rig.wire.calls.count("POST /v1/parcels") == 1


async def test_a_carrier_that_does_not_answer_is_asked_again(carrying: Carrying) -> None:
    bought = await carrying.packing.paid(1)
    carrying.rig.wire.is_cut = True
    with pytest.raises(Silent):
        await carrying.ship(bought)
    parcel = await carrying.parcel(bought)
    assert (parcel.state, parcel.tracking_number) == (S.HANDED_OVER, "")
    carrying.rig.wire.is_cut = False
    assert await shipping.book(carrying.packing.app, [parcel.id]) == 1
    assert (await carrying.parcel(bought)).tracking_number


async def test_the_order_follows_its_parcel(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    for stage, state in (
        ("picked_up", S.HANDED_OVER),
        ("in_transit", S.IN_TRANSIT),
        ("out_for_delivery", S.OUT_FOR_DELIVERY),
        ("attempt_failed", S.IN_TRANSIT),
        ("out_for_delivery", S.OUT_FOR_DELIVERY),
        ("delivered", S.DELIVERED),
    ):
        clock.advance(timedelta(hours=3))
        assert await carrying.scan(parcel, stage) == 200
        assert (await carrying.parcel(bought)).state is state, stage
    assert await carrying.packing.state(bought) is OrderState.DELIVERED
    assert (await carrying.packing.order(bought)).history[-1].by == "carrier"
    await carrying.packing.market.assert_all_balances()


async def test_duplicates_are_written_down_once(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    clock.advance(timedelta(hours=1))
    await carrying.scan(parcel, "in_transit", copies=5)
    assert await carrying.events() == 1
    assert (await carrying.parcel(bought)).state is S.IN_TRANSIT


async def test_what_comes_late_does_not_bring_a_parcel_back(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    clock.advance(timedelta(days=2))
    await carrying.scan(parcel, "out_for_delivery")
    scan = Scan(
        parcel.tracking_number, "late", clock.now() - timedelta(days=1), Stage.IN_TRANSIT, "武汉", {"en": "On its way"}
    )
    async with carrying.packing.app.tx() as tx:
        assert await shipping.take_in(tx, "sandbox", [scan], heard="webhook") == 1
    assert (await carrying.parcel(bought)).state is S.OUT_FOR_DELIVERY
    async with carrying.packing.app.tx(write=False) as tx:
        shipments = await shipping.shipments_of(tx, [parcel.id])
        events = (await shipping.events_of(tx, shipments.values()))[parcel.id]
    assert [event.stage for event in events] == [Stage.OUT_FOR_DELIVERY, Stage.IN_TRANSIT]


async def test_a_silent_parcel_is_asked_about(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    await carrying.scan(parcel, "delivered", copies=0)
    assert await shipping.poll_silent(carrying.packing.app) == 0
    clock.advance(timedelta(hours=7))
    assert await shipping.poll_silent(carrying.packing.app) == 2
    assert await carrying.packing.state(bought) is OrderState.DELIVERED
    clock.advance(timedelta(days=1))
    assert await shipping.poll_silent(carrying.packing.app) == 0


async def test_a_carrier_that_is_down_is_asked_again_soon(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    await carrying.scan(parcel, "delivered", copies=0)
    clock.advance(timedelta(hours=7))
    carrying.rig.misbehave(silent=True)
    assert await shipping.poll_silent(carrying.packing.app) == 0
    carrying.rig.misbehave()
    assert await shipping.poll_silent(carrying.packing.app) == 0
    clock.advance(timedelta(minutes=31))
    assert await shipping.poll_silent(carrying.packing.app) == 2


def _body(number: str, at: datetime, stage: str = "delivered") -> bytes:
    return msgspec.json.encode(
        {"id": "x1", "number": number, "at": at, "stage": stage, "place": "", "text": {"en": "Delivered"}}
    )


def _sign(body: bytes, secret: str, stamp: int) -> dict[str, str]:
    seal = hmac.digest(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hex()
    return {"sandbox-signature": f"t={stamp},v1={seal}"}


@pytest.mark.parametrize("forgery", ["unsigned", "wrong secret", "old", "changed"])
async def test_forged_events_are_refused(
    carrying: Carrying, client: httpx.AsyncClient, clock: FixedClock, forgery: str
) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    secret, now = carrying.packing.app.settings.sandbox_secret, int(clock.now().timestamp())
    body = _body(parcel.tracking_number, clock.now())
    headers = {
        "unsigned": {},
        "wrong secret": _sign(body, "guess", now),
        "old": _sign(body, secret, now - 301),
        "changed": _sign(_body(parcel.tracking_number, clock.now(), "lost"), secret, now),
    }[forgery]
    answer = await client.post("/callbacks/carriers/sandbox", content=body, headers=headers)
    assert answer.status_code == 403
    assert await carrying.events() == 0
    assert (await carrying.parcel(bought)).state is S.HANDED_OVER


async def test_senseless_calls_change_nothing(carrying: Carrying, client: httpx.AsyncClient, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    secret, now = carrying.packing.app.settings.sandbox_secret, int(clock.now().timestamp())
    for body, status in (
        (b"{", 422),
        (b'{"id": 1}', 422),
        (_body("SBX-OF-NOBODY", clock.now()), 404),
        (_body(parcel.tracking_number, datetime(2030, 1, 1, tzinfo=UTC)), 200),
    ):
        answer = await client.post("/callbacks/carriers/sandbox", content=body, headers=_sign(body, secret, now))
        assert answer.status_code == status, body
    assert (await client.post("/callbacks/carriers/nobody", content=b"{}")).status_code == 404
    assert (await client.post("/callbacks/carriers/sf", content=b"{}")).status_code == 403
    assert await carrying.events() == 0
    assert (await carrying.parcel(bought)).state is S.HANDED_OVER


async def test_a_scanned_parcel_has_left_even_if_nobody_said_so(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(2)
    parcel = await carrying.ship(bought, hand_over=False)
    assert (parcel.state, await carrying.packing.state(bought)) == (S.PACKED, OrderState.FULFILLING)
    assert await carrying.packing.stock_of(bought) == (18, 2)
    clock.advance(timedelta(hours=1))
    await carrying.scan(parcel, "in_transit")
    assert ((await carrying.parcel(bought)).state, await carrying.packing.state(bought)) == (
        S.IN_TRANSIT,
        OrderState.SHIPPED,
    )
    assert await carrying.packing.stock_of(bought) == (18, 0)
    await carrying.packing.market.assert_all_balances()


async def test_a_lost_parcel_that_is_found_arrives(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    for stage in ("lost", "delivered"):
        clock.advance(timedelta(days=1))
        await carrying.scan(parcel, stage)
    assert await carrying.packing.state(bought) is OrderState.DELIVERED


async def test_an_order_with_a_lost_parcel_is_not_delivered(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(1)
    parcel = await carrying.ship(bought)
    clock.advance(timedelta(days=1))
    await carrying.scan(parcel, "lost")
    assert await carrying.packing.state(bought) is OrderState.SHIPPED


async def test_packed_parcels_are_taken_apart_and_the_carrier_does_not_come(carrying: Carrying) -> None:
    bought = await carrying.packing.paid(2)
    parcel = await carrying.ship(bought, hand_over=False)
    for _ in range(2):
        async with carrying.packing.app.tx() as tx:
            assert (await orders.void_parcel(tx, SYSTEM, parcel.id)).state is S.VOIDED
    await drain(carrying.packing.app)
    assert carrying.rig.wire.calls.count(f"POST /v1/parcels/{parcel.tracking_number}/cancel") == 1
    assert await carrying.packing.state(bought) is OrderState.PAID
    again = await carrying.ship(bought)
    assert (again.position, await carrying.packing.state(bought)) == (2, OrderState.SHIPPED)
    await carrying.packing.market.assert_all_balances()


async def test_a_hand_over_is_undone_while_it_is_fresh(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(2)
    parcel = await carrying.ship(bought)
    async with carrying.packing.app.tx() as tx:
        assert (await orders.undo_hand_over(tx, SYSTEM, parcel.id)).state is S.PACKED
    assert await carrying.packing.stock_of(bought) == (18, 2)
    assert await carrying.packing.state(bought) is OrderState.FULFILLING
    await carrying.packing.market.assert_all_balances()
    async with carrying.packing.app.tx() as tx:
        await orders.hand_over(tx, SYSTEM, parcel.id)
    assert await carrying.packing.stock_of(bought) == (18, 0)
    clock.advance(timedelta(minutes=16))
    with pytest.raises(Conflict, match="undone"):
        async with carrying.packing.app.tx() as tx:
            await orders.undo_hand_over(tx, SYSTEM, parcel.id)
    await carrying.packing.market.assert_all_balances()


async def test_a_scanned_parcel_is_not_undone(carrying: Carrying, clock: FixedClock) -> None:
    bought = await carrying.packing.paid(2)
    parcel = await carrying.ship(bought)
    clock.advance(timedelta(minutes=1))
    await carrying.scan(parcel, "picked_up")
    with pytest.raises(Conflict, match="undone"):
        async with carrying.packing.app.tx() as tx:
            await orders.undo_hand_over(tx, SYSTEM, parcel.id)
    assert await carrying.packing.stock_of(bought) == (18, 0)


async def test_a_wrong_number_is_corrected(carrying: Carrying, clock: FixedClock) -> None:
    bought, other = await carrying.packing.paid(1), await carrying.packing.paid(1)
    right = await carrying.ship(other)
    async with carrying.packing.app.tx() as tx:
        given = ShipInput(carrier="sandbox", tracking_number="SBX999")
        wrong = await orders.ship(tx, SYSTEM, bought.number, given)
    clock.advance(timedelta(hours=1))
    await carrying.scan(right, "delivered")
    async with carrying.packing.app.tx() as tx:
        await orders.correct_tracking(tx, SYSTEM, wrong.id, "sandbox", right.tracking_number.lower())
    await shipping.poll_silent(carrying.packing.app)
    assert await carrying.packing.state(bought) is OrderState.DELIVERED
    with pytest.raises(Conflict):
        async with carrying.packing.app.tx() as tx:
            await orders.correct_tracking(tx, SYSTEM, wrong.id, "sf", "1")


@pytest.mark.parametrize(("carrier", "number"), [("nobody", "1"), ("sf", ""), ("sf", "A<b>"), ("sf", "9" * 41)])
async def test_unknown_carriers_and_senseless_numbers_are_refused(packing: Packing, carrier: str, number: str) -> None:
    bought = await packing.paid(1)
    with pytest.raises(Invalid):
        async with packing.app.tx() as tx:
            await orders.ship(tx, SYSTEM, bought.number, ShipInput(carrier=carrier, tracking_number=number))
    assert await packing.parcels(bought) == []


async def test_the_rest_of_an_order_is_cancelled(packing: Packing) -> None:
    bought = await packing.paid(3, 1)
    await packing.ship(bought, line0=1)
    async with packing.app.tx() as tx:
        await orders.cancel_rest(tx, SYSTEM, bought.number, "sold out")
    await drain(packing.app)
    order = await packing.order(bought)
    assert order.state is OrderState.SHIPPED
    assert [(line.shipped, line.cancelled) for line in order.lines] == [(1, 2), (0, 1)]
    assert order.refunded == 3 * 3_000
    assert (await packing.stock_of(bought), await packing.stock_of(bought, 1)) == ((19, 0), (20, 0))
    with pytest.raises(Conflict):
        async with packing.app.tx() as tx:
            await orders.cancel_rest(tx, SYSTEM, bought.number, "again")
    await packing.market.assert_all_balances()


async def test_a_label_that_the_carrier_refuses_is_told(carrying: Carrying) -> None:
    bought = await carrying.packing.paid(1)
    async with carrying.packing.app.tx() as tx:
        made = await orders.ship(tx, SYSTEM, bought.number, ShipInput(carrier="sandbox"))
        await tx.execute("UPDATE shipping.shipments SET pieces = 30000 WHERE id = $1", made.id)
    await drain(carrying.packing.app)
    async with carrying.packing.app.tx(write=False) as tx:
        shipment = (await shipping.shipments_of(tx, [made.id]))[made.id]
    assert shipment.booking is Booking.REFUSED
    assert "422" in shipment.refusal


async def test_the_shop_and_the_buyer_hear_of_an_address_that_nobody_knows(
    carrying: Carrying, app: Runtime, client: httpx.AsyncClient, told: list[dict[str, Any]], heard: list[str]
) -> None:
    bought = await carrying.packing.paid(1)
    nowhere = "jsonb_set(address, '{street}', to_jsonb('查无此地'::text))"
    async with app.tx() as tx:
        await tx.execute(f"UPDATE orders.orders SET address = {nowhere} WHERE number = $1", bought.number)
    await carrying.ship(bought)
    (refused,) = told
    assert heard == ["orders.parcel_held_up"]
    assert refused["code"] == "orders.carrier_refused"
    assert refused["shop_id"] == bought.goods[0].shop_id
    assert refused["params"]["reason"] == {
        "zh-CN": "承运商查不到这个地址。",
        "en": "The carrier does not know this address.",
    }
    desk = Desk(app, client)
    desk.sit(packer(bought.goods[0].shop_id))
    page = (await desk.get(f"/console/orders/{bought.number}")).text
    assert "The carrier does not know this address." in page
    assert "Correct the tracking number" in page


async def test_the_shop_and_the_buyer_hear_of_a_parcel_that_comes_back(
    carrying: Carrying, clock: FixedClock, told: list[dict[str, Any]], heard: list[str]
) -> None:
    parcel = await carrying.ship(await carrying.packing.paid(1))
    for stage in ("picked_up", "in_transit", "returned"):
        clock.advance(timedelta(hours=3))
        await carrying.scan(parcel, stage)
    assert [one["code"] for one in told] == ["orders.parcel_astray"]
    assert heard == ["orders.parcel_not_delivered"]


def test_the_end_stays_the_end() -> None:
    early, late = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 2, tzinfo=UTC)
    assert is_later(late, Stage.IN_TRANSIT, early, Stage.OUT_FOR_DELIVERY)
    assert is_later(early, Stage.DELIVERED, early, Stage.OUT_FOR_DELIVERY)
    assert not is_later(early, Stage.IN_TRANSIT, late, Stage.HANDED_OVER)
    assert not is_later(late, Stage.IN_TRANSIT, early, Stage.DELIVERED)
