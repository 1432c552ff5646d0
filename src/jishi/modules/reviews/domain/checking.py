"""What a review, a question or an answer may be."""

from uuid import UUID

import msgspec

from jishi.kernel.errors import Invalid
from jishi.modules.reviews.contracts import DIMENSIONS, MOST_PICTURES, Scores


def check_stars(stars: int, field: str = "stars") -> int:
    """`stars` itself. Raises Invalid unless it is 1 to 5."""
    if not 1 <= stars <= 5:
        raise Invalid("Please choose from one to five stars.", field=field)
    return stars


def check_scores(scores: Scores) -> Scores:
    """`scores` themselves. Raises Invalid for one that is there and not 1 to 5."""
    for name in DIMENSIONS:
        if (value := getattr(scores, name)) is not None:
            check_stars(value, name)
    return scores


def check_pictures(ids: list[UUID]) -> list[UUID]:
    """The pictures in order, each once. Raises Invalid for more than nine."""
    unique = list(dict.fromkeys(ids))
    if len(unique) > MOST_PICTURES:
        raise Invalid("%(most)s pictures at most.", field="pictures", most=MOST_PICTURES)
    return unique


def scores_of(values: tuple[int | None, ...]) -> Scores:
    """Scores from their columns, in the order of DIMENSIONS."""
    return Scores(*values)


def columns_of(scores: Scores) -> tuple[int | None, ...]:
    """The columns of scores."""
    return msgspec.structs.astuple(scores)
