"""What settlement takes and tells. Amounts are minor units; rates are basis points (ten-thousandths)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.errors import Conflict


class SaleState(StrEnum):
    """The life of a sale that is to be settled; `EMPTY` was refunded before."""

    WAITING = "waiting"
    SETTLED = "settled"
    EMPTY = "empty"


class Rate(msgspec.Struct, frozen=True):
    """Commission from `valid_from` on: of one shop or all (None), of one category with all below it or all (empty)."""

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
    items: list[StatementLine]
    next_cursor: str | None


class PayoutState(StrEnum):
    """The life of a payout; see `domain.payouts.TRANSITIONS`."""

    ASKED = "asked"
    APPROVED = "approved"
    SENDING = "sending"
    PAID = "paid"
    FAILED = "failed"
    REFUSED = "refused"


class BankAccount(msgspec.Struct, frozen=True):
    """Where a shop's money goes; of the number only the last four digits are told. No payouts are asked for before
    `usable_from`. `automatic`: what can be paid out is, every night."""

    shop_id: UUID
    holder: str
    bank: str
    last_four: str
    automatic: bool
    changed_at: datetime
    usable_from: datetime


class BankAccountInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new bank account of a shop."""

    holder: str
    bank: str
    number: str
    automatic: bool = False


class PayoutInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pay out so much of what a shop can have."""

    shop_id: UUID
    amount: int
    currency: str = "CNY"


class Payout(msgspec.Struct, frozen=True):
    """Money on its way to a shop's bank. `code` is its number at the bank too; `problem` says why it did not arrive."""

    id: UUID
    code: str
    shop_id: UUID
    currency: str
    amount: int
    state: PayoutState
    holder: str
    bank: str
    last_four: str
    approval_id: UUID | None
    asked_at: datetime
    asked_by: UUID | None
    approved_at: datetime | None
    sent_at: datetime | None
    finished_at: datetime | None
    bank_reference: str
    problem: str


class TooMuch(Conflict):
    """More was asked for than the shop can have; `available` is what it can."""

    code = "not_enough"

    def __init__(self, available: int) -> None:
        super().__init__("This is more than can be paid out now.")
        self.available = available


class DayState(StrEnum):
    """Whether a provider's day agrees with ours."""

    CLEAN = "clean"
    DIFFERS = "differs"


class DifferenceKind(StrEnum):
    """How a provider's line and ours differ."""

    MISSING_HERE = "missing_here"
    MISSING_THERE = "missing_there"
    AMOUNT = "amount"
    CURRENCY = "currency"
    TWICE = "twice"


class Resolution(StrEnum):
    """How a difference ended: it went away when looked at again, or somebody took responsibility."""

    HEALED = "healed"
    ACCEPTED = "accepted"
    SETTLED = "settled"


class DayTotal(msgspec.Struct, frozen=True):
    """One direction (`side` charge or refund) of a day in one currency: counts and sums, ours and the provider's;
    `fees` are the provider's."""

    side: str
    currency: str
    our_count: int
    our_sum: int
    their_count: int
    their_sum: int
    fees: int


class Day(msgspec.Struct, frozen=True):
    """A day (UTC) of a provider that was compared; `open` differences need somebody."""

    channel: str
    day: date
    state: DayState
    checked_at: datetime
    totals: list[DayTotal]
    open: int


class Difference(msgspec.Struct, frozen=True):
    """Something on which a provider and we do not agree. `ours` and `theirs` are amounts, None where there is none;
    `number` is our order's or refund's, `transaction` the provider's."""

    id: UUID
    channel: str
    day: date
    side: str
    kind: DifferenceKind
    number: str
    transaction: str
    currency: str
    ours: int | None
    theirs: int | None
    state: str
    resolution: str
    note: str
    found_at: datetime
    resolved_at: datetime | None
    resolved_by: UUID | None
