"""What happened, told to whoever cares.

An event is a frozen struct with a stable tag. It is published inside the transaction that causes it. *Inline*
subscribers run at once in the same transaction and fail it when they fail; *queued* subscribers run later in the
worker, at least once, each made idempotent by (event id, subscriber).
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar
from uuid import UUID

import msgspec

from jishi.kernel.ids import uuid7

if TYPE_CHECKING:
    from jishi.platform.db import Tx


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all events. Subclass with `tag="module.past_tense"`; `event_id` makes handling idempotent."""

    event_id: UUID = msgspec.field(default_factory=uuid7)


E = TypeVar("E", bound=Event)
Handler: TypeAlias = Callable[["Tx", E], Awaitable[None]]
AnyHandler: TypeAlias = Callable[["Tx", Any], Awaitable[None]]


def event_name(kind: type[Event]) -> str:
    """The stable tag of an event type. Raises TypeError for a type that was declared without one."""
    tag = kind.__struct_config__.tag
    if not isinstance(tag, str):
        raise TypeError(f"{kind.__name__} needs a tag, such as tag='orders.placed'")
    return tag
