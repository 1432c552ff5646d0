"""What importing takes and tells."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec


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
