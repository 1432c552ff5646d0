"""Forget what is long past."""

from datetime import timedelta

from jishi.modules.notifications import queries
from jishi.platform.db import Tx

KEEP_NOTICES = timedelta(days=365)
KEEP_CLAIMS = timedelta(days=90)


async def sweep(tx: Tx) -> None:
    """Drop notices of more than a year ago, and claims that no event can come back for."""
    await tx.execute(queries.SWEEP_NOTICES, tx.now - KEEP_NOTICES)
    await tx.execute(queries.SWEEP_CLAIMS, tx.now - KEEP_CLAIMS)
