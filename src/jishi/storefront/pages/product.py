"""The product page, and what of it is personal."""

from urllib.parse import parse_qsl

from litestar import Response, get
from litestar.params import FromPath

from jishi.kernel.errors import NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Product
from jishi.modules.inventory import api as inventory
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of
from jishi.storefront import api
from jishi.storefront.domain.choosing import choose, shown_stock, stock_mark
from jishi.storefront.domain.codes import is_code
from jishi.storefront.goods import load_goods
from jishi.storefront.seen import remember, seen_before
from jishi.storefront.shared import fragment, shared_page, words_of

SECONDS = 300
RAIL = 10
MOST_QUERY = 1_000


@get("/products/{code:str}", include_in_schema=False)
async def product(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """One product. `variant`, or an `option-…` per option, chooses; without, the first one in stock is chosen."""
    # No injected arguments: each of them costs, and this page is asked for most.
    context = context_of(request)
    found = await live_product(context.tx, code)
    stock = {
        variant_id: shown_stock(pieces)
        for variant_id, pieces in (
            await inventory.available(context.tx, [variant.id for variant in found.variants])
        ).items()
    }
    raw = request.scope["query_string"]
    asked = dict(parse_qsl(raw[:MOST_QUERY].decode("latin-1"))) if raw else {}
    variant = choose(found, stock, asked)
    if variant is None:
        raise NotFound
    remember(context, found.id)
    version = f"{found.version}.{found.ratings}.{found.rating}"
    return await shared_page(
        request,
        f"product:{found.code}:{version}:{variant.id.hex}:{stock_mark(found, stock)}",
        "storefront/product.html",
        lambda: load_goods(context.tx, words_of(context), found, variant, stock),
        seconds=SECONDS,
    )


@get("/products/{code:str}/mine", include_in_schema=False)
async def mine(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """What of a product's page is this person's: whether it is on the wish list."""
    context = context_of(request)
    found = await live_product(context.tx, code)
    actor = await context.actor()
    is_wished = await api.has_wish(context.tx, actor.owner_id, found.id)
    return fragment(request, "storefront/partials/hearts.html", code=found.code, is_wished=is_wished)


@get("/products/{code:str}/seen", include_in_schema=False)
async def seen(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """What this browser looked at before this product."""
    context = context_of(request)
    found = await live_product(context.tx, code)
    ids = [product_id for product_id in seen_before(context) if product_id != found.id][:RAIL]
    cards = await catalog.cards(context.tx, ids) if ids else {}
    products = words_of(context).cards(cards[product_id] for product_id in ids if product_id in cards)
    return fragment(request, "storefront/partials/seen.html", products=products)


async def live_product(tx: Tx, code: str) -> Product:
    """The live product with this code. Raises NotFound."""
    found = await catalog.find_product(tx, code) if is_code(code) else None
    if found is None:
        raise NotFound
    return found


routes = [product, mine, seen]
