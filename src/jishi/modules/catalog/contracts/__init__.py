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


class ColumnMapping(msgspec.Struct, frozen=True, kw_only=True):
    """How a table becomes products. The fields from `handle` to `popularity` name the column that says it, empty for
    none; `options` are columns whose name is an option and whose cells are its values; `facts` are columns whose name
    is an attribute. `locale` is the language of the texts, empty to tell by the letters. `default_stock` is what is
    there of a product whose row does not say; None leaves stock alone."""

    handle: str = ""
    title: str = ""
    subtitle: str = ""
    description: str = ""
    brand: str = ""
    brand_label: str = ""
    category: str = ""
    sku: str = ""
    barcode: str = ""
    price: str = ""
    list_price: str = ""
    cost: str = ""
    weight: str = ""
    stock: str = ""
    tags: str = ""
    images: str = ""
    specifications: str = ""
    popularity: str = ""
    options: list[str] = []
    facts: list[str] = []
    locale: str = ""
    default_stock: int | None = None


class FileKind(StrEnum):
    """How a catalogue file is to be read."""

    SHOPIFY = "shopify"
    TABLE = "table"


class Layout(msgspec.Struct, frozen=True):
    """How a UTF-8 file is laid out: its delimiter, its column names, after how many bytes and lines records start."""

    delimiter: str
    header: list[str]
    start: int
    lines: int = 1


class ImportState(StrEnum):
    """Where an import stands. READY waits for somebody to look at it and start it."""

    READY = "ready"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"
    FAILED = "failed"


class ImportRun(msgspec.Struct, frozen=True):
    """One file on its way into a shop's catalogue. `position` of `size` bytes are done, which are `lines` lines;
    `created`, `changed`, `unchanged` and `refused` count products, `dirty` rows."""

    id: UUID
    code: str
    shop_id: UUID
    file_name: str
    kind: FileKind
    encoding: str
    layout: Layout
    mapping: ColumnMapping | None
    state: ImportState
    size: int
    position: int
    lines: int
    created: int
    changed: int
    unchanged: int
    refused: int
    dirty: int
    problem: str
    problem_params: dict[str, str]
    account_id: UUID | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def products(self) -> int:
        """Products the file has spoken of so far."""
        return self.created + self.changed + self.unchanged + self.refused


class Progress(msgspec.Struct, frozen=True):
    """How far one step of an import came, and what it did."""

    position: int
    lines: int
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0


class ImportProblem(msgspec.Struct, frozen=True):
    """A row that was not imported, as it came, and the translatable reason."""

    line: int
    problem: str
    params: dict[str, str]
    cells: list[str]


class PictureReport(msgspec.Struct, frozen=True):
    """How the pictures of an import are doing; `failures` are the first ones: (handle, address, reason)."""

    fetched: int
    failed: int
    waiting: int
    failures: list[tuple[str, str, str]]
