"""Read reviews."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.media.contracts import Image
from jishi.modules.reviews import queries
from jishi.modules.reviews.actions.records import own_review_of, review_of, stored_from
from jishi.modules.reviews.contracts import (
    OwnReview,
    Review,
    ReviewQuery,
    ReviewSort,
    ReviewVersion,
    StaffQuery,
    State,
    Summary,
    Tag,
)
from jishi.modules.reviews.domain.ranking import average
from jishi.modules.reviews.domain.tags import PRAISES
from jishi.modules.reviews.policy import READ, check_shop
from jishi.platform.db import Tx

SECONDS = 120
STRIP = 12
MOST_AT_ONCE = 1_000
"""Rows for staff: tables are exported in pages of this size."""
KEYS = {
    ReviewSort.BEST: ("r.heat", "DESC", "<"),
    ReviewSort.NEWEST: (None, "DESC", "<"),
    ReviewSort.HIGHEST: ("r.stars", "DESC", "<"),
    ReviewSort.LOWEST: ("r.stars", "ASC", ">"),
}
"""Per order: the column before the id, the direction, and how the rest compares with the last row shown."""


class Conditions:
    """A WHERE out of constant pieces; every value is a parameter."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.args: list[object] = []

    def add(self, piece: str, *values: object) -> None:
        """Add a condition; each `$?` in it takes the next of `values`."""
        for value in values:
            self.args.append(value)
            piece = piece.replace("$?", f"${len(self.args)}", 1)
        self.pieces.append(piece)

    @property
    def where(self) -> str:
        return " AND ".join(self.pieces)


async def list_reviews(tx: Tx, product_id: UUID, query: ReviewQuery) -> Page[Review]:
    """A product's shown reviews, in order. One statement. Raises Invalid for a cursor of another order."""
    found = Conditions()
    found.add("r.product_id = $?", product_id)
    found.add("r.state = 'shown'")
    if query.stars is not None:
        found.add("r.stars = $?", query.stars)
    if query.variant_id is not None:
        found.add("r.variant_id = $?", query.variant_id)
    if query.with_pictures:
        found.add("r.picture_count > 0")
    if query.with_follow_up:
        found.add("r.follow_up_state = 'shown'")
    if query.tag:
        found.add("r.tags @> ARRAY[$?::text]", query.tag)
    column, direction, beyond = KEYS[query.sort]
    key = f"{column}, r.id" if column else "r.id"
    if query.cursor:
        sort, first, last = decode_cursor(query.cursor, tuple[str, int, UUID])
        if sort != query.sort:
            raise Invalid("This page link is no longer valid. Please start from the first page.")
        if column:
            found.add(f"({key}) {beyond} ($?, $?)", first, last)
        else:
            found.add(f"r.id {beyond} $?", last)
    count = clamp_limit(query.limit)
    order = f"{column} {direction}, r.id {direction}" if column else f"r.id {direction}"
    rows = await tx.fetch(f"{queries.LIST} WHERE {found.where} ORDER BY {order} LIMIT {count + 1}", *found.args)
    stored = [stored_from(row) for row in rows[:count]]
    more = None
    if len(rows) > count:
        last_one = stored[-1]
        place = last_one.heat if query.sort is ReviewSort.BEST else last_one.stars
        more = encode_cursor(query.sort, place, last_one.id)
    return Page([review_of(one) for one in stored], more)


async def voted(tx: Tx, actor: Actor, ids: Sequence[UUID]) -> set[UUID]:
    """Which of these reviews or answers the actor finds helpful. One statement, none for guests."""
    if actor.account_id is None or not ids:
        return set()
    return {row["subject_id"] for row in await tx.fetch(queries.VOTED, actor.account_id, list(ids))}


async def get_review(tx: Tx, review_id: UUID) -> Review:
    """One shown review. Raises NotFound."""
    row = await tx.fetch_row(queries.GET, review_id)
    if row is None or row["state"] != State.SHOWN:
        raise NotFound
    return review_of(stored_from(row))


async def get_own(tx: Tx, actor: Actor, review_id: UUID) -> OwnReview:
    """One's own review with its state. Raises NotFound for another's."""
    account_id = actor.require_account()
    row = await tx.fetch_row(queries.GET, review_id)
    if row is None or row["author_id"] != account_id or row["state"] == State.DELETED:
        raise NotFound
    return own_review_of(stored_from(row), tx.now)


async def find_own(tx: Tx, actor: Actor, line_id: UUID) -> OwnReview | None:
    """One's own review of a line, if there is one."""
    row = await tx.fetch_row(queries.OF_LINE, line_id)
    if row is None or row["author_id"] != actor.account_id or row["state"] == State.DELETED:
        return None
    return own_review_of(stored_from(row), tx.now)


async def list_own(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[OwnReview]:
    """One's own reviews, the newest first, with those that are held or hidden. One statement."""
    account_id = actor.require_account()
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    count = clamp_limit(limit)
    rows = await tx.fetch(queries.OF_AUTHOR, account_id, after, count + 1)
    own = [own_review_of(stored_from(row), tx.now) for row in rows[:count]]
    return Page(own, encode_cursor(own[-1].review.id) if len(rows) > count else None)


async def list_versions(tx: Tx, actor: Actor, review_id: UUID) -> list[ReviewVersion]:
    """What a review said before, the newest first: for its author, and for staff of its shop."""
    row = await tx.fetch_row(queries.GET, review_id)
    if row is None:
        raise NotFound
    if row["author_id"] != actor.account_id or row["state"] == State.DELETED:
        check_shop(actor, row["shop_id"], READ)
    return [msgspec.convert(dict(one), ReviewVersion) for one in await tx.fetch(queries.VERSIONS, review_id)]


async def list_for_staff(tx: Tx, actor: Actor, query: StaffQuery) -> Page[OwnReview]:
    """The reviews of the actor's shops, the newest first. One statement. Raises Forbidden without the permission."""
    shops = actor.shops_with(READ)
    found = Conditions()
    found.add("($?::uuid[] IS NULL OR r.shop_id = ANY ($1))", shops)
    if query.shops is not None:
        found.add("r.shop_id = ANY ($?::uuid[])", query.shops)
    states = [state.value for state in query.states] or [state.value for state in State if state is not State.DELETED]
    found.add("r.state = ANY ($?::text[])", states)
    if query.answered is not None:
        found.add("(r.reply_state <> '') = $?", query.answered)
    if query.most_stars < 5:
        found.add("r.stars <= $?", query.most_stars)
    if query.with_pictures:
        found.add("r.picture_count > 0")
    if text := clean(query.text, field="text", most=100):
        pattern = f"%{_escaped(text)}%"
        found.add("(r.text ILIKE $? OR r.product_code = $? OR r.title::text ILIKE $?)", pattern, text.upper(), pattern)
    direction, beyond = ("ASC", ">") if query.oldest_first else ("DESC", "<")
    if query.cursor:
        found.add(f"r.id {beyond} $?", decode_cursor(query.cursor, tuple[UUID])[0])
    count = max(1, min(query.limit, MOST_AT_ONCE))
    order = f"ORDER BY r.id {direction} LIMIT {count + 1}"
    rows = await tx.fetch(f"{queries.LIST} WHERE {found.where} {order}", *found.args)
    own = [own_review_of(stored_from(row), tx.now, hide_order=True) for row in rows[:count]]
    return Page(own, encode_cursor(own[-1].review.id) if len(rows) > count else None)


async def get_for_staff(tx: Tx, actor: Actor, review_id: UUID) -> OwnReview:
    """One review of the actor's shops. Raises NotFound for another shop's."""
    row = await tx.fetch_row(queries.GET, review_id)
    if row is None or row["state"] == State.DELETED:
        actor.require(READ)
        raise NotFound
    check_shop(actor, row["shop_id"], READ)
    return own_review_of(stored_from(row), tx.now, hide_order=True)


async def summary(tx: Tx, product_id: UUID) -> Summary:
    """What all shown reviews of a product say together. Two statements, none when cached."""

    async def load() -> Summary:
        row = await tx.fetch_row(queries.TOTALS, product_id)
        tags = await tx.fetch(queries.TAG_COUNTS, product_id) if row is not None else []
        return _summary(row, tags)

    return await load() if tx.write else await tx.app.cache.get(f"reviews:{product_id.hex}", load, seconds=SECONDS)


async def strip(tx: Tx, product_id: UUID) -> list[tuple[UUID, Image]]:
    """Pictures of the best reviews, each once, with its review. One statement."""
    rows = await tx.fetch(queries.STRIP, product_id, STRIP)
    found: dict[str, tuple[UUID, Image]] = {}
    for row in rows:
        for picture in row["pictures"]:
            found.setdefault(picture["code"], (row["id"], msgspec.convert(picture, Image)))
    return list(found.values())[:STRIP]


def _summary(row: Any, tags: Sequence[Any]) -> Summary:
    if row is None:
        return Summary(0, 0, [0] * 5, 0, 0, 0, 0, 0, 0)
    by_stars = [row[f"s{stars}"] for stars in range(1, 6)]
    count = sum(by_stars)
    return Summary(
        count,
        average(sum(stars * number for stars, number in enumerate(by_stars, 1)), count),
        by_stars,
        average(row["product_sum"], row["product_count"]),
        average(row["match_sum"], row["match_count"]),
        average(row["delivery_sum"], row["delivery_count"]),
        average(row["service_sum"], row["service_count"]),
        row["with_pictures"],
        row["with_follow_up"],
        [Tag(tag["tag"], PRAISES[tag["tag"]].name, tag["count"]) for tag in tags if tag["tag"] in PRAISES],
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
