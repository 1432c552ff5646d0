"""Which reasons go with which kind of case, and what follows from them."""

from collections.abc import Mapping

from jishi.modules.after_sales.contracts import Kind, Reason

R = Reason

UNSENT: tuple[Reason, ...] = (R.NO_LONGER_WANTED, R.ORDERED_WRONG, R.TOO_SLOW, R.AGREED, R.OTHER)
"""Money back for what has not been sent."""

REASONS: Mapping[Kind, tuple[Reason, ...]] = {
    Kind.REFUND: (R.NOT_RECEIVED, R.MISSING_PARTS, R.DAMAGED, R.FAULTY, R.OVERPRICED, R.AGREED, R.OTHER),
    Kind.RETURN: (R.NO_LONGER_WANTED, R.WRONG_ITEM, R.NOT_AS_DESCRIBED, R.DAMAGED, R.FAULTY, R.WRONG_SIZE, R.OTHER),
    Kind.EXCHANGE: (R.WRONG_SIZE, R.WRONG_ITEM, R.DAMAGED, R.FAULTY, R.OTHER),
}
"""For what has been sent."""

SHOPS_FAULT = frozenset(
    {R.TOO_SLOW, R.NOT_RECEIVED, R.MISSING_PARTS, R.DAMAGED, R.FAULTY, R.WRONG_ITEM, R.NOT_AS_DESCRIBED}
)
"""Then the freight goes back too when everything does, and the shop pays for sending back."""

NEEDS_EVIDENCE = frozenset({R.DAMAGED, R.FAULTY, R.WRONG_ITEM, R.NOT_AS_DESCRIBED, R.MISSING_PARTS})
"""A picture or some words must say what is wrong."""


def reasons_for(kind: Kind, *, unsent: bool) -> tuple[Reason, ...]:
    """What can be chosen."""
    return UNSENT if unsent and kind is Kind.REFUND else REASONS[kind]


def is_shops_fault(reason: Reason) -> bool:
    """Whether the shop bears what follows, freight among it."""
    return reason in SHOPS_FAULT
