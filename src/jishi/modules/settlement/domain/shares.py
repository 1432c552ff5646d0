"""Who gets what of an order. Pure."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from jishi.kernel.money import rate_of
from jishi.modules.orders.contracts import LeftLine
from jishi.modules.settlement.contracts import Share

RateOf = Callable[[str], int]


def shares_of(lines: Sequence[LeftLine], categories: Mapping[UUID, str], rate_for: RateOf) -> list[Share]:
    """The commission on each line that has something left, rounded half up. Freight carries none."""
    found = []
    for line in lines:
        if line.amount <= 0:
            continue
        category = categories.get(line.product_id, "")
        rate = rate_for(category)
        found.append(Share(line.line_id, category, line.amount, rate, rate_of(line.amount, rate)))
    return found


def given_back(commission: int, gross: int, undone: int) -> int:
    """How much of `commission` on a sale of `gross` is given back when `undone` of it has gone back in all: in
    proportion, rounded down, and all of it with all. What one more refund gives back is the difference of two of these,
    so that together they never differ from the commission by a cent."""
    if undone >= gross:
        return commission
    return commission * max(0, undone) // gross
