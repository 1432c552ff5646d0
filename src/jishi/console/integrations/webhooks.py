"""Pages of webhooks: endpoints, what they were told, and telling them again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Conflict, Invalid
from jishi.modules.integrations import api as integrations
from jishi.modules.integrations.contracts import DeliveryState, EndpointChange, EndpointInput
from jishi.modules.merchants import api as merchants
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext, is_htmx
from jishi.platform.http.pages import render

HOME = "/console/webhooks"
ONE = HOME + "/{endpoint_id:uuid}"


@get(HOME, include_in_schema=False)
async def overview(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """The endpoints."""
    enter(actor)
    found = await integrations.list_endpoints(tx, actor)
    shops = await merchants.shops(tx, {one.shop_id for one in found if one.shop_id})
    return render(request, "console/integrations/webhooks.html", endpoints=found, shops=shops)


@get(HOME + "/new", include_in_schema=False)
async def new(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Response[Any]:
    """A form for a new endpoint."""
    enter(actor)
    return await _form(request, tx, actor, context)


@post(HOME, include_in_schema=False, status_code=200)
async def add(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Response[Any]:
    """Add it, and show its secret once."""
    enter(actor)
    form = await request.form()
    shop = str(form.get("shop_id", ""))
    try:
        made = await integrations.add_endpoint(
            tx,
            actor,
            EndpointInput(
                url=str(form.get("url", "")),
                events=[str(one) for one in form.getall("events", [])],
                description=str(form.get("description", "")),
                shop_id=UUID(shop) if shop else None,
            ),
        )
    except ValueError:
        raise Invalid("There is no such shop.") from None
    except (Invalid, Conflict) as refusal:
        await tx.rollback()
        return await _form(request, tx, actor, context, refusal=refusal)
    return render(request, "console/integrations/secret.html", made=None, endpoint=made.endpoint, secret=made.secret)


@get(ONE, include_in_schema=False)
async def one(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    endpoint_id: FromPath[UUID],
    show: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
) -> Response[Any]:
    """One endpoint and what it was told."""
    enter(actor)
    endpoint = await integrations.get_endpoint(tx, actor, endpoint_id)
    chosen = next((one for one in DeliveryState if one.value == show), None)
    page = await integrations.list_deliveries(tx, actor, endpoint_id, state=chosen, cursor=cursor, limit=30)
    part = "console/integrations/delivery_rows.html" if is_htmx(request) and cursor else ""
    address = f"{HOME}/{endpoint_id}?show={chosen or ''}"
    return render(
        request,
        part or "console/integrations/webhook.html",
        endpoint=endpoint,
        shops=await merchants.shops(tx, [endpoint.shop_id] if endpoint.shop_id else []),
        types=integrations.event_types(actor),
        deliveries=page.items,
        state=chosen,
        states=list(DeliveryState),
        next_url=f"{address}&cursor={page.next_cursor}" if page.next_cursor else None,
        today=tx.now.astimezone(ZONE),
    )


@get(ONE + "/deliveries/{delivery_id:uuid}", include_in_schema=False)
async def delivery(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID], delivery_id: FromPath[UUID]
) -> Response[Any]:
    """One delivery: what is sent, what came back."""
    enter(actor)
    endpoint = await integrations.get_endpoint(tx, actor, endpoint_id)
    found = await integrations.get_delivery(tx, actor, endpoint_id, delivery_id)
    return render(request, "console/integrations/delivery.html", endpoint=endpoint, found=found)


@post(ONE + "/change", include_in_schema=False)
async def change(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, endpoint_id: FromPath[UUID]
) -> Redirect:
    """Other events, or another description."""
    enter(actor)
    form = await request.form()
    wish = EndpointChange(
        url=str(form.get("url", "")),
        events=[str(one) for one in form.getall("events", [])],
        description=str(form.get("description", "")),
    )
    try:
        await integrations.change_endpoint(tx, actor, endpoint_id, wish)
    except Invalid as refusal:
        await tx.rollback()
        context.flash("error", refusal.message, **refusal.params)
        return _back(endpoint_id)
    context.flash("success", "Saved.")
    return _back(endpoint_id)


@post(ONE + "/state", include_in_schema=False)
async def switch(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, endpoint_id: FromPath[UUID]
) -> Redirect:
    """Pause it, or call it again."""
    enter(actor)
    wish = EndpointChange(active=(await request.form()).get("active") == "1")
    await integrations.change_endpoint(tx, actor, endpoint_id, wish)
    context.flash("success", "Saved.")
    return _back(endpoint_id)


@post(ONE + "/removal", include_in_schema=False)
async def remove(tx: GivenTx, actor: GivenActor, context: GivenContext, endpoint_id: FromPath[UUID]) -> Redirect:
    """Call it no more."""
    enter(actor)
    await integrations.remove_endpoint(tx, actor, endpoint_id)
    context.flash("success", "The endpoint is removed.")
    return Redirect(HOME, status_code=303)


@post(ONE + "/secret", include_in_schema=False, status_code=200)
async def rotate(request: AnyRequest, tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID]) -> Response[Any]:
    """A new secret, shown once."""
    enter(actor)
    made = await integrations.rotate_secret(tx, actor, endpoint_id)
    return render(request, "console/integrations/secret.html", made=None, endpoint=made.endpoint, secret=made.secret)


@post(ONE + "/ping", include_in_schema=False)
async def ping(tx: GivenTx, actor: GivenActor, context: GivenContext, endpoint_id: FromPath[UUID]) -> Redirect:
    """Send it an event that means nothing."""
    enter(actor)
    try:
        await integrations.ping(tx, actor, endpoint_id)
    except Conflict as refusal:
        return _refused(context, endpoint_id, refusal)
    context.flash("success", "A ping is on its way. Look at the log in a moment.")
    return _back(endpoint_id)


@post(ONE + "/deliveries/{delivery_id:uuid}/replay", include_in_schema=False)
async def replay(
    tx: GivenTx, actor: GivenActor, context: GivenContext, endpoint_id: FromPath[UUID], delivery_id: FromPath[UUID]
) -> Redirect:
    """Send one again."""
    enter(actor)
    try:
        await integrations.replay(tx, actor, endpoint_id, delivery_id)
    except Conflict as refusal:
        return _refused(context, endpoint_id, refusal)
    context.flash("success", "It is on its way again.")
    return _back(endpoint_id)


@post(ONE + "/replay", include_in_schema=False)
async def replay_since(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, endpoint_id: FromPath[UUID]
) -> Redirect:
    """Send again what was not delivered since a moment in the shop's own time."""
    enter(actor)
    try:
        since = _moment(str((await request.form()).get("since", "")))
        count = await integrations.replay_since(tx, actor, endpoint_id, since)
    except (Conflict, Invalid) as refusal:
        await tx.rollback()
        return _refused(context, endpoint_id, refusal)
    context.flash("success", "On their way again: %(count)s.", count=count)
    return _back(endpoint_id)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZONE)
    except ValueError:
        raise Invalid("Please give a day and a time.", field="since") from None


def _back(endpoint_id: UUID) -> Redirect:
    return Redirect(f"{HOME}/{endpoint_id}", status_code=303)


def _refused(context: RequestContext, endpoint_id: UUID, refusal: AppError) -> Redirect:
    context.flash("error", refusal.message, **refusal.params)
    return _back(endpoint_id)


async def _form(
    request: AnyRequest, tx: Tx, actor: Actor, context: RequestContext, *, refusal: AppError | None = None
) -> Response[Any]:
    form = await request.form() if request.method == "POST" else None
    say = context.translations.gettext
    errors = {field: say(text, **refusal.params) for field, text in refusal.fields.items()} if refusal else {}
    own = actor.shops_with(Permission.WEBHOOKS_MANAGE)
    shops = [shop for shop in await merchants.list_shops(tx) if own is None or shop.id in own][:100]
    return render(
        request,
        "console/integrations/new_webhook.html",
        status=refusal.status if refusal else 200,
        types=integrations.event_types(actor),
        shops=shops,
        for_all=own is None,
        url=str(form.get("url", "")) if form else "",
        description=str(form.get("description", "")) if form else "",
        chosen={str(one) for one in form.getall("events", [])} if form else set(),
        shop_id=str(form.get("shop_id", "")) if form else "",
        errors={"url": "", "events": "", "shop_id": "", "description": "", **errors},
        sentence=say(refusal.message, **refusal.params) if refusal and not errors else "",
    )


routes = [overview, new, add, one, delivery, change, switch, remove, rotate, ping, replay, replay_since]
