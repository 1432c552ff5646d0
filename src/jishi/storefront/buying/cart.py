"""The cart: a page, and one small act per control on it."""

from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.kernel.text import pick
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import MOST_PER_LINE, Cart, CartLine, CartLineChange, LineInput, Quote, QuoteRequest
from jishi.platform.db import Tx
from jishi.platform.http import cookies
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext, is_htmx
from jishi.platform.http.pages import render
from jishi.storefront.buying.fields import Fields, find_id, need_id, read_fields
from jishi.storefront.buying.owner import owner_of
from jishi.storefront.buying.shown import amounts, read_trace, shot

Answer = Response[bytes] | Redirect


class Removed(msgspec.Struct, frozen=True):
    """What was just taken out, so that it can be put back."""

    variant_id: UUID
    quantity: int
    title: str = ""


@get("/cart", include_in_schema=False)
async def show(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    removed: FromQuery[str] = "",
    quantity: FromQuery[int] = 1,
) -> Response[bytes]:
    """The cart. `removed` and `quantity` name what the last act took out."""
    variant_id = find_id(removed)
    undo = Removed(variant_id, max(1, min(quantity, MOST_PER_LINE))) if variant_id else None
    return await _page(request, tx, actor, context, undo)


@post("/cart/lines", status_code=200, include_in_schema=False)
async def add(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Answer:
    """Put a variant into the cart: a toast and the badge for htmx, else on to the cart."""
    fields = await read_fields(request)
    variant_id = _chosen_variant(fields)
    count = fields.whole("quantity") if "quantity" in fields else 1
    async with tx.app.tx(write=False) as alone:
        change = await orders.add_to_cart(alone, owner_of(actor, context), variant_id, count)
    remember_count(context, change.count)
    if not is_htmx(request):
        context.flash("success", "Added to the cart")
        return Redirect("/cart", status_code=303)
    return render(request, "buying/added.html", cart_count=change.count, notices=change.notices)


@post("/cart", status_code=200, include_in_schema=False)
async def change_all(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Answer:
    """Take over everything on the cart's form at once: how it works without a script."""
    fields = await read_fields(request)
    me = owner_of(actor, context)
    cart = await orders.get_cart(tx, me)
    chosen = fields.ids("chosen")
    shops = fields.ids("shop")
    for line in _lines(cart):
        change = _line_change(line, fields, chosen)
        if change is not None:
            await orders.set_cart_line(tx, me, line.variant_id, change)
    for shop in cart.shops:
        if (shop.shop_id in shops) != shop.all_chosen:
            await orders.choose_all(tx, me, shop.shop_id in shops, shop.shop_id)
    if cart.shops and ("all" in fields) != all(shop.all_chosen for shop in cart.shops):
        await orders.choose_all(tx, me, "all" in fields)
    remember_count(context, await orders.cart_count(tx, me.require_owner()))
    return Redirect("/checkout" if fields.text("then") == "checkout" else "/cart", status_code=303)


@post("/cart/choice", status_code=200, include_in_schema=False)
async def choose_everything(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Answer:
    """Choose all lines or none."""
    fields = await read_fields(request)
    wished = fields.text("everything") == "yes" if "everything" in fields else "all" in fields
    await orders.choose_all(tx, owner_of(actor, context), wished)
    return await _after(request, tx, actor, context)


@post("/cart/shops/{shop:str}/choice", status_code=200, include_in_schema=False)
async def choose_shop(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, shop: FromPath[str]
) -> Answer:
    """Choose all lines of a shop or none."""
    shop_id = need_id(shop)
    fields = await read_fields(request)
    await orders.choose_all(tx, owner_of(actor, context), shop_id in fields.ids("shop"), shop_id)
    return await _after(request, tx, actor, context)


@post("/cart/lines/{variant:str}/choice", status_code=200, include_in_schema=False)
async def choose_line(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, variant: FromPath[str]
) -> Answer:
    """Choose a line, or not."""
    variant_id = need_id(variant)
    fields = await read_fields(request)
    change = CartLineChange(chosen=variant_id in fields.ids("chosen"))
    await orders.set_cart_line(tx, owner_of(actor, context), variant_id, change)
    return await _after(request, tx, actor, context)


@post("/cart/lines/{variant:str}/quantity", status_code=200, include_in_schema=False)
async def set_quantity(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, variant: FromPath[str]
) -> Answer:
    """Another number of pieces."""
    variant_id = need_id(variant)
    fields = await read_fields(request)
    count = fields.whole(f"quantity-{variant_id}" if f"quantity-{variant_id}" in fields else "quantity")
    await orders.set_cart_line(tx, owner_of(actor, context), variant_id, CartLineChange(quantity=count))
    return await _after(request, tx, actor, context)


@post("/cart/lines/{variant:str}/rest", status_code=200, include_in_schema=False)
async def take_the_rest(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, variant: FromPath[str]
) -> Answer:
    """As many pieces as there still are."""
    variant_id = need_id(variant)
    fields = await read_fields(request)
    change = CartLineChange(quantity=fields.whole("quantity"))
    await orders.set_cart_line(tx, owner_of(actor, context), variant_id, change)
    return await _after(request, tx, actor, context)


@post("/cart/lines/{variant:str}/saving", status_code=200, include_in_schema=False)
async def save_for_later(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, variant: FromPath[str]
) -> Answer:
    """Put a line aside."""
    await orders.set_cart_line(tx, owner_of(actor, context), need_id(variant), CartLineChange(saved=True))
    return await _after(request, tx, actor, context)


@post("/cart/lines/{variant:str}/return", status_code=200, include_in_schema=False)
async def take_back(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, variant: FromPath[str]
) -> Answer:
    """Take a line that was put aside back into the cart."""
    change = CartLineChange(saved=False, chosen=True)
    await orders.set_cart_line(tx, owner_of(actor, context), need_id(variant), change)
    return await _after(request, tx, actor, context)


@post("/cart/lines/{variant:str}/removal", status_code=200, include_in_schema=False)
async def remove(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, variant: FromPath[str]
) -> Answer:
    """Take a line out, offering to undo it."""
    variant_id = need_id(variant)
    me = owner_of(actor, context)
    cart = await orders.get_cart(tx, me)
    line = next((line for line in [*_lines(cart), *cart.saved] if line.variant_id == variant_id), None)
    await orders.remove_from_cart(tx, me, [variant_id])
    undo = None
    if line is not None and line.item is not None and line.item.on_sale:
        undo = Removed(variant_id, line.quantity, pick(line.item.title, context.locale))
    return await _after(request, tx, actor, context, undo)


@post("/cart/removal", status_code=200, include_in_schema=False)
async def remove_gone(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Answer:
    """Take out everything that cannot be bought any more."""
    me = owner_of(actor, context)
    cart = await orders.get_cart(tx, me)
    gone = [line.variant_id for line in _lines(cart) if is_gone(line)]
    if gone:
        await orders.remove_from_cart(tx, me, gone)
    return await _after(request, tx, actor, context)


@post("/cart/lines/{variant:str}/restoration", status_code=200, include_in_schema=False)
async def restore(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, variant: FromPath[str]
) -> Answer:
    """Put back what was just taken out."""
    fields = await read_fields(request)
    await orders.add_to_cart(tx, owner_of(actor, context), need_id(variant), fields.whole("quantity"))
    return await _after(request, tx, actor, context)


async def _after(
    request: AnyRequest, tx: Tx, actor: Actor, context: RequestContext, undo: Removed | None = None
) -> Answer:
    """The cart as it stands after an act."""
    if is_htmx(request):
        return await _page(request, tx, actor, context, undo)
    remember_count(context, await orders.cart_count(tx, owner_of(actor, context).require_owner()))
    query = f"?removed={undo.variant_id}&quantity={undo.quantity}" if undo else ""
    return Redirect(f"/cart{query}", status_code=303)


async def _page(
    request: AnyRequest, tx: Tx, actor: Actor, context: RequestContext, undo: Removed | None
) -> Response[bytes]:
    cart = await orders.get_cart(tx, actor)
    remember_count(context, cart.count)
    wanted = [LineInput(line.variant_id, line.quantity) for line in _lines(cart) if line.chosen and not is_gone(line)]
    quote = await orders.get_quote(tx, actor, QuoteRequest(lines=wanted)) if wanted else None
    gettext = context.translations.gettext
    trace = None
    if quote is not None:
        names = {str(shop.shop_id): shop.name for shop in quote.shops}
        goods = amounts(quote.currency)(quote.goods)
        trace = read_trace(quote.trace, goods, context.locale, goods_label=gettext("Items"), shops=names)
    return render(
        request,
        "buying/cart_changed.html" if is_htmx(request) else "buying/cart.html",
        cart=cart,
        cart_count=cart.count,
        quote=quote,
        freight=_freight_of(quote),
        trace=trace,
        undo=undo,
        pieces=sum(line.quantity for line in wanted),
        gone=[line for line in _lines(cart) if is_gone(line)],
        is_gone=is_gone,
        all_chosen=bool(cart.shops) and all(shop.all_chosen for shop in cart.shops),
        amount=amounts(cart.currency),
        shot=shot,
        most=MOST_PER_LINE,
    )


def remember_count(context: RequestContext, count: int) -> None:
    """Keep the number on the badge with the browser."""
    if count != context.cart_count or cookies.CART not in context.jar:
        context.jar[cookies.CART] = str(min(count, 9_999))
        context.set_cookie(cookies.CART, str(min(count, 9_999)), seconds=cookies.YEAR)


def _freight_of(quote: Quote | None) -> dict[UUID, tuple[int, int]]:
    """Per shop that would charge for delivery: from what goods value it is free, and what is in it now."""
    found = {}
    for shop in quote.shops if quote else []:
        offer = next((offer for offer in shop.offers if offer.method == shop.method), None)
        if offer is not None and offer.free_from and shop.freight:
            found[shop.shop_id] = (offer.free_from, shop.goods - shop.discount)
    return found


def _line_change(line: CartLine, fields: Fields, chosen: set[UUID]) -> CartLineChange | None:
    name = f"quantity-{line.variant_id}"
    if is_gone(line):
        return CartLineChange(chosen=False) if line.chosen else None
    if name not in fields:
        return None
    count = fields.whole(name)
    ticked = line.variant_id in chosen
    if count == line.quantity and ticked == line.chosen:
        return None
    return CartLineChange(
        quantity=count if count != line.quantity else None, chosen=ticked if ticked != line.chosen else None
    )


def is_gone(line: CartLine) -> bool:
    """Whether nothing of this can be bought at present."""
    return line.item is None or not line.item.on_sale or line.available <= 0


def _lines(cart: Cart) -> list[CartLine]:
    return [line for shop in cart.shops for line in shop.lines]


def _chosen_variant(fields: Fields) -> UUID:
    found = find_id(fields.text("variant_id") or fields.text("variant"))
    if found is None:
        raise Invalid("Please choose a variant first.", field="variant_id")
    return found


routes = [
    show,
    add,
    change_all,
    choose_everything,
    choose_shop,
    choose_line,
    set_quantity,
    take_the_rest,
    save_for_later,
    take_back,
    remove,
    remove_gone,
    restore,
]
