"""What inventory hears from itself, in the worker: lists show what is in stock without any order waiting for it."""

from jishi.modules.inventory import api
from jishi.modules.inventory.events import BackInStock, SoldOut
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def mark(tx: Tx, event: SoldOut | BackInStock) -> None:
    await api.mark_in_lists(tx, [event.variant_id])


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.on(SoldOut, "inventory.mark_sold_out", mark)
    wiring.on(BackInStock, "inventory.mark_back_in_stock", mark)
