"""In what order products and reviews stand. Pure; no money is involved, so floats are fine here."""

import math
from collections.abc import Sequence
from datetime import datetime

LEVELS = 5
Z = 1.65
"""Of a 95 % one-sided bound."""

SCALE = 10_000
DAY = 86_400
MOST_VOTE_DAYS = 120
PICTURE_DAYS = 20
TEXT_DAYS = 15
LONG_TEXT = 40


def rank(by_stars: Sequence[int]) -> int:
    """How sure one can be that buyers like a product: the lower bound of the expected stars given the counts from one
    star to five, less that of a product without reviews, in ten-thousandths of a star.

    Evan Miller, "Ranking Items With Star Ratings" (2014), the normal approximation of a Dirichlet posterior with one
    imagined rating per level: S = Σ s·p − z·√((Σ s²·p − (Σ s·p)²) / (N + K + 1)) with p = (n + 1) / (N + K). One
    review of five stars thus stands below a hundred with 4.7 on average, and a product nobody has rated between the
    liked and the disliked.
    """
    return round((_bound(by_stars) - _bound([0] * LEVELS)) * SCALE)


def _bound(by_stars: Sequence[int]) -> float:
    total = sum(by_stars)
    shares = [(count + 1) / (total + LEVELS) for count in by_stars]
    mean = sum(stars * share for stars, share in enumerate(shares, 1))
    square = sum(stars * stars * share for stars, share in enumerate(shares, 1))
    return mean - Z * math.sqrt((square - mean * mean) / (total + LEVELS + 1))


def heat(written_at: datetime, helpful: int, *, pictures: int, text: str) -> int:
    """Where a review stands in the order "best": the second it was written in, moved on by some days for helpful votes
    (with the logarithm of their number, so that the early ones count most), pictures and something to read."""
    votes = min(math.log2(1 + helpful) * 15, MOST_VOTE_DAYS)
    extra = (PICTURE_DAYS if pictures else 0) + (TEXT_DAYS if len(text) >= LONG_TEXT else 0)
    return int(written_at.timestamp() + (votes + extra) * DAY)


def average(total: int, count: int) -> int:
    """`total` stars of `count` reviews in hundredths of a star, rounded half up; 0 without any."""
    return (total * 200 + count) // (2 * count) if count else 0
