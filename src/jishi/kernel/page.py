"""Cursor-paged results."""

import base64
import binascii
from typing import Generic, TypeVar

import msgspec

from jishi.kernel.errors import Invalid

T = TypeVar("T")
MAX_LIMIT = 100


class Page(msgspec.Struct, Generic[T], frozen=True):
    """Some items in order, and the cursor after which the next ones start (None at the end)."""

    items: list[T]
    next_cursor: str | None = None


def encode_cursor(*keys: object) -> str:
    """An opaque cursor for the sort keys of the last row shown."""
    return base64.urlsafe_b64encode(msgspec.msgpack.encode(keys)).decode().rstrip("=")


def decode_cursor(cursor: str, shape: type[T]) -> T:
    """The sort keys of `cursor` as `shape`, a tuple type. Raises Invalid when somebody made it up."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        return msgspec.msgpack.decode(raw, type=shape)
    except (binascii.Error, ValueError, msgspec.MsgspecError):
        raise Invalid("This page link is no longer valid. Please start from the first page.") from None


def clamp_limit(limit: int) -> int:
    """A page size between 1 and MAX_LIMIT."""
    return max(1, min(limit, MAX_LIMIT))
