"""Category pages and the search."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from jishi.kernel.errors import NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Category, ProductQuery
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.storefront.domain.filters import Wanted
from jishi.storefront.domain.rescue import matching, shorter
from jishi.storefront.lists import Link, load_listing, load_more
from jishi.storefront.shared import Values, fragment, own_page, shared_page, told, wanted_of, words_of
from jishi.storefront.views import Tile, Words

POPULAR = 10
SUGGESTED = 8
MORE = "storefront/partials/grid.html"


@get("/c/{code:path}", include_in_schema=False)
async def category(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """A category: what is below it, what its products can be narrowed by, its products."""
    context, code = context_of(request), code.strip("/")
    tree = {one.code: one for one in await catalog.category_tree(context.tx)}
    if (found := tree.get(code)) is None:
        raise NotFound
    wanted, words, path = wanted_of(request).wordless, words_of(context), f"/c/{code}"
    if is_htmx(request) and wanted.cursor:
        return fragment(request, MORE, **await load_more(context.tx, words, wanted, path, category=code))

    async def load() -> Values:
        listing = await load_listing(context.tx, words, wanted, path, category=code)
        return {"listing": listing, **surroundings(words, found, list(tree.values()))}

    if wanted.is_plain:
        key = f"category:{wanted.sort}:{code}"
        response = await shared_page(request, key, "storefront/category.html", load, seconds=20)
    else:
        response = await own_page(request, "storefront/category.html", **await load())
    return told(request, response, wanted.address(path, words.currency))


def surroundings(words: Words, found: Category, tree: list[Category]) -> dict[str, Any]:
    """The way to a category, what is below it, or beside it when there is nothing below."""
    by_id = {one.id: one for one in tree}
    way: list[Category] = []
    above = by_id.get(found.parent_id) if found.parent_id else None
    while above is not None and above not in way:
        way.insert(0, above)
        above = by_id.get(above.parent_id) if above.parent_id else None
    below = [one for one in tree if one.parent_id == found.id]
    shown = below or [one for one in tree if found.parent_id and one.parent_id == found.parent_id]
    return {
        "category": words.category(found),
        "crumbs": [
            (words.say("Home"), "/"),
            *((words.pick(one.name), f"/c/{one.code}") for one in way),
            (words.pick(found.name), None),
        ],
        "tiles": [words.category(one) for one in shown],
        "tiles_are_below": bool(below),
    }


@get("/search", include_in_schema=False)
async def search(request: AnyRequest) -> Response[bytes]:
    """Products whose title, brand or category has the words; help when there are none."""
    context = context_of(request)
    wanted, words = wanted_of(request), words_of(context)
    if is_htmx(request) and wanted.cursor:
        return fragment(request, MORE, **await load_more(context.tx, words, wanted, "/search"))
    if not wanted.text and not wanted.is_narrowed:
        return await shared_page(
            request, "search", "storefront/search_start.html", lambda: load_start(context.tx, words)
        )
    listing = await load_listing(context.tx, words, wanted, "/search")
    rescue = None if listing.cards or wanted.cursor else await load_rescue(context.tx, words, wanted)
    matches = matching(wanted.text, await catalog.category_tree(context.tx))[:SUGGESTED]
    response = await own_page(
        request,
        "storefront/search.html",
        listing=listing,
        rescue=rescue,
        categories=[words.category(one) for one in matches],
    )
    return told(request, response, wanted.address("/search", words.currency))


async def load_start(tx: Tx, words: Words) -> Values:
    """What stands there before anything was searched for."""
    return {"departments": await departments(tx, words), "popular": await popular(tx, words)}


async def load_rescue(tx: Tx, words: Words, wanted: Wanted) -> dict[str, Any]:
    """What may help when nothing was found: shorter words that do find something, departments, best sellers."""
    links = []
    for text in shorter(wanted.text):
        page = await catalog.list_products(tx, ProductQuery(text=text, limit=1))
        if page.items:
            links.append(Link(text, Wanted(text=text).address("/search", words.currency)))
    return {"links": links, "departments": await departments(tx, words), "popular": await popular(tx, words)}


async def departments(tx: Tx, words: Words) -> list[Tile]:
    """The top of the category tree."""
    return [words.category(one) for one in await catalog.category_tree(tx) if one.parent_id is None]


async def popular(tx: Tx, words: Words) -> list[Any]:
    """What sells best."""
    return words.cards((await catalog.list_products(tx, ProductQuery(limit=POPULAR))).items)


routes = [category, search]
