"""Rows as the actions of payments work with them."""

from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from jishi.kernel.errors import NotFound
from jishi.modules.payments import queries as sql
from jishi.modules.payments.contracts import Payment, PaymentState, Refund, RefundState
from jishi.platform.db import Tx


class Attempt(msgspec.Struct, frozen=True):
    """One call to a channel, with what its payment is about."""

    id: UUID
    payment_id: UUID
    channel: str
    number: str
    state: str
    expires_at: datetime
    asked: int
    purpose: str
    reference: UUID
    amount: int
    currency: str


def as_payment(row: asyncpg.Record) -> Payment:
    """A row of sql.PAYMENT."""
    return msgspec.structs.replace(Payment(*row), state=PaymentState(row["state"]))


def as_refund(row: asyncpg.Record) -> Refund:
    """A row of sql.REFUND."""
    return msgspec.structs.replace(Refund(*row), state=RefundState(row["state"]))


async def load_payment(tx: Tx, payment_id: UUID) -> Payment:
    """The payment. Raises NotFound."""
    if (row := await tx.fetch_row(sql.PAYMENT_BY_ID, payment_id)) is None:
        raise NotFound
    return as_payment(row)
