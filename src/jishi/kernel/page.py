"""Cursor-paged results."""

from typing import Generic, TypeVar

import msgspec

from jishi.kernel import base64url
from jishi.kernel.errors import Invalid

T = TypeVar("T")
MAX_LIMIT = 100
MOST_KEY = 2**63 - 1
"""The largest bigint."""


class Page(msgspec.Struct, Generic[T], frozen=True):
    """Some items in order, and the cursor after which the next ones start (None at the end)."""

    items: list[T]
    next_cursor: str | None = None


def encode_cursor(*keys: object) -> str:
    """An opaque cursor for the sort keys of the last row shown."""
    return base64url.encode(msgspec.msgpack.encode(keys))


def decode_cursor(cursor: str, shape: type[T]) -> T:
    """The sort keys of `cursor` as `shape`, a tuple type. Raises Invalid when somebody made it up."""
    try:
        keys = msgspec.msgpack.decode(base64url.decode(cursor), type=shape)
        _check_storable(keys)
    except (ValueError, msgspec.MsgspecError):
        raise Invalid("This page link is no longer valid. Please start from the first page.") from None
    return keys


def _check_storable(keys: object) -> None:
    """Raise ValueError for a key that no column can hold."""
    for key in keys if isinstance(keys, tuple) else (keys,):
        if (isinstance(key, int) and abs(key) > MOST_KEY) or (isinstance(key, str) and "\x00" in key):
            raise ValueError(key)


def clamp_limit(limit: int) -> int:
    """A page size between 1 and MAX_LIMIT."""
    return max(1, min(limit, MAX_LIMIT))
