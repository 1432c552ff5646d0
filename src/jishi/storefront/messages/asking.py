"""From a product: ask its shop, or talk in its room."""

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.kernel.errors import Forbidden, Unauthenticated
from jishi.modules.merchants import api as merchants
from jishi.modules.messaging import api as messaging
from jishi.platform.http.context import AnyRequest, context_of
from jishi.storefront.buying.fields import Fields
from jishi.storefront.messages.room import MOST_BYTES, REFUSALS, conversation, read_message, told
from jishi.storefront.messages.shown import Head
from jishi.storefront.pages.product import live_product
from jishi.storefront.shared import own_page, words_of


@post("/products/{code:str}/conversation", status_code=200, include_in_schema=False)
async def ask(request: AnyRequest, code: FromPath[str]) -> Redirect:
    """My conversation with the shop of a product, which is ready to be shown there."""
    context = context_of(request)
    actor = await context.actor()
    product = await live_product(context.tx, code)
    if actor.account_id is None:
        return Redirect(f"/sign-in?next=/products/{product.code}", status_code=303)
    shop = (await merchants.shops(context.tx, [product.shop_id]))[product.shop_id]
    try:
        room_id = await messaging.open_shop(context.tx, actor, shop.slug)
    except Forbidden as refusal:
        await context.tx.rollback()
        context.flash("info", refusal.message)
        return Redirect(f"/products/{product.code}", status_code=303)
    return Redirect(f"/messages/{room_id}?card=product:{product.code}", status_code=303)


@get("/products/{code:str}/room", include_in_schema=False)
async def room(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """What people say about a product; everybody may read it."""
    return await _room(request, code)


@post("/products/{code:str}/room", status_code=200, include_in_schema=False, request_max_body_size=MOST_BYTES)
async def say(request: AnyRequest, code: FromPath[str]) -> Response[bytes] | Redirect:
    """Say something there."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    fields = Fields(await request.form())
    try:
        room_id = await messaging.open_product_room(context.tx, code)
        await messaging.send(context.tx, actor, room_id, await read_message(request, context, fields))
    except REFUSALS as refusal:
        if isinstance(refusal, Unauthenticated):
            raise
        await context.tx.rollback()
        response = await _room(request, code, error=told(context, refusal), text=fields.text("text"))
        response.status_code = refusal.status
        return response
    return Redirect(f"/products/{code}/room", status_code=303)


async def _room(request: AnyRequest, code: str, *, error: str = "", text: str = "") -> Response[bytes]:
    context = context_of(request)
    actor = await context.actor()
    product = await live_product(context.tx, code)
    room_id = await messaging.find_product_room(context.tx, code)
    title = words_of(context).pick(product.title)
    if room_id is not None:
        values = await conversation(context, room_id)
    else:
        head = Head(None, "product", title, "", "", None, "", 0, False, False, False, 0, 0, 0)
        values = {"head": head, "bubbles": [], "version": 0, "has_older": False, "is_past": False}
    values |= {"may_write": actor.account_id is not None, "code": product.code, "title": title}
    return await own_page(request, "messages/product_room.html", **values, error=error, text=text)


routes = [ask, room, say]
