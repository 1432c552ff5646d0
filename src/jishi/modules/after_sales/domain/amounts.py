"""What a case may come to, and how an agreed total is split. Pure."""

from collections.abc import Sequence

from jishi.kernel.money import allocate


def worth_table(payable: int, quantity: int, given_up: int, left: int, most: int) -> list[int]:
    """What 0 to `most` pieces are worth when `given_up` of `quantity` have gone back and `left` of `payable` has not.

    The line's price is split over its pieces by largest remainder. Who asks for the last piece gets whatever is left,
    and nobody gets more.
    """
    each = allocate(payable, [1] * quantity)
    table = [0]
    for piece in range(most):
        amount = table[-1] + each[given_up + piece] if given_up + piece < quantity else table[-1]
        table.append(min(amount, left))
    if most and given_up + most >= quantity:
        table[-1] = left
    return table


def split(total: int, asked: Sequence[int], most: Sequence[int]) -> list[int]:
    """`total` over parts in proportion to what was asked for each, or to what is possible when it is more than was
    asked: the parts sum exactly, and none exceeds what is possible. Raises ValueError when all of it is too much."""
    if not 0 <= total <= sum(most):
        raise ValueError(f"{total} of {sum(most)}")
    return allocate(total, asked if 0 < sum(asked) >= total else most)
