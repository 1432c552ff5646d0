"""A provider's statement against what we recorded. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from jishi.modules.payments.contracts import Movement
from jishi.modules.settlement.contracts import DayTotal, DifferenceKind

CHARGE, REFUND = "charge", "refund"


class TheirLine(msgspec.Struct, frozen=True):
    """A line of a statement: minor units."""

    kind: str
    transaction: str
    number: str
    amount: int
    fee: int
    currency: str

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by on both sides: the provider's transaction, or our refund number."""
        return (self.kind, self.transaction if self.kind == CHARGE else self.number)


class Found(msgspec.Struct, frozen=True):
    """A difference."""

    kind: DifferenceKind
    side: str
    key: str
    number: str
    transaction: str
    currency: str
    ours: int | None
    theirs: int | None


def key_of(movement: Movement) -> tuple[str, str]:
    """As `TheirLine.key`."""
    return (movement.kind, movement.transaction if movement.kind == CHARGE else movement.number)


def compare(
    theirs: Sequence[TheirLine],
    ours: Mapping[tuple[str, str], Movement],
    of_the_day: Iterable[Movement],
    *,
    paid: Collection[str] = (),
    elsewhere: Collection[tuple[str, str]] = (),
) -> list[Found]:
    """All differences: lines we do not have or have otherwise, and what we recorded on the day that the provider does
    not have, neither on this day nor `elsewhere`, on the days before. A charge we lack for an order that is `paid` was
    taken twice."""
    found = []
    for line in theirs:
        own = ours.get(line.key)
        if own is None:
            twice = line.kind == CHARGE and line.number in paid
            kind = DifferenceKind.TWICE if twice else DifferenceKind.MISSING_HERE
            found.append(_found(kind, line, None))
        elif own.currency != line.currency:
            found.append(_found(DifferenceKind.CURRENCY, line, own.amount))
        elif own.amount != line.amount:
            found.append(_found(DifferenceKind.AMOUNT, line, own.amount))
    known = {line.key for line in theirs} | set(elsewhere)
    found += [
        Found(
            DifferenceKind.MISSING_THERE,
            own.kind,
            key_of(own)[1],
            own.number,
            own.transaction,
            own.currency,
            own.amount,
            None,
        )
        for own in of_the_day
        if key_of(own) not in known
    ]
    return found


def _found(kind: DifferenceKind, line: TheirLine, ours: int | None) -> Found:
    return Found(kind, line.kind, line.key[1], line.number, line.transaction, line.currency, ours, line.amount)


def totals(theirs: Iterable[TheirLine], matched: Iterable[Movement]) -> list[DayTotal]:
    """Counts and sums by direction and currency; `matched` are our movements that belong to this day."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for line in theirs:
        entry = sums[line.kind, line.currency]
        entry[2] += 1
        entry[3] += line.amount
        entry[4] += line.fee
    for own in matched:
        entry = sums[own.kind, own.currency]
        entry[0] += 1
        entry[1] += own.amount
    return [DayTotal(side, currency, *values) for (side, currency), values in sorted(sums.items())]


def fees(theirs: Iterable[TheirLine]) -> dict[str, int]:
    """What the provider took, by currency."""
    sums: dict[str, int] = defaultdict(int)
    for line in theirs:
        sums[line.currency] += line.fee
    return {currency: amount for currency, amount in sums.items() if amount}
