"""Hides what may tell about people or let somebody in, in payloads and error texts.

Texts are hidden unless known to be harmless: identifiers, moments, and states in fields that hold nothing else. A field
that nobody thought of when this was written stays hidden.
"""

import re
from typing import Any

import msgspec

SECRET_NAMES = re.compile(
    r"name|mail|phone|address|contact|recipient|secret|token|password|cookie|street|city|district|province|"
    r"postcode|avatar|birth|^ip$",
    re.IGNORECASE,
)
"""Fields whose values are hidden whatever they look like."""

TELLING_NAMES = re.compile(
    r"(^|_)(id|ids|code|codes|kind|state|status|type|tag|currency|locale|slug|purpose|key|channel|reference|"
    r"provider|number|sku|reason|format)$"
)
"""Fields whose texts are shown when they look like identifiers."""

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.:/-]{0,79}")
PLAIN = re.compile(
    r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|\d{4}-\d\d-\d\d([T ][\d:.]+)?(Z|[+-]\d\d:?\d\d)?"
)
"""UUIDs and moments, which are shown anywhere."""

FIELD = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
MAIL = re.compile(r"[^\s@<>()\"'=,;]+@[^\s@<>()\"',;]+")
LONG_NUMBER = re.compile(r"(?<![\w.-])\+?\d(?:[ -]?\d){5,}(?![\w-])")
DETAIL = re.compile(r"(DETAIL:\s+).*")
KEY_VALUES = re.compile(r"(Key \([^)]*\)=)\(.*?\)(?= (?:already|is |conflicts)|$)", re.MULTILINE)
MASK = "•••"
TEXT_MOST = 6_000


def masked_payload(payload: bytes | None) -> str:
    """The payload as indented JSON without anything personal; unreadable ones as nothing but their length."""
    if not payload:
        return ""
    try:
        value = msgspec.json.decode(payload)
    except (msgspec.DecodeError, UnicodeError):
        return f"{MASK} ({len(payload)} B)"
    return msgspec.json.format(msgspec.json.encode(mask(value)), indent=2).decode()


def mask(value: Any, name: str = "") -> Any:
    """The value as it may be shown when it stands in a field called `name`."""
    if isinstance(value, dict):
        hidden = bool(SECRET_NAMES.search(name))
        return {_field(key): mask(each, name if hidden else key) for key, each in value.items()}
    if isinstance(value, list):
        return [mask(each, name) for each in value]
    if value is None or isinstance(value, bool) or value == "":
        return value
    return value if _may_be_shown(value, name) else MASK


def masked_text(text: str) -> str:
    """An error text without addresses, long numbers and the values of rows; only its end when it is very long."""
    text = KEY_VALUES.sub(rf"\1({MASK})", text[-TEXT_MOST:])
    return LONG_NUMBER.sub(MASK, MAIL.sub(MASK, DETAIL.sub(rf"\1{MASK}", text)))


def _may_be_shown(value: Any, name: str) -> bool:
    if SECRET_NAMES.search(name):
        return False
    if not isinstance(value, str):
        return True
    return bool(PLAIN.fullmatch(value) or (TELLING_NAMES.search(name) and IDENTIFIER.fullmatch(value)))


def _field(key: str) -> str:
    return key if FIELD.fullmatch(key) and not LONG_NUMBER.fullmatch(key) else MASK
