"""What inventory does by the clock."""

from jishi.modules.inventory import api
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def sweep(tx: Tx) -> None:
    """Give back what was held too long; orders settle their own in time, this heals what a crash left behind."""
    await api.expire_reservations(tx)


def register(wiring: Wiring) -> None:
    """Take part in the worker."""
    wiring.schedule("inventory.sweep", "* * * * *", sweep)
