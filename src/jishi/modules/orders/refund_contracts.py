"""What refunds of orders take and tell. Part of `contracts`, where others find it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec


class RefundState(StrEnum):
    """The life of a refund; see `domain.refunds.TRANSITIONS`."""

    PROMISED = "promised"
    ARRIVED = "arrived"
    FAILED = "failed"
    PAID_OTHERWISE = "paid_otherwise"


class Bearer(StrEnum):
    """Who bears a refund: the shop, whose sale is reversed, or the platform, out of its own pocket."""

    SHOP = "shop"
    PLATFORM = "platform"


class RefundPart(msgspec.Struct, frozen=True):
    """Of one line: `amount` back, for `quantity` pieces (0: only the price is lowered), of which `unsent` have not been
    sent and will not be."""

    line_id: UUID
    amount: int
    quantity: int = 0
    unsent: int = 0


class OrderRefund(msgspec.Struct, frozen=True):
    """Money promised back for an order. `amount` is all of it: the parts and `freight`; `tax` the added tax in it."""

    id: UUID
    order_id: UUID
    reference: str
    amount: int
    freight: int
    tax: int
    parts: list[RefundPart]
    borne_by: Bearer
    state: RefundState
    reason: str
    by: str
    at: datetime
    payment_refund_id: UUID | None
    attempts: int
    settled_at: datetime | None
    note: str
    shop_id: UUID | None = None


class FailedRefund(msgspec.Struct, frozen=True):
    """A refund that the provider refused for good: somebody has to see to it."""

    refund: OrderRefund
    number: str
    shop_id: UUID
    currency: str
