"""Pickups: what is to be made ready, what waits, and giving out against a code."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.fulfilment.doing import do
from jishi.kernel.errors import AppError, NotFound
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import PlaceKind
from jishi.modules.orders import api as orders
from jishi.modules.team.contracts import Permission
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/pickups"


@get(HOME, include_in_schema=False)
async def show(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, place: FromQuery[str] = "", code: FromQuery[str] = ""
) -> Response[Any]:
    """What waits in the stores, and a place to type a code."""
    enter(actor)
    shops = actor.shops_with(Permission.ORDERS_READ)
    places = await inventory.list_places(tx)
    stores = [
        one for one in places if one.kind is PlaceKind.STORE and one.shop_id and (shops is None or one.shop_id in shops)
    ]
    return render(
        request,
        "console/fulfilment/pickups.html",
        section="pickups",
        waiting=await orders.list_pickups(tx, actor),
        to_prepare=await orders.list_to_prepare(tx, actor),
        stores=stores,
        places={one.id: one for one in places},
        by_method={f"pickup:{one.code}": one for one in places},
        place=place,
        code=code[:12],
        may_ship=actor.has(Permission.ORDERS_SHIP),
        may_cancel=actor.has(Permission.ORDERS_EDIT),
        now=tx.now,
    )


@post(HOME, include_in_schema=False)
async def give_out(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Redirect:
    """Give an order out to whoever has its code."""
    enter(actor)
    form = await request.form()
    place = str(form.get("place", ""))
    try:
        order = await orders.give_out(tx, actor, place, str(form.get("code", "")))
    except AppError as reason:
        if reason.code not in ("unknown_code", "invalid", "expired"):
            raise
        await tx.rollback()
        context.flash("error", reason.message, **reason.params)
        return Redirect(f"{HOME}?place={place if place.replace('-', '').isalnum() else ''}", status_code=303)
    context.flash("success", "Order %(number)s is handed over.", number=order.number)
    return Redirect(f"/console/orders/{order.number}", status_code=303)


@post(HOME + "/{pickup_id:uuid}/{act:str}", include_in_schema=False)
async def decide(
    tx: GivenTx, actor: GivenActor, context: GivenContext, pickup_id: FromPath[UUID], act: FromPath[str]
) -> Redirect:
    """Keep waiting, or give up."""
    enter(actor)
    if act == "extend":
        return await do(tx, context, orders.extend_pickup(tx, actor, pickup_id), "It is kept for longer.", HOME)
    if act == "give-up":
        return await do(tx, context, orders.give_up_pickup(tx, actor, pickup_id), "The order is cancelled.", HOME)
    raise NotFound


@post(HOME + "/orders/{number:str}", include_in_schema=False)
async def make_ready(tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]) -> Redirect:
    """It lies ready."""
    enter(actor)
    return await do(tx, context, orders.make_ready(tx, actor, number), "The buyer has got a code.", HOME)


routes = [show, give_out, decide, make_ready]
