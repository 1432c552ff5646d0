"""Read what was said."""

from collections.abc import Collection, Sequence
from typing import Any, TypeAlias
from uuid import UUID

import asyncpg
import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import clamp_limit
from jishi.modules.messaging import queries
from jishi.modules.messaging.actions.access import Access, get_access, hidden_from
from jishi.modules.messaging.contracts import (
    Card,
    Changed,
    ChatMessage,
    History,
    MessageKind,
    MessageState,
    Quote,
    Reaction,
    Said,
    SentPicture,
)
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Person
from jishi.platform.db import Tx
from jishi.platform.realtime import Missed

CATCH_UP = 100
MOST_QUOTE = 160
MOST_NUMBER = 2**62
Scope: TypeAlias = tuple[UUID, int, UUID | None, list[UUID]]
"""A room, the number after which the reader may read it, the reader, and whose words these must not see."""

GONE = frozenset({MessageState.RECALLED, MessageState.HIDDEN})


async def list_messages(tx: Tx, actor: Actor, room_id: UUID, *, before: int | None = None, limit: int = 40) -> History:
    """The latest messages of a room that the actor may read, or those before a number; in order. Raises NotFound."""
    room = await get_access(tx, actor, room_id)
    return await history_of(tx, actor, room, before=before, limit=limit)


async def history_of(tx: Tx, actor: Actor, room: Access, *, before: int | None, limit: int) -> History:
    """The same of a room that is known to be there for the actor. Four statements however many there are."""
    count = clamp_limit(limit)
    before = None if before is None else within(before)
    scope = await _scope(tx, actor, room)
    rows = await tx.fetch(queries.HISTORY, *scope, before, count + 1)
    return History(await as_messages(tx, rows[:count][::-1], scope), room.version, len(rows) > count)


async def list_changes(tx: Tx, actor: Actor, room_id: UUID, after: int) -> Missed:
    """What was said or changed after a version of the room, as open pages are told it."""
    changed = await read_changes(tx, actor, room_id, after)
    return Missed([Said(one) for one in changed.messages], changed.more)


async def read_changes(tx: Tx, actor: Actor, room_id: UUID, after: int) -> Changed:
    """What was said or changed after a version of the room, oldest first, a hundred at most. Raises NotFound."""
    room = await get_access(tx, actor, room_id)
    scope = await _scope(tx, actor, room)
    rows = await tx.fetch(queries.CHANGES, *scope, within(after), CATCH_UP + 1)
    messages = await as_messages(tx, rows[:CATCH_UP], scope)
    more = len(rows) > CATCH_UP
    return Changed(messages, messages[-1].version if more else max(room.version, after), more)


def within(number: int) -> int:
    """A number that somebody sent, where the database can hold it."""
    return max(0, min(number, MOST_NUMBER))


async def find_message(tx: Tx, actor: Actor, room_id: UUID, message_id: UUID) -> ChatMessage:
    """One message of a room. Raises NotFound for what the actor does not see."""
    return await get_message(tx, actor, await get_access(tx, actor, room_id), message_id)


async def get_message(tx: Tx, actor: Actor, room: Access, message_id: UUID) -> ChatMessage:
    """One message of a room, which the actor sees. Raises NotFound."""
    scope = await _scope(tx, actor, room)
    row = await tx.fetch_row(queries.MESSAGE, *scope, message_id)
    if row is None:
        raise NotFound
    return (await as_messages(tx, [row], scope))[0]


async def _scope(tx: Tx, actor: Actor, room: Access) -> Scope:
    account_id = None if actor.key_id else actor.account_id
    return room.id, room.from_seq if room.is_member else 0, account_id, await hidden_from(tx, actor)


async def as_messages(tx: Tx, rows: Sequence[asyncpg.Record], scope: Scope | None = None) -> list[ChatMessage]:
    """Rows of messages with their authors, and within `scope` what they answer; two statements for all of these. Of
    what is told to many at once (no scope) the answered words are left out."""
    quoted = await _quoted(tx, rows, scope) if scope else {}
    authors = {row["author_id"] for row in [*rows, *quoted.values()] if row["author_id"]}
    people = await social.get_people(tx, authors)
    hidden = {str(one) for one in scope[3]} if scope else set()
    return [
        as_message(row, people.get(row["author_id"]), _quote(row["reply_to"], quoted, people), hidden) for row in rows
    ]


async def _quoted(tx: Tx, rows: Sequence[asyncpg.Record], scope: Scope) -> dict[UUID, asyncpg.Record]:
    wanted = list({row["reply_to"] for row in rows if row["reply_to"]})
    found = await tx.fetch(queries.QUOTED, *scope, wanted) if wanted else []
    return {row["id"]: row for row in found}


def _quote(wanted: UUID | None, quoted: dict[UUID, asyncpg.Record], people: dict[UUID, Person]) -> Quote | None:
    if wanted is None:
        return None
    row = quoted.get(wanted)
    if row is None:
        return Quote(wanted)
    author = people.get(row["author_id"])
    return Quote(wanted, author.name if author else "", row["text"][:MOST_QUOTE])


def as_message(
    row: Any, author: Person | None, reply: Quote | None = None, hidden: Collection[str] = ()
) -> ChatMessage:
    """A row as a message; of one that is gone nothing is shown. Reactions of `hidden` accounts are left out."""
    state = MessageState(row["state"])
    is_gone = state in GONE
    return ChatMessage(
        id=row["id"],
        room_id=row["room_id"],
        seq=row["seq"],
        version=row["version"],
        author=author,
        kind=MessageKind(row["kind"]),
        state=state,
        text="" if is_gone else row["text"],
        at=row["at"],
        edited_at=row["edited_at"],
        picture=msgspec.convert(row["picture"], SentPicture) if row["picture"] and not is_gone else None,
        card=msgspec.convert(row["card"], Card) if row["card"] and not is_gone else None,
        mentions=[] if is_gone else list(row["mentions"]),
        client_id=row["client_id"],
        as_shop=row["as_shop"],
        reply=None if is_gone else reply,
        reactions=_reactions(row["reactions"], hidden),
    )


def _reactions(stored: dict[str, list[str]], hidden: Collection[str]) -> list[Reaction]:
    kept = [(sign, [UUID(one) for one in people if one not in hidden]) for sign, people in stored.items()]
    return [Reaction(sign, people) for sign, people in kept if people]
