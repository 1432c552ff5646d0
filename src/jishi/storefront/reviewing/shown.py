"""How reviews look in templates."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import msgspec

from jishi.modules.catalog.contracts import Product
from jishi.modules.media.contracts import WIDTHS, Image, Picture, picture, rendition_url
from jishi.modules.reviews.contracts import Review, ReviewSort, Scores, Summary
from jishi.storefront.views import Words

THUMBNAIL = (160, 320)
STARS = 5


class Shot(msgspec.Struct, frozen=True):
    """A buyer's picture: small beside the words, and large in the viewer."""

    small: Picture
    full: str


class ReviewCard(msgspec.Struct, frozen=True):
    """A review with its pictures, and whether this person finds it helpful."""

    review: Review
    shots: list[Shot]
    later_shots: list[Shot]
    voted: bool
    scores: list[tuple[str, int]]


class Bar(msgspec.Struct, frozen=True):
    """How many of all reviews gave so many stars; `share` in per cent."""

    stars: int
    count: int
    share: int


class Figures(msgspec.Struct, frozen=True):
    """The summary over a list: the average, its bars from five stars down, and dimensions with their averages."""

    count: int
    average: float
    good: int
    bars: list[Bar]
    dimensions: list[tuple[str, float]]
    summary: Summary


def shots(words: Words, images: Iterable[Image], alt: str = "") -> list[Shot]:
    """Pictures of buyers as thumbnails with their large rendition."""
    found = []
    for image in images:
        small = words.small(image, THUMBNAIL)
        assert small is not None
        largest = max((width for width in WIDTHS if width <= image.width), default=WIDTHS[0])
        found.append(Shot(msgspec.structs.replace(small, alt=alt), rendition_url(image.code, largest)))
    return found


def whole(image: Image | None) -> Picture | None:
    """A product's picture beside a form or in a list."""
    return picture(image) if image else None


def review_cards(
    words: Words, product_words: Mapping[str, str], reviews: Sequence[Review], voted: set[UUID]
) -> list[ReviewCard]:
    """Reviews ready for their macro."""
    say = words.say
    return [
        ReviewCard(
            review,
            shots(words, review.pictures, say("Picture by %(name)s", name=review.author)),
            shots(words, review.follow_up.pictures if review.follow_up else (), say("Later picture")),
            review.id in voted,
            dimensions(product_words, review.scores),
        )
        for review in reviews
    ]


def dimensions(labels: Mapping[str, str], scores: Scores) -> list[tuple[str, int]]:
    """The dimensions that were rated, with their stars."""
    return [(label, value) for name, label in labels.items() if (value := getattr(scores, name)) is not None]


def figures(labels: Mapping[str, str], found: Summary) -> Figures:
    """The summary as bars and averages."""
    bars = [
        Bar(stars, number := found.by_stars[stars - 1], round(number * 100 / found.count) if found.count else 0)
        for stars in range(STARS, 0, -1)
    ]
    rated = [(label, average / 100) for name, label in labels.items() if (average := getattr(found, name))]
    good = round(sum(found.by_stars[3:]) * 100 / found.count) if found.count else 0
    return Figures(found.count, found.average / 100, good, bars, rated, found)


def labels(words: Words, product: Product | None) -> dict[str, str]:
    """The dimensions in words. What is asked of the product itself depends on its department."""
    return {
        "product": words.say(_asked_of(product)),
        "match": words.say("As described"),
        "delivery": words.say("Delivery"),
        "service": words.say("Service"),
    }


def _asked_of(product: Product | None) -> str:
    department = product.path[0].code if product is not None and product.path else ""
    if department.startswith("food"):
        return "Taste"
    if department.startswith("fashion"):
        return "Fit and fabric"
    if department.startswith("beauty"):
        return "Effect"
    if department.startswith("technology"):
        return "Performance"
    return "Product quality"


SORT_NAMES = {
    ReviewSort.BEST: "Most helpful",
    ReviewSort.NEWEST: "Newest first",
    ReviewSort.HIGHEST: "Best first",
    ReviewSort.LOWEST: "Critical first",
}
"""Message ids of the orders."""
