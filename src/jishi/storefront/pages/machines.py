"""What search engines and browsers ask for by themselves."""

import hashlib
from collections.abc import Iterable
from xml.sax.saxutils import escape

from litestar import Response, get
from litestar.params import FromPath

from jishi.kernel.errors import NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductQuery, Sort
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import Shop, ShopState
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of
from jishi.platform.http.static import Assets, file_response
from jishi.storefront import api
from jishi.ui.assets import asset

XML = "application/xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SECONDS = 3_600
MOST_ADDRESSES = 5_000
"""Of one shop; the newest products come first."""
AT_ONCE = 100
PRIVATE = ("account", "api", "cart", "checkout", "compare", "console", "orders", "recent", "search", "wishlist")


@get("/robots.txt", include_in_schema=False)
async def robots(request: AnyRequest) -> Response[bytes]:
    """What crawlers should leave alone: what is personal, and pages that only repeat others."""
    base = context_of(request).app.settings.public_url
    lines = ["User-agent: *", *(f"Disallow: /{name}" for name in PRIVATE), "", f"Sitemap: {base}/sitemap.xml", ""]
    return kept(request, "\n".join(lines).encode(), "text/plain; charset=utf-8")


@get("/sitemap.xml", include_in_schema=False)
async def sitemap(request: AnyRequest) -> Response[bytes]:
    """Where the maps are: one of the pages, one of each shop's products."""
    context = context_of(request)

    async def load() -> bytes:
        names = ["pages", *(f"shop-{shop.slug}" for shop in await open_shops(context.tx))]
        base = context.app.settings.public_url
        maps = "".join(f"<sitemap><loc>{escape(f'{base}/sitemaps/{name}.xml')}</loc></sitemap>" for name in names)
        return document("sitemapindex", maps)

    return kept(request, await context.app.cache.get("sitemap:index", load, seconds=SECONDS), XML)


@get("/sitemaps/{name:str}", include_in_schema=False)
async def part(request: AnyRequest, name: FromPath[str]) -> Response[bytes]:
    """One map."""
    context = context_of(request)
    shop = None
    if name != "pages.xml":
        shop = next((one for one in await open_shops(context.tx) if f"shop-{one.slug}.xml" == name), None)
        if shop is None:
            raise NotFound

    async def load() -> bytes:
        paths = await shop_paths(context.tx, shop) if shop else await page_paths(context.tx)
        return urlset(context.app.settings.public_url, paths)

    return kept(request, await context.app.cache.get(f"sitemap:{name}", load, seconds=SECONDS), XML)


@get("/favicon.ico", include_in_schema=False)
async def favicon(request: AnyRequest) -> Response[bytes]:
    """The mark, for those who do not read the page's own link to it."""
    assets = context_of(request).app.service(Assets)
    name = asset("favicon.svg").removeprefix("/assets/")
    return file_response(assets, name, request.headers.get("accept-encoding", ""), cache="public, max-age=86400")


async def open_shops(tx: Tx) -> list[Shop]:
    """Shops that trade."""
    return [shop for shop in await merchants.list_shops(tx) if shop.state is ShopState.OPEN]


async def page_paths(tx: Tx) -> list[str]:
    """Everything but products."""
    return [
        *("/", "/discover", "/categories", "/shops", "/help"),
        *(f"/c/{category.code}" for category in await catalog.category_tree(tx)),
        *(f"/shop/{shop.slug}" for shop in await open_shops(tx)),
        *(f"/stories/{block.code}" for block in await api.list_blocks(tx) if block.is_shown and not block.url),
        *(f"/help/{article.slug}" for article in await api.list_articles(tx)),
    ]


async def shop_paths(tx: Tx, shop: Shop) -> list[str]:
    """A shop's products, a hundred per statement."""
    paths: list[str] = []
    cursor = None
    while len(paths) < MOST_ADDRESSES:
        query = ProductQuery(shop_id=shop.id, sort=Sort.NEWEST, cursor=cursor, limit=AT_ONCE)
        page = await catalog.list_products(tx, query)
        paths += [f"/products/{product.code}" for product in page.items]
        if (cursor := page.next_cursor) is None:
            break
    return paths


def urlset(base: str, paths: Iterable[str]) -> bytes:
    """A map of these paths."""
    return document("urlset", "".join(f"<url><loc>{escape(base + path)}</loc></url>" for path in paths))


def document(root: str, content: str) -> bytes:
    """An XML document of the sitemap protocol."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">{content}</{root}>\n'.encode()


def kept(request: AnyRequest, body: bytes, kind: str) -> Response[bytes]:
    """An answer that caches may keep for an hour, or 304 when the caller has it already."""
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": etag, "Cache-Control": "public, max-age=3600"}
    if request.headers.get("if-none-match") == etag:
        return Response(b"", status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)


routes = [robots, sitemap, part, favicon]
