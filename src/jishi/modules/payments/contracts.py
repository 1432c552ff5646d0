"""What payments takes and tells."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec


class PaymentState(StrEnum):
    """The life of what is owed."""

    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"


class AttemptState(StrEnum):
    """The life of one call to a channel."""

    STARTED = "started"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CLOSED = "closed"


class RefundState(StrEnum):
    """The life of a refund."""

    REQUESTED = "requested"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class ChargeKind(StrEnum):
    """What money that came in is used for."""

    APPLIED = "applied"
    UNAPPLIED = "unapplied"


class Payment(msgspec.Struct, frozen=True):
    """What one person owes once. `reference` is the owner's own id (the checkout); `code` is what people see;
    `refunded` counts refunds from the moment they are promised."""

    id: UUID
    code: str
    owner_id: UUID
    purpose: str
    reference: UUID
    amount: int
    currency: str
    state: PaymentState
    expires_at: datetime
    paid_at: datetime | None
    refunded: int
    subject: str = ""


class PaymentView(msgspec.Struct, frozen=True):
    """A payment as its payer sees it; amounts in minor units. `home_url` leads to what was paid for."""

    code: str
    subject: str
    amount: int
    currency: str
    state: PaymentState
    expires_at: datetime
    paid_at: datetime | None
    refunded: int
    channels: list["Channel"]
    home_url: str


class Sale(msgspec.Struct, frozen=True):
    """What a payment pays a shop for: `reference` is the order, `amount` all of it in minor units, `tax` the part of it
    that was added on top of the prices."""

    reference: UUID
    shop_id: UUID
    amount: int
    tax: int = 0


class PaymentInput(msgspec.Struct, frozen=True, kw_only=True):
    """A new debt. `amount` in minor units, positive; `purpose` names the kind of debt, `orders` for a checkout. `sales`
    are what it pays for; they sum to the amount, and are booked in the statement that captures it."""

    owner_id: UUID
    purpose: str
    reference: UUID
    amount: int
    currency: str
    subject: str
    expires_at: datetime
    sales: Sequence["Sale"] = ()


class Channel(msgspec.Struct, frozen=True):
    """A way to pay that is offered now."""

    code: str
    name: str


class NextStep(msgspec.Struct, frozen=True):
    """What the payer does next: go to `redirect_url`."""

    attempt_id: UUID
    redirect_url: str


class Entry(msgspec.Struct, frozen=True):
    """One side of a ledger transaction: positive debits, negative credits `account`, in minor units."""

    account: str
    amount: int


class Refund(msgspec.Struct, frozen=True):
    """Money on its way back."""

    id: UUID
    payment_id: UUID
    number: str
    amount: int
    state: RefundState
    reason: str


class Movement(msgspec.Struct, frozen=True):
    """Money that we recorded with a provider: `kind` charge or refund; `transaction` is the provider's (of charges),
    `number` ours of the order or refund; minor units."""

    kind: str
    transaction: str
    number: str
    amount: int
    currency: str
    at: datetime
    payment_id: UUID


class Unbalanced(ValueError):
    """Ledger entries that do not sum to zero; always a mistake in a program, never a person's."""
