"""What single cells say."""

import re

import msgspec

from jishi.kernel.money import parse_amount
from jishi.modules.catalog.formats.parsed import CellError

_ADDRESS = re.compile(r"https?://[^\s\"'|\]<>]+|/media/[^\s\"'|\],<>]+", re.IGNORECASE)
_RUBY_ARROW = re.compile(r'"\s*=>\s*')
_RUBY_NIL = re.compile(r":\s*nil\b")
_LEVELS = re.compile(r"\s*(?:>>|[>›»→])\s*")
_WORD = re.compile(r"[^\W_]+")
TRUE = frozenset({"true", "yes", "y", "1", "是", "真"})
MOST_STOCK = 2_000_000_000
GRAMS = {"g": 1, "kg": 1_000, "克": 1, "千克": 1_000, "公斤": 1_000}
_WEIGHT = re.compile(r"^\s*([0-9]+(?:\.[0-9]+)?)\s*(g|kg|克|千克|公斤)?\s*$", re.IGNORECASE)


def amount(text: str, currency: str) -> int | None:
    """Minor units, None for an empty cell. Raises CellError for anything but an amount of zero or more."""
    if not text.strip():
        return None
    try:
        found = parse_amount(text, currency)
    except ValueError:
        raise CellError("“%(value)s” is not a price.", value=text[:40]) from None
    if found < 0:
        raise CellError("A price cannot be negative: “%(value)s”.", value=text[:40])
    return found


def pieces(text: str) -> int | None:
    """A whole number of pieces, None for an empty cell; what was oversold counts as none. Raises CellError."""
    plain = text.strip().replace(",", "")
    if not plain:
        return None
    try:
        whole = int(plain) if not plain.endswith(".0") else int(plain[:-2])
    except ValueError:
        raise CellError("“%(value)s” is not a number of pieces.", value=text[:40]) from None
    return max(0, min(whole, MOST_STOCK))


def grams(text: str) -> int:
    """A weight in grams: "250", "250 g", "1.2kg". Empty is 0. Raises CellError."""
    if not text.strip():
        return 0
    if (found := _WEIGHT.match(text)) is None:
        raise CellError("“%(value)s” is not a weight.", value=text[:40])
    number, unit = found.groups()
    whole, _, fraction = number.partition(".")
    per_unit = GRAMS[(unit or "g").lower()]
    return int(whole) * per_unit + int((fraction + "000")[:3]) * per_unit // 1_000


def addresses(text: str) -> list[str]:
    """All web addresses of a cell, whatever stands around them, each once."""
    return list(dict.fromkeys(found.rstrip(",;)") for found in _ADDRESS.findall(text)))


def path(text: str) -> list[str]:
    """A category path: `A > B > C`, `["A >> B"]`, or one name."""
    plain = text.strip()
    if plain.startswith("["):
        plain = plain.strip("[]").strip().strip("\"'")
    return [level for level in (" ".join(part.split()) for part in _LEVELS.split(plain)) if level]


def facts(text: str) -> list[tuple[str, str]]:
    """Names and values of a specification: JSON, a Ruby hash, or lines of `name: value`."""
    plain = text.strip()
    if plain.startswith(("{", "[")):
        try:
            return _pairs(msgspec.json.decode(_RUBY_NIL.sub(":null", _RUBY_ARROW.sub('":', plain))))
        except msgspec.DecodeError:
            return []
    found = []
    for part in re.split(r"[;\n；]", plain):
        name, colon, value = part.replace("：", ":").partition(":")
        if colon and name.strip() and value.strip():
            found.append((name.strip(), value.strip()))
    return found


def _pairs(value: object) -> list[tuple[str, str]]:
    if isinstance(value, list):
        return [pair for item in value for pair in _pairs(item)]
    if not isinstance(value, dict):
        return []
    if "value" in value and set(value) <= {"key", "value"}:
        name = value.get("key")
        return [(str(name), str(value["value"]))] if name and value["value"] is not None else []
    found: list[tuple[str, str]] = []
    for name, inner in value.items():
        if isinstance(inner, dict | list):
            found += _pairs(inner)
        elif inner is not None:
            found.append((str(name), str(inner)))
    return found


def code_of(name: str) -> str:
    """A stable code for a name: its words, small, with dashes; letters of any script."""
    return "-".join(_WORD.findall(name.lower()))[:100]


def locale_of(text: str) -> str:
    """The locale a text is most likely in: Chinese as soon as it has a Chinese character."""
    return "zh-CN" if any("\u4e00" <= letter <= "\u9fff" for letter in text) else "en"
