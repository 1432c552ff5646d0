"""The shops of the market, and each one's own page."""

from litestar import Response, get
from litestar.params import FromPath

from jishi.kernel.errors import NotFound
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopState
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.storefront.lists import load_listing, load_more
from jishi.storefront.shared import Values, fragment, own_page, shared_page, told, wanted_of, words_of


@get("/shops", include_in_schema=False)
async def shops(request: AnyRequest) -> Response[bytes]:
    """Every shop that is open."""
    context = context_of(request)

    async def load() -> Values:
        words = words_of(context)
        found = [shop for shop in await merchants.list_shops(context.tx) if shop.state is ShopState.OPEN]
        return {"shops": [words.shop_front(shop) for shop in found]}

    return await shared_page(request, "shops", "storefront/shops.html", load)


@get("/shop/{slug:str}", include_in_schema=False)
async def shop(request: AnyRequest, slug: FromPath[str]) -> Response[bytes]:
    """A shop: who it is, and its products, which can be searched and narrowed."""
    context = context_of(request)
    found = await merchants.find_shop(context.tx, slug)
    if found is None or found.state is ShopState.CLOSED:
        raise NotFound
    wanted, words, path = wanted_of(request), words_of(context), f"/shop/{found.slug}"
    if is_htmx(request) and wanted.cursor:
        more = await load_more(context.tx, words, wanted, path, shop_id=found.id)
        return fragment(request, "storefront/partials/grid.html", **more)

    async def load() -> Values:
        listing = await load_listing(context.tx, words, wanted, path, shop_id=found.id)
        return {"shop": words.shop_front(found), "listing": listing}

    if wanted.is_plain:
        key = f"shop:{wanted.sort}:{found.slug}"
        response = await shared_page(request, key, "storefront/shop.html", load, seconds=20)
    else:
        response = await own_page(request, "storefront/shop.html", **await load())
    return told(request, response, wanted.address(path, words.currency))


routes = [shops, shop]
