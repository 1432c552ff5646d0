"""Look after what has been silent for too long."""

import structlog
from prometheus_client import Gauge

from jishi.modules.payments import ledger
from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.ask import ask_all
from jishi.modules.payments.actions.records import Attempt
from jishi.modules.payments.tasks import SEND_REFUND, RefundTask
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)
AT_ONCE = 200
DRIFT = Gauge("jishi_ledger_drift", "Ledger checks that do not add up")


async def heal(app: Runtime) -> int:
    """Ask about attempts that are due, and have refunds sent that are due. Returns how many that were."""
    async with app.tx(write=False) as reading:
        now = reading.now
        attempts = await reading.rows(Attempt, sql.SILENT_ATTEMPTS, now, AT_ONCE)
    await ask_all(app, attempts)
    async with app.tx() as tx:
        refunds = await tx.fetch(sql.SILENT_REFUNDS, now, AT_ONCE)
        for row in refunds:
            tx.enqueue(SEND_REFUND, RefundTask(row["id"]), dedupe_key=f"refund:{row['id']}")
    return len(attempts) + len(refunds)


async def audit_ledger(tx: Tx) -> list[ledger.Drift]:
    """Check the whole ledger; what does not add up is logged as an error and counted in the metrics."""
    drifts = await ledger.audit(tx)
    DRIFT.set(len(drifts))
    for drift in drifts:
        log.error("ledger_drift", what=drift.what, subject=drift.subject, off_by=drift.off_by)
    return drifts
