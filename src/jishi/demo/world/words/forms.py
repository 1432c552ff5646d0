"""The shapes in which vocabulary is written down.

A family is a small table of kinds (what it is) and traits (what is special about it); every pair of the two is a
product that makes sense and reads well in both languages: trait + kind is the title, the trait's line the subtitle,
the kind's story opens the description.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from jishi.demo.art.spec import Archetype, Backdrop, Pattern
from jishi.demo.world.model import AttributeKind, TaxClass, Text

NOTHING: Mapping[str, str] = MappingProxyType({})


class Kind(msgspec.Struct, frozen=True):
    name: Text
    yuan: tuple[int, int]
    """Usual price from and to."""
    grams: int
    story: Text
    shape: int = 0
    attributes: Mapping[str, str] = NOTHING
    color: str = ""
    """Key of the only colour it comes in; empty for any of its family's."""


class Trait(msgspec.Struct, frozen=True):
    name: Text
    line: Text
    attributes: Mapping[str, str] = NOTHING
    percent: int = 100
    """Effect on the price."""
    pattern: Pattern | None = None


class Family(msgspec.Struct, frozen=True):
    archetype: Archetype
    kinds: tuple[Kind, ...]
    traits: tuple[Trait, ...]
    options: tuple[str, ...] = ("color",)
    """Axes, see `options.py`; `color` uses `colors`."""
    colors: str = "cloth"
    patterns: tuple[Pattern, ...] = (Pattern.PLAIN,)
    brands: tuple[str, ...] = ()
    shops: tuple[str, ...] = ()
    tax: TaxClass = TaxClass.STANDARD
    facts: tuple[Text, ...] = ()
    """In place of the leaf's, where those don't hold for this family."""


class Leaf(msgspec.Struct, frozen=True):
    key: str
    code: str
    """Two to four letters that open its SKUs."""
    group: str
    name: Text
    blurb: Text
    families: tuple[Family, ...]
    attributes: tuple[str, ...]
    """In the order in which they are shown; see `Choices` for those that kinds and traits don't state."""
    facts: tuple[Text, ...]
    """Lines for the list in the description; true for all families that have none of their own."""


class Group(msgspec.Struct, frozen=True):
    key: str
    name: Text
    blurb: Text


class Department(msgspec.Struct, frozen=True):
    key: str
    name: Text
    blurb: Text
    groups: tuple[Group, ...]
    leaves: tuple[Leaf, ...]
    backdrops: tuple[Backdrop, ...]
    promises: tuple[Text, ...]
    """Closing sentences of descriptions."""


class Axis(msgspec.Struct, frozen=True):
    """An option other than colour."""

    key: str
    label: Text
    values: tuple[AxisValue, ...]
    few: int = 0
    """At most so many of the values per product; 0 for all."""


class AxisValue(msgspec.Struct, frozen=True):
    key: str
    label: Text
    price: int = 100
    """Percent of the base price."""
    weight: int = 100
    """Percent of the base weight."""
    color: str | None = None
    """Main colour of the picture when the value changes how the thing looks."""


class Choices(msgspec.Struct, frozen=True):
    """An attribute as written down."""

    label: Text
    kind: AttributeKind = AttributeKind.CHOICE
    values: tuple[tuple[str, Text], ...] = ()
    unit: str = ""
    numbers: tuple[int, ...] = ()
    """Numbers to draw from."""
    facet: bool = True
    default: str = ""
    """Taken when nothing is stated or implied."""
    lot: bool = False
    """Drawn by lot when nothing is stated; otherwise the attribute is left out."""


def t(zh: str, en: str) -> Text:
    return Text(zh, en)


def kind(
    zh: str,
    en: str,
    low: int,
    high: int,
    grams: int,
    story_zh: str,
    story_en: str,
    shape: int = 0,
    *,
    color: str = "",
    **attributes: str,
) -> Kind:
    return Kind(Text(zh, en), (low, high), grams, Text(story_zh, story_en), shape, attributes, color)


def trait(
    zh: str, en: str, line_zh: str, line_en: str, percent: int = 100, pattern: Pattern | None = None, **attributes: str
) -> Trait:
    return Trait(Text(zh, en), Text(line_zh, line_en), attributes, percent, pattern)
