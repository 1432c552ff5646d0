"""Order numbers: what people see, read aloud and type."""

from jishi.kernel.ids import ALPHABET, normalise_code, short_code

LENGTH = 12
"""60 random bits: with ten million orders the next one meets a taken number once in a hundred billion times."""


def new_number() -> str:
    """A fresh order number."""
    return short_code(LENGTH)


def read_number(text: str) -> str:
    """An order number as somebody typed it; empty for what cannot be one, which no order has."""
    number = normalise_code(text[: 4 * LENGTH])
    return number if len(number) == LENGTH and set(number) <= set(ALPHABET) else ""
