"""What people are given to read: what those whom they follow write, and what they may like."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.social import feed_queries
from jishi.modules.social.actions.shelves import cards, list_newest
from jishi.modules.social.contracts import FeedItem, Why
from jishi.modules.social.domain.ranking import Candidate, Ranked, Taste, rank
from jishi.platform.db import Tx
from jishi.platform.jobs import Job

PRESENT = timedelta(days=30)
"""After so long without a look nothing is pushed to a reader any more."""

SEEN_EVERY = timedelta(hours=6)
INBOX = 800
POOL = 300
NEAR = 120
POOL_SECONDS = 60
LIST_SECONDS = 600
MOST_RANKED = 300


class Fill(msgspec.Struct, frozen=True):
    """Catch up with what a reader has missed."""

    account_id: UUID


FILL = Job("social.fill_inbox", Fill)


async def following_feed(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[FeedItem]:
    """What those whom one follows have written, the newest first. Raises Unauthenticated for guests. One statement for
    which, one for the notes themselves, one more the first time in a while."""
    account_id = actor.require_account()
    after, most = decode_cursor(cursor, tuple[UUID])[0] if cursor else None, clamp_limit(limit)
    is_filled = await _is_filled(tx, account_id)
    statement = feed_queries.FOLLOWING if is_filled else feed_queries.FOLLOWING_PULLED
    rows = await tx.fetch(statement, account_id, after, most + 1)
    found = await cards(tx, actor, [row["note_id" if is_filled else "id"] for row in rows[:most]], unmuted=True)
    following = encode_cursor(rows[most - 1]["pub_id"]) if len(rows) > most else None
    return Page([FeedItem(card, Why.FOLLOWED) for card in found], following)


async def for_you_feed(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[FeedItem]:
    """What one may like, the best first, each with why. The order stays as it is while one reads on for ten minutes.
    Five statements at most, one when it is known."""
    most = clamp_limit(limit)
    bucket = int(tx.now.timestamp()) // LIST_SECONDS
    since, start = decode_cursor(cursor, tuple[int, int]) if cursor else (bucket, 0)
    since = since if bucket - 1 <= since <= bucket else bucket
    start = min(max(start, 0), MOST_RANKED)
    ranked = await _ranked(tx, actor, since)
    part = ranked[start : start + most]
    found = {card.id: card for card in await cards(tx, actor, [one.id for one in part], unmuted=True)}
    items = [FeedItem(found[one.id], one.why, one.topic) for one in part if one.id in found]
    following = encode_cursor(since, start + most) if start + most < len(ranked) else None
    return Page(items, following)


async def newest_feed(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[FeedItem]:
    """What everybody may see in order of time alone. One statement."""
    page = await list_newest(tx, actor, cursor=cursor, limit=limit)
    return Page([FeedItem(card, Why.FRESH) for card in page.items], page.next_cursor)


async def note_visit(tx: Tx, actor: Actor) -> None:
    """Somebody looks at what those whom they follow write: keep their inbox from now on, and catch up with what they
    have missed."""
    account_id = actor.require_account()
    row = await tx.fetch_row(feed_queries.READER, account_id)
    if row is not None and row["filled_at"] is not None and tx.now - row["seen_at"] < SEEN_EVERY:
        return
    await tx.execute(feed_queries.SEEN, account_id, tx.now)
    if row is None or row["filled_at"] is None or tx.now - row["seen_at"] > PRESENT:
        tx.enqueue(FILL, Fill(account_id), dedupe_key=f"fill:{account_id.hex}")


async def fill_inbox(tx: Tx, account_id: UUID) -> None:
    """Put into a reader's inbox what those whom they follow have written lately."""
    await tx.execute(feed_queries.FILL, account_id, INBOX)
    await tx.execute(feed_queries.FILLED, account_id, tx.now)
    tx.invalidate(_reader_key(account_id))


async def trim_inboxes(tx: Tx) -> None:
    """Keep every inbox to its size, and none for those who have not come for long."""
    await tx.execute(feed_queries.FORGET_ABSENT, tx.now - PRESENT)
    await tx.execute(feed_queries.TRIM, INBOX)
    tx.invalidate("reader:*")


def _reader_key(account_id: UUID) -> str:
    return f"reader:{account_id}"


async def _is_filled(tx: Tx, account_id: UUID) -> bool:
    async def load() -> tuple[datetime, bool]:
        row = await tx.fetch_row(feed_queries.READER, account_id)
        return (row["seen_at"], row["filled_at"] is not None) if row is not None else (tx.now - PRESENT, False)

    seen_at, is_filled = await tx.app.cache.get(_reader_key(account_id), load)
    return is_filled and tx.now - seen_at < PRESENT


async def _ranked(tx: Tx, actor: Actor, bucket: int) -> list[Ranked]:
    async def load() -> list[Ranked]:
        pool = await _pool(tx)
        taste, near = await _taste(tx, actor.account_id)
        return rank(_distinct(near, pool), taste, tx.now)[:MOST_RANKED]

    return await tx.app.cache.get(f"for-you:{actor.account_id}:{bucket}", load, seconds=LIST_SECONDS)


async def _pool(tx: Tx) -> list[Candidate]:
    async def load() -> list[Candidate]:
        return [_candidate(tuple(row)) for row in await tx.fetch(feed_queries.POOL, POOL // 2)]

    return await tx.app.cache.get("for-you-pool:all", load, seconds=POOL_SECONDS)


async def _taste(tx: Tx, account_id: UUID | None) -> tuple[Taste, list[Candidate]]:
    if account_id is None:
        return Taste(), []
    followed = frozenset(row[0] for row in await tx.fetch(feed_queries.FOLLOWED, account_id))
    authors: dict[UUID, int] = {}
    topics: dict[str, int] = {}
    for author_id, tags in await tx.fetch(feed_queries.TASTE, account_id):
        authors[author_id] = authors.get(author_id, 0) + 1
        for tag in tags:
            topics[tag] = topics.get(tag, 0) + 1
    near = [_candidate(tuple(row)) for row in await tx.fetch(feed_queries.NEAR, account_id, NEAR)]
    return Taste(followed, authors, topics), near


def _candidate(row: tuple[Any, ...]) -> Candidate:
    note_id, author_id, tags, likes, comments, saves, shares, at = row
    return Candidate(note_id, author_id, tuple(tags), likes, comments, saves, shares, at)


def _distinct(*lists: list[Candidate]) -> list[Candidate]:
    return list({one.id: one for some in lists for one in some}.values())
