"""Money came in."""

from uuid import UUID

import structlog

from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.modules.payments import accounts, ledger
from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.records import Attempt
from jishi.modules.payments.actions.refund import give_back
from jishi.modules.payments.contracts import ChargeKind, Entry, PaymentState
from jishi.modules.payments.domain import Verdict, judge
from jishi.modules.payments.events import PaymentArrivedLate, PaymentSucceeded
from jishi.modules.payments.providers.port import Receipt
from jishi.modules.payments.tasks import CLOSE_ATTEMPTS, CloseTask
from jishi.platform.db import Tx

log = structlog.get_logger(__name__)


async def capture(tx: Tx, attempt: Attempt, receipt: Receipt) -> Verdict:
    """Record money that a provider says it took for `attempt`; the same receipt again changes nothing.

    Money for an open payment pays it and tells PaymentSucceeded. Money for a closed one tells PaymentArrivedLate and,
    unless a subscriber accepts it, goes back; so does money for a payment that is paid already. Money of another
    amount or currency than was owed is not recorded: the verdict says so and a person must look.
    """
    verdict = judge(attempt.amount, attempt.currency, receipt.amount, receipt.currency)
    if verdict is not Verdict.ACCEPTED:
        log.error(
            "payment_mismatch",
            number=attempt.number,
            verdict=verdict.value,
            owed=f"{attempt.amount} {attempt.currency}",
            said=f"{receipt.amount} {receipt.currency}",
        )
        return verdict
    charge_id = uuid7()
    row = await tx.fetch_row(
        sql.CAPTURE,
        charge_id,
        attempt.payment_id,
        attempt.id,
        attempt.channel,
        receipt.transaction,
        receipt.amount,
        receipt.currency,
        tx.now,
        accounts.provider_clearing(attempt.channel),
        accounts.BUYER_RECEIVABLE,
    )
    assert row is not None
    is_paid, is_new, has_others = row
    if is_paid:
        await tell_paid(tx, attempt, is_new=is_new, has_others=has_others)
    elif is_new:
        await _receive_unapplied(tx, attempt, charge_id)
    return verdict


async def tell_paid(tx: Tx, attempt: Attempt, *, is_new: bool, has_others: bool) -> None:
    """What follows when a statement has captured an open payment. Raises Conflict, which undoes it, when the money's
    transaction was not new."""
    if not is_new:
        raise Conflict("This transaction already paid for something else.", code="transaction_reused")
    if has_others:
        tx.enqueue(CLOSE_ATTEMPTS, CloseTask(attempt.payment_id))
    await tx.publish(
        PaymentSucceeded(
            payment_id=attempt.payment_id,
            purpose=attempt.purpose,
            reference=attempt.reference,
            amount=attempt.amount,
            currency=attempt.currency,
        )
    )


async def _receive_unapplied(tx: Tx, attempt: Attempt, charge_id: UUID) -> None:
    held = Entry(accounts.provider_clearing(attempt.channel), attempt.amount)
    owed = Entry(accounts.BUYER_UNAPPLIED, -attempt.amount)
    await ledger.post(tx, "payments.received_unapplied", charge_id, attempt.currency, [held, owed])
    if await tx.fetch_value(sql.PAYMENT_STATE, attempt.payment_id) == PaymentState.CLOSED:
        await tx.publish(
            PaymentArrivedLate(
                payment_id=attempt.payment_id,
                purpose=attempt.purpose,
                reference=attempt.reference,
                amount=attempt.amount,
                currency=attempt.currency,
            )
        )
        # Not whether the payment is paid: another charge that came at the same time may have paid it.
        if await tx.fetch_value(sql.CHARGE_KIND, charge_id) == ChargeKind.APPLIED:
            return
    await give_back(tx, attempt.payment_id, charge_id, attempt.amount)


async def accept_late(tx: Tx, payment_id: UUID) -> bool:
    """Use money that arrived after the payment was closed: the payment is paid after all. For inline subscribers of
    PaymentArrivedLate; False when there is no such money."""
    used = await tx.fetch_value(
        sql.ACCEPT_LATE, payment_id, tx.now, accounts.BUYER_UNAPPLIED, accounts.BUYER_RECEIVABLE
    )
    return used is not None
