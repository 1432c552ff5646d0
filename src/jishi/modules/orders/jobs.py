"""What orders does by the clock."""

from jishi.modules.orders import api
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def expire(tx: Tx) -> None:
    await api.expire_due(tx.app)


async def count_sold(tx: Tx) -> None:
    await api.count_sold(tx)


async def complete(tx: Tx) -> None:
    await api.complete_due(tx)


def register(wiring: Wiring) -> None:
    """Take part in the worker."""
    wiring.schedule("orders.expire", "* * * * * */15", expire)
    wiring.schedule("orders.count_sold", "* * * * * */15", count_sold)
    wiring.schedule("orders.complete", "*/5 * * * *", complete)
