"""JSON under /api/v1: parcels, receipt, pickup, papers."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, Router, get, patch, post, put
from litestar.params import FromPath, HeaderParameter, JSONBody

from jishi.kernel.errors import Invalid, NotFound
from jishi.modules.orders import api
from jishi.modules.orders.contracts import (
    Fulfilment,
    IssuedInvoice,
    Journey,
    Order,
    ParcelView,
    PickupCode,
    Sending,
    ShipInput,
    StaffNote,
    WaitingPickup,
)
from jishi.modules.team.contracts import Permission
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx

MOST_AT_ONCE = 500
PDF = "application/pdf"
Key = Annotated[str, HeaderParameter(name="Idempotency-Key")]


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another carrier, or another tracking number, for a parcel."""

    tracking_number: str
    carrier: str = ""


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why, in the person's words."""

    reason: str = ""


class GivenCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The code that a buyer shows, in the store of this code."""

    place: str
    code: str


class NewNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A note among staff."""

    text: str


class InvoiceNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number of an invoice (发票) that was issued."""

    number: str


class SentOutcome(msgspec.Struct, frozen=True):
    """How it went with one order of many; without a `code` it was sent."""

    number: str
    code: str = ""
    detail: str = ""


@get("/orders/{number:str}/parcels")
async def list_parcels(tx: GivenTx, actor: GivenActor, number: FromPath[str]) -> list[ParcelView]:
    """The parcels of an order, and what their carriers say of them. Labels are for those who ship."""
    order = await api.get_order(tx, actor, number)
    parcels = await api.view_parcels(tx, order.id)
    if order.owner_id != actor.owner_id and actor.has(Permission.ORDERS_SHIP):
        return parcels
    return [msgspec.structs.replace(parcel, label_url="", refusal="") for parcel in parcels]


@get("/orders/{number:str}/journey")
async def show_journey(tx: GivenTx, actor: GivenActor, number: FromPath[str]) -> Journey:
    """What was promised about an order's way, and how far it is."""
    order = await api.get_order(tx, actor, number)
    return await api.get_journey(tx, order.id)


@post("/orders/{number:str}/parcels")
async def ship(
    tx: GivenTx, actor: GivenActor, number: FromPath[str], data: JSONBody[ShipInput], idempotency_key: Key = ""
) -> Fulfilment:
    """Pack a parcel and hand it over. The same Idempotency-Key for the same order gives the same parcel."""
    return await api.ship(tx, actor, number, data, idempotency_key=idempotency_key)


@post("/parcels", status_code=200)
async def ship_many(
    tx: GivenTx, actor: GivenActor, context: GivenContext, data: JSONBody[list[Sending]]
) -> list[SentOutcome]:
    """Send many orders whole, each in one parcel; says of each how it went. Repeating it sends nothing twice."""
    if not 0 < len(data) <= MOST_AT_ONCE:
        raise Invalid("Please choose between 1 and %(most)s orders.", most=MOST_AT_ONCE)
    say = context.translations.gettext
    outcomes = await api.ship_many(tx, actor, data)
    return [
        SentOutcome(sending.number, reason.code, say(reason.message, **reason.params))
        if reason
        else SentOutcome(sending.number)
        for sending, reason in zip(data, outcomes, strict=True)
    ]


@post("/parcels/{parcel_id:uuid}/hand-over", status_code=200)
async def hand_over(tx: GivenTx, actor: GivenActor, parcel_id: FromPath[UUID]) -> Fulfilment:
    """Give a packed parcel to its carrier; a repeat changes nothing."""
    return await api.hand_over(tx, actor, parcel_id)


@post("/parcels/{parcel_id:uuid}/hand-over/reversal", status_code=200)
async def undo_hand_over(tx: GivenTx, actor: GivenActor, parcel_id: FromPath[UUID]) -> Fulfilment:
    """Undo a hand-over, some minutes after it at most."""
    return await api.undo_hand_over(tx, actor, parcel_id)


@post("/parcels/{parcel_id:uuid}/voiding", status_code=200)
async def void_parcel(tx: GivenTx, actor: GivenActor, parcel_id: FromPath[UUID], data: JSONBody[Reason]) -> Fulfilment:
    """Take a packed parcel apart; a repeat changes nothing."""
    return await api.void_parcel(tx, actor, parcel_id, data.reason)


@patch("/parcels/{parcel_id:uuid}")
async def correct_tracking(
    tx: GivenTx, actor: GivenActor, parcel_id: FromPath[UUID], data: JSONBody[Correction]
) -> Fulfilment:
    """Correct the carrier or the tracking number of a parcel that has not arrived."""
    return await api.correct_tracking(tx, actor, parcel_id, data.carrier, data.tracking_number)


@post("/orders/{number:str}/delivery", status_code=200)
async def deliver(tx: GivenTx, actor: GivenActor, number: FromPath[str]) -> Order:
    """Say that everything on its way has arrived; a repeat changes nothing."""
    return await api.deliver(tx, actor, number)


@post("/orders/{number:str}/rest-cancellation", status_code=200)
async def cancel_rest(tx: GivenTx, actor: GivenActor, number: FromPath[str], data: JSONBody[Reason]) -> Order:
    """Cancel what is in no parcel of an order that was sent in part; its money goes back."""
    return await api.cancel_rest(tx, actor, number, data.reason)


@post("/orders/{number:str}/receipt", status_code=200)
async def confirm_receipt(tx: GivenTx, actor: GivenActor, number: FromPath[str]) -> Order:
    """Confirm that everything has arrived; a repeat changes nothing."""
    return await api.confirm_receipt(tx, actor, number)


@post("/orders/{number:str}/receipt/extension", status_code=200)
async def extend_receipt(tx: GivenTx, actor: GivenActor, number: FromPath[str]) -> Order:
    """Put the time to confirm receipt off, once."""
    return await api.extend_receipt(tx, actor, number)


@post("/orders/{number:str}/pickup", status_code=200)
async def make_ready(tx: GivenTx, actor: GivenActor, number: FromPath[str]) -> Fulfilment:
    """An order lies ready in its store; a repeat changes nothing."""
    return await api.make_ready(tx, actor, number)


@get("/orders/{number:str}/pickup")
async def show_pickup(tx: GivenTx, actor: GivenActor, number: FromPath[str]) -> PickupCode:
    """The code to pick one's own order up with, while it waits."""
    if (found := await api.find_pickup_code(tx, actor, number)) is None:
        raise NotFound
    return found


@get("/pickups")
async def list_pickups(tx: GivenTx, actor: GivenActor) -> list[WaitingPickup]:
    """Orders that wait in stores."""
    return await api.list_pickups(tx, actor)


@post("/pickups/collections", status_code=200)
async def give_out(tx: GivenTx, actor: GivenActor, data: JSONBody[GivenCode]) -> Order:
    """Give an order out to whoever has its code."""
    return await api.give_out(tx, actor, data.place, data.code)


@post("/pickups/{pickup_id:uuid}/extension", status_code=200)
async def extend_pickup(tx: GivenTx, actor: GivenActor, pickup_id: FromPath[UUID]) -> Fulfilment:
    """Keep an order in the store for as long again."""
    return await api.extend_pickup(tx, actor, pickup_id)


@post("/pickups/{pickup_id:uuid}/cancellation", status_code=200)
async def give_up_pickup(tx: GivenTx, actor: GivenActor, pickup_id: FromPath[UUID], data: JSONBody[Reason]) -> Order:
    """Nobody came: cancel the order, its money goes back."""
    return await api.give_up_pickup(tx, actor, pickup_id, data.reason)


@post("/orders/{number:str}/notes")
async def add_note(tx: GivenTx, actor: GivenActor, number: FromPath[str], data: JSONBody[NewNote]) -> StaffNote:
    """Write something about an order that only staff read."""
    return await api.add_note(tx, actor, number, data.text)


@put("/orders/{number:str}/invoice")
async def record_invoice(
    tx: GivenTx, actor: GivenActor, number: FromPath[str], data: JSONBody[InvoiceNumber]
) -> IssuedInvoice:
    """The invoice (发票) of an order was issued under this number."""
    return await api.record_invoice(tx, actor, number, data.number)


@get("/orders/{number:str}/invoice", media_type=PDF)
async def print_invoice(
    tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Response[bytes]:
    """The invoice of an order as PDF."""
    return Response(await api.print_invoice(tx, actor, number, context.translations), media_type=PDF)


@get("/orders/{number:str}/packing-slip", media_type=PDF)
async def print_slip(tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]) -> Response[bytes]:
    """The packing slip of an order as PDF."""
    return Response(await api.print_slips(tx, actor, [number], context.translations), media_type=PDF)


routes = [
    Router(
        path="/api/v1",
        route_handlers=[
            list_parcels,
            show_journey,
            ship,
            ship_many,
            hand_over,
            undo_hand_over,
            void_parcel,
            correct_tracking,
            deliver,
            cancel_rest,
            confirm_receipt,
            extend_receipt,
            make_ready,
            show_pickup,
            list_pickups,
            give_out,
            extend_pickup,
            give_up_pickup,
            add_note,
            record_invoice,
            print_invoice,
            print_slip,
        ],
        tags=["fulfilment"],
    )
]
