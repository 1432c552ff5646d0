"""What a page says about its table. Labels are English message ids, marked with `_` and translated when shown."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeAlias

import msgspec

from jishi.console.grid.outcomes import Outcome
from jishi.console.grid.query import GridQuery
from jishi.kernel.actor import Actor
from jishi.kernel.page import Page
from jishi.platform.counting import Count
from jishi.platform.db import Tx


def _(message: str) -> str:
    """Mark a sentence for the translators; it is translated when it is shown."""
    return message


class Kind(StrEnum):
    """What a column holds, which decides how it is drawn and exported."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    MOMENT = "moment"
    DAY = "day"
    TAG = "tag"
    FLAG = "flag"
    WORDS = "words"
    """A message id of ours, translated."""

    PICTURE = "picture"
    OWN = "own"
    """Drawn by the macro of this name in the grid's `cells` template: `{% macro KEY(row, ctx) %}`."""


class Tag(msgspec.Struct, frozen=True):
    """How a value of a column is told: its words, and its colour (brand, gold, success, info, error or none)."""

    label: str
    tone: str = ""


class Option(msgspec.Struct, frozen=True):
    """A value to filter by. `raw` labels are names rather than sentences of ours, and are not translated."""

    value: str
    label: str
    raw: bool = False


class FilterKind(StrEnum):
    """What one filters by."""

    CHOICE = "choice"
    TEXT = "text"
    DAYS = "days"
    AMOUNT = "amount"
    FLAG = "flag"
    SHOPS = "shops"


LoadOptions: TypeAlias = Callable[[Tx, Actor], Awaitable[Sequence[Option]]]


class Filter(msgspec.Struct, frozen=True):
    """One filter; made by `choice`, `text`, `days`, `amount`, `flag`, `shops`."""

    key: str
    label: str
    kind: FilterKind
    options: Sequence[Option] = ()
    load: LoadOptions | None = None
    many: bool = True
    placeholder: str = ""


def choice(
    key: str, label: str, options: Sequence[Option] | Mapping[str, Tag] = (), *, load: LoadOptions | None = None
) -> Filter:
    """One or several of some values: `query.choice(key)`. A column's tags will do as options."""
    made = [Option(value, tag.label) for value, tag in options.items()] if isinstance(options, Mapping) else options
    return Filter(key, label, FilterKind.CHOICE, made, load)


def text(key: str, label: str, placeholder: str = "") -> Filter:
    """Something typed: `query.text(key)`."""
    return Filter(key, label, FilterKind.TEXT, placeholder=placeholder)


def days(key: str, label: str) -> Filter:
    """From one day to another in the shop's time zone: `query.days(key)` is half open, in UTC."""
    return Filter(key, label, FilterKind.DAYS)


def amount(key: str, label: str) -> Filter:
    """From one amount to another, both included: `query.amount(key)` in minor units."""
    return Filter(key, label, FilterKind.AMOUNT)


def flag(key: str, label: str) -> Filter:
    """Yes, no or whatever: `query.flag(key)`."""
    return Filter(key, label, FilterKind.FLAG)


def shops(key: str = "shop", label: str = _("Shop")) -> Filter:
    """Shops: `query.shops`, which holds only those that the actor's permission covers. Not shown to people of one
    shop."""
    return Filter(key, label, FilterKind.SHOPS)


class Column(msgspec.Struct, frozen=True):
    """One column. `of` reads its value from a row (else the attribute `key`); MONEY is a `Money` or minor units of the
    shop's currency, TAG a key of `tags`, texts in several languages are picked by language. `sort` names the order that
    a press on its head asks for. Not `shown` columns wait in the chooser. Columns with a `permission` exist only for
    those who hold it, in exports too. A `whole` value is kept in one line, a `wide` one has room for some words."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    of: Callable[[Any], object] | None = None
    sort: str = ""
    shown: bool = True
    main: bool = False
    tags: Mapping[str, Tag] = {}
    permission: str = ""
    exported: bool = True
    whole: bool = False
    wide: bool = False


class Preset(msgspec.Struct, frozen=True):
    """A view that everybody has: a name and a query string as the address would have it."""

    key: str
    label: str
    query: str = ""


class Field(msgspec.Struct, frozen=True):
    """A further field of a bulk action's form. With options it is a list to choose from."""

    name: str
    label: str
    help: str = ""
    required: bool = False
    options: Sequence[Option] = ()
    most: int = 200
    load: LoadOptions | None = None


Work: TypeAlias = Callable[[Tx, Actor, Sequence[str], Mapping[str, str]], Awaitable[Mapping[str, Outcome]]]
"""Does some rows, by their ids, in the transaction it is given, and says of each how it went."""


class BulkAction(msgspec.Struct, frozen=True):
    """Something to do with many rows at once.

    `text` says what will happen, with `%(count)s`. With `work` the frame runs it in the worker, `step` rows per
    transaction, with progress, outcomes and a stop button; it survives a crash, and rows are tried again only if their
    transaction was lost. With `url` the page takes the form itself (fields `id` or `all`, see `read_selection`).
    """

    key: str
    label: str
    text: str
    permission: str = ""
    work: Work | None = None
    url: str = ""
    icon: str = "list-checks"
    danger: bool = False
    needs_proof: bool = False
    """Whether the person must have proven lately that it is them (step-up)."""

    fields: Sequence[Field] = ()
    step: int = 50
    most: int = 100_000


class Panel(msgspec.Struct, frozen=True):
    """What the side panel shows of a row: a template and its values, and the page that has all of it. `is_words`: the
    title is a message id."""

    title: str
    template: str
    values: dict[str, Any] = {}
    url: str = ""
    is_words: bool = False


Source: TypeAlias = Callable[[Tx, Actor, GridQuery], Awaitable[Page[Any]]]
CountRows: TypeAlias = Callable[[Tx, Actor, GridQuery], Awaitable[Count]]
OpenPanel: TypeAlias = Callable[[Tx, Actor, str], Awaitable[Panel]]
SIZES = (25, 50, 100, 200)


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A table of the console. `key` names it for ever (saved views, bulk runs); `section` is the area in the rail."""

    key: str
    title: str
    url: str
    section: str
    permission: str
    columns: Sequence[Column]
    source: Source
    row_id: Callable[[Any], str]
    filters: Sequence[Filter] = ()
    presets: Sequence[Preset] = ()
    sort: str = ""
    """The order when nobody asks for another; with a dash in front descending."""

    row_url: Callable[[Any], str] | None = None
    panel: OpenPanel | None = None
    count: CountRows | None = None
    bulk: Sequence[BulkAction] = ()
    cells: str = ""
    template: str = "console/grid/page.html"
    further: Callable[[Tx, Actor], Awaitable[dict[str, Any]]] | None = None
    """Further values for an own `template` that extends the frame's."""

    size: int = 50
    exports: bool = True
    empty_title: str = ""
    empty_text: str = ""

    @property
    def sorts(self) -> frozenset[str]:
        """The orders there are."""
        named = {column.sort for column in self.columns if column.sort}
        return frozenset(named | ({self.sort.lstrip("-")} if self.sort else set()))

    def action(self, key: str) -> BulkAction | None:
        """The bulk action of this key."""
        return next((action for action in self.bulk if action.key == key), None)
