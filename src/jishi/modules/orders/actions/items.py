"""What is for sale, as the catalogue has it: fresh when money depends on it, else up to two seconds old."""

from collections.abc import Iterable
from uuid import UUID

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Sellable
from jishi.platform.db import Tx

PREFIX = "sellable"
FRESH_SECONDS = 2


async def sellables(tx: Tx, variant_ids: Iterable[UUID], *, fresh: bool = False) -> dict[UUID, Sellable]:
    """These variants; those that never were are left out. No statement when all were asked for just now, unless
    `fresh`: placing an order compares what was shown with what is."""
    cache, found, missing = tx.app.cache, {}, []
    for variant_id in variant_ids:
        known = None if fresh else cache.peek(f"{PREFIX}:{variant_id}")
        if known is None:
            missing.append(variant_id)
        else:
            found[variant_id] = known
    if missing:
        for variant_id, item in (await catalog.list_sellable(tx, missing)).items():
            cache.put(f"{PREFIX}:{variant_id}", item, seconds=FRESH_SECONDS)
            found[variant_id] = item
    return found
