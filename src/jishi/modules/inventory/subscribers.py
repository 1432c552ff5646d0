"""What inventory hears from itself, in the worker: lists show what is in stock, those who wait are told, and warnings
go out, without any order waiting for it."""

from jishi.modules.inventory import api
from jishi.modules.inventory.events import BackInStock, RunningLow, SoldOut
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def mark(tx: Tx, event: SoldOut | BackInStock) -> None:
    """Lists, and the list of what runs low."""
    await api.mark_in_lists(tx, [event.variant_id])
    await api.refresh_low(tx, [event.variant_id])


async def tell_waiting(tx: Tx, event: BackInStock) -> None:
    """Those who asked."""
    await api.tell_waiting(tx, event.variant_id)


async def warn(tx: Tx, event: RunningLow) -> None:
    """Those who keep the stock."""
    await api.tell_running_low(tx, event.event_id, event.shop_id, event.variant_ids)


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.on(SoldOut, "inventory.mark_sold_out", mark)
    wiring.on(BackInStock, "inventory.mark_back_in_stock", mark)
    wiring.on(BackInStock, "inventory.tell_waiting", tell_waiting)
    wiring.on(RunningLow, "inventory.warn", warn)
