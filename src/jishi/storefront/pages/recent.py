"""What this browser looked at lately."""

from litestar import Response, get, post
from litestar.response import Redirect

from jishi.modules.catalog import api as catalog
from jishi.platform.http.context import AnyRequest, context_of
from jishi.storefront.seen import forget, seen_before
from jishi.storefront.shared import own_page, words_of


@get("/recent", include_in_schema=False)
async def recent(request: AnyRequest) -> Response[bytes]:
    """Products in the order in which they were last looked at."""
    context = context_of(request)
    ids = seen_before(context)
    cards = await catalog.cards(context.tx, ids) if ids else {}
    products = words_of(context).cards(
        cards[product_id] for product_id in ids if product_id in cards and cards[product_id].on_sale
    )
    return await own_page(request, "storefront/recent.html", products=products)


@post("/recent/clearance", status_code=303, include_in_schema=False)
async def clear(request: AnyRequest) -> Redirect:
    """Forget all of it."""
    context = context_of(request)
    forget(context)
    context.flash("success", "Your recently viewed list is empty again.")
    return Redirect("/recent", status_code=303)


routes = [recent, clear]
