"""Warehouses and stores: where they are, when they are open."""

import re
from typing import Any

from litestar import Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.stock.list import EDIT, HOME, READ
from jishi.console.stock.words import PLACES
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Conflict, Invalid, NotFound
from jishi.kernel.text import pick
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import OpeningHours, Place, PlaceAddress, PlaceInput, PlaceKind
from jishi.modules.merchants import api as merchants
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

LIST = f"{HOME}/places"
HOURS = re.compile(r"^\s*(\d\d?:\d\d)\s*[-–—]\s*(\d\d?:\d\d)\s*$")
PARTS = ("country", "province", "city", "district", "street", "postcode", "phone")


@get(LIST, include_in_schema=False)
async def places(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """All places that this person sees."""
    actor.require(READ)
    shops = {shop.id: shop.name for shop in await merchants.list_shops(tx)}
    found = await inventory.list_my_places(tx, actor)
    return render(
        request,
        "console/stock/places.html",
        section="stock",
        places=[
            (place, shops.get(place.shop_id) if place.shop_id else None, can_change(actor, place)) for place in found
        ],
        PLACES=PLACES,
        may_edit=actor.has(EDIT),
    )


def can_change(actor: Actor, place: Place) -> bool:
    """Whether this person may change a place."""
    return actor.has(EDIT) and (not actor.shop_ids or place.shop_id in actor.shop_ids)


@get(f"{LIST}/new", include_in_schema=False)
async def new(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """An empty form."""
    actor.require(EDIT)
    return await _form(request, tx, actor, None, PlaceInput(name={}))


@get(f"{LIST}/{{code:str}}", include_in_schema=False)
async def edit(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """One place, to be changed."""
    place = await inventory.access_place(tx, actor, code)
    given = PlaceInput(**{name: getattr(place, name) for name in PlaceInput.__struct_fields__})
    return await _form(request, tx, actor, place, given)


@post(LIST, include_in_schema=False)
async def create(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext
) -> Response[Any] | Redirect:
    """Open a place."""
    actor.require(EDIT)
    form = await request.form()
    given = PlaceInput(name={})
    try:
        given = read_place(form)
        slug = str(form.get("shop", ""))
        shop = await merchants.find_shop(tx, slug) if slug else None
        if slug and shop is None:
            raise NotFound
        async with tx.savepoint():
            await inventory.open_place(
                tx, actor, str(form.get("code", "")).strip(), given, shop_id=shop.id if shop else None
            )
    except (Invalid, Conflict) as reason:
        return await _form(request, tx, actor, None, given, reason, code=str(form.get("code", "")))
    context.flash("success", "Saved.")
    return Redirect(LIST, status_code=303)


@post(f"{LIST}/{{code:str}}", include_in_schema=False)
async def save(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Change a place."""
    place = await inventory.access_place(tx, actor, code)
    form = await request.form()
    given = PlaceInput(name=place.name)
    try:
        given = read_place(form)
        async with tx.savepoint():
            await inventory.change_place(tx, actor, code, given)
    except (Invalid, Conflict) as reason:
        return await _form(request, tx, actor, place, given, reason)
    context.flash("success", "Saved.")
    return Redirect(LIST, status_code=303)


async def _form(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    place: Place | None,
    given: PlaceInput,
    problem: AppError | None = None,
    *,
    code: str = "",
) -> Response[Any]:
    shops = [shop for shop in await merchants.list_shops(tx) if not actor.shop_ids or shop.id in actor.shop_ids]
    by_day = {one.day: f"{one.opens}-{one.closes}" for one in given.hours}
    return render(
        request,
        "console/stock/place.html",
        status=problem.status if problem else 200,
        section="stock",
        place=place,
        given=given,
        code=place.code if place else code,
        shops=[(shop.slug, pick(shop.name, actor.locale or "zh-CN")) for shop in shops],
        is_platform=not actor.shop_ids,
        hours=[by_day.get(day, "") for day in range(1, 8)],
        problem=problem,
        problems=problem.fields if problem else {},
    )


def read_place(form: FormMultiDict) -> PlaceInput:
    """The form of a place. Raises Invalid for hours that are none."""
    kind, priority = str(form.get("kind", "")), str(form.get("priority", "100")).strip()
    if kind not in list(PlaceKind):
        raise Invalid("Please choose one of the choices.", field="kind")
    if not (priority.isascii() and priority.isdigit() and len(priority) < 6):
        raise Invalid("This is not a number.", field="priority")
    hours = []
    for day in range(1, 8):
        typed = str(form.get(f"hours.{day}", "")).strip()
        if not typed:
            continue
        if (found := HOURS.match(typed.replace("：", ":"))) is None:
            raise Invalid("Opening hours have a day from 1 to 7 and times such as 09:00.", field="hours")
        opens, closes = (part.rjust(5, "0") for part in found.groups())
        hours.append(OpeningHours(day, opens, closes))
    return PlaceInput(
        name={locale: text for locale in ("zh-CN", "en") if (text := str(form.get(f"name.{locale}", "")).strip())},
        kind=PlaceKind(kind),
        priority=int(priority),
        address=PlaceAddress(**{part: str(form.get(part, "")) for part in PARTS}),
        hours=hours,
        active=form.get("active") == "1",
    )


routes = [places, new, edit, create, save]
