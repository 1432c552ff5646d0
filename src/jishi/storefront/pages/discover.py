"""All products to look around in, and the category tree as a page and as the panel in the top bar."""

from litestar import Response, get

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Category
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.storefront.domain.filters import Wanted
from jishi.storefront.shared import Values, fragment, own_page, shared_page, wanted_of, words_of
from jishi.storefront.views import Tile, Words

PAGE = 20
CHILDREN = 7


@get("/discover", include_in_schema=False)
async def discover(request: AnyRequest) -> Response[bytes]:
    """Every product in masonry; with a cursor the ones after it."""
    context = context_of(request)
    asked = wanted_of(request)
    wanted = Wanted(sort=asked.sort, cursor=asked.cursor)
    words = words_of(context)
    if is_htmx(request):
        return fragment(request, "storefront/partials/masonry.html", **await load(context.tx, words, wanted))
    if wanted.cursor:
        return await own_page(request, "storefront/discover.html", **await load(context.tx, words, wanted))
    key = f"discover:{wanted.sort}"
    return await shared_page(
        request, key, "storefront/discover.html", lambda: load(context.tx, words, wanted), seconds=30
    )


async def load(tx: Tx, words: Words, wanted: Wanted) -> Values:
    """A page of products."""
    page = await catalog.list_products(tx, wanted.query(limit=PAGE))
    following = wanted.but(cursor=page.next_cursor) if page.next_cursor else None
    return {
        "products": words.cards(page.items),
        "next_url": following.address("/discover", words.currency) if following else None,
        "is_first": not wanted.cursor,
        "sort": wanted.sort.value,
    }


@get("/categories", include_in_schema=False)
async def categories(request: AnyRequest) -> Response[bytes]:
    """The whole tree."""
    context = context_of(request)

    async def load_tree() -> Values:
        return {"departments": departments_of(await catalog.category_tree(context.tx), words_of(context))}

    return await shared_page(request, "categories", "storefront/categories.html", load_tree)


@get("/categories/menu", include_in_schema=False)
async def menu(request: AnyRequest) -> Response[bytes]:
    """The panel under "Categories" in the top bar."""
    context = context_of(request)
    tree = departments_of(await catalog.category_tree(context.tx), words_of(context), CHILDREN)
    return fragment(request, "storefront/partials/menu.html", departments=tree)


def departments_of(tree: list[Category], words: Words, most: int = 100) -> list[Tile]:
    """The top of the tree with what is right below it, at most `most` each."""
    below: dict[object, list[Category]] = {}
    for category in tree:
        below.setdefault(category.parent_id, []).append(category)
    return [words.category(category, below.get(category.id, [])[:most]) for category in below.get(None, [])]


routes = [discover, categories, menu]
