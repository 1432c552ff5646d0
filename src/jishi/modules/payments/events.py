"""What happened to money."""

from uuid import UUID

from jishi.platform.events import Event


class PaymentSucceeded(Event, frozen=True, kw_only=True, tag="payments.succeeded"):
    """A payment was captured. Told inline: what was paid for changes in the same transaction."""

    payment_id: UUID
    purpose: str
    reference: UUID
    amount: int
    currency: str


class PaymentArrivedLate(Event, frozen=True, kw_only=True, tag="payments.arrived_late"):
    """Money came for a payment that was already closed; it is refunded by itself unless it can still be used."""

    payment_id: UUID
    purpose: str
    reference: UUID
    amount: int
    currency: str


class RefundSucceeded(Event, frozen=True, kw_only=True, tag="payments.refund_succeeded"):
    """A refund reached the payer."""

    refund_id: UUID
    payment_id: UUID
    purpose: str
    reference: UUID
    amount: int
    currency: str


class RefundFailed(Event, frozen=True, kw_only=True, tag="payments.refund_failed"):
    """The provider refused a refund for good: the money is still ours to return, by another way."""

    refund_id: UUID
    payment_id: UUID
    purpose: str
    reference: UUID
    amount: int
    currency: str
