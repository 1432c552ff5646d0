"""A provider has refunded, or refused to."""

from uuid import UUID

import asyncpg
import structlog

from jishi.modules.payments import accounts, ledger
from jishi.modules.payments import queries as sql
from jishi.modules.payments.contracts import ChargeKind, Entry, RefundState
from jishi.modules.payments.events import RefundFailed, RefundSucceeded
from jishi.platform.db import Tx

log = structlog.get_logger(__name__)


async def settle_refund(tx: Tx, refund_id: UUID, state: RefundState) -> bool:
    """Record the outcome of a refund once; False when it was settled before or is still under way."""
    if state is RefundState.REQUESTED:
        return False
    row = await tx.fetch_row(sql.FINISH_REFUND, refund_id, state.value, tx.now)
    if row is None:
        return False
    if state is RefundState.SUCCEEDED:
        await _book_success(tx, row)
    else:
        await _book_failure(tx, row)
    return True


async def _book_success(tx: Tx, row: asyncpg.Record) -> None:
    entries = [
        Entry(accounts.REFUNDS_PAYABLE, row["amount"]),
        Entry(accounts.provider_clearing(row["channel"]), -row["amount"]),
    ]
    await ledger.post(tx, "payments.refunded", row["id"], row["currency"], entries)
    await tx.publish(
        RefundSucceeded(
            refund_id=row["id"],
            payment_id=row["payment_id"],
            purpose=row["purpose"],
            reference=row["reference"],
            amount=row["amount"],
            currency=row["currency"],
        )
    )


async def _book_failure(tx: Tx, row: asyncpg.Record) -> None:
    source = accounts.BUYER_RECEIVABLE if row["kind"] == ChargeKind.APPLIED else accounts.BUYER_UNAPPLIED
    entries = [Entry(accounts.REFUNDS_PAYABLE, row["amount"]), Entry(source, -row["amount"])]
    await ledger.post(tx, "payments.refund_failed", row["id"], row["currency"], entries)
    log.error("refund_failed", refund_id=str(row["id"]), amount=row["amount"], currency=row["currency"])
    await tx.publish(
        RefundFailed(
            refund_id=row["id"],
            payment_id=row["payment_id"],
            purpose=row["purpose"],
            reference=row["reference"],
            amount=row["amount"],
            currency=row["currency"],
        )
    )
