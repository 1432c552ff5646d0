"""Lists of notes."""

from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.social import note_queries
from jishi.modules.social.actions.collections import access_collection
from jishi.modules.social.actions.profiles import get_profile
from jishi.modules.social.actions.records import CARD_COLUMNS, card_of
from jishi.modules.social.contracts import NoteCard, Section, Topic
from jishi.modules.social.domain.writing import fold_tag
from jishi.platform.db import Tx

MOST_SEARCH = 40
BEST = 60


async def list_notes_of(tx: Tx, actor: Actor, handle: str, *, cursor: str = "", limit: int = 20) -> Page[NoteCard]:
    """Somebody's notes that the actor may see, the newest first. Raises NotFound when they keep them to others. Two
    statements."""
    profile = await get_profile(tx, actor, handle)
    if Section.NOTES not in profile.sections:
        raise NotFound
    return await _page(tx, note_queries.OF_AUTHOR, actor.account_id, profile.person.account_id, cursor, limit)


async def list_unpublished(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[NoteCard]:
    """One's own drafts, scheduled, held and hidden notes."""
    account_id = actor.require_account()
    after, most = _after(cursor), clamp_limit(limit)
    rows = await tx.fetch(note_queries.UNPUBLISHED, account_id, account_id, after, most + 1)
    cards = [card_of(row) for row in rows[:most]]
    return Page(cards, encode_cursor(cards[-1].id) if len(rows) > most else None)


async def list_topic(tx: Tx, actor: Actor, tag: str, *, cursor: str = "", limit: int = 20) -> Page[NoteCard]:
    """Notes with this topic, the newest first. One statement."""
    return await _page(tx, note_queries.OF_TOPIC, actor.account_id, fold_tag(tag), cursor, limit)


async def best_of_topic(tx: Tx, actor: Actor, tag: str, *, limit: int = BEST) -> list[NoteCard]:
    """Of the latest three hundred notes with this topic those that people make most of. One statement."""
    rows = await tx.fetch(note_queries.BEST_OF_TOPIC, actor.account_id, fold_tag(tag), clamp_limit(limit))
    return [card_of(row) for row in rows]


async def get_topic(tx: Tx, tag: str) -> Topic:
    """A topic by any way of writing it. Nobody needs to have used it. One statement."""
    known = fold_tag(tag)
    return Topic(known, await tx.fetch_value(note_queries.COUNT_TOPIC, known))


async def list_about(tx: Tx, actor: Actor, product_id: UUID, *, limit: int = 12) -> list[NoteCard]:
    """Notes about a product, those that people make most of first. One statement."""
    rows = await tx.fetch(note_queries.ABOUT_PRODUCT, actor.account_id, product_id, clamp_limit(limit))
    return [card_of(row) for row in rows]


async def list_newest(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[NoteCard]:
    """What everybody may see, the newest first. One statement."""
    return await _page(tx, note_queries.NEWEST, actor.account_id, None, cursor, limit)


async def search_notes(tx: Tx, actor: Actor, text: str, *, cursor: str = "", limit: int = 20) -> Page[NoteCard]:
    """Notes in whose title or text `text` stands, the newest first; none for an empty text. One statement."""
    plain = text.replace("\x00", "").strip()[:MOST_SEARCH]
    if not plain:
        return Page([])
    pattern = "%" + plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return await _page(tx, note_queries.SEARCH, actor.account_id, pattern, cursor, limit)


async def list_liked(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[NoteCard]:
    """What one likes, the latest first. Nobody else sees this list."""
    account_id = actor.require_account()
    return await _timed(tx, note_queries.LIKED, account_id, account_id, None, cursor, limit)


async def list_saved(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[NoteCard]:
    """What one collects, the latest first. Nobody else sees this list."""
    account_id = actor.require_account()
    return await _timed(tx, note_queries.SAVED, account_id, account_id, None, cursor, limit)


async def list_collected(
    tx: Tx, actor: Actor, collection_id: UUID, *, cursor: str = "", limit: int = 20
) -> Page[NoteCard]:
    """The notes of a collection that the actor may see. Raises NotFound. Three statements."""
    owner, _ = await access_collection(tx, actor, collection_id)
    return await _timed(tx, note_queries.SAVED, actor.account_id, owner, collection_id, cursor, limit)


async def cards(tx: Tx, actor: Actor, note_ids: list[UUID], *, unmuted: bool = False) -> list[NoteCard]:
    """Those of the notes that the actor may see, in the order given. One statement, none for no ids."""
    if not note_ids:
        return []
    statement = note_queries.UNMUTED_CARDS if unmuted else note_queries.CARDS
    found = {row[0]: card_of(row) for row in await tx.fetch(statement, actor.account_id, note_ids)}
    return [found[one] for one in note_ids if one in found]


async def _page(tx: Tx, statement: str, viewer: UUID | None, what: object, cursor: str, limit: int) -> Page[NoteCard]:
    after, most = _after(cursor), clamp_limit(limit)
    rows = await tx.fetch(statement, viewer, what, after, most + 1)
    found = [card_of(row) for row in rows[:most]]
    return Page(found, encode_cursor(found[-1].pub_id) if len(rows) > most else None)


async def _timed(
    tx: Tx, statement: str, viewer: UUID | None, whose: UUID, collection_id: UUID | None, cursor: str, limit: int
) -> Page[NoteCard]:
    after = decode_cursor(cursor, tuple[datetime])[0] if cursor else None
    most = clamp_limit(limit)
    rows = await tx.fetch(statement, viewer, whose, after, most + 1, collection_id)
    following = encode_cursor(rows[most - 1][CARD_COLUMNS]) if len(rows) > most else None
    return Page([card_of(row) for row in rows[:most]], following)


def _after(cursor: str) -> UUID | None:
    return decode_cursor(cursor, tuple[UUID])[0] if cursor else None
