"""From rows to what is told."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from jishi.modules.orders import queries
from jishi.modules.orders.contracts import Checkout, HistoryEntry, Order, OrderLine
from jishi.modules.orders.policy import can_cancel, can_pay
from jishi.platform.db import Tx


async def with_lines(tx: Tx, rows: Sequence[asyncpg.Record], history: list[HistoryEntry] | None = None) -> list[Order]:
    """Orders of these rows with their lines, in one more statement."""
    if not rows:
        return []
    lines: dict[UUID, list[OrderLine]] = {}
    for row in await tx.fetch(queries.LINES, [row["id"] for row in rows]):
        values = dict(row)
        lines.setdefault(values.pop("order_id"), []).append(msgspec.convert(values, OrderLine))
    return [_order(dict(row), lines.get(row["id"], []), history or []) for row in rows]


def _order(values: dict[str, Any], lines: list[OrderLine], history: list[HistoryEntry]) -> Order:
    plain = msgspec.convert({**values, "lines": [], "history": [], "can_pay": False, "can_cancel": False}, Order)
    return msgspec.structs.replace(
        plain,
        lines=lines,
        history=history,
        can_pay=can_pay(plain.state) and plain.payment_id is not None,
        can_cancel=can_cancel(plain.state),
    )


def as_checkout(row: asyncpg.Record) -> Checkout:
    """The checkout of a CHECKOUT row."""
    return msgspec.convert(dict(row), Checkout)
