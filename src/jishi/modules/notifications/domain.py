"""Words with places, filled safely: a place is looked up by its name, nothing else in a text means anything."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from jishi.kernel.errors import Invalid
from jishi.kernel.money import Money
from jishi.kernel.text import pick
from jishi.modules.notifications.contracts import Kind, Param, Params
from jishi.platform import formats

PLACE = re.compile(r"%\((\w+)\)s")
_MARK = re.compile(r"%\((\w+)\)s|%%")

SAMPLES: dict[str, Param] = {
    "number": "JS260601-7KQ2",
    "amount": Money(12_900),
    "total": Money(12_900),
    "name": "小梅",
    "count": 3,
    "title": {"zh-CN": "青瓷茶杯", "en": "Celadon tea cup"},
    "product": {"zh-CN": "青瓷茶杯", "en": "Celadon tea cup"},
    "shop": {"zh-CN": "山间陶舍", "en": "Hillside Pottery"},
    "carrier": {"zh-CN": "顺丰速运", "en": "SF Express"},
    "code": "7KQ2M9XD4T",
}
"""What fills a place in previews when its kind has no sample of its own."""


def places_of(*texts: str) -> frozenset[str]:
    """The names of all places in these texts."""
    return frozenset(name for text in texts for name in PLACE.findall(text))


def places_of_kind(kind: Kind) -> frozenset[str]:
    """What `notify` must be given for this kind."""
    return places_of(kind.title, kind.text, kind.link)


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with its places filled once; what fills them is not looked at again. Unknown places stay as they are."""
    return _MARK.sub(lambda found: values.get(found[1], found[0]) if found[1] else "%", text)


def fill_link(link: str, values: Mapping[str, str]) -> str:
    """A path with its places filled, so that no value can lead out of its place."""
    return fill(link, {name: quote(value, safe="") for name, value in values.items()})


def check_words(text: str, places: frozenset[str], *, field: str) -> None:
    """Raise Invalid for a place that the kind does not fill, or a percent sign that is none."""
    unknown = sorted(places_of(text) - places)
    if unknown:
        raise Invalid("There is no “%(place)s” to fill in here.", field=field, place=unknown[0])
    if "%" in _MARK.sub("", text):
        raise Invalid("A percent sign that names no place is written twice.", field=field)


def spoken(params: Params, locale: str) -> dict[str, str]:
    """The values as texts of one language."""
    return {name: _say(value, locale) for name, value in params.items()}


def _say(value: Param, locale: str) -> str:
    if isinstance(value, Money):
        return formats.money(value, locale)
    if isinstance(value, datetime):
        return formats.moment(value, locale)
    if isinstance(value, dict):
        return pick(value, locale)
    return str(value)


def pack(params: Params) -> dict[str, Any]:
    """The values as JSON that a job can carry."""
    return {name: _pack(value) for name, value in params.items()}


def unpack(params: Mapping[str, Any]) -> dict[str, Param]:
    """What was packed."""
    return {name: _unpack(value) for name, value in params.items()}


def _pack(value: Param) -> Any:
    if isinstance(value, Money):
        return {"amount": value.amount, "currency": value.currency}
    return {"moment": value.isoformat()} if isinstance(value, datetime) else value


def _unpack(value: Any) -> Param:
    if isinstance(value, dict) and value.keys() == {"amount", "currency"}:
        return Money(value["amount"], value["currency"])
    if isinstance(value, dict) and value.keys() == {"moment"}:
        return datetime.fromisoformat(value["moment"])
    return value  # type: ignore[no-any-return]


def sample_of(kind: Kind) -> dict[str, Param]:
    """Something to fill every place of the kind with."""
    return {name: kind.sample.get(name, SAMPLES.get(name, name)) for name in places_of_kind(kind)}
