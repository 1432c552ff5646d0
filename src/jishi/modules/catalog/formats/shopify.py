"""Shopify's product CSV, read. https://help.shopify.com/en/manual/products/import-export/using-csv

One product is a run of rows with the same `Handle`: the first has the product's own columns, each row may add a
variant and a picture. What we have and the format has not stands in one more column, `Jishi`, which `shopify_write`
fills only when it must; everything else we do not know is kept in `extra` and written again.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from jishi.kernel.text import Text
from jishi.modules.catalog.contracts import (
    Attribute,
    Option,
    OptionValue,
    PictureSource,
    ProductInput,
    ProductState,
    TaxClass,
    VariantInput,
)
from jishi.modules.catalog.formats.cells import TRUE, amount, code_of, grams, locale_of, pieces
from jishi.modules.catalog.formats.parsed import CellError, Parsed, Refusal, Row

MOST_OPTIONS = 5
DEFAULT_NAME, DEFAULT_VALUE = "Title", "Default Title"
OURS = "Jishi"
REQUIRED = {"Handle", "Title", "Variant Price"}
STATES = {"active": ProductState.LIVE, "draft": ProductState.DRAFT, "archived": ProductState.DELISTED}
OPTION_COLUMNS = [(f"Option{at} Name", f"Option{at} Value") for at in range(1, MOST_OPTIONS + 1)]
KNOWN = {
    *("Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Published", "Status", OURS),
    *("Variant SKU", "Variant Grams", "Variant Inventory Qty", "Variant Price", "Variant Compare At Price"),
    *("Variant Requires Shipping", "Variant Taxable", "Variant Barcode", "Variant Image", "Cost per item"),
    *("Image Src", "Image Position", "Image Alt Text"),
    # These three are always the same with us: we count stock ourselves, never sell what is not there, ship ourselves.
    *("Variant Inventory Tracker", "Variant Inventory Policy", "Variant Fulfillment Service"),
    *(name for pair in OPTION_COLUMNS for name in pair),
}


class Overrides(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the columns of the format cannot say; what is None or empty here is said by them."""

    locale: str = ""
    title: Text = {}
    subtitle: Text = {}
    description: Text = {}
    options: list[Option] = []
    attributes: list[Attribute] = []
    tax_class: TaxClass | None = None
    state: ProductState | None = None
    popularity: int = 0
    category: list[str] = []
    tags: list[str] = []
    live_at: datetime | None = None
    brand: Text = {}


def is_shopify(header: list[str]) -> bool:
    """Whether these columns are of a Shopify product file."""
    return set(header) >= REQUIRED


def read(rows: Iterable[Row], header: list[str], currency: str) -> Iterator[Parsed | Refusal]:
    """The products of a file's rows, one after the other, in flat memory."""
    place = {name: at for at, name in reversed(list(enumerate(header)))}
    for group in _groups(rows, place["Handle"]):
        sheet = _Sheet(group, place)
        try:
            yield _product(sheet, currency)
        except CellError as reason:
            yield Refusal(group, reason.message, reason.params)


def _groups(rows: Iterable[Row], at: int) -> Iterator[list[Row]]:
    group: list[Row] = []
    handle = ""
    for row in rows:
        current = row.cells[at].strip() if at < len(row.cells) else ""
        if group and current != handle:
            yield group
            group = []
        handle = current
        group.append(row)
    if group:
        yield group


class _Sheet:
    """The rows of one product, by column name."""

    def __init__(self, rows: list[Row], place: dict[str, int]) -> None:
        self.rows = rows
        self._place = place

    def cell(self, at: int, name: str) -> str:
        """The text of a column in row `at`, trimmed; empty when there is no such column."""
        column = self._place.get(name)
        cells = self.rows[at].cells
        return cells[column].strip() if column is not None and column < len(cells) else ""

    def extra(self) -> dict[str, str]:
        """The first row's cells of all columns we have no field for."""
        return {name: text for name in self._place if name not in KNOWN and name and (text := self.cell(0, name))}

    def variant_rows(self) -> list[int]:
        """The rows that describe a variant; the others only add pictures."""
        speaking = ("Option1 Value", "Variant Price", "Variant SKU")
        return [at for at in range(len(self.rows)) if any(self.cell(at, name) for name in speaking)]


def _product(sheet: _Sheet, currency: str) -> Parsed:
    handle, title = sheet.cell(0, "Handle"), sheet.cell(0, "Title")
    if not handle:
        raise CellError("The handle is missing.")
    if not title:
        raise CellError("The title is missing, or these rows do not follow the first row of their product.")
    more = _overrides(sheet.cell(0, OURS))
    body = sheet.cell(0, "Body (HTML)")
    locale = more.locale or locale_of(title)
    names = [name for name, _ in OPTION_COLUMNS if sheet.cell(0, name)]
    at_rows = sheet.variant_rows()
    options = more.options or ([] if _is_default(sheet, at_rows, names) else _options(sheet, at_rows, names))
    pictures = _pictures(sheet)
    variants, stock = _variants(sheet, at_rows, options, pictures, handle, currency)
    brand, kind = sheet.cell(0, "Vendor"), sheet.cell(0, "Type")
    product = ProductInput(
        handle=handle,
        title={**more.title, locale: title},
        subtitle=more.subtitle,
        description={**more.description, **({locale: body} if body else {})},
        brand=brand,
        options=options,
        variants=variants,
        attributes=more.attributes,
        tags=more.tags or [tag for part in sheet.cell(0, "Tags").split(",") if (tag := part.strip())],
        pictures=pictures,
        tax_class=more.tax_class or _tax(sheet.cell(0, "Variant Taxable")),
        state=more.state or _state(sheet),
        live_at=more.live_at,
        popularity=more.popularity,
        extra=sheet.extra(),
    )
    return Parsed(sheet.rows, product, stock, more.category or ([kind] if kind else []), more.brand)


def codes_by_label(option: Option) -> dict[str, str]:
    """What a cell may say, to the value it means: any label, and each code itself."""
    labels = {label: value.code for value in option.values for label in value.label.values()}
    return labels | {value.code: value.code for value in option.values}


def plain_option(name: str, column: str, values: Iterable[str]) -> Option:
    """The option that a column without further explanation means."""
    labels = [OptionValue(value, {locale_of(value): value}) for value in dict.fromkeys(values) if value]
    return Option(code_of(name) or code_of(column), {locale_of(name): name}, labels)


def _overrides(text: str) -> Overrides:
    if not text:
        return Overrides()
    try:
        return msgspec.json.decode(text, type=Overrides)
    except msgspec.MsgspecError:
        raise CellError("The column “%(column)s” was changed and cannot be read.", column=OURS) from None


def _state(sheet: _Sheet) -> ProductState:
    if (status := sheet.cell(0, "Status").lower()) in STATES and status != "active":
        return STATES[status]
    published = sheet.cell(0, "Published").lower()
    return ProductState.LIVE if not published or published in TRUE else ProductState.DRAFT


def _tax(text: str) -> TaxClass:
    return TaxClass.STANDARD if not text or text.lower() in TRUE else TaxClass.ZERO


def _is_default(sheet: _Sheet, at_rows: list[int], names: list[str]) -> bool:
    """Whether the product has the one variant that Shopify writes for products without options."""
    if not names:
        return True
    first = at_rows[0] if at_rows else 0
    is_title = sheet.cell(0, names[0]) == DEFAULT_NAME and sheet.cell(first, "Option1 Value") == DEFAULT_VALUE
    return len(names) == 1 and len(at_rows) <= 1 and is_title


def _options(sheet: _Sheet, at_rows: list[int], names: list[str]) -> list[Option]:
    return [
        plain_option(sheet.cell(0, column), column, [sheet.cell(at, column.replace("Name", "Value")) for at in at_rows])
        for column in names
    ]


def _variants(
    sheet: _Sheet, at_rows: list[int], options: list[Option], pictures: list[PictureSource], handle: str, currency: str
) -> tuple[list[VariantInput], dict[str, int]]:
    codes = [codes_by_label(option) for option in options]
    variants, stock = [], {}
    for at in at_rows:
        choices = []
        for (_, column), known in zip(OPTION_COLUMNS, codes, strict=False):
            value = sheet.cell(at, column)
            if value not in known:
                raise CellError("A variant has no value in the column “%(column)s”.", column=column)
            choices.append(known[value])
        price = amount(sheet.cell(at, "Variant Price"), currency)
        if price is None:
            raise CellError("The price is missing.")
        sku = sheet.cell(at, "Variant SKU") or "/".join([handle, *choices])[:200]
        variants.append(
            VariantInput(
                sku=sku,
                choices=choices,
                price=price,
                list_price=amount(sheet.cell(at, "Variant Compare At Price"), currency),
                cost=amount(sheet.cell(at, "Cost per item"), currency),
                weight=grams(sheet.cell(at, "Variant Grams")),
                barcode=sheet.cell(at, "Variant Barcode").lstrip("'"),
                image_index=_image_index(sheet.cell(at, "Variant Image"), pictures),
                needs_shipping=(sheet.cell(at, "Variant Requires Shipping") or "true").lower() in TRUE,
            )
        )
        if (count := pieces(sheet.cell(at, "Variant Inventory Qty"))) is not None:
            stock[sku] = count
    if not variants:
        raise CellError("The price is missing.")
    return variants, stock


def _pictures(sheet: _Sheet) -> list[PictureSource]:
    found: list[tuple[int, int, PictureSource]] = []
    for at in range(len(sheet.rows)):
        if url := sheet.cell(at, "Image Src"):
            position = sheet.cell(at, "Image Position")
            rank = int(position) if position.isdecimal() and len(position) < 6 else 99_999
            found.append((rank, at, PictureSource(url, sheet.cell(at, "Image Alt Text"))))
    sources = {source.url: source for _, _, source in sorted(found, key=lambda entry: entry[:2])}
    for at in range(len(sheet.rows)):
        if (url := sheet.cell(at, "Variant Image")) and url not in sources:
            sources[url] = PictureSource(url)
    return list(sources.values())


def _image_index(url: str, pictures: list[PictureSource]) -> int | None:
    return next((at for at, source in enumerate(pictures) if source.url == url), None) if url else None
