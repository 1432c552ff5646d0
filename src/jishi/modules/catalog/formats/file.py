"""A catalogue file on disk, in UTF-8: what it is, and the products in it."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from jishi.modules.catalog.contracts.imports import ColumnMapping, FileKind, Layout
from jishi.modules.catalog.formats import mapping as mappings
from jishi.modules.catalog.formats import shopify, table
from jishi.modules.catalog.formats.parsed import Parsed, Refusal, Row
from jishi.modules.catalog.formats.reading import find_layout, read_rows, to_utf8


class CatalogueFile:
    """A file whose layout is known."""

    def __init__(self, path: Path, layout: Layout) -> None:
        self.path = path
        self.layout = layout
        self.kind = FileKind.SHOPIFY if shopify.is_shopify(layout.header) else FileKind.TABLE

    @classmethod
    def open(cls, path: Path) -> "CatalogueFile":
        """The file at `path`, which is UTF-8. Raises Unreadable when it has no rows."""
        return cls(path, find_layout(path))

    @property
    def size(self) -> int:
        return self.path.stat().st_size

    def suggestion(self) -> ColumnMapping:
        """The likely mapping of its columns."""
        return mappings.suggest(self.layout.header)

    def check(self, mapping: ColumnMapping) -> ColumnMapping:
        """`mapping` itself. Raises Invalid when it does not fit this file."""
        return mappings.check_mapping(mapping, self.layout.header)

    def preview(self, count: int) -> list[list[str]]:
        """The cells of the first rows."""
        return [row.cells for row in islice(self.rows(), count)]

    def rows(self, start: int = 0, lines: int = 0) -> Iterator[Row]:
        """The records from a byte on; see `reading.read_rows`."""
        return read_rows(self.path, self.layout, start=start, line=lines)

    def products(
        self, mapping: ColumnMapping | None, currency: str, *, start: int = 0, lines: int = 0
    ) -> Iterator[Parsed | Refusal]:
        """The products from a byte on, in flat memory. A table needs a mapping that fits."""
        rows = self.rows(start, lines)
        if self.kind is FileKind.SHOPIFY:
            return shopify.read(rows, self.layout.header, currency)
        return table.read(rows, self.layout.header, mapping or self.suggestion(), currency)


__all__ = ["CatalogueFile", "to_utf8"]
