"""Shop-wide settings that people change in the console while everything runs.

A module declares each of its options once, as a constant, and asks for its value wherever it matters; the page in the
console shows what is declared. What is not set has its default. (Settings of the installation are in `settings`.)
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar, cast

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, Invalid
from jishi.kernel.text import clean
from jishi.platform import audit
from jishi.platform.db import Tx

if TYPE_CHECKING:
    from jishi.platform.runtime import Runtime

PERMISSION = "settings.edit"
CACHE_KEY = "options:all"
CACHED_SECONDS = 60
MOST_TEXT = 500
HOURS_OF_DAY = 24

ALL = "SELECT name, value FROM platform.options"
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('platform.options', 0))"
FIND = "SELECT value FROM platform.options WHERE name = $1"
SAVE = """
INSERT INTO platform.options (name, value, changed_at, changed_by) VALUES ($1, $2, $3, $4)
ON CONFLICT (name) DO UPDATE SET value = $2, changed_at = $3, changed_by = $4
"""
RESET = "DELETE FROM platform.options WHERE name = $1"

Hours = tuple[int, int]
"""From one full hour of the day until another, both 0 to 24, in the shop's time; (22, 8) goes over midnight and equal
ones mean never."""

Value = int | bool | str | Hours
V = TypeVar("V", covariant=True)


class Unit(StrEnum):
    """What a number counts."""

    NONE = ""
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    PERCENT = "percent"
    PIECES = "pieces"
    MONEY = "money"


class Option(Generic[V]):
    """One setting: `orders.receipt_days`, a whole number of days between 1 and 60, 10 unless somebody sets it.

    The type is that of the default: whole number (money in minor units), switch, text (one of `choices` if there are
    any), or hours of the day. `title`, `help` and the texts of `choices` are English message ids.
    """

    def __init__(
        self,
        name: str,
        default: V,
        *,
        title: str,
        help: str = "",  # noqa: A002
        group: str,
        unit: Unit = Unit.NONE,
        least: int = 0,
        most: int = 1_000_000,
        choices: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.name = name
        self.default: V = default
        self.title = title
        self.help = help
        self.group = group
        self.unit = unit
        self.least = least
        self.most = most
        self.choices = choices

    def parse(self, value: object) -> V:
        """`value`, from JSON or as a form's text, as this option has it. Raises Invalid naming the option."""
        return cast("V", self._parse(value))

    def _parse(self, value: object) -> Value:
        default: object = self.default
        if isinstance(default, bool):
            return self._switch(value)
        if isinstance(default, int):
            return self._number(value, self.least, self.most)
        if isinstance(default, str):
            return self._text(value)
        return self._hours(value)

    def _switch(self, value: object) -> bool:
        if isinstance(value, bool):
            return value
        if value in ("1", "true", "on", "0", "false", "off", ""):
            return value in ("1", "true", "on")
        raise Invalid("Please say yes or no.", field=self.name)

    def _number(self, value: object, least: int, most: int) -> int:
        plain = value.strip() if isinstance(value, str) else value
        if isinstance(plain, str) and plain.isascii() and plain.isdigit() and len(plain) < 16:
            plain = int(plain)
        if isinstance(plain, bool) or not isinstance(plain, int):
            raise Invalid("Please give a whole number.", field=self.name)
        if not least <= plain <= most:
            sentence = "Please give a number from %(least)s to %(most)s."
            raise Invalid(sentence, field=self.name, least=least, most=most)
        return plain

    def _text(self, value: object) -> str:
        if not isinstance(value, str) or (self.choices and value not in dict(self.choices)):
            raise Invalid("Please choose one of the choices.", field=self.name)
        return clean(value, field=self.name, most=MOST_TEXT)

    def _hours(self, value: object) -> Hours:
        parts = value.replace("-", " ").split() if isinstance(value, str) else value
        if not isinstance(parts, list | tuple) or len(parts) != 2:  # noqa: PLR2004
            raise Invalid("Please give two full hours of the day.", field=self.name)
        first, last = (self._number(part, 0, HOURS_OF_DAY) for part in parts)
        return first, last


AnyOption = Option[int] | Option[bool] | Option[str] | Option[Hours]


class Registry:
    """All options that modules have declared, by name."""

    def __init__(self) -> None:
        self.options: dict[str, AnyOption] = {}

    def find(self, name: str) -> AnyOption | None:
        """The option of this name."""
        return self.options.get(name)


def declare(runtime: "Runtime", *options: AnyOption) -> None:
    """Have these options shown in the console. Raises ValueError for a name that is taken."""
    known = runtime.service(Registry).options
    for option in options:
        if known.setdefault(option.name, option) is not option:
            raise ValueError(f"option {option.name} is declared twice")


async def get(tx: Tx, option: Option[V]) -> V:
    """The value in force. Costs nothing most of the time: values are kept in the process until somebody changes one."""
    values = await _values(tx)
    if option.name not in values:
        return option.default
    try:
        parsed: V = option.parse(values[option.name])
    except Invalid:  # what was set under an older version of the option
        return option.default
    return parsed


async def changed(tx: Tx) -> frozenset[str]:
    """The names of options that do not have their default."""
    return frozenset(await _values(tx))


async def change(tx: Tx, actor: Actor, option: AnyOption, value: object) -> Value:
    """Set it, for everybody, at once; None resets it to its default. Repeating a value changes nothing.

    Raises Forbidden without `settings.edit` for the whole place, Invalid for the field of the option's name.
    """
    if actor.shops_with(PERMISSION) is not None:
        raise Forbidden
    wanted: Value = option.default if value is None else option.parse(value)
    plain = msgspec.to_builtins(wanted)
    await tx.execute(LOCK)
    stored = await tx.fetch_row(FIND, option.name)
    if (stored is None) if value is None else (stored is not None and stored[0] == plain):
        return wanted
    before = msgspec.to_builtins(option.default) if stored is None else stored[0]
    if value is None:
        await tx.execute(RESET, option.name)
    else:
        await tx.execute(SAVE, option.name, plain, tx.now, actor.account_id)
    tx.invalidate(CACHE_KEY)
    await audit.record(tx, actor, "settings.changed", "option", option.name, {"from": before, "to": plain})
    return wanted


def declared(runtime: "Runtime") -> Iterable[AnyOption]:
    """All options, by group and name."""
    return sorted(runtime.service(Registry).options.values(), key=lambda option: (option.group, option.name))


async def _values(tx: Tx) -> dict[str, object]:
    cache = tx.app.cache
    known: dict[str, object] | None = cache.peek(CACHE_KEY)
    if known is not None and not tx.has_invalidated(CACHE_KEY):
        return known
    # Not through `cache.get`: one that holds a connection must not wait for one that waits for a connection.
    age = cache.age
    found = {row[0]: row[1] for row in await tx.fetch(ALL)}
    if cache.age == age and not tx.has_invalidated(CACHE_KEY):
        cache.put(CACHE_KEY, found, seconds=CACHED_SECONDS)
    return found
