"""Money as whole minor units, and the one function that splits it."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

import msgspec

EXPONENTS = {
    "CNY": 2,
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "HKD": 2,
    "SGD": 2,
    "INR": 2,
    "JPY": 0,
    "KRW": 0,
    "KWD": 3,
}
"""Digits after the decimal point per ISO 4217 currency that Jishi trades in."""

BASIS = 10_000
"""Rates are integers in basis points: 10,000 are 100 %."""

MAX_AMOUNT = 10**15
"""No single amount exceeds this many minor units; it keeps sums inside a PostgreSQL bigint."""


class Money(msgspec.Struct, frozen=True, order=True):
    """An amount in minor units (分 for CNY) of one currency. May be negative in ledgers, never in prices."""

    amount: int
    currency: str = "CNY"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other).amount, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def times(self, count: int) -> "Money":
        """This amount `count` times over."""
        return Money(self.amount * count, self.currency)

    def decimal(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.amount).scaleb(-exponent(self.currency))

    def _same(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"cannot mix {self.currency} with {other.currency}")
        return other


def exponent(currency: str) -> int:
    """Digits after the decimal point of `currency`. Raises ValueError for a currency Jishi does not trade in."""
    try:
        return EXPONENTS[currency]
    except KeyError:
        raise ValueError(f"unknown currency {currency!r}") from None


def allocate(total: int, weights: Sequence[int]) -> list[int]:
    """Split `total` minor units in proportion to `weights` so that the parts sum exactly to `total`.

    Largest remainder (Hamilton) method; ties go to the earlier part. All-zero weights count as equal ones.
    Raises ValueError for a negative weight or for no weights when there is something to split.
    """
    if not weights:
        if total:
            raise ValueError("nothing to allocate to")
        return []
    if min(weights) < 0:
        raise ValueError("weights cannot be negative")
    whole = sum(weights)
    if whole == 0:
        weights, whole = [1] * len(weights), len(weights)
    sign = -1 if total < 0 else 1
    shares = [divmod(abs(total) * weight, whole) for weight in weights]
    parts = [quotient for quotient, _ in shares]
    left = abs(total) - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda index: (-shares[index][1], index))
    for index in by_remainder[:left]:
        parts[index] += 1
    return [sign * part for part in parts]


def rate_of(amount: int, basis_points: int) -> int:
    """`basis_points` ten-thousandths of `amount`, rounded half away from zero to a whole minor unit."""
    sign = -1 if (amount < 0) != (basis_points < 0) else 1
    return sign * ((abs(amount) * abs(basis_points) * 2 + BASIS) // (2 * BASIS))


def parse_amount(text: str, currency: str) -> int:
    """Minor units of a number written by a person or a file: "1,299.00", "¥ 12", "１２.5".

    Raises ValueError when it is no number, has more digits than the currency, or is out of range.
    """
    plain = text.strip().translate(_FULL_WIDTH).lstrip("¥￥$€£₹").strip().replace(",", "").replace(" ", "")
    try:
        value = Decimal(plain).scaleb(exponent(currency))
    except InvalidOperation:
        raise ValueError(f"{text!r} is not an amount") from None
    if not value.is_finite() or abs(value) > MAX_AMOUNT:
        raise ValueError(f"{text!r} is out of range")
    if value != value.to_integral_value():
        raise ValueError(f"{text!r} has more digits than {currency} has")
    return int(value)


def convert(amount: int, source: str, target: str, rate: Decimal) -> int:
    """`amount` of `source` in minor units of `target` at `rate` (major units of target per one of source)."""
    scaled = Decimal(amount) * rate
    return int(scaled.scaleb(exponent(target) - exponent(source)).to_integral_value(ROUND_HALF_UP))


_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
