"""Receiving: confirm that everything came, put that off, show the code in the store, take the invoice home."""

import segno
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.kernel.errors import Conflict
from jishi.modules.orders import api as orders
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render
from jishi.storefront.buying.owner import owner_of


@post("/orders/{number:str}/receipt", status_code=200, include_in_schema=False)
async def confirm(tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]) -> Redirect:
    """Everything has arrived."""
    try:
        order = await orders.confirm_receipt(tx, owner_of(actor, context), number)
    except Conflict as refusal:
        await tx.rollback()
        context.flash("error", refusal.message, **refusal.params)
        return Redirect(f"/orders/{number}", status_code=303)
    context.flash("success", "Thank you! Enjoy your things.")
    return Redirect(f"/orders/{order.number}", status_code=303)


@post("/orders/{number:str}/receipt/extension", status_code=200, include_in_schema=False)
async def extend(tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]) -> Redirect:
    """Not yet: more time, once."""
    try:
        order = await orders.extend_receipt(tx, owner_of(actor, context), number)
    except Conflict as refusal:
        await tx.rollback()
        context.flash("error", refusal.message, **refusal.params)
        return Redirect(f"/orders/{number}", status_code=303)
    context.flash("success", "You have more time to confirm receipt.")
    return Redirect(f"/orders/{order.number}", status_code=303)


@get("/orders/{number:str}/pickup", include_in_schema=False)
async def show_code(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Response[bytes] | Redirect:
    """The code to fetch an order with."""
    me = owner_of(actor, context)
    order = await orders.get_order(tx, me, number)
    found = await orders.find_pickup_code(tx, me, number)
    if found is None:
        return Redirect(f"/orders/{order.number}", status_code=303)
    address = f"{tx.app.settings.public_url}/console/pickups?place={found.place.code}&code={found.code}"
    picture = segno.make(address, error="m", micro=False).svg_inline(scale=6, border=2, dark="#17212e", light="#fff")
    return render(request, "buying/pickup.html", order=order, pickup=found, picture=picture, over=found.until < tx.now)


@get("/orders/{number:str}/invoice", include_in_schema=False)
async def take_invoice(
    tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Response[bytes] | Redirect:
    """The invoice as PDF."""
    try:
        pdf = await orders.print_invoice(tx, owner_of(actor, context), number, context.translations)
    except Conflict as refusal:
        context.flash("error", refusal.message, **refusal.params)
        return Redirect(f"/orders/{number}", status_code=303)
    headers = {"Content-Disposition": 'inline; filename="invoice.pdf"', "Cache-Control": "private, no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


routes = [confirm, extend, show_code, take_invoice]
