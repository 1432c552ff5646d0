"""What staff look for among orders, and what they are told: rows of lists, and figures."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.orders.contracts import OrderState


class OrderFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which orders staff look for. `text` is an order number, the e-mail address or phone number of an account or of
    the order itself (guests have no account), or the beginning of a recipient's name; times are half open, amounts
    include both ends; `shops` None means all that the permission covers."""

    text: str = ""
    states: Sequence[OrderState] = ()
    shops: Sequence[UUID] | None = None
    owner_id: UUID | None = None
    placed_from: datetime | None = None
    placed_before: datetime | None = None
    total_from: int | None = None
    total_to: int | None = None
    late: bool | None = None
    """True: those that should have been sent by now."""

    oldest_first: bool = False


class FoundOrder(msgspec.Struct, frozen=True):
    """An order in a list for staff. `title` is its first line's, of `lines` lines with `pieces` pieces in all."""

    id: UUID
    number: str
    state: OrderState
    shop_id: UUID
    shop_name: Text
    owner_id: UUID
    recipient: str
    province: str
    city: str
    currency: str
    total: int
    refunded: int
    method_name: Text
    placed_at: datetime
    paid_at: datetime | None
    lines: int
    pieces: int
    title: Text


class Sales(msgspec.Struct, frozen=True):
    """Paid orders of some time: how many, what they came to, what of it went back, and how many people they are of."""

    orders: int
    total: int
    refunded: int
    buyers: int


class SalesDay(msgspec.Struct, frozen=True):
    """Paid orders of one day in the shop's zone."""

    day: date
    orders: int
    total: int
    refunded: int


class Spending(msgspec.Struct, frozen=True):
    """What a person has ordered: how many orders, what was paid for them and kept, and when the last one was placed."""

    orders: int = 0
    spent: int = 0
    last_at: datetime | None = None
