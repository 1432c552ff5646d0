"""What the storefront takes and tells."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.catalog.contracts import ProductCard
from jishi.modules.media.contracts import Image

MOST_WISHES = 300


class BlockInput(msgspec.Struct, frozen=True, kw_only=True):
    """An editorial block of the home page as it is given. It leads to `url`, or without one to a page of its own that
    shows `body` (HTML, will be sanitised), the products and the categories. Blocks are shown by `position`."""

    code: str
    title: Text
    subtitle: Text = {}
    action: Text = {}
    body: Text = {}
    url: str = ""
    image_id: UUID | None = None
    category_codes: list[str] = []
    product_ids: list[UUID] = []
    position: int = 0
    is_shown: bool = True


class Block(msgspec.Struct, frozen=True):
    """An editorial block as it is shown."""

    code: str
    title: Text
    subtitle: Text
    action: Text
    body: Text
    url: str
    image: Image | None
    category_codes: list[str]
    product_ids: list[UUID]
    is_shown: bool


class ArticleInput(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the help centre as it is given; `body` is HTML and will be sanitised."""

    slug: str
    title: Text
    summary: Text = {}
    body: Text
    position: int = 0


class Article(msgspec.Struct, frozen=True):
    """A page of the help centre."""

    slug: str
    title: Text
    summary: Text
    body: Text
    changed_at: datetime


class Wish(msgspec.Struct, frozen=True):
    """A product somebody wants to remember; `price` in minor units is what it cost then."""

    product: ProductCard
    price: int
    created_at: datetime
