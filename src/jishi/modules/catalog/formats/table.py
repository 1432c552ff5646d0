"""Any table with a column mapping, read. Rows with the same handle that follow each other are variants of one product
when the mapping names options; else each row is a product of its own, and a handle that comes again counts again."""

from collections.abc import Iterable, Iterator

from jishi.kernel.text import Text
from jishi.modules.catalog.contracts import Attribute, Option, PictureSource, ProductInput, VariantInput
from jishi.modules.catalog.contracts.imports import ColumnMapping
from jishi.modules.catalog.formats.cells import (
    addresses,
    amount,
    code_of,
    facts,
    grams,
    locale_of,
    path,
    pieces,
)
from jishi.modules.catalog.formats.parsed import CellError, Parsed, Refusal, Row
from jishi.modules.catalog.formats.shopify import plain_option

DEEPEST = 4
MOST_FACTS = 100
MOST_FACT = 2_000
MOST_PICTURES = 20
MOST_BRAND = 120
SHORTENED = "..."


def read(rows: Iterable[Row], header: list[str], mapping: ColumnMapping, currency: str) -> Iterator[Parsed | Refusal]:
    """The products of a table's rows, one after the other, in flat memory. Extra or missing cells at the end of a row
    are taken for a broken row."""
    reader = _Reader(header, mapping, currency)
    for group in _groups(rows, reader):
        try:
            yield reader.product(group)
        except CellError as reason:
            yield Refusal(group, reason.message, reason.params)


def _groups(rows: Iterable[Row], reader: "_Reader") -> Iterator[list[Row]]:
    if not reader.mapping.options:
        yield from ([row] for row in rows)
        return
    group: list[Row] = []
    for row in rows:
        if group and reader.cell(row, reader.mapping.handle) != reader.cell(group[0], reader.mapping.handle):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


class _Reader:
    """Rows of one file with one mapping."""

    def __init__(self, header: list[str], mapping: ColumnMapping, currency: str) -> None:
        self.mapping = mapping
        self._currency = currency
        self._width = len(header)
        self._place = {name: at for at, name in reversed(list(enumerate(header)))}

    def cell(self, row: Row, column: str) -> str:
        """The trimmed text of a column; empty when the mapping names none."""
        at = self._place.get(column) if column else None
        return row.cells[at].strip() if at is not None and at < len(row.cells) else ""

    def product(self, rows: list[Row]) -> Parsed:
        """The product of these rows. Raises CellError."""
        self._check_width(rows)
        first, mapping = rows[0], self.mapping
        handle, title = self.cell(first, mapping.handle), self.cell(first, mapping.title)
        if not handle:
            raise CellError("The id is missing.")
        if not title:
            raise CellError("The title is missing.")
        locale = mapping.locale or locale_of(title)
        brand = self.cell(first, mapping.brand)
        options = [
            plain_option(column, column, [self.cell(row, column) for row in rows])
            for column in mapping.options
            if any(self.cell(row, column) for row in rows)
        ]
        variants, stock = self._variants(rows, options, handle)
        subtitle, description = self.cell(first, mapping.subtitle), self.cell(first, mapping.description)
        urls = dict.fromkeys(url for row in rows for url in addresses(self.cell(row, mapping.images)))
        product = ProductInput(
            handle=handle,
            title={locale: title},
            subtitle={locale: subtitle} if subtitle else {},
            description={locale: description} if description else {},
            brand=brand,
            options=options,
            variants=variants,
            attributes=self._attributes(first, locale),
            tags=[tag for part in self.cell(first, mapping.tags).split(",") if (tag := part.strip())],
            pictures=[PictureSource(url) for url in list(urls)[:MOST_PICTURES]],
            popularity=pieces(self.cell(first, mapping.popularity)) or 0,
        )
        category = category_of(self.cell(first, mapping.category), title, brand)
        return Parsed(rows, product, stock, category, self._brand_label(first) if brand else {})

    def _brand_label(self, row: Row) -> Text:
        """The other name of the brand, in the language of its letters."""
        name = " ".join(self.cell(row, self.mapping.brand_label).split())[:MOST_BRAND]
        return {locale_of(name): name} if name else {}

    def _check_width(self, rows: list[Row]) -> None:
        for row in rows:
            if len(row.cells) != self._width:
                raise CellError(
                    "This row has %(found)s cells instead of %(wanted)s.",
                    found=str(len(row.cells)),
                    wanted=str(self._width),
                )

    def _variants(
        self, rows: list[Row], options: list[Option], handle: str
    ) -> tuple[list[VariantInput], dict[str, int]]:
        variants, stock = [], {}
        columns = [column for column in self.mapping.options if any(self.cell(row, column) for row in rows)]
        for row in rows:
            choices = [self.cell(row, column) for column in columns]
            if not all(choices):
                missing = columns[choices.index("")]
                raise CellError("A variant has no value in the column “%(column)s”.", column=missing)
            listed = amount(self.cell(row, self.mapping.list_price), self._currency)
            price = amount(self.cell(row, self.mapping.price), self._currency)
            price = listed if price is None else price
            if price is None:
                raise CellError("The price is missing.")
            sku = self.cell(row, self.mapping.sku) or "/".join([handle, *choices])[:200]
            variants.append(
                VariantInput(
                    sku=sku,
                    choices=choices,
                    price=price,
                    list_price=listed,
                    cost=amount(self.cell(row, self.mapping.cost), self._currency),
                    weight=grams(self.cell(row, self.mapping.weight)),
                    barcode=self.cell(row, self.mapping.barcode),
                )
            )
            count = pieces(self.cell(row, self.mapping.stock))
            count = self.mapping.default_stock if count is None else count
            if count is not None:
                stock[sku] = count
        return variants, stock

    def _attributes(self, row: Row, locale: str) -> list[Attribute]:
        named = [(column, value) for column in self.mapping.facts if (value := self.cell(row, column))]
        pairs = [*named, *facts(self.cell(row, self.mapping.specifications))]
        return [
            Attribute(code, {locale: " ".join(name.split())[:200]}, {locale: text})
            for name, value in pairs[:MOST_FACTS]
            if (code := code_of(name)) and (text := " ".join(value.split())[:MOST_FACT])
        ]


def category_of(cell: str, title: str, brand: str) -> list[str]:
    """The names of a category path, without the product's own name at its end (which marketplaces put there, often cut
    off with dots), without levels that only say the brand, and no deeper than four."""
    levels = path(cell)
    while levels and _names_product(levels[-1], title):
        levels.pop()
    if brand:
        levels = [level for at, level in enumerate(levels) if at == 0 or not level.lower().startswith(brand.lower())]
    return [level[:120] for level in levels[:DEEPEST]]


def _names_product(level: str, title: str) -> bool:
    plain = level.removesuffix(SHORTENED).strip().lower()
    return level.endswith(SHORTENED) or plain.startswith(title.lower()) or title.lower().startswith(plain + " ")
