"""Bring a new note to those who follow its author."""

from datetime import timedelta
from uuid import UUID

import msgspec

from jishi.modules.social import feed_queries
from jishi.modules.social.actions.feeds import PRESENT
from jishi.platform.db import Tx
from jishi.platform.jobs import Job

MOST_PUSHED = 20_000
"""Beyond so many followers what one writes is fetched by those who read, not brought to each of them."""

BATCH = 2_000


class Push(msgspec.Struct, frozen=True):
    """A note, and the follow after which the next batch begins."""

    note_id: UUID
    after: UUID | None = None


PUSH = Job("social.push", Push)


async def push(tx: Tx, note_id: UUID, after: UUID | None = None) -> None:
    """Put a note into the inboxes of the next two thousand followers who have been here lately, and go on with the
    others in a job of its own, so that nobody waits for long behind it. Twice is as once."""
    row = await tx.fetch_row(feed_queries.NOTE_TO_PUSH, note_id)
    if row is None:
        return
    pub_id, author_id, followers, pulled = row
    if (followers > MOST_PUSHED) != pulled and (followers > MOST_PUSHED or followers < MOST_PUSHED // 2):
        pulled = followers > MOST_PUSHED
        await tx.execute(feed_queries.PULL, author_id, pulled)
    if pulled:
        return
    found = await tx.fetch_row(feed_queries.PUSH, note_id, author_id, pub_id, tx.now - PRESENT, after, BATCH)
    if found is not None and found[1] == BATCH:
        tx.enqueue(PUSH, Push(note_id, found[0]), after=timedelta(0))


async def take_in(tx: Tx, reader_id: UUID, author_id: UUID) -> None:
    """Somebody begins to follow: what the other wrote lately joins the inbox."""
    await tx.execute(feed_queries.TAKE_IN, reader_id, author_id, 30)


async def take_out(tx: Tx, reader_id: UUID, author_id: UUID) -> None:
    """Somebody stops following, or blocks."""
    await tx.execute(feed_queries.TAKE_OUT, reader_id, author_id)
