"""What happened to the money of shops."""

from uuid import UUID

from jishi.platform.events import Event


class PayoutPaid(Event, frozen=True, kw_only=True, tag="settlement.payout_paid"):
    """A payout has arrived at the shop's bank."""

    payout_id: UUID
    code: str
    shop_id: UUID
    amount: int
    currency: str


class PayoutEnded(Event, frozen=True, kw_only=True, tag="settlement.payout_ended"):
    """A payout was refused (`state` refused) or the bank did not take it (failed); the shop has its money again."""

    payout_id: UUID
    code: str
    shop_id: UUID
    amount: int
    currency: str
    state: str
    problem: str
