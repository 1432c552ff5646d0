"""JSON under /api/v1: cart, quotes, checkouts, orders."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, Router, delete, get, patch, post
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.page import Page
from jishi.modules.orders import api
from jishi.modules.orders.contracts import (
    Cart,
    CartChange,
    CartLineChange,
    Checkout,
    LineInput,
    OneClick,
    Order,
    OrderState,
    PlaceOrder,
    Quote,
    QuoteChanged,
    QuoteRequest,
)
from jishi.modules.orders.found import FoundOrder, OrderFilter
from jishi.platform.http import cookies
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext, context_of
from jishi.platform.http.problems import PROBLEM
from jishi.platform.http.shortcuts import Shortcut


class Cancellation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why an order is cancelled, in the person's words."""

    reason: str = ""


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Choose (or not) all lines, or those of one shop."""

    chosen: bool
    shop_id: UUID | None = None


def with_owner(actor: Actor, context: RequestContext) -> Actor:
    """The actor, given a guest identity when it had none, so that what it puts somewhere is found again."""
    if actor.owner_id is not None:
        return actor
    return msgspec.structs.replace(actor, kind=ActorKind.GUEST, guest_id=context.ensure_guest())


def show_count(context: RequestContext, count: int) -> None:
    """Keep the number on the cart's badge."""
    context.set_cookie(cookies.CART, str(count), seconds=cookies.YEAR, script=True)


def changed(context: RequestContext, quote: Quote, refusal: QuoteChanged) -> Response[bytes]:
    """The refusal with the new quote in it, so that the person can go on at once."""
    problem = {
        "type": "about:blank",
        "title": context.translations.gettext(refusal.message),
        "status": refusal.status,
        "code": refusal.code,
        "request_id": context.request_id,
        "quote": quote,
    }
    return Response(msgspec.json.encode(problem), status_code=refusal.status, media_type=PROBLEM)


@get("/cart")
async def show_cart(tx: GivenTx, actor: GivenActor, context: GivenContext) -> Cart:
    """The cart, shop by shop, with what has changed since things were added."""
    cart = await api.get_cart(tx, actor)
    if cart.count != context.cart_count:
        show_count(context, cart.count)
    return cart


@post("/cart/lines")
async def add_line(request: AnyRequest, data: JSONBody[LineInput]) -> CartChange:
    """Put more of a variant into the cart."""
    return await _add_line(context_of(request), data)


async def _add_line(context: RequestContext, data: LineInput) -> CartChange:
    """There is one statement that writes, so it needs no transaction."""
    actor = with_owner(await context.actor(), context)
    async with context.app.tx(write=False) as alone:
        change = await api.add_to_cart(alone, actor, data.variant_id, data.quantity)
    show_count(context, change.count)
    return change


@patch("/cart/lines/{variant_id:uuid}")
async def change_line(
    tx: GivenTx, actor: GivenActor, context: GivenContext, variant_id: FromPath[UUID], data: JSONBody[CartLineChange]
) -> CartChange:
    """Change a line's quantity, whether it is chosen, whether it is saved for later."""
    change = await api.set_cart_line(tx, actor, variant_id, data)
    show_count(context, change.count)
    return change


@delete("/cart/lines/{variant_id:uuid}", status_code=200)
async def remove_line(tx: GivenTx, actor: GivenActor, context: GivenContext, variant_id: FromPath[UUID]) -> CartChange:
    """Take a line out."""
    change = await api.remove_from_cart(tx, actor, [variant_id])
    show_count(context, change.count)
    return change


@patch("/cart")
async def choose(tx: GivenTx, actor: GivenActor, context: GivenContext, data: JSONBody[Choice]) -> CartChange:
    """Choose all lines, or those of one shop."""
    change = await api.choose_all(tx, actor, data.chosen, data.shop_id)
    show_count(context, change.count)
    return change


@post("/quotes", status_code=200)
async def quote(request: AnyRequest, data: JSONBody[QuoteRequest]) -> Quote:
    """What it costs, and why."""
    return await _quote(context_of(request), data)


async def _quote(context: RequestContext, data: QuoteRequest) -> Quote:
    """Nothing is written, so it is read outside of the request's transaction."""
    async with context.app.tx(write=False) as reading:
        return await api.get_quote(reading, await context.actor(), data)


@post("/checkouts")
async def place(
    request: AnyRequest,
    data: JSONBody[PlaceOrder],
    idempotency_key: Annotated[str, HeaderParameter(name="Idempotency-Key")] = "",
) -> Response[Checkout] | Response[bytes]:
    """Place what was quoted. The same Idempotency-Key with the same body gives the same checkout."""
    placed = await _place(context_of(request), data, idempotency_key)
    return placed if isinstance(placed, Response) else Response(placed)


async def _place(context: RequestContext, data: PlaceOrder, key: str | None = None) -> Checkout | Response[bytes]:
    if key is None:
        key = context.headers.get(b"idempotency-key", b"").decode("latin-1")
    actor = with_owner(await context.actor(), context)
    try:
        checkout = await api.place(context.tx, actor, data, idempotency_key=key)
    except QuoteChanged as refusal:
        return changed(context, refusal.quote, refusal)
    if checkout.cart_count is not None:
        show_count(context, checkout.cart_count)
    return checkout


@post("/checkouts/one-click")
async def one_click(
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    data: JSONBody[OneClick],
    idempotency_key: Annotated[str, HeaderParameter(name="Idempotency-Key")] = "",
) -> Response[Checkout] | Response[bytes]:
    """Buy one variant now, to the default address."""
    actor.require_account()
    try:
        return Response(await api.buy_now(tx, actor, data, idempotency_key=idempotency_key))
    except QuoteChanged as refusal:
        return changed(context, refusal.quote, refusal)


@get("/checkouts/{checkout_id:uuid}")
async def show_checkout(tx: GivenTx, actor: GivenActor, checkout_id: FromPath[UUID]) -> Checkout:
    """What was placed together, and how to pay for it."""
    return await api.get_checkout(tx, actor, checkout_id)


@get("/orders")
async def list_orders(
    tx: GivenTx,
    actor: GivenActor,
    states: FromQuery[list[OrderState] | None] = None,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Page[Order]:
    """One's orders, the newest first."""
    return await api.list_orders(tx, actor, states=states or (), cursor=cursor, limit=limit)


@get("/staff/orders", operation_id="search_orders")
async def search_orders(
    tx: GivenTx,
    actor: GivenActor,
    q: FromQuery[str] = "",
    states: FromQuery[list[OrderState] | None] = None,
    shops: FromQuery[list[UUID] | None] = None,
    placed_from: FromQuery[datetime | None] = None,
    placed_before: FromQuery[datetime | None] = None,
    late: FromQuery[bool | None] = None,
    oldest_first: FromQuery[bool] = False,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 50,
) -> Page[FoundOrder]:
    """Orders of the shops one works for, or of all, the newest first. `q` is an order number, the e-mail address or
    phone number of a buyer (guests too), or the beginning of a recipient's name."""
    wanted = OrderFilter(
        text=q,
        states=states or (),
        shops=shops,
        placed_from=placed_from,
        placed_before=placed_before,
        late=late,
        oldest_first=oldest_first,
    )
    return await api.search_orders(tx, actor, wanted, cursor=cursor, limit=limit)


@get("/orders/{number:str}")
async def show_order(tx: GivenTx, actor: GivenActor, number: FromPath[str]) -> Order:
    """One order with its lines and history."""
    return await api.get_order(tx, actor, number)


@post("/orders/{number:str}/cancellation")
async def cancel(tx: GivenTx, actor: GivenActor, number: FromPath[str], data: JSONBody[Cancellation]) -> Order:
    """Cancel an order; what was paid goes back."""
    return await api.cancel(tx, actor, number, data.reason)


routes = [
    Router(
        path="/api/v1",
        route_handlers=[
            show_cart,
            add_line,
            change_line,
            remove_line,
            choose,
            quote,
            place,
            one_click,
            show_checkout,
            search_orders,
            list_orders,
            show_order,
            cancel,
        ],
        tags=["orders"],
    )
]

shortcuts = [
    Shortcut("/api/v1/cart/lines", LineInput, _add_line, 201),
    Shortcut("/api/v1/quotes", QuoteRequest, _quote),
    Shortcut("/api/v1/checkouts", PlaceOrder, _place, 201),
]
