"""The hot list, and how warm each note is."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.modules.social import feed_queries, note_queries
from jishi.modules.social.actions.shelves import cards
from jishi.modules.social.contracts import HotList, HotNote, HotTopic
from jishi.modules.social.domain.hot import Pulse, hottest
from jishi.platform.db import Tx

BOARD = "hot"
CACHE = "hot-list:all"
WINDOW = timedelta(hours=48)
MOST_NOTES = 50
MOST_TOPICS = 20
AT_ONCE = 2_000
PER_POINT = 100


class Board(msgspec.Struct, frozen=True):
    """What was found."""

    notes: list[tuple[UUID, int]] = []
    topics: list[HotTopic] = []
    at: datetime | None = None


async def refresh_hot_list(tx: Tx) -> None:
    """Work the hot list out anew from what people did in the last two days. Three statements."""
    rows = await tx.fetch(feed_queries.PULSES, tx.now - WINDOW, tx.now)
    found = [(note_id, int(heat * PER_POINT)) for note_id, heat in hottest((Pulse(*row) for row in rows), MOST_NOTES)]
    ids, heats = [one[0] for one in found], [one[1] for one in found]
    topics = await tx.rows(HotTopic, feed_queries.HOT_TAGS, ids, heats, MOST_TOPICS)
    await tx.execute(feed_queries.SET_BOARD, BOARD, {"notes": found, "topics": topics}, tx.now)
    tx.invalidate(CACHE)


async def hot_list(tx: Tx, actor: Actor, *, limit: int = 20) -> HotList:
    """What people talk about, less what the actor may not see. One statement once the list is known here."""

    async def load() -> Board:
        row = await tx.fetch_row(feed_queries.BOARD, BOARD)
        return Board() if row is None else msgspec.convert({**row["items"], "at": row["at"]}, Board)

    board = await tx.app.cache.get(CACHE, load)
    heats = dict(board.notes[: max(1, min(limit, MOST_NOTES))])
    found = await cards(tx, actor, list(heats), unmuted=True)
    return HotList([HotNote(card, heats[card.id]) for card in found], board.topics, board.at)


async def tell_heat(tx: Tx) -> None:
    """Work out anew how warm the notes are that people did something with. Two statements per two thousand."""
    authors = [row[0] for row in await tx.fetch(note_queries.STIRRED, AT_ONCE)]
    if authors:
        await tx.execute(note_queries.SUM_LIKES, authors)
