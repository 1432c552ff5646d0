"""What after-sales does by the clock."""

from jishi.modules.after_sales import api
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def settle_due(tx: Tx) -> None:
    await api.settle_due(tx.app)


async def remind(tx: Tx) -> None:
    await api.remind(tx)


def register(wiring: Wiring) -> None:
    """Take part in the worker."""
    wiring.schedule("after_sales.settle_due", "* * * * *", settle_due)
    wiring.schedule("after_sales.remind", "*/5 * * * *", remind)
