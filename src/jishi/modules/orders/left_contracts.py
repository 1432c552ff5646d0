"""What orders tells those who settle with shops."""

from uuid import UUID

import msgspec


class LeftLine(msgspec.Struct, frozen=True):
    """What of a line was not refunded at the shop's cost, without added tax, in minor units."""

    line_id: UUID
    product_id: UUID
    amount: int


class Left(msgspec.Struct, frozen=True):
    """What is left of an order for its shop. `is_held` while a case about it is open; `refund_ids` are its refunds."""

    order_id: UUID
    number: str
    shop_id: UUID
    currency: str
    is_held: bool
    refund_ids: list[UUID]
    lines: list[LeftLine]
