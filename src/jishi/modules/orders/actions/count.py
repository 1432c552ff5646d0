"""Sold figures of products, counted in bulk so that no order waits for a popular product's row."""

from jishi.modules.catalog import api as catalog
from jishi.modules.orders import queries
from jishi.platform.db import Tx


async def count_sold(tx: Tx, limit: int = 1_000) -> int:
    """Tell the catalogue what was paid for, or given back, since last time; returns how many products that touched."""
    sold = {product_id: pieces for product_id, pieces in await tx.fetch(queries.RECOUNT, limit) if pieces}
    if sold:
        await catalog.add_sold(tx, sold)
    return len(sold)
