"""How shops send: carriers, sender, handling days; and what it costs, zone by zone."""

from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid, NotFound
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import Shop
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Method, Person, Plan, Rate, ShopShipping
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/shipping"
SENDER = ("name", "phone", "province", "city", "district", "street", "postal_code")
MOST_AMOUNT = 10_000_000
RATE_NUMBERS = ("first_weight", "first_price", "step_weight", "step_price", "days_from", "days_to")


@get(HOME, include_in_schema=False)
async def choose(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any] | Redirect:
    """Whose sending; one's own at once when there is only one shop."""
    enter(actor)
    mine = actor.shops_with(Permission.SHIPPING_MANAGE)
    shops = [shop for shop in await merchants.list_shops(tx) if mine is None or shop.id in mine]
    if len(shops) == 1:
        return Redirect(f"{HOME}/{shops[0].slug}", status_code=303)
    settings = await shipping.shops_settings(tx, [shop.id for shop in shops])
    ways = {shop.id: [one.name for one in shipping.carriers_for(tx, settings[shop.id])] for shop in shops}
    return render(
        request, "console/fulfilment/shipping_shops.html", section="shipping", shops=shops, settings=settings, ways=ways
    )


@get(HOME + "/{slug:str}", include_in_schema=False)
async def show(request: AnyRequest, tx: GivenTx, actor: GivenActor, slug: FromPath[str]) -> Response[Any]:
    """How one shop sends."""
    return await _page(request, tx, actor, slug)


@post(HOME + "/{slug:str}", include_in_schema=False)
async def save(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, slug: FromPath[str]
) -> Response[Any] | Redirect:
    """Change carriers, sender and handling days."""
    shop = await _reach(tx, actor, slug)
    form = await request.form()
    try:
        given = ShopShipping(
            carriers=[str(value) for value in form.getall("carriers", [])],
            sender=Person(**{name: str(form.get(name, "")) for name in SENDER}),
            handling_days=_number(form, "handling_days"),
            cutoff_hour=_number(form, "cutoff_hour"),
            pickup=form.get("pickup") == "1",
        )
        await shipping.set_shop_settings(tx, actor, shop.id, given)
    except Invalid as refusal:
        await tx.rollback()
        return await _page(request, tx, actor, slug, refusal=refusal)
    details = {"carriers": given.carriers, "handling_days": given.handling_days, "cutoff_hour": given.cutoff_hour}
    await audit.record(tx, actor, "shipping.settings_changed", "shop", shop.id, details, shop_id=shop.id)
    context.flash("success", "Saved.")
    return Redirect(f"{HOME}/{shop.slug}", status_code=303)


@post(HOME + "/{slug:str}/plan", include_in_schema=False)
async def save_plan(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, slug: FromPath[str]
) -> Response[Any] | Redirect:
    """Change what sending costs; a rate whose first price is empty means that it is not sent there that way."""
    shop = await _reach(tx, actor, slug)
    form = await request.form()
    plan = (await shipping.plans_for(tx, [shop.id]))[shop.id]
    try:
        changed = msgspec.structs.replace(plan, methods=[_method(form, plan, method) for method in plan.methods])
        await shipping.set_plan(tx, changed, shop_id=shop.id)
    except Invalid as refusal:
        await tx.rollback()
        return await _page(request, tx, actor, slug, refusal=refusal)
    await audit.record(tx, actor, "shipping.plan_changed", "shop", shop.id, shop_id=shop.id)
    context.flash("success", "Saved.")
    return Redirect(f"{HOME}/{shop.slug}#plan", status_code=303)


async def _reach(tx: Tx, actor: Actor, slug: str) -> Shop:
    enter(actor)
    actor.require(Permission.SHIPPING_MANAGE)
    shop = await merchants.find_shop(tx, slug)
    if shop is None:
        raise NotFound
    shipping.access_shop(actor, shop.id)
    return shop


async def _page(
    request: AnyRequest, tx: Tx, actor: Actor, slug: str, *, refusal: AppError | None = None
) -> Response[Any]:
    shop = await _reach(tx, actor, slug)
    settings = (await shipping.shops_settings(tx, [shop.id]))[shop.id]
    plan = (await shipping.plans_for(tx, [shop.id]))[shop.id]
    return render(
        request,
        "console/fulfilment/shipping.html",
        status=refusal.status if refusal else 200,
        section="shipping",
        shop=shop,
        settings=settings,
        carriers=list(shipping.carrier_names(tx).values()),
        plan=plan,
        rates={(method.code, rate.zone): rate for method in plan.methods for rate in method.rates},
        refusal=refusal,
    )


def _method(form: FormMultiDict, plan: Plan, method: Method) -> Method:
    known = {rate.zone: rate for rate in method.rates}
    rates = []
    for zone in plan.zones:
        prefix = f"{method.code}-{zone.code}-"
        if not str(form.get(f"{prefix}first_price", "")).strip():
            continue
        numbers = {name: _number(form, prefix + name) for name in RATE_NUMBERS}
        free = str(form.get(f"{prefix}free_from", "")).strip()
        most = known[zone.code].most_weight if zone.code in known else None
        rates.append(
            Rate(
                zone=zone.code,
                **numbers,
                free_from=_number(form, f"{prefix}free_from") if free else None,
                most_weight=most,
            )
        )
    return msgspec.structs.replace(method, rates=rates)


def _number(form: FormMultiDict, name: str) -> int:
    """A whole number as somebody typed it; prices (with two places) become minor units. Raises Invalid."""
    text = str(form.get(name, "")).strip()
    is_price = name.endswith(("_price", "free_from"))
    whole, point, places = text.partition(".")
    digits = whole + places.ljust(2, "0") if is_price else text
    fits = digits.isascii() and digits.isdigit() and len(places) <= 2 and (is_price or not point)
    if not fits or int(digits[:12]) > MOST_AMOUNT:
        raise Invalid("This is not a number that can be meant.", field=name)
    return int(digits)


routes = [choose, show, save, save_plan]
