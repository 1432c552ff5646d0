"""Throw away what has expired."""

from jishi.modules.identity import queries
from jishi.platform.db import Tx


async def sweep(tx: Tx) -> None:
    """Delete sessions, challenges and codes that no longer count."""
    for statement in queries.SWEEP:
        await tx.execute(statement, tx.now)
