"""Read stock, and prove that it balances."""

from collections.abc import Iterable
from uuid import UUID

from jishi.modules.inventory import queries, transfer_queries
from jishi.modules.inventory.actions.announce import PREFIX
from jishi.modules.inventory.contracts import Discrepancy, Level
from jishi.platform.db import Tx

FRESH_SECONDS = 2


async def available(tx: Tx, variant_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Pieces that can be bought of each variant, over all places; up to two seconds old. Unknown ones have none."""
    cache, found, missing = tx.app.cache, {}, []
    for variant_id in variant_ids:
        known = cache.peek(f"{PREFIX}:{variant_id}")
        if known is None:
            missing.append(variant_id)
        else:
            found[variant_id] = known
    if missing:
        loaded = {row[0]: row[1] for row in await tx.fetch(queries.AVAILABLE, missing)}
        for variant_id in missing:
            pieces = loaded.get(variant_id, 0)
            cache.put(f"{PREFIX}:{variant_id}", pieces, seconds=FRESH_SECONDS)
            found[variant_id] = pieces
    return found


async def levels(tx: Tx, variant_ids: Iterable[UUID]) -> list[Level]:
    """The levels of these variants at every place, as they are now."""
    return await tx.rows(Level, queries.LEVELS, list(variant_ids))


async def audit(tx: Tx) -> list[Discrepancy]:
    """Rule 6: the levels that do not equal the sum of their movements and the pieces held, and the lines of transfers
    (sent, received, damaged) that their movements do not explain. Empty when all balances."""
    rows = [*await tx.fetch(queries.AUDIT), *await tx.fetch(transfer_queries.AUDIT)]
    return [Discrepancy(row[0], row[1], tuple(row[2:5]), tuple(row[5:8])) for row in map(tuple, rows)]
