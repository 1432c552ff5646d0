"""What the catalogue takes and tells."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.media.contracts import Image


class ProductState(StrEnum):
    """The life of a listing. Only products `ON_SALE` are sold and shown; DRAFT to LIVE may be direct for staff."""

    DRAFT = "draft"
    REVIEW = "review"
    SCHEDULED = "scheduled"
    LIVE = "live"
    EVALUATION = "evaluation"
    DELISTED = "delisted"


ON_SALE = frozenset({ProductState.LIVE, ProductState.EVALUATION})
"""States in which a product is shown and sold: one that is looked at again stays on sale until that is decided."""


class TaxClass(StrEnum):
    """How a product is taxed; the rates are settings of the orders module."""

    STANDARD = "standard"
    REDUCED = "reduced"
    ZERO = "zero"


class Sort(StrEnum):
    """Orders of a product list."""

    POPULAR = "popular"
    NEWEST = "newest"
    PRICE_UP = "price"
    PRICE_DOWN = "-price"
    RATED = "rating"


class OptionValue(msgspec.Struct, frozen=True):
    """One choice of an option: a stable `code`, a label, for colours a `swatch` (#rrggbb)."""

    code: str
    label: Text
    swatch: str = ""


class Option(msgspec.Struct, frozen=True):
    """An axis of choice, such as size."""

    code: str
    name: Text
    values: list[OptionValue]


class Attribute(msgspec.Struct, frozen=True):
    """A fact about a product; `code` is one of its category's attributes when it should be a facet."""

    code: str
    name: Text
    value: Text


class PictureSource(msgspec.Struct, frozen=True):
    """A picture elsewhere, to be fetched in the background; `alt` says what it shows."""

    url: str
    alt: str = ""


class VariantInput(msgspec.Struct, frozen=True, kw_only=True):
    """A variant as it is given. `choices` are option value codes in the order of the product's options.
    `price`, `list_price`, `cost` in minor units; `weight` in grams; `image_index` points into the product's
    `image_ids` followed by its `pictures`. A `cost` of None leaves the one that is known as it is. The `id` of a
    variant that the product has lets its SKU change; without, the SKU tells which one it is."""

    sku: str
    choices: list[str] = []
    price: int
    list_price: int | None = None
    cost: int | None = None
    weight: int = 0
    barcode: str = ""
    image_index: int | None = None
    needs_shipping: bool = True
    id: UUID | None = None


class ProductInput(msgspec.Struct, frozen=True, kw_only=True):
    """A product as it is given, whole. `handle` is unique in its shop and makes importing again change nothing.
    `description` is HTML that will be sanitised. `image_ids` are media images in order; `pictures` follow them and are
    fetched later. `alts` says in both languages what the pictures of `image_ids` show, in their order. `extra` keeps
    what a file says and we have no field for, so that it can be written again."""

    handle: str
    title: Text
    subtitle: Text = {}
    description: Text = {}
    brand: str = ""
    category_code: str = ""
    options: list[Option] = []
    variants: list[VariantInput]
    attributes: list[Attribute] = []
    tags: list[str] = []
    image_ids: list[UUID] = []
    pictures: list[PictureSource] = []
    tax_class: TaxClass = TaxClass.STANDARD
    state: ProductState = ProductState.LIVE
    live_at: datetime | None = None
    popularity: int = 0
    extra: dict[str, str] = {}
    alts: list[Text] = []


class Outcome(StrEnum):
    """What saving a product did."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class SaveResult(msgspec.Struct, frozen=True):
    """How saving one product went. A refused one was not touched; `problem` and `params` are its translatable reason
    and `fields` the fields to blame."""

    product_id: UUID | None
    code: str
    outcome: Outcome
    variant_ids: dict[str, UUID] = {}
    problem: str = ""
    fields: dict[str, str] = {}
    params: dict[str, str] = {}


class Variant(msgspec.Struct, frozen=True):
    """A variant as shoppers see it."""

    id: UUID
    sku: str
    choices: list[str]
    price: int
    list_price: int | None
    weight: int
    image_code: str


class CategoryRef(msgspec.Struct, frozen=True):
    """A category in a path or tile."""

    id: UUID
    code: str
    name: Text


class Category(msgspec.Struct, frozen=True):
    """A node of the tree; `attributes` are the codes that may be facets here."""

    id: UUID
    code: str
    name: Text
    parent_id: UUID | None
    position: int
    image: Image | None
    attributes: list[str]


class Product(msgspec.Struct, frozen=True):
    """A whole product for its page. `code` is its short public code, `/products/{code}`. `rating` is the average of its
    `ratings` reviews, in hundredths of a star, 0 without any. `brand` is the brand's name, by which lists are narrowed;
    `brand_label` what it is called in each language, empty when that is its name everywhere."""

    id: UUID
    code: str
    shop_id: UUID
    handle: str
    title: Text
    subtitle: Text
    description: Text
    brand: str
    path: list[CategoryRef]
    options: list[Option]
    variants: list[Variant]
    attributes: list[Attribute]
    tags: list[str]
    images: list[Image]
    tax_class: TaxClass
    state: ProductState
    live_at: datetime
    sold: int
    version: int
    rating: int = 0
    ratings: int = 0
    brand_label: Text = {}


class ProductCard(msgspec.Struct, frozen=True):
    """A product in a list. `price` is the lowest of its variants, `price_max` the highest; `rating` as in Product.
    `in_stock` is whether any variant can be had (a few seconds old in lists); one that is not `on_sale` any more is
    remembered only by lists of people."""

    id: UUID
    code: str
    shop_id: UUID
    title: Text
    brand: str
    price: int
    price_max: int
    list_price: int | None
    image: Image | None
    sold: int
    rating: int = 0
    ratings: int = 0
    in_stock: bool = True
    on_sale: bool = True


class Rating(msgspec.Struct, frozen=True):
    """How buyers rate a product: the average in hundredths of a star, of how many reviews, and by what it stands in
    the order "best rated": above 0 better than a product nobody has rated, below 0 worse."""

    average: int
    count: int
    rank: int


class ProductQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What a list asks for. `category` is a code and includes what is below it; `attributes` maps an attribute code to
    accepted values; prices in minor units, inclusive; `text` is searched in title, brand and category."""

    category: str = ""
    shop_id: UUID | None = None
    brands: list[str] = []
    attributes: dict[str, list[str]] = {}
    price_from: int | None = None
    price_to: int | None = None
    text: str = ""
    in_stock: bool = False
    sort: Sort = Sort.POPULAR
    cursor: str | None = None
    limit: int = 20


class FacetValue(msgspec.Struct, frozen=True):
    """A choice of a facet and how many products of the list have it."""

    value: str
    label: Text
    count: int
    chosen: bool


class Facet(msgspec.Struct, frozen=True):
    """Something a list can be narrowed by: `brand`, or an attribute code."""

    code: str
    name: Text
    values: list[FacetValue]


class Sellable(msgspec.Struct, frozen=True):
    """All that carts, quotes and orders need of one variant. `on_sale` is False when the product is not live (any
    more). `label` are the chosen option values, in both languages, such as 「白色 / L」."""

    variant_id: UUID
    product_id: UUID
    product_code: str
    shop_id: UUID
    sku: str
    title: Text
    label: Text
    price: int
    list_price: int | None
    weight: int
    tax_class: TaxClass
    category_id: UUID | None
    image: Image | None
    on_sale: bool
    needs_shipping: bool = True


class VariantBrief(msgspec.Struct, frozen=True):
    """What staff need to recognise a variant: its product, its label, its cost. `on_sale` is whether it is sold now."""

    variant_id: UUID
    product_id: UUID
    product_code: str
    shop_id: UUID
    sku: str
    barcode: str
    title: Text
    label: Text
    price: int
    cost: int | None
    image: Image | None
    on_sale: bool


class ProductRecord(msgspec.Struct, frozen=True):
    """A product as its keepers see it: what was given, with its costs, and what became of it."""

    id: UUID
    code: str
    shop_id: UUID
    given: ProductInput
    variant_ids: dict[str, UUID]
    images: list[Image | None]
    live_at: datetime
    sold: int
    version: int


class PriceChange(msgspec.Struct, frozen=True):
    """A variant's price was changed, in minor units."""

    variant_id: UUID
    at: datetime
    before: int
    after: int
