"""What merchants tells others."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.media.contracts import Image


class ShopState(StrEnum):
    """Whether a shop trades."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class ShopInput(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes to open a shop; pictures are stored in media first. `place` is its city in several languages,
    `city` in one: either will do."""

    slug: str
    name: Text
    story: Text = {}
    city: str = ""
    place: Text = {}
    logo_id: UUID | None = None
    banner_id: UUID | None = None
    opened_at: datetime | None = None


class Shop(msgspec.Struct, frozen=True):
    """A shop as others see it. `place` is its city in each language in which it was said; `city` in one."""

    id: UUID
    slug: str
    name: Text
    story: Text
    city: str
    state: ShopState
    logo: Image | None
    banner: Image | None
    opened_at: datetime
    place: Text = {}
