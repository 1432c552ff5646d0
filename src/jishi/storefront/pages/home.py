"""The front page, and the stories it leads to."""

from litestar import Response, get
from litestar.params import FromPath

from jishi.kernel.errors import NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductQuery, Sort
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopState
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of
from jishi.storefront import api
from jishi.storefront.contracts import Block
from jishi.storefront.shared import Values, shared_page, words_of
from jishi.storefront.views import Words

NEW = 8
POPULAR = 15
"""Three rows of five; the page has a budget of 60 KB."""
SHOPS = 8
BLOCKS = 6
SECONDS = 30


@get("/", include_in_schema=False)
async def front(request: AnyRequest) -> Response[bytes]:
    """Categories, stories, new arrivals, shops, and what people buy."""
    context = context_of(request)
    return await shared_page(
        request, "home", "storefront/home.html", lambda: load_front(context.tx, words_of(context)), seconds=SECONDS
    )


async def load_front(tx: Tx, words: Words) -> Values:
    """What the front page shows."""
    newest = await catalog.list_products(tx, ProductQuery(sort=Sort.NEWEST, limit=NEW))
    popular = await catalog.list_products(tx, ProductQuery(limit=POPULAR))
    departments = [category for category in await catalog.category_tree(tx) if category.parent_id is None]
    blocks = [block for block in await api.list_blocks(tx) if block.is_shown][:BLOCKS]
    shops = [shop for shop in await merchants.list_shops(tx) if shop.state is ShopState.OPEN][:SHOPS]
    return {
        "departments": [words.category(category) for category in departments],
        "blocks": [words.block(block) for block in blocks],
        "newest": words.cards(newest.items),
        "popular": words.cards(popular.items),
        "next_url": f"/discover?cursor={popular.next_cursor}" if popular.next_cursor else None,
        "shops": [words.shop(shop) for shop in shops],
    }


@get("/stories/{code:str}", include_in_schema=False)
async def story(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """The page that an editorial block leads to."""
    context = context_of(request)
    block = next((one for one in await api.list_blocks(context.tx) if one.code == code and one.is_shown), None)
    if block is None:
        raise NotFound
    return await shared_page(
        request, f"story:{code}", "storefront/story.html", lambda: load_story(context.tx, words_of(context), block)
    )


async def load_story(tx: Tx, words: Words, block: Block) -> Values:
    """What the page of a block shows."""
    cards = await catalog.cards(tx, block.product_ids)
    categories = {category.code: category for category in await catalog.category_tree(tx)}
    return {
        "block": words.block(block),
        "body": words.pick(block.body),
        "products": words.cards(cards[product_id] for product_id in block.product_ids if product_id in cards),
        "categories": [words.category(categories[code]) for code in block.category_codes if code in categories],
    }


routes = [front, story]
