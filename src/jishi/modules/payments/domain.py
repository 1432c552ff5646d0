"""Pure rules of paying: how long, how often to ask, what to believe."""

import hashlib
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from jishi.kernel.ids import ALPHABET

MARGIN = timedelta(minutes=2)
"""A provider's own expiry comes this much before ours, so that most late money never happens (rule 8)."""

FIRST_ASK = timedelta(minutes=2)
LONGEST_ASK = timedelta(hours=8)
GIVE_UP = timedelta(days=1)
"""How long after its expiry an attempt is still asked about; then the daily statement is what is left."""


class Verdict(StrEnum):
    """What we made of a callback."""

    ACCEPTED = "accepted"
    UNKNOWN_NUMBER = "unknown_number"
    WRONG_AMOUNT = "wrong_amount"
    WRONG_CURRENCY = "wrong_currency"


def provider_expiry(expires_at: datetime) -> datetime:
    """When the provider must stop taking money for a payment that we close at `expires_at`."""
    return expires_at - MARGIN


def next_ask(asked: int, expires_at: datetime, now: datetime) -> datetime | None:
    """When to ask next about something silent that was asked about `asked` times: delays double from two minutes to
    eight hours, and end a day after the expiry."""
    at = now + min(FIRST_ASK * 2 ** min(asked, 16), LONGEST_ASK)
    return at if at <= expires_at + GIVE_UP else None


def attempt_number(code: str, earlier: int) -> str:
    """The number a provider knows an attempt by: the payment's code and a counter. Being derived, it is the same again
    after a crash. Fits WeChat Pay's out_trade_no (32 letters, digits or hyphens)."""
    return f"{code}-{earlier + 1}"


def refund_number(payment_id: UUID, reference: str) -> str:
    """The number a provider knows a refund by, derived from what is refunded and why: 125 bits of a hash."""
    digest = hashlib.blake2b(f"{payment_id}:{reference}".encode(), digest_size=16).digest()
    bits = int.from_bytes(digest, "big")
    return "R" + "".join(ALPHABET[bits >> 5 * index & 31] for index in range(25))


def judge(expected_amount: int, expected_currency: str, amount: int, currency: str) -> Verdict:
    """Whether money of this amount and currency is what was owed (rule 7)."""
    if currency != expected_currency:
        return Verdict.WRONG_CURRENCY
    return Verdict.ACCEPTED if amount == expected_amount else Verdict.WRONG_AMOUNT
