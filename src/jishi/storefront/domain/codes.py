"""Product codes as they stand in addresses. Pure."""

from collections.abc import Iterable
from typing import TypeVar

K = TypeVar("K")

MOST_CODE = 16


def is_code(text: str) -> bool:
    """Whether `text` can be a product's public code; others need no look-up."""
    return 0 < len(text) <= MOST_CODE and text.isascii() and text.isalnum()


def codes_in(text: str, most: int) -> list[str]:
    """The distinct codes in a comma-separated list, at most `most` of them."""
    return list(dict.fromkeys(code for code in text[:1_000].split(",") if is_code(code)))[:most]


def seen_first(key: K, before: Iterable[K], most: int) -> list[K]:
    """`before` with `key` moved or put to its front."""
    return [key, *(other for other in before if other != key)][:most]
