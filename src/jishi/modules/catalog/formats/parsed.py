"""What a reader makes of a file."""

import msgspec

from jishi.kernel.errors import Invalid
from jishi.kernel.text import Text
from jishi.modules.catalog.contracts import ProductInput


class Row(msgspec.Struct, frozen=True):
    """A record of the file: the lines it starts and ends on (1 is the header), where its bytes end, its cells."""

    line: int
    last: int
    end: int
    cells: list[str]


class Parsed(msgspec.Struct, frozen=True):
    """One product of a file, from one or more rows.

    `stock` is pieces per SKU, for those the file speaks of; `category` is a path of names from the root, which may
    have to be created; a product without one keeps the empty path. `brand` is what its brand is called in other
    languages.
    """

    rows: list[Row]
    product: ProductInput
    stock: dict[str, int] = {}
    category: list[str] = []
    brand: Text = {}

    @property
    def end(self) -> int:
        return self.rows[-1].end


class Refusal(msgspec.Struct, frozen=True):
    """Rows that cannot become a product, and the translatable reason."""

    rows: list[Row]
    problem: str
    params: dict[str, str] = {}

    @property
    def end(self) -> int:
        return self.rows[-1].end


class Unreadable(Invalid):
    """The file as a whole cannot be read."""

    code = "unreadable_file"


class CellError(Exception):
    """A cell does not say what it should. `message` is a translatable sentence with places for `params`."""

    def __init__(self, message: str, **params: str) -> None:
        super().__init__(message)
        self.message = message
        self.params = params
