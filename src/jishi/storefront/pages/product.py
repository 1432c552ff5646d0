"""The product page, and what of it is personal."""

from urllib.parse import parse_qsl

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.errors import AppError, Conflict, Invalid, NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Product
from jishi.modules.inventory import api as inventory
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of
from jishi.storefront import api
from jishi.storefront.domain.choosing import choose, shown_stock, stock_mark
from jishi.storefront.domain.codes import is_code
from jishi.storefront.goods import choices_of, load_goods
from jishi.storefront.seen import remember, seen_before
from jishi.storefront.shared import fragment, own_page, shared_page, words_of

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
    products = words_of(context).cards(
        cards[product_id] for product_id in ids if product_id in cards and cards[product_id].on_sale
    )
    return fragment(request, "storefront/partials/seen.html", products=products)


@get("/products/{code:str}/preview", include_in_schema=False)
async def preview(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """A product as shoppers would see it, whatever its state, for those who keep it. Raises NotFound for all others."""
    context = context_of(request)
    actor = await context.actor()
    if not (actor.has(catalog.EXPORT) and is_code(code)):
        raise NotFound
    found = await catalog.find_any_product(context.tx, code)
    if found is None or (actor.shop_ids and found.shop_id not in actor.shop_ids):
        raise NotFound
    pieces = await inventory.available(context.tx, [variant.id for variant in found.variants])
    stock = {variant_id: shown_stock(count) for variant_id, count in pieces.items()}
    variant = choose(found, stock, {})
    if variant is None:
        raise NotFound
    goods = await load_goods(context.tx, words_of(context), found, variant, stock)
    return await own_page(request, "storefront/product.html", **goods)


@get("/products/{code:str}/restock", include_in_schema=False)
async def ask_restock(request: AnyRequest, code: FromPath[str], variant: FromQuery[str] = "") -> Response[bytes]:
    """Ask to be told when a variant is back."""
    return await _restock(request, code, variant)


async def _restock(
    request: AnyRequest, code: str, variant: str, problem: AppError | None = None, email: str = ""
) -> Response[bytes]:
    context = context_of(request)
    found = await live_product(context.tx, code)
    stock = await inventory.available(context.tx, [one.id for one in found.variants])
    gone = [one for one in found.variants if not stock.get(one.id)]
    words = words_of(context)
    labels = {(option.code, value.code): words.pick(value.label) for option in found.options for value in option.values}
    choices = [
        (str(one.id), " / ".join(labels.get(pair, pair[1]) for pair in choices_of(found, one).items()) or one.sku)
        for one in gone
    ]
    actor = await context.actor()
    waits = await inventory.waited_for(context.tx, actor, [one.id for one in gone])
    return await own_page(
        request,
        "storefront/restock.html",
        status=problem.status if problem else 200,
        code=code,
        title=words.pick(found.title),
        choices=choices,
        variant=variant,
        waits={str(one) for one in waits},
        is_signed_in=actor.is_signed_in,
        problem=problem,
        email=email,
    )


@post("/products/{code:str}/restock", status_code=303, include_in_schema=False)
async def wait_for_restock(request: AnyRequest, code: FromPath[str]) -> Response[bytes] | Redirect:
    """Note the wish, or take it back (`wanted` is 0)."""
    context = context_of(request)
    form = await request.form()
    email, variant = str(form.get("email", "")), str(form.get("variant", ""))
    actor = await context.actor()
    found = await live_product(context.tx, code)
    chosen = next((one.id for one in found.variants if str(one.id) == variant), None)
    if chosen is None:
        raise NotFound
    try:
        if form.get("wanted") == "0":
            await inventory.stop_waiting(context.tx, actor, chosen)
            context.flash("info", "We will not write to you about this.")
        else:
            async with context.tx.savepoint():
                await inventory.ask_for_restock(context.tx, actor, chosen, email=email, locale=context.locale)
            context.flash("success", "We will tell you once when it is back.")
    except (Invalid, Conflict) as reason:
        return await _restock(request, code, variant, reason, email)
    return Redirect(f"/products/{code}", status_code=303)


async def live_product(tx: Tx, code: str) -> Product:
    """The live product with this code. Raises NotFound."""
    found = await catalog.find_product(tx, code) if is_code(code) else None
    if found is None:
        raise NotFound
    return found


routes = [product, mine, seen, preview, ask_restock, wait_for_restock]
