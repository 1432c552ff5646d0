"""What templates of the storefront show: modules' contracts with their words picked and their amounts written."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from jishi.kernel.money import Money
from jishi.kernel.text import Text, pick
from jishi.modules.catalog.contracts import Category, ProductCard
from jishi.modules.media.contracts import WIDTHS, Image, Picture, picture, rendition_url
from jishi.modules.merchants.contracts import Shop, ShopState
from jishi.platform.formats import money as money_text
from jishi.platform.i18n import Translations
from jishi.storefront.contracts import Block

CARD_WIDTHS = (320, 640)
TILE_WIDTHS = (160, 320)

LEAST_REDUCTION = 5
"""Per cent off the list price from which it is worth a word."""


class Card(msgspec.Struct, frozen=True):
    """A product card's content, as the design system's macros want it."""

    code: str
    url: str
    title: str
    image: Picture | None
    price: Money
    price_max: Money | None = None
    list_price: Money | None = None
    price_reason: str | None = None
    sold: int | None = None
    rating: float | None = None
    proof: str | None = None
    badge: str | None = None
    sold_out: bool = False


class WishCard(msgspec.Struct, frozen=True):
    """A wish: the product, and in words how its price has changed since it was wished for."""

    card: Card
    change: str
    is_gone: bool = False


class Tile(msgspec.Struct, frozen=True):
    """A category or shop to go to."""

    url: str
    label: str
    image: Picture | None = None
    note: str = ""
    children: list["Tile"] = []


class BlockTile(msgspec.Struct, frozen=True):
    """An editorial block to go to."""

    url: str
    title: str
    subtitle: str
    action: str
    image: Picture | None


class ShopFront(msgspec.Struct, frozen=True):
    """A shop as its card and its page show it."""

    url: str
    slug: str
    name: str
    story: str
    city: str
    is_open: bool
    logo: Picture | None
    banner: Picture | None
    opened_at: datetime


class ArticleLink(msgspec.Struct, frozen=True):
    """A help page to go to."""

    slug: str
    url: str
    title: str
    summary: str


class Words:
    """Turns contracts into what one language and currency show."""

    def __init__(self, translations: Translations, currency: str) -> None:
        self.locale = translations.locale
        self.currency = currency
        self.say = translations.gettext

    def pick(self, text: Text) -> str:
        """The text in this language, else in any."""
        return pick(text, self.locale)

    def money(self, amount: int) -> Money:
        """Minor units as money."""
        return Money(amount, self.currency)

    def picture(self, image: Image | None, alt: str = "") -> Picture | None:
        """A picture with its own words, else with `alt`."""
        return None if image is None else picture(image, self.pick(image.alts) or image.alt or alt)

    def small(self, image: Image | None, widths: Sequence[int]) -> Picture | None:
        """A picture that stands beside words that say the same: without words of its own, and only in the sizes that
        its place can use, since a page has dozens of them. Browsers without AVIF get WebP in the largest."""
        if image is None:
            return None
        fitting = [width for width in widths if width <= image.width] or [WIDTHS[0]]
        avif = ", ".join(f"{rendition_url(image.code, width, 'avif')} {width}w" for width in fitting)
        src = rendition_url(image.code, fitting[-1])
        return Picture(src, avif, "", image.width, image.height, image.placeholder, "")

    def card(self, product: ProductCard, proof: str | None = None) -> Card:
        """A product as a card. A range of prices stands without the list price, which is the cheapest variant's."""
        title = self.pick(product.title)
        one_price = product.price == product.price_max
        return Card(
            code=product.code,
            url=f"/products/{product.code}",
            title=title,
            image=self.small(product.image, CARD_WIDTHS),
            price=self.money(product.price),
            price_max=None if one_price else self.money(product.price_max),
            list_price=self.money(product.list_price) if one_price and product.list_price else None,
            price_reason=self.reduction(product.price, product.list_price) or None,
            sold=product.sold or None,
            rating=product.rating / 100 if product.ratings else None,
            proof=proof,
            sold_out=not (product.in_stock and product.on_sale),
        )

    def cards(self, products: Iterable[ProductCard]) -> list[Card]:
        """Several products as cards."""
        return [self.card(product) for product in products]

    def reduction(self, price: int, list_price: int | None) -> str:
        """How much less than the list price this is, in words; empty when there is nothing to say."""
        if not list_price or list_price <= price:
            return ""
        percent = (list_price - price) * 100 // list_price
        if percent < LEAST_REDUCTION:
            return ""
        tenths, rest = divmod(100 - percent, 10)
        return self.say("%(percent)s%% off", percent=percent, tenths=f"{tenths}.{rest}" if rest else tenths)

    def change(self, before: int, now: int) -> str:
        """That a price has fallen, in words; empty otherwise, for a rise shows by itself."""
        if now >= before:
            return ""
        return self.say(
            "%(amount)s less than when you saved it", amount=money_text(self.money(before - now), self.locale)
        )

    def category(self, category: Category, children: Iterable[Category] = ()) -> Tile:
        """A category as a tile."""
        label = self.pick(category.name)
        below = [self.category(child) for child in children]
        return Tile(f"/c/{category.code}", label, self.small(category.image, TILE_WIDTHS), children=below)

    def shop(self, shop: Shop) -> Tile:
        """A shop as a tile."""
        name = self.pick(shop.name)
        return Tile(f"/shop/{shop.slug}", name, self.small(shop.logo, TILE_WIDTHS), self.pick(shop.place))

    def shop_front(self, shop: Shop) -> ShopFront:
        """A shop with its story."""
        name = self.pick(shop.name)
        return ShopFront(
            f"/shop/{shop.slug}",
            shop.slug,
            name,
            self.pick(shop.story),
            self.pick(shop.place),
            shop.state is ShopState.OPEN,
            self.small(shop.logo, TILE_WIDTHS),
            self.picture(shop.banner),
            shop.opened_at,
        )

    def block(self, block: Block) -> BlockTile:
        """An editorial block; without an address of its own it leads to its story."""
        title = self.pick(block.title)
        return BlockTile(
            block.url or f"/stories/{block.code}",
            title,
            self.pick(block.subtitle),
            self.pick(block.action),
            self.picture(block.image, title),
        )
