"""Make the levels anew from their movements."""

from jishi.modules.inventory import queries
from jishi.modules.inventory.actions.announce import PREFIX
from jishi.platform.db import Tx


async def rebuild_levels(tx: Tx) -> int:
    """Set every level to the sum of its movements, which are the truth (rule 6); returns how many levels there are.

    For after movements were loaded in bulk. Locks the whole table against other writers until the transaction ends.
    """
    await tx.execute(queries.LOCK_LEVELS)
    tx.invalidate(f"{PREFIX}:*")
    return await tx.execute(queries.REBUILD)
