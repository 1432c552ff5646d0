"""What is asked of a table, parsed: the values of its filters, order and place."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec


class GridQuery(msgspec.Struct, frozen=True):
    """What a source is asked for. Unset filters are empty lists, empty texts or None, so a source can pass them on."""

    values: dict[str, Any] = {}
    shops: list[UUID] | None = None
    """The shops to show: those asked for that the actor's permission covers; None for every shop."""

    sort: str = ""
    descending: bool = False
    cursor: str = ""
    limit: int = 50

    def choice(self, key: str) -> list[str]:
        """The values chosen; empty means all."""
        found: list[str] = self.values.get(key, [])
        return found

    def text(self, key: str) -> str:
        """What was typed."""
        found: str = self.values.get(key, "")
        return found

    def days(self, key: str) -> tuple[datetime | None, datetime | None]:
        """From the first moment (included) to the last (excluded)."""
        found: tuple[datetime | None, datetime | None] = self.values.get(key, (None, None))
        return found

    def amount(self, key: str) -> tuple[int | None, int | None]:
        """From and to, both included, in minor units."""
        found: tuple[int | None, int | None] = self.values.get(key, (None, None))
        return found

    def flag(self, key: str) -> bool | None:
        """Yes, no, or None for whatever."""
        found: bool | None = self.values.get(key)
        return found
