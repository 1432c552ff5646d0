"""Promise money back."""

from uuid import UUID

from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.modules.payments import accounts, domain, ledger
from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.records import as_refund
from jishi.modules.payments.contracts import ChargeKind, Entry, Refund, RefundState
from jishi.modules.payments.tasks import SEND_REFUND, RefundTask
from jishi.platform.db import Tx

GIVEN_BACK = "Money arrived that nothing was open for."
"""The reason of refunds that nobody asked for."""


async def refund(tx: Tx, payment_id: UUID, *, amount: int, reason: str, reference: UUID | str) -> Refund:
    """Promise `amount` minor units of a paid payment back; the worker has the provider send it.

    `reference` names why (an after-sales case, a group): the same payment and reference is the same refund however
    often it is asked for. Refunds never exceed what was captured, whoever else refunds at the same time.
    Raises Invalid for an amount that is not positive, Conflict when the payment was not paid, has less left, or the
    reference stands for another amount.
    """
    if amount <= 0:
        raise Invalid("This amount cannot be refunded.", code="amount")
    number = domain.refund_number(payment_id, str(reference))
    return await _promise(tx, payment_id, None, number, amount, reason)


async def give_back(tx: Tx, payment_id: UUID, charge_id: UUID, amount: int) -> Refund:
    """Send back money that nothing was open for, all of it, once."""
    number = domain.refund_number(payment_id, f"unapplied {charge_id}")
    return await _promise(tx, payment_id, charge_id, number, amount, GIVEN_BACK)


async def _promise(tx: Tx, payment_id: UUID, charge_id: UUID | None, number: str, amount: int, reason: str) -> Refund:
    made = Refund(uuid7(), payment_id, number, amount, RefundState.REQUESTED, reason)
    ask_at = tx.now + domain.FIRST_ASK
    taken = await tx.fetch_value(
        sql.PROMISE_REFUND, made.id, payment_id, number, amount, reason, tx.now, ask_at, charge_id
    )
    if taken is None:
        return await _existing(tx, number, amount)
    charge = await tx.fetch_row(sql.TAKE_FROM_CHARGE, taken, amount)
    if charge is None:
        raise Conflict("This is more than is left to refund.", code="refund_too_large")
    source = accounts.BUYER_RECEIVABLE if charge["kind"] == ChargeKind.APPLIED else accounts.BUYER_UNAPPLIED
    entries = [Entry(source, amount), Entry(accounts.REFUNDS_PAYABLE, -amount)]
    await ledger.post(tx, "payments.refund_promised", made.id, charge["currency"], entries)
    tx.enqueue(SEND_REFUND, RefundTask(made.id), dedupe_key=f"refund:{made.id}")
    return made


async def _existing(tx: Tx, number: str, amount: int) -> Refund:
    row = await tx.fetch_row(sql.REFUND_BY_NUMBER, number)
    if row is None:
        raise Conflict("This was not paid, so there is nothing to refund.", code="not_paid")
    found = as_refund(row)
    if found.amount != amount:
        raise Conflict("This was already refunded, over another amount.", code="refund_exists")
    return found
