"""One's orders: the list, an order, and what can be done with it."""

from urllib.parse import urlencode

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.modules.identity import api as identity
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Order, OrderState
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext, is_htmx
from jishi.platform.http.pages import render
from jishi.storefront.buying.again import put_back
from jishi.storefront.buying.fields import read_fields
from jishi.storefront.buying.finding import found_numbers
from jishi.storefront.buying.owner import owner_of
from jishi.storefront.buying.shown import amounts, read_trace, shot
from jishi.storefront.buying.timeline import timeline_of
from jishi.storefront.buying.way import way_of
from jishi.storefront.buying.words import LOOKS, PARCEL_WORDS, REASONS, TAB_NAMES, TABS, Tab

MOST_SEARCH = 100
PER_PAGE = 10


class TabLink(msgspec.Struct, frozen=True):
    """A tab over the list."""

    label: str
    url: str
    current: bool


@get("/orders", include_in_schema=False)
async def list_mine(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    tab: FromQuery[str] = "all",
    q: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
) -> Response[bytes]:
    """My orders, the newest first, by state and by what is searched for."""
    chosen = next((one for one in Tab if one.value == tab), Tab.ALL)
    text = " ".join(q.split())[:MOST_SEARCH]
    me = owner_of(actor, context)
    page = await orders.list_orders(tx, me, states=TABS[chosen], text=text, cursor=cursor, limit=PER_PAGE)
    say = context.translations.gettext
    return render(
        request,
        "buying/parts/order_list.html" if is_htmx(request) and cursor else "buying/orders.html",
        orders=page.items,
        next_url=_address(chosen, text, page.next_cursor) if page.next_cursor else None,
        tabs=[TabLink(say(TAB_NAMES[one]), _address(one, text), one is chosen) for one in Tab],
        tab=chosen,
        q=text,
        member=actor.is_signed_in,
        looks=LOOKS,
        amounts=amounts,
        shot=shot,
    )


@get("/orders/{number:str}", include_in_schema=False)
async def show(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Response[bytes]:
    """One order: where it stands, what was bought, what it came to and why."""
    me = owner_of(actor, context)
    order, mine = await _find(tx, me, context, number)
    checkout = await orders.get_checkout(tx, me, order.checkout_id) if mine and order.can_pay else None
    say = context.translations.gettext
    goods = amounts(order.currency)(order.goods)
    trace = read_trace(order.trace, goods, context.locale, goods_label=say("Items"), shops={})
    return render(
        request,
        "buying/order.html",
        order=order,
        mine=mine,
        pay_url=f"/pay/{checkout.payment_code}" if checkout and checkout.payment_code else "",
        together=len(checkout.orders) if checkout else 1,
        look=LOOKS[order.state],
        events=timeline_of(order, say),
        trace=trace,
        reasons=REASONS,
        amount=amounts(order.currency),
        shot=shot,
        show_phone=identity.show_phone,
        sent=order.state in (OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED),
        awaits_parcel=order.state in (OrderState.PAID, OrderState.FULFILLING),
        way=await way_of(tx, me, order, mine=mine, locale=context.locale),
        parcel_words=PARCEL_WORDS,
    )


@get("/orders/{number:str}/cancellation", include_in_schema=False)
async def ask_to_cancel(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Response[bytes] | Redirect:
    """The question before cancelling, as a page of its own for browsers without a script."""
    order = await orders.get_order(tx, owner_of(actor, context), number)
    if not order.can_cancel:
        return Redirect(f"/orders/{order.number}", status_code=303)
    return render(request, "buying/cancel.html", order=order, reasons=REASONS, amount=amounts(order.currency))


@post("/orders/{number:str}/cancellation", status_code=200, include_in_schema=False)
async def cancel(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Redirect:
    """Cancel, saying why."""
    fields = await read_fields(request)
    me = owner_of(actor, context)
    try:
        order = await orders.cancel(tx, me, number, fields.text("reason"))
    except Conflict as refusal:
        await tx.rollback()
        context.flash("error", refusal.message, **refusal.params)
        return Redirect(f"/orders/{number}", status_code=303)
    if order.paid_at is None:
        context.flash("success", "The order is cancelled.")
    else:
        context.flash("success", "Cancelled. Your money is on its way back.")
    return Redirect(f"/orders/{order.number}", status_code=303)


@post("/orders/{number:str}/purchase", status_code=200, include_in_schema=False)
async def buy_again(tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]) -> Redirect:
    """The same things once more."""
    me = owner_of(actor, context)
    order = await orders.get_order(tx, me, number)
    return await put_back(tx, me, context, order.lines)


async def _find(tx: Tx, me: Actor, context: RequestContext, number: str) -> tuple[Order, bool]:
    """The order, and whether it is the actor's own; one that was found by number and contact is only to be read."""
    try:
        return await orders.get_order(tx, me, number), True
    except NotFound:
        if number not in found_numbers(context, tx.now):
            raise
        return await orders.get_order(tx, SYSTEM, number), False


def _address(tab: Tab, text: str, cursor: str | None = None) -> str:
    query = {"tab": tab.value if tab is not Tab.ALL else "", "q": text, "cursor": cursor or ""}
    known = {name: value for name, value in query.items() if value}
    return f"/orders?{urlencode(known)}" if known else "/orders"


routes = [list_mine, show, ask_to_cancel, cancel, buy_again]
