"""What follows from being paid, done in bulk so that no purchase waits for it: sold figures, and telling buyers."""

from datetime import timedelta

from jishi.modules.catalog import api as catalog
from jishi.modules.orders import queries
from jishi.modules.orders.notices import tell_paid
from jishi.platform.db import Tx

NEWS = timedelta(hours=1)


async def count_sold(tx: Tx, limit: int = 1_000) -> int:
    """Tell the catalogue what was paid for, or given back, since last time, and buyers that their orders are paid if
    that is still news; returns how many products that touched."""
    rows = await tx.fetch(queries.RECOUNT, limit, tx.now - NEWS)
    sold = {product_id: pieces for product_id, pieces, order_id in rows if order_id is None and pieces}
    await tell_paid(tx, [order_id for _, _, order_id in rows if order_id is not None])
    if sold:
        await catalog.add_sold(tx, sold)
    return len(sold)
