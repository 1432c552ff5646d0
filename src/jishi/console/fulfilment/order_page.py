"""The page of an order: everything about it, and what staff can do with it."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.fulfilment.doing import do
from jishi.console.fulfilment.words import BY, PARCELS
from jishi.console.orders.words import STATES
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.masking import masked_email, masked_phone
from jishi.kernel.money import Money
from jishi.modules.media.contracts import picture
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import FulfilmentKind, Order, OrderState, ShipInput, ShipLine
from jishi.modules.shipping import api as shipping
from jishi.modules.team.contracts import Permission
from jishi.platform import formats
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/orders"
SENDABLE = (OrderState.PAID, OrderState.FULFILLING)
PDF = "application/pdf"
ACTS = {"deliver": Permission.ORDERS_SHIP, "ready": Permission.ORDERS_SHIP, "notice": Permission.ORDERS_SHIP}
"""What acts on an order need; all others are changes of it."""


class May(msgspec.Struct, frozen=True):
    """What this person may do with this order as it stands."""

    ship: bool
    edit: bool
    cancel: bool
    cancel_rest: bool
    deliver: bool
    make_ready: bool
    issue: bool
    print_slips: bool
    note: bool


async def reach(tx: Tx, actor: Actor, number: str) -> Order:
    """The order for staff who may see it. Raises NotFound for everybody else."""
    enter(actor)
    shops = actor.shops_with(Permission.ORDERS_READ)
    order = await orders.get_order(tx, actor, number)
    if shops is not None and order.shop_id not in shops:
        raise NotFound
    return order


@get(HOME + "/{number:str}", include_in_schema=False)
async def show(request: AnyRequest, tx: GivenTx, actor: GivenActor, number: FromPath[str]) -> Response[Any]:
    """Everything about an order."""
    order = await reach(tx, actor, number)
    parcels = await orders.view_parcels(tx, order.id)
    settings = (await shipping.shops_settings(tx, [order.shop_id]))[order.shop_id]
    return render(
        request,
        "console/fulfilment/order.html",
        section="orders",
        order=order,
        tag=STATES[order.state],
        states=STATES,
        parcels=parcels,
        parcel_tags=PARCELS,
        by=BY,
        journey=await orders.get_journey(tx, order.id),
        notes=await orders.list_notes(tx, order.id),
        issued=await orders.find_invoice(tx, order.id),
        carriers=shipping.carriers_for(tx, settings),
        left={line.id: line.quantity - line.cancelled - line.packed for line in order.lines},
        store=await orders.store_of(tx, order.method),
        may=_may(actor, order, has_pickup=any(one.kind is FulfilmentKind.PICKUP for one in parcels)),
        money=lambda amount: Money(amount, order.currency),
        shot=lambda image: picture(image) if image else None,
        phone=masked_phone(order.address.phone) if order.address else "",
        email=masked_email(order.contact_email),
        days=formats.days,
        now=tx.now,
    )


def _may(actor: Actor, order: Order, *, has_pickup: bool) -> May:
    may_ship, may_edit = actor.has(Permission.ORDERS_SHIP), actor.has(Permission.ORDERS_EDIT)
    is_pickup = order.method.startswith("pickup:")
    left = any(line.quantity - line.cancelled > line.packed for line in order.lines)
    return May(
        ship=may_ship and order.state in SENDABLE and left and not is_pickup,
        edit=may_edit,
        cancel=may_edit and order.can_cancel and not (order.state is OrderState.PLACED and bool(actor.shop_ids)),
        cancel_rest=may_edit and order.state is OrderState.FULFILLING and left and not is_pickup,
        deliver=may_ship and order.state is OrderState.SHIPPED,
        make_ready=may_ship and is_pickup and order.state is OrderState.PAID and not has_pickup,
        issue=may_edit and order.invoice is not None and order.paid_at is not None,
        print_slips=may_ship,
        note=may_edit,
    )


@post(HOME + "/{number:str}/parcels", include_in_schema=False)
async def ship(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Redirect:
    """Pack a parcel and hand it over, or only pack it."""
    order = await reach(tx, actor, number)
    actor.require(Permission.ORDERS_SHIP)
    form = await request.form()
    given = ShipInput(
        lines=_lines(order, form),
        carrier=str(form.get("carrier", "")),
        tracking_number=str(form.get("tracking_number", "")),
        hand_over=form.get("act") != "pack",
    )
    key = str(form.get("idempotency_key", ""))
    work = orders.ship(tx, actor, number, given, idempotency_key=key)
    message = "The parcel is on its way." if given.hand_over else "The parcel is packed."
    return await do(tx, context, work, message, f"{HOME}/{order.number}#parcels")


def _lines(order: Order, form: FormMultiDict) -> list[ShipLine]:
    """What the form says of each line; senseless numbers become 0, which is refused where it matters."""
    found = []
    for line in order.lines:
        text = str(form.get(f"pieces-{line.id}", "0")).strip()
        pieces = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
        if pieces:
            found.append(ShipLine(line.id, pieces))
    return found


@post(HOME + "/{number:str}/parcels/{parcel_id:uuid}/{act:str}", include_in_schema=False)
async def change_parcel(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    number: FromPath[str],
    parcel_id: FromPath[UUID],
    act: FromPath[str],
) -> Redirect:
    """Hand over, undo that, take apart, or correct the number."""
    order = await reach(tx, actor, number)
    actor.require(Permission.ORDERS_SHIP)
    form, back = await request.form(), f"{HOME}/{order.number}#parcels"
    if act == "hand-over":
        return await do(tx, context, orders.hand_over(tx, actor, parcel_id), "The parcel is on its way.", back)
    if act == "undo":
        return await do(tx, context, orders.undo_hand_over(tx, actor, parcel_id), "The hand-over is undone.", back)
    if act == "void":
        return await do(tx, context, orders.void_parcel(tx, actor, parcel_id), "The parcel is taken apart.", back)
    if act == "tracking":
        carrier, tracking = str(form.get("carrier", "")), str(form.get("tracking_number", ""))
        work = orders.correct_tracking(tx, actor, parcel_id, carrier, tracking)
        return await do(tx, context, work, "The tracking number is corrected.", back)
    raise NotFound


@post(HOME + "/{number:str}/acts/{act:str}", include_in_schema=False)
async def act_on_order(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    number: FromPath[str],
    act: FromPath[str],
) -> Redirect:
    """What is done with the whole order."""
    order = await reach(tx, actor, number)
    actor.require(ACTS.get(act, Permission.ORDERS_EDIT))
    form, back = await request.form(), f"{HOME}/{order.number}"
    reason = str(form.get("reason", ""))
    if act == "cancel":
        return await do(tx, context, orders.cancel(tx, actor, number, reason), "The order is cancelled.", back)
    if act == "cancel-rest":
        work = orders.cancel_rest(tx, actor, number, reason)
        return await do(tx, context, work, "What was not sent is cancelled.", back)
    if act == "deliver":
        return await do(tx, context, orders.deliver(tx, actor, number), "The order has arrived.", back)
    if act == "ready":
        return await do(tx, context, orders.make_ready(tx, actor, number), "The buyer has got a code.", back)
    if act == "note":
        work_note = orders.add_note(tx, actor, number, str(form.get("text", "")))
        return await do(tx, context, work_note, "The note is kept.", f"{back}#notes")
    if act == "invoice":
        work_invoice = orders.record_invoice(tx, actor, number, str(form.get("number", "")))
        return await do(tx, context, work_invoice, "The invoice is recorded.", f"{back}#invoice")
    if act == "notice":
        work_notice = orders.tell_again(tx, actor, number)
        return await do(tx, context, work_notice, "The buyer is told again.", back)
    raise NotFound


@get(HOME + "/{number:str}/packing-slip", include_in_schema=False)
async def print_slip(
    tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str], parcel: FromQuery[str] = ""
) -> Response[bytes]:
    """What lies in the parcel."""
    enter(actor)
    actor.require(Permission.ORDERS_SHIP)
    pdf = await orders.print_slips(tx, actor, [number], context.translations, fulfilment_id=_id(parcel))
    return _file(pdf, f"packing-slip-{number}.pdf")


@get(HOME + "/{number:str}/invoice", include_in_schema=False)
async def print_invoice(
    tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Response[bytes]:
    """What the order came to."""
    await reach(tx, actor, number)
    return _file(await orders.print_invoice(tx, actor, number, context.translations), f"invoice-{number}.pdf")


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotFound from None


def _file(pdf: bytes, name: str) -> Response[bytes]:
    plain = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in ".-"))
    headers = {"Content-Disposition": f'inline; filename="{plain}"', "Cache-Control": "private, no-store"}
    return Response(pdf, media_type=PDF, headers=headers)


@post(HOME + "/packing-slips", status_code=200, include_in_schema=False)
async def print_many(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Response[bytes]:
    """The slips of all ticked orders in one file."""
    enter(actor)
    actor.require(Permission.ORDERS_SHIP)
    numbers = [str(value) for value in (await request.form()).getall("id", [])]
    if not numbers:
        raise Invalid("Please tick at least one row.")
    return _file(await orders.print_slips(tx, actor, numbers, context.translations), "packing-slips.pdf")


routes = [show, ship, change_parcel, act_on_order, print_slip, print_invoice, print_many]
