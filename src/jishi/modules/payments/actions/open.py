"""Begin to owe."""

from collections.abc import Sequence

from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import short_code, uuid7
from jishi.kernel.money import EXPONENTS, MAX_AMOUNT
from jishi.modules.payments import accounts
from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.records import as_payment
from jishi.modules.payments.contracts import Payment, PaymentInput, PaymentState, Sale, Unbalanced
from jishi.modules.payments.ledger import Line, Posting, lines_of
from jishi.platform.db import Tx


async def open_payment(tx: Tx, given: PaymentInput) -> Payment:
    """Open the one payment for `given.reference`; asked again for the same it returns the same.

    Raises Invalid for an amount that is not positive or a currency we do not trade in, Conflict when the reference
    already has a payment over something else.
    """
    payment = new_payment(given)
    added = await tx.execute(sql.OPEN, *row_of(tx, payment, given))
    return payment if added else await _existing(tx, given)


def new_payment(given: PaymentInput) -> Payment:
    """The payment that `given` asks for, not stored yet. Raises Invalid, and Unbalanced for sales of another sum."""
    if not 0 < given.amount <= MAX_AMOUNT or given.currency not in EXPONENTS:
        raise Invalid("This amount cannot be paid.", code="amount")
    if given.sales and sum(sale.amount for sale in given.sales) != given.amount:
        raise Unbalanced(f"{given.purpose} {given.reference}: sales of another amount")
    return Payment(
        uuid7(),
        short_code(),
        given.owner_id,
        given.purpose,
        given.reference,
        given.amount,
        given.currency,
        PaymentState.OPEN,
        given.expires_at,
        None,
        0,
        given.subject,
    )


def row_of(tx: Tx, payment: Payment, given: PaymentInput) -> tuple[object, ...]:
    """The values of sql.OPEN, the first ones of sql.OPEN_AND_START."""
    return (
        payment.id,
        payment.code,
        payment.owner_id,
        payment.purpose,
        payment.reference,
        payment.amount,
        payment.currency,
        payment.subject,
        tx.now,
        payment.expires_at,
        waiting_lines(given.purpose, given.currency, given.sales),
    )


def waiting_lines(purpose: str, currency: str, sales: Sequence[Sale]) -> list[Line] | None:
    """What the capture will book of these sales: per shop what it sold, as `<purpose>.sold`, once per reference."""
    kind, sold = f"{purpose}.sold", [sale for sale in sales if sale.amount]
    return lines_of([Posting(kind, sale.reference, currency, accounts.sale_entries(sale)) for sale in sold]) or None


async def _existing(tx: Tx, given: PaymentInput) -> Payment:
    """The payment that the reference of `given` has already. Raises Conflict when it is over something else."""
    found = as_payment((await tx.fetch(sql.PAYMENTS_OF, given.purpose, [given.reference]))[0])
    if (found.amount, found.currency, found.owner_id) != (given.amount, given.currency, given.owner_id):
        raise Conflict("There is already a payment for this, over another amount.", code="payment_exists")
    return found
