"""Tell of variants that have just sold out or come back."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import queries
from jishi.modules.inventory.events import BackInStock, SoldOut
from jishi.platform.db import Tx

MOST_KEYS = 200
PREFIX = "stock"


async def announce(tx: Tx, changes: Iterable[tuple[UUID, int, int]]) -> None:
    """Publish SoldOut and BackInStock for `changes` (variant, available before, after) that cross zero."""
    crossed = []
    for variant_id, before, after in changes:
        if before > 0 and after == 0:
            await tx.publish(SoldOut(variant_id=variant_id))
        elif before == 0 and after > 0:
            await tx.publish(BackInStock(variant_id=variant_id))
        else:
            continue
        crossed.append(variant_id)
    forget(tx, crossed)


async def mark_in_lists(tx: Tx, variant_ids: Sequence[UUID]) -> None:
    """Tell the catalogue which of these variants have stock as things are now."""
    there = {row[0]: row[1] for row in await tx.fetch(queries.AVAILABLE, list(variant_ids))}
    await catalog.mark_stock(tx, {variant_id: there.get(variant_id, 0) > 0 for variant_id in variant_ids})


def forget(tx: Tx, variant_ids: list[UUID]) -> None:
    """Drop what is cached of these variants once `tx` has committed."""
    if len(variant_ids) > MOST_KEYS:
        tx.invalidate(f"{PREFIX}:*")
    else:
        tx.invalidate(*(f"{PREFIX}:{variant_id}" for variant_id in variant_ids))
