"""What settlement takes and tells. Amounts are minor units; rates are basis points (ten-thousandths)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec


class SaleState(StrEnum):
    """The life of a sale that is to be settled; `EMPTY` was refunded before."""

    WAITING = "waiting"
    SETTLED = "settled"
    EMPTY = "empty"


class Rate(msgspec.Struct, frozen=True):
    """Commission from `valid_from` on: of one shop or all (None), of one category and what is below it or all (empty)."""

    id: UUID
    shop_id: UUID | None
    category_code: str
    basis_points: int
    valid_from: datetime


class RateInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new rate; `valid_from` None is at once."""

    basis_points: int
    shop_id: UUID | None = None
    category_code: str = ""
    valid_from: datetime | None = None


class Share(msgspec.Struct, frozen=True):
    """Of a line worth `base` (without added tax) the platform takes `commission`, at `basis_points`."""

    line_id: UUID
    category_code: str
    base: int
    basis_points: int
    commission: int


class Sale(msgspec.Struct, frozen=True):
    """An order as its shop is settled: `gross` is what it had pending, `commission` what the platform took of it;
    `reversed` and `given_back` are what of both later refunds undid."""

    order_id: UUID
    number: str
    shop_id: UUID
    currency: str
    state: SaleState
    completed_at: datetime
    due_at: datetime
    settled_at: datetime | None
    gross: int
    commission: int
    reversed: int
    given_back: int
    shares: list[Share]


class Balance(msgspec.Struct, frozen=True):
    """What a shop has in one currency: `pending` until orders are completed and settled, `payable` now (less than
    nothing when refunds outran sales), `moving` on its way to the bank."""

    shop_id: UUID
    currency: str
    pending: int
    payable: int
    moving: int


class StatementLine(msgspec.Struct, frozen=True):
    """One change of a shop's payable balance and what it was for: `number` is an order's or a payout's, `commission`
    what was taken (or, negative, given back) with it."""

    at: datetime
    kind: str
    number: str
    amount: int
    commission: int


class Statement(msgspec.Struct, frozen=True):
    """A shop's account over a period: the balance before, what changed it, and the balance after."""

    shop_id: UUID
    currency: str
    start: datetime
    stop: datetime
    opening: int
    closing: int
    lines: list[StatementLine]
    next_cursor: str | None
