"""What we recorded of a provider, for comparing it with what the provider says."""

from collections.abc import Sequence
from datetime import datetime

from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.ask import ask_all
from jishi.modules.payments.actions.records import Attempt
from jishi.modules.payments.contracts import Movement
from jishi.modules.payments.tasks import SEND_REFUND, RefundTask
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime


async def list_movements(
    tx: Tx,
    channel: str,
    start: datetime,
    stop: datetime,
    *,
    transactions: Sequence[str] = (),
    refunds: Sequence[str] = (),
) -> list[Movement]:
    """Charges and finished refunds of `channel` that we recorded from `start` until `stop`, and those with these
    transactions or refund numbers whenever they were recorded. One statement."""
    return await tx.rows(Movement, sql.MOVEMENTS, channel, start, stop, list(transactions), list(refunds))


async def paid_numbers(tx: Tx, channel: str, numbers: Sequence[str]) -> set[str]:
    """Which of these orders of ours at `channel` we have recorded any charge for."""
    return {row[0] for row in await tx.fetch(sql.PAID_NUMBERS, channel, list(numbers))}


async def ask_about(app: Runtime, channel: str, number: str) -> bool:
    """Ask the provider about an order or refund of ours and record what it says; False for a number that is none.

    Makes transactions of its own. Charges that were missing are captured, or sent back when they came too late.
    """
    async with app.tx(write=False) as tx:
        attempts = await tx.rows(Attempt, sql.ATTEMPT_BY_NUMBER, channel, number)
        refund_id = await tx.fetch_value(sql.REFUND_ID_BY_NUMBER, channel, number)
    if attempts:
        await ask_all(app, attempts)
    elif refund_id is not None:
        async with app.tx() as tx:
            tx.enqueue(SEND_REFUND, RefundTask(refund_id), dedupe_key=f"refund:{refund_id}")
    return bool(attempts) or refund_id is not None
