"""Jobs and schedules of payments."""

from jishi.modules.payments import api
from jishi.modules.payments.tasks import CLOSE_ATTEMPTS, SEND_REFUND, CloseTask, RefundTask
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def send_refund(tx: Tx, task: RefundTask) -> None:
    await api.send_refund(tx.app, task.refund_id)


async def close_attempts(tx: Tx, task: CloseTask) -> None:
    await api.close_attempts(tx.app, task.payment_id)


async def heal(tx: Tx) -> None:
    await api.heal(tx.app)


async def audit_ledger(tx: Tx) -> None:
    await api.audit_ledger(tx)


def register(wiring: Wiring) -> None:
    """What the worker does for payments."""
    wiring.job(SEND_REFUND, send_refund)
    wiring.job(CLOSE_ATTEMPTS, close_attempts)
    wiring.schedule("payments.heal", "* * * * *", heal)
    wiring.schedule("payments.audit_ledger", "17 3 * * *", audit_ledger)
