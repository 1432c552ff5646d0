"""What inventory does by the clock."""

from jishi.modules.inventory import api
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def sweep(tx: Tx) -> None:
    """Give back what was held too long; orders settle their own in time, this heals what a crash left behind."""
    await api.expire_reservations(tx)


async def look_at_stock(tx: Tx) -> None:
    """Warn of what has fallen to its threshold, and tell whoever still waits for what has come in piece by piece."""
    await api.refresh_moved(tx)
    for variant_id in await api.list_waited_for(tx):
        await api.tell_waiting(tx, variant_id)


async def look_at_all_stock(tx: Tx) -> None:
    """The same for every variant, moved or not, which reads all levels: what the quick look did not see."""
    await api.note_missing_owners(tx)
    await api.refresh_low(tx)


async def forget(tx: Tx) -> None:
    """Let go of what people wished long ago."""
    await api.forget_old_requests(tx)


def register(wiring: Wiring) -> None:
    """Take part in the worker."""
    wiring.schedule("inventory.sweep", "* * * * *", sweep)
    wiring.schedule("inventory.look_at_stock", "*/5 * * * *", look_at_stock)
    wiring.schedule("inventory.look_at_all_stock", "23 * * * *", look_at_all_stock)
    wiring.schedule("inventory.forget", "41 3 * * *", forget)
