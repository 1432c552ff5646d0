"""The address of a table: everything a person chose stands in it, so that it can be kept, sent and gone back to."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

import msgspec

from jishi.console.grid.declare import SIZES, Column, Filter, FilterKind, Grid
from jishi.console.grid.query import GridQuery
from jishi.kernel.actor import Actor
from jishi.kernel.money import parse_amount
from jishi.modules.merchants.contracts import Shop
from jishi.platform.formats import ZONE

LOOKS = ("sort", "size", "cols")
PLACES = ("cursor", "trail", "open")
RESERVED = frozenset({*LOOKS, *PLACES, "view", "all", "id"})
TRAIL = 12
"""How many pages one can go back by `previous`; further back leads `first`."""

LONGEST = 200
RANGED = (FilterKind.DAYS, FilterKind.AMOUNT)
LISTED = (FilterKind.CHOICE, FilterKind.SHOPS)


def names_of(found: Filter) -> tuple[str, ...]:
    """The parameters that a filter reads."""
    return (f"{found.key}.from", f"{found.key}.to") if found.kind in RANGED else (found.key,)


def find_name(found: Filter) -> str:
    """The parameter that looks for options of a filter that has many; it is no part of what is asked of the rows."""
    return f"{found.key}.find"


class Address:
    """The parameters of a table's address, without those that mean nothing."""

    def __init__(self, grid: Grid, pairs: Iterable[tuple[str, str]]) -> None:
        self.grid = grid
        known = [name for each in grid.filters for name in names_of(each)] + [*LOOKS, *PLACES, "view"]
        self.finds = frozenset(find_name(each) for each in grid.filters if each.kind in LISTED)
        self.params: dict[str, list[str]] = {name: [] for name in (*known, *self.finds)}
        for name, value in pairs:
            if name in self.params and value.strip() and "\x00" not in value:
                most = 4_000 if name == "trail" else LONGEST * 3
                self.params[name].append(value.strip()[:most])
        self.filter_names = [name for each in grid.filters for name in names_of(each)]

    @classmethod
    def parse(cls, grid: Grid, query: str) -> "Address":
        """From a query string."""
        return cls(grid, parse_qsl(query))

    @property
    def is_bare(self) -> bool:
        """Whether nothing at all is asked for."""
        return not any(self.params.values())

    def first(self, name: str) -> str:
        """The first value of a parameter, or nothing."""
        return next(iter(self.params[name]), "")

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """All parameters in a steady order, but not where in the list one is."""
        left = {*PLACES, *self.finds, *without}
        return [(name, value) for name, values in self.params.items() if name not in left for value in values]

    def essence(self) -> str:
        """The query string that a saved view keeps: filters, order, columns and size."""
        return urlencode(self.pairs("view"))

    def filters(self) -> list[tuple[str, str]]:
        """Only the filters: what a bulk action over all of it keeps."""
        return [(name, value) for name in self.filter_names for value in self.params[name]]

    def link(self, *without: str, place: bool = False, **changes: str | list[str] | None) -> str:
        """The address with changes (a None removes), from the first page on unless `place`."""
        gone = {*without, *changes}
        pairs = [pair for pair in self.pairs() if pair[0] not in gone]
        if place:
            pairs += [(name, value) for name in PLACES if name not in gone for value in self.params[name]]
        for name, value in changes.items():
            pairs += [(name, one) for one in ([value] if isinstance(value, str) else value or []) if one]
        return f"{self.grid.url}?{urlencode(pairs)}" if pairs else f"{self.grid.url}?view=all"

    def without_value(self, name: str, value: str) -> str:
        """The address without one of several values of a filter."""
        kept = [(name, one) for one in self.params[name] if one != value]
        pairs = self.pairs(name) + kept
        return f"{self.grid.url}?{urlencode(pairs)}" if pairs else f"{self.grid.url}?view=all"

    @property
    def sort(self) -> tuple[str, bool]:
        """The order: its name, and whether descending."""
        asked = self.first("sort")
        if asked.lstrip("-") not in self.grid.sorts:
            asked = self.grid.sort
        return asked.lstrip("-"), asked.startswith("-")

    @property
    def size(self) -> int:
        """Rows on a page."""
        asked = self.first("size")
        return int(asked) if asked in map(str, SIZES) else self.grid.size

    def next_link(self, cursor: str | None) -> str:
        """The next page, which remembers this one."""
        if not cursor:
            return ""
        here = self.first("cursor")
        trail = [*self.trail, here or "-"][-TRAIL:]
        return self.link(cursor=cursor, trail="~".join(trail))

    @property
    def trail(self) -> list[str]:
        """The pages that led here."""
        return [step for step in self.first("trail").split("~") if step]

    def previous_link(self) -> str:
        """The page before this one, when we know it."""
        if not (trail := self.trail):
            return ""
        before = "" if trail[-1] == "-" else trail[-1]
        return self.link(cursor=before or None, trail="~".join(trail[:-1]) or None)

    def first_link(self) -> str:
        """The first page, unless this is it."""
        return self.link() if self.first("cursor") else ""


def visible(grid: Grid, actor: Actor) -> list[Column]:
    """The columns that this person may see."""
    return [column for column in grid.columns if not column.permission or actor.has(column.permission)]


def chosen(address: Address, columns: Sequence[Column]) -> list[Column]:
    """Those that are shown: as chosen, else as declared."""
    wanted = {key for value in address.params["cols"] for key in value.split(",")}
    found = [column for column in columns if column.key in wanted or (wanted and column.main)]
    return found if wanted and found else [column for column in columns if column.shown]


class Read:
    """What an address asks for, and which of its values made no sense (by name of parameter)."""

    def __init__(self, address: Address, actor: Actor, known: Sequence[Shop], currency: str) -> None:
        self.problems: dict[str, str] = {}
        self._address = address
        self._currency = currency
        self.shops = scope(address, actor, known)
        values: dict[str, Any] = {}
        for each in address.grid.filters:
            if (value := self._value(each)) is not None:
                values[each.key] = value
        sort, descending = address.sort
        self.query = GridQuery(values, self.shops, sort, descending, address.first("cursor"), address.size)

    def query_at(self, cursor: str, limit: int) -> GridQuery:
        """The same question, asked from another place for so many."""
        return msgspec.structs.replace(self.query, cursor=cursor, limit=limit)

    def _value(self, found: Filter) -> Any:
        given = self._address.params
        match found.kind:
            case FilterKind.CHOICE:
                known = {option.value for option in found.options}
                return [value for value in given[found.key] if found.load or value in known] or None
            case FilterKind.TEXT:
                return self._address.first(found.key)[:LONGEST] or None
            case FilterKind.FLAG:
                return {"1": True, "0": False}.get(self._address.first(found.key))
            case FilterKind.DAYS:
                start, end = self._day(f"{found.key}.from"), self._day(f"{found.key}.to", after=True)
                return (start, end) if start or end else None
            case FilterKind.AMOUNT:
                low, high = self._amount(f"{found.key}.from"), self._amount(f"{found.key}.to")
                return (low, high) if low is not None or high is not None else None
        return None

    def _day(self, name: str, *, after: bool = False) -> datetime | None:
        if not (given := self._address.first(name)):
            return None
        try:
            day = date.fromisoformat(given) + timedelta(days=after)
            return datetime.combine(day, time(), ZONE).astimezone(UTC)
        except (ValueError, OverflowError):
            self.problems[name] = "Please write a day such as 2026-06-01."
            return None

    def _amount(self, name: str) -> int | None:
        if not (given := self._address.first(name)):
            return None
        try:
            return parse_amount(given, self._currency)
        except ValueError:
            self.problems[name] = "Please write an amount such as 99 or 99.50."
            return None


def scope(address: Address, actor: Actor, known: Sequence[Shop]) -> list[UUID] | None:
    """The shops to show: those asked for by their addresses, of those that the actor's permission covers."""
    allowed = allowed_shops(actor, address.grid)
    name = next((each.key for each in address.grid.filters if each.kind is FilterKind.SHOPS), "")
    asked = set(address.params[name]) if name else set()
    if not asked:
        return allowed
    wanted = [shop.id for shop in known if shop.slug in asked]
    return wanted if allowed is None else [shop_id for shop_id in wanted if shop_id in allowed]


def allowed_shops(actor: Actor, grid: Grid) -> list[UUID] | None:
    """The shops whose rows this person may see; None for every shop."""
    if grid.permission:
        return actor.shops_with(grid.permission)
    return sorted(actor.shop_ids) if actor.shop_ids else None
