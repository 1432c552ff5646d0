"""What follows from being paid, done in bulk so that no purchase waits for it: sold figures, what is promised about the
way of orders, and telling buyers."""

from datetime import timedelta

from jishi.modules.catalog import api as catalog
from jishi.modules.orders import queries
from jishi.modules.orders.actions.promise import Paid, forget_promises, promise_all
from jishi.modules.orders.notices import tell_paid
from jishi.platform.db import Tx

NEWS = timedelta(hours=1)


async def count_sold(tx: Tx, limit: int = 1_000) -> int:
    """Tell the catalogue what was paid for, or given back, since last time, promise when what was paid leaves and
    arrives, and tell buyers that their orders are paid if that is still news; returns how many products that touched.
    """
    stale = await tx.fetch(queries.STALE, limit)
    if not stale:
        return 0
    paid = [row for row in stale if not row["counted"]]
    await promise_all(
        tx, [Paid(row["id"], row["shop_id"], row["paid_at"], row["days_from"], row["days_to"]) for row in paid]
    )
    if gone := [row["id"] for row in stale if row["counted"]]:
        await forget_promises(tx, gone)
    rows = await tx.fetch(queries.RECOUNT, [row["id"] for row in stale])
    await tell_paid(tx, [row["id"] for row in paid if row["paid_at"] > tx.now - NEWS])
    sold = {product_id: pieces for product_id, pieces in rows if pieces}
    if sold:
        await catalog.add_sold(tx, sold)
    return len(sold)
