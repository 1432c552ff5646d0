"""The demo world as plain frozen data: what exists, what it is called, what it costs, who buys it.

Everything that a person reads comes as `Text`. Money is an integer in fen (CNY minor units). Moments are told as
whole days before "today", so that the world is always fresh: 0 is today, 119 is 119 days ago. References are the
string keys of the other lists, except where an index into a tuple of `World` is named as such.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from jishi.demo.art.spec import Archetype, EditorialScene, PictureSpec


class Text(msgspec.Struct, frozen=True):
    """The same thing said by a native hand in both languages."""

    zh: str
    en: str

    def get(self, locale: str) -> str:
        """The text for a locale such as `zh-CN` or `en`; anything but Chinese reads English."""
        return self.zh if locale.startswith("zh") else self.en

    def locales(self) -> dict[str, str]:
        """As modules take it: locale to text."""
        return {"zh-CN": self.zh, "en": self.en}


class Region(msgspec.Struct, frozen=True):
    """A place down to the district."""

    country: str
    """ISO 3166-1 alpha-2, `CN` for nearly everyone."""
    province: Text
    city: Text
    district: Text
    postcode: str
    code: str
    """GB/T 2260 code of the province or city (six digits); empty outside China."""


class Address(msgspec.Struct, frozen=True):
    """Where a person receives parcels; streets and numbers are made up."""

    region: Region
    line: Text
    """Street, number, building, room."""
    phone: str
    """E.164."""


class AttributeKind(StrEnum):
    CHOICE = "choice"
    """One of `values`; good as a facet."""
    NUMBER = "number"
    """A whole number in `unit`."""


class AttributeValue(msgspec.Struct, frozen=True):
    key: str
    label: Text


class Attribute(msgspec.Struct, frozen=True):
    """A property that products of a category state (material, season, volume …)."""

    key: str
    """Unique in the world; the same key means the same attribute wherever it appears."""
    label: Text
    kind: AttributeKind
    values: tuple[AttributeValue, ...] = ()
    """Empty for numbers."""
    unit: str = ""
    """Symbol such as `ml`; empty for choices."""
    facet: bool = True
    """Worth filtering by."""


class Category(msgspec.Struct, frozen=True):
    """A node of the category tree; parents come before children in `World.categories`."""

    key: str
    """Slug, unique in the tree."""
    parent: str | None
    """None for the six departments."""
    level: int
    """1 department, 2 group or leaf, 3 leaf."""
    name: Text
    blurb: Text
    """One sentence for the head of the category page."""
    attributes: tuple[str, ...] = ()
    """Keys of attributes; on leaves only."""
    tile: PictureSpec | None = None
    """What the category's tile shows."""
    position: int = 0
    """Order among its siblings."""


class Brand(msgspec.Struct, frozen=True):
    key: str
    name: Text
    country: str
    """ISO 3166-1 alpha-2."""
    story: Text
    color: str
    """`#rrggbb`, for the drawn logo."""


class Shop(msgspec.Struct, frozen=True):
    key: str
    """Slug."""
    name: Text
    tagline: Text
    story: Text
    """Two or three sentences of plain text."""
    specialty: Text
    region: Region
    owner: int
    """Index into `World.people`."""
    opened: int
    """Days before today."""
    color: str
    accent: str
    emblem: Archetype
    """What logo and banner show."""
    seed: int


class OptionValue(msgspec.Struct, frozen=True):
    key: str
    """Unique inside its option; used in SKUs."""
    label: Text
    swatch: str | None = None
    """`#rrggbb` when the value is a colour."""
    picture: PictureSpec | None = None
    """How the product looks with this value, when it looks different."""


class Option(msgspec.Struct, frozen=True):
    """An axis along which a product varies."""

    key: str
    """`color`, `size`, `capacity`, `flavour` …"""
    label: Text
    values: tuple[OptionValue, ...]


class Variant(msgspec.Struct, frozen=True):
    """What is actually sold; not every combination of option values exists."""

    sku: str
    """Unique in the world."""
    choice: tuple[str, ...]
    """Keys of option values, in the order of `Product.options`; empty when there are no options."""
    price: int
    """Fen, VAT included."""
    list_price: int | None
    """Fen; always above `price`; None when it never cost more."""
    cost: int
    """Fen; at most `price`, unless the product is on clearance."""
    weight: int
    """Grams, packed."""
    stock: int
    """Pieces on hand today; 0 is sold out."""
    barcode: str
    """EAN-13 with a valid check digit, from the range reserved for internal use (2…)."""


class TaxClass(StrEnum):
    STANDARD = "standard"
    """Chinese VAT 13 %."""
    REDUCED = "reduced"
    """Chinese VAT 9 %: grain, fruit, honey and other farm products."""


class Product(msgspec.Struct, frozen=True):
    key: str
    """Slug, unique in the world."""
    shop: str
    category: str
    """A leaf."""
    brand: str
    title: Text
    subtitle: Text
    """The selling point in one line."""
    description: Text
    """HTML of `p`, `h3`, `ul`, `li`, `strong`, `em` only."""
    options: tuple[Option, ...]
    variants: tuple[Variant, ...]
    """1 to 24, in the order in which they are offered; the first in stock is a good default."""
    attributes: tuple[tuple[str, str], ...]
    """(attribute key, value key or the number as digits)."""
    tags: tuple[str, ...]
    """Keys of `World.tags`."""
    tax: TaxClass
    picture: PictureSpec
    """Views 0 front, 1 scene, 2 close-up. A colour's own picture is at its option value."""
    launched: int
    """Days before today, 0 to 119."""
    popularity: int
    """Relative weight of being bought, Zipf-like; at least 1."""
    on_clearance: bool = False
    """Sold off; only then may a price be below cost."""


class Person(msgspec.Struct, frozen=True):
    """Someone who does not exist."""

    handle: str
    """Lower-case ASCII letters, digits and `_`; unique."""
    name: Text
    """Hanzi and pinyin; for people from abroad the Latin name in both."""
    email: str
    """Under example.com or its sisters, which belong to nobody."""
    locale: str
    """`zh-CN` or `en`."""
    address: Address
    bio: Text
    interests: tuple[str, ...]
    """Keys of departments and leaf categories, strongest first."""
    joined: int
    """Days before today, 0 to 400."""
    avatar: int
    """Seed for `jishi.demo.art.avatar`."""
    activity: int
    """Relative weight of placing an order; at least 1."""


class Outcome(StrEnum):
    PAID = "paid"
    CANCELLED = "cancelled"
    """By the buyer, before paying."""
    EXPIRED = "expired"
    """Never paid."""
    REFUSED = "refused"
    """The payment channel said no."""


class BasketLine(msgspec.Struct, frozen=True):
    product: int
    """Index into `World.products`."""
    variant: int
    """Index into that product's variants."""
    quantity: int


class Basket(msgspec.Struct, frozen=True):
    """One checkout; lines of several shops become several orders."""

    person: int
    """Index into `World.people`."""
    hour: int
    """0–23, local time in China."""
    minute: int
    lines: tuple[BasketLine, ...]
    outcome: Outcome


class DayPlan(msgspec.Struct, frozen=True):
    day: int
    """Days before today; 90 is the first, 1 is yesterday."""
    festival: Text | None
    """Name of the sale that makes this day busy."""
    baskets: tuple[Basket, ...]
    """By time of day."""


class EditorialKind(StrEnum):
    ARTICLE = "article"
    COLLECTION = "collection"


class Editorial(msgspec.Struct, frozen=True):
    """A block of the home page that leads to a short page of its own."""

    key: str
    kind: EditorialKind
    title: Text
    subtitle: Text
    body: Text
    """HTML, same tags as product descriptions."""
    action: Text
    """Words on the button."""
    scene: EditorialScene
    color: str
    categories: tuple[str, ...]
    """Leaf categories it leads to."""
    products: tuple[int, ...]
    """Indexes into `World.products`, best first."""


class HelpPage(msgspec.Struct, frozen=True):
    key: str
    """`shipping`, `returns`, `payment`, `privacy`, `terms`, `about`."""
    title: Text
    summary: Text
    body: Text
    """HTML, same tags as product descriptions."""
    position: int


class Tag(msgspec.Struct, frozen=True):
    key: str
    label: Text


class World(msgspec.Struct, frozen=True):
    """Everything; two worlds of the same seed are equal."""

    seed: int
    tags: tuple[Tag, ...]
    attributes: tuple[Attribute, ...]
    categories: tuple[Category, ...]
    brands: tuple[Brand, ...]
    shops: tuple[Shop, ...]
    products: tuple[Product, ...]
    people: tuple[Person, ...]
    editorials: tuple[Editorial, ...]
    help_pages: tuple[HelpPage, ...]
