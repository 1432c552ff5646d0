"""From a row to what stands in its cells, on the page and in an export."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec

from jishi.console.grid.declare import Column, Grid, Kind
from jishi.kernel.money import Money, exponent
from jishi.kernel.text import pick
from jishi.platform import formats
from jishi.platform.i18n import Translations

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What spreadsheets take for the start of a formula (OWASP, CSV injection)."""


class Cell(msgspec.Struct, frozen=True):
    """One cell as the template draws it."""

    column: Column
    text: str = ""
    tone: str = ""
    value: Any = None


class RowView(msgspec.Struct, frozen=True):
    """One row as the template draws it."""

    id: str
    label: str
    url: str
    panel_url: str
    cells: list[Cell]
    row: Any


def value_of(column: Column, row: Any) -> Any:
    """What a column reads from a row."""
    return column.of(row) if column.of is not None else getattr(row, column.key, None)


class Painter:
    """Draws cells in one language."""

    def __init__(self, words: Translations, currency: str) -> None:
        self.words = words
        self.currency = currency

    def cell(self, column: Column, row: Any) -> Cell:
        """The cell of `column` in `row`."""
        value = value_of(column, row)
        if value is None or value == "":
            return Cell(column, "", "", value)
        if column.kind is Kind.TAG:
            tag = column.tags.get(str(value))
            return Cell(column, self.words.gettext(tag.label) if tag else str(value), tag.tone if tag else "", value)
        return Cell(column, self.text(column, value), "", value)

    def text(self, column: Column, value: Any) -> str:
        """A value in words."""
        locale = self.words.locale
        match column.kind:
            case Kind.MONEY:
                return formats.money(value if isinstance(value, Money) else Money(value, self.currency), locale)
            case Kind.NUMBER:
                return formats.number(value, locale)
            case Kind.MOMENT:
                return _moment(value.replace(second=0, microsecond=0), locale)
            case Kind.DAY:
                return formats.date(value, locale)
            case Kind.FLAG:
                return self.words.gettext("Yes" if value else "No")
            case Kind.WORDS:
                return self.words.gettext(str(value))
            case Kind.OWN | Kind.PICTURE:
                return ""
        return pick(value, locale) if isinstance(value, dict) else str(value)

    def row(self, grid: Grid, columns: Sequence[Column], row: Any, panel_url: str) -> RowView:
        """All cells of a row."""
        cells = [self.cell(column, row) for column in columns]
        main = next((cell.text for cell in cells if cell.column.main), "")
        row_id = grid.row_id(row)
        return RowView(row_id, main or row_id, grid.row_url(row) if grid.row_url else "", panel_url, cells, row)

    def exported(self, column: Column, row: Any) -> str:
        """A cell of a CSV file: numbers and moments plain for machines, words for people, nothing that a spreadsheet
        would run."""
        value = value_of(column, row)
        if value is None:
            return ""
        match column.kind:
            case Kind.MONEY:
                money = value if isinstance(value, Money) else Money(value, self.currency)
                return f"{money.decimal():.{exponent(money.currency)}f}"
            case Kind.NUMBER:
                return str(value)
            case Kind.MOMENT | Kind.DAY:
                return _stamp(value)
            case Kind.TAG:
                tag = column.tags.get(str(value))
                return harmless(self.words.gettext(tag.label) if tag else str(value))
            case Kind.FLAG:
                return self.words.gettext("Yes" if value else "No")
            case Kind.WORDS:
                return harmless(self.words.gettext(str(value)))
        if isinstance(value, Mapping):
            return harmless(pick(dict(value), self.words.locale))
        return harmless(str(value))


@lru_cache(maxsize=8_192)
def _moment(value: datetime, locale: str) -> str:
    here = value.astimezone(formats.ZONE)
    return f"{here:%b} {here.day}, {here:%Y, %H:%M}" if locale == "en" else f"{here:%Y-%m-%d %H:%M}"


def _stamp(value: datetime) -> str:
    return value.astimezone(formats.ZONE).strftime("%Y-%m-%d %H:%M:%S")


def harmless(text: str) -> str:
    """`text` such that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text
