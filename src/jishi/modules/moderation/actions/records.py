"""Items from their rows."""

from typing import Any

import msgspec

from jishi.modules.moderation.contracts import Item


def as_item(row: Any) -> Item:
    """The item in `row`."""
    return msgspec.convert(dict(row), Item)
