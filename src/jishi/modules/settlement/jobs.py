"""What settlement does by the clock."""

from jishi.modules.settlement import api
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def settle_due(tx: Tx) -> None:
    await api.settle_due(tx.app)


async def send_due(tx: Tx) -> None:
    await api.send_due(tx.app)


async def pay_automatically(tx: Tx) -> None:
    await api.pay_automatically(tx.app)


async def reconcile(tx: Tx) -> None:
    await api.reconcile_yesterday(tx.app)


def register(wiring: Wiring) -> None:
    """Take part in the worker."""
    wiring.schedule("settlement.settle_due", "*/10 * * * *", settle_due)
    wiring.schedule("settlement.send_due", "* * * * *", send_due)
    wiring.schedule("settlement.reconcile", "20 2 * * *", reconcile)
    wiring.schedule("settlement.pay_automatically", "40 1 * * *", pay_automatically)
