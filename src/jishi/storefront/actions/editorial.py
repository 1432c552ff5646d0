"""Write and read the blocks of the home page and the articles of the help centre. There are few; all are kept."""

from urllib.parse import urlsplit

import msgspec
import nh3

from jishi.kernel.errors import Invalid
from jishi.kernel.text import Text, clean
from jishi.modules.media import api as media
from jishi.platform.db import Tx
from jishi.storefront import queries
from jishi.storefront.contracts import Article, ArticleInput, Block, BlockInput

BLOCKS = "storefront:blocks"
ARTICLES = "storefront:articles"
TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote"}
MOST_BODY = 40_000
MOST_PRODUCTS = 100


async def save_block(tx: Tx, given: BlockInput) -> None:
    """Create or change the block with this code; a picture that is not given is kept. Raises Invalid."""
    image = (await media.images(tx, [given.image_id])).get(given.image_id) if given.image_id else None
    await tx.execute(
        queries.SAVE_BLOCK,
        _check_slug(given.code, "code"),
        given.position,
        _words(given.title, "title", 120, least=1),
        _words(given.subtitle, "subtitle", 300),
        _words(given.action, "action", 40),
        _html(given.body, "body"),
        _check_url(given.url),
        image,
        [clean(code, field="category_codes", most=120) for code in given.category_codes],
        given.product_ids[:MOST_PRODUCTS],
        given.is_shown,
        tx.now,
    )
    tx.invalidate(BLOCKS, "page:*")


async def remove_block(tx: Tx, code: str) -> None:
    """Take a block away; one that is not there is fine."""
    await tx.execute(queries.DROP_BLOCK, code)
    tx.invalidate(BLOCKS, "page:*")


async def list_blocks(tx: Tx) -> list[Block]:
    """All blocks in order, hidden ones too. No statement when cached."""

    async def load() -> list[Block]:
        return [msgspec.convert(dict(row), Block) for row in await tx.fetch(queries.BLOCKS)]

    return await load() if tx.write else await tx.app.cache.get(BLOCKS, load)


async def save_article(tx: Tx, given: ArticleInput) -> None:
    """Create or change the help page with this slug. Raises Invalid."""
    await tx.execute(
        queries.SAVE_ARTICLE,
        _check_slug(given.slug, "slug"),
        given.position,
        _words(given.title, "title", 120, least=1),
        _words(given.summary, "summary", 300),
        _html(given.body, "body", least=1),
        tx.now,
    )
    tx.invalidate(ARTICLES, "page:*")


async def remove_article(tx: Tx, slug: str) -> None:
    """Take a help page away; one that is not there is fine."""
    await tx.execute(queries.DROP_ARTICLE, slug)
    tx.invalidate(ARTICLES, "page:*")


async def list_articles(tx: Tx) -> list[Article]:
    """All help pages in order. No statement when cached."""

    async def load() -> list[Article]:
        return [msgspec.convert(dict(row), Article) for row in await tx.fetch(queries.ARTICLES)]

    return await load() if tx.write else await tx.app.cache.get(ARTICLES, load)


def _words(text: Text, field: str, most: int, least: int = 0) -> Text:
    if not text and least:
        raise Invalid("Please fill this in.", field=field)
    return {locale: clean(words, field=field, most=most, least=least) for locale, words in text.items()}


def _html(text: Text, field: str, least: int = 0) -> Text:
    if not text and least:
        raise Invalid("Please fill this in.", field=field)
    plain = {locale: clean(html, field=field, most=MOST_BODY, least=least, lines=True) for locale, html in text.items()}
    return {locale: nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}) for locale, html in plain.items()}


def _check_slug(slug: str, field: str) -> str:
    if not slug or len(slug) > 80 or not all(part.isalnum() and part.isascii() for part in slug.split("-")):
        raise Invalid("Use letters, digits and hyphens.", field=field)
    return slug


def _check_url(url: str) -> str:
    """A path of this shop, or an https address."""
    parts = urlsplit(url.strip())
    inside = not parts.scheme and not parts.netloc and (not url or parts.path.startswith("/"))
    if len(url) > 500 or not (inside or parts.scheme == "https"):
        raise Invalid("This is no address one can go to.", field="url")
    return url.strip()
