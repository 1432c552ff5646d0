"""Keep the totals of a product exact: every change of a review says what it took away and what it added."""

from uuid import UUID

import msgspec

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Rating
from jishi.modules.reviews import queries
from jishi.modules.reviews.actions.records import Stored
from jishi.modules.reviews.contracts import State
from jishi.modules.reviews.domain.ranking import average, rank
from jishi.platform.db import Tx
from jishi.platform.jobs import Job


class Rate(msgspec.Struct, frozen=True):
    """Tell the catalogue how products are rated."""

    product_ids: list[UUID]


RATE = Job("reviews.rate", Rate)
STARS = 5
COLUMNS = 15


def parts_of(stored: Stored | None) -> list[int]:
    """What one review adds to each column of the totals: nothing while it is not shown."""
    if stored is None or not stored.is_shown:
        return [0] * COLUMNS
    by_stars = [int(stored.stars == stars) for stars in range(1, STARS + 1)]
    scores = msgspec.structs.astuple(stored.scores)
    return [
        *by_stars,
        int(stored.picture_count > 0),
        int(stored.follow_up_state == State.SHOWN),
        *(score or 0 for score in scores),
        *(int(score is not None) for score in scores),
    ]


async def count(tx: Tx, before: Stored | None, after: Stored | None) -> None:
    """Bring the totals from `before` to `after`, whose row this transaction holds; tells the catalogue later."""
    known = after or before
    if known is None:
        return
    delta = [new - old for new, old in zip(parts_of(after), parts_of(before), strict=True)]
    if not any(delta):
        return
    await add(tx, known.product_id, delta)


async def add(tx: Tx, product_id: UUID, delta: list[int]) -> None:
    """Add `delta` to the columns of a product's totals. Two statements at most."""
    if not await tx.execute(queries.ADD, product_id, *delta):
        await tx.execute(queries.COUNT, product_id)
        await tx.execute(queries.ADD, product_id, *delta)
    tx.invalidate(f"reviews:{product_id.hex}")
    # Every change has a job of its own: one that is being done may have read the totals before this change.
    tx.enqueue(RATE, Rate([product_id]))


async def rate(tx: Tx, product_ids: list[UUID]) -> None:
    """Tell the catalogue the ratings of these products. Two statements; the totals stay locked until the commit, so
    that of two jobs the later one has the last word."""
    rows = await tx.fetch(queries.LOCK_TOTALS, product_ids)
    ratings = {}
    for row in rows:
        by_stars = [row[f"s{stars}"] for stars in range(1, STARS + 1)]
        number = sum(by_stars)
        stars = sum(count * value for value, count in enumerate(by_stars, 1))
        ratings[row["product_id"]] = Rating(average(stars, number), number, rank(by_stars))
    await catalog.set_ratings(tx, ratings)


async def audit(tx: Tx) -> list[str]:
    """Products whose totals are not what their reviews say; empty when all is well."""
    kept = {row["product_id"]: list(row)[1:] for row in await tx.fetch(queries.ALL_TOTALS)}
    real = {row["product_id"]: list(row)[1:] for row in await tx.fetch(queries.RECOUNTED)}
    nothing = [0] * COLUMNS
    return [str(one) for one in {*kept, *real} if kept.get(one, nothing) != real.get(one, nothing)]
