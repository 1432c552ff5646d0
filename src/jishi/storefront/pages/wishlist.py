"""The wish list as a page, and the hearts that fill it."""

from urllib.parse import urlencode

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.kernel.page import Page
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.storefront import api
from jishi.storefront.contracts import Wish
from jishi.storefront.shared import fragment, own_page, wanted_of, words_of
from jishi.storefront.views import WishCard, Words

PAGE = 24


@get("/wishlist", include_in_schema=False)
async def wishlist(request: AnyRequest) -> Response[bytes]:
    """What somebody wants to remember; guests have a list too."""
    context = context_of(request)
    actor, cursor = await context.actor(), wanted_of(request).cursor
    page: Page[Wish] = Page([])
    if actor.owner_id is not None:
        page = await api.list_wishes(context.tx, actor.owner_id, cursor or None, PAGE)
    shown = {
        "wishes": wish_cards(words_of(context), page.items),
        "next_url": f"/wishlist?cursor={page.next_cursor}" if page.next_cursor else None,
    }
    if is_htmx(request) and cursor:
        return fragment(request, "storefront/partials/wishes.html", **shown)
    return await own_page(request, "storefront/wishlist.html", is_signed_in=actor.is_signed_in, **shown)


@post("/wishlist/{code:str}", status_code=200, include_in_schema=False)
async def wish(request: AnyRequest, code: FromPath[str]) -> Response[bytes] | Redirect:
    """Put a product on the list (`wished` is 1) or take it off (0); `then` is where a browser without script goes."""
    context = context_of(request)
    form = await request.form()
    is_wished = str(form.get("wished", "1")) != "0"
    owner_id = (await context.actor()).owner_id or context.ensure_guest()
    if is_wished:
        await api.add_wish(context.tx, owner_id, code)
        said = "It is on your wish list now."
    else:
        await api.remove_wish(context.tx, owner_id, code)
        said = "It is off your wish list."
    if is_htmx(request):
        return fragment(request, "storefront/partials/hearts.html", code=code, is_wished=is_wished, is_new=True)
    context.flash("success", said)
    back = "/wishlist" if str(form.get("then", "")) == "wishlist" else f"/products/{code}"
    return Redirect(back, status_code=303)


def wish_cards(words: Words, wishes: list[Wish]) -> list[WishCard]:
    """Wishes as cards that tell how the price has changed since."""
    return [wish_card(words, wish) for wish in wishes]


def wish_card(words: Words, wish: Wish) -> WishCard:
    """A wish as a card. What is no longer sold says so, and leads to what is called alike."""
    card = words.card(wish.product)
    if wish.product.on_sale:
        return WishCard(card, words.change(wish.price, wish.product.price))
    found = f"/search?{urlencode({'q': card.title})}"
    return WishCard(msgspec.structs.replace(card, url=found), "", is_gone=True)


routes = [wishlist, wish]
