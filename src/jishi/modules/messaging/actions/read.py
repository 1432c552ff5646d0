"""Read what was said."""

from collections.abc import Sequence
from typing import Any
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
    ChatMessage,
    History,
    MessageKind,
    MessageState,
    Said,
    SentPicture,
)
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Person
from jishi.platform.db import Tx
from jishi.platform.realtime import Missed

CATCH_UP = 100
GONE = frozenset({MessageState.RECALLED, MessageState.HIDDEN})


async def list_messages(tx: Tx, actor: Actor, room_id: UUID, *, before: int | None = None, limit: int = 40) -> History:
    """The latest messages of a room that the actor may read, or those before a number; in order. Raises NotFound."""
    room = await get_access(tx, actor, room_id)
    return await history_of(tx, actor, room, before=before, limit=limit)


async def history_of(tx: Tx, actor: Actor, room: Access, *, before: int | None, limit: int) -> History:
    """The same of a room that is known to be there for the actor. Three statements however many there are."""
    count = clamp_limit(limit)
    rows = await tx.fetch(queries.HISTORY, *await _scope(tx, actor, room), before, count + 1)
    return History(await as_messages(tx, rows[:count][::-1]), room.version, len(rows) > count)


async def list_changes(tx: Tx, actor: Actor, room_id: UUID, after: int) -> Missed:
    """What was said or changed after a version of the room, oldest first, a hundred at most."""
    room = await get_access(tx, actor, room_id)
    rows = await tx.fetch(queries.CHANGES, *await _scope(tx, actor, room), after, CATCH_UP + 1)
    messages = await as_messages(tx, rows[:CATCH_UP])
    return Missed([Said(one) for one in messages], len(rows) > CATCH_UP)


async def get_message(tx: Tx, actor: Actor, room: Access, message_id: UUID) -> ChatMessage:
    """One message of a room, which the actor sees. Raises NotFound."""
    room_id, from_seq, account_id, hidden = await _scope(tx, actor, room)
    row = await tx.fetch_row(queries.MESSAGE, room_id, from_seq, account_id, hidden, message_id)
    if row is None:
        raise NotFound
    return (await as_messages(tx, [row]))[0]


async def _scope(tx: Tx, actor: Actor, room: Access) -> tuple[UUID, int, UUID | None, list[UUID]]:
    account_id = None if actor.key_id else actor.account_id
    return room.id, room.from_seq if room.is_member else 0, account_id, await hidden_from(tx, actor)


async def as_messages(tx: Tx, rows: Sequence[asyncpg.Record]) -> list[ChatMessage]:
    """Rows of messages with their authors, in one statement for all of these."""
    people = await social.get_people(tx, {row["author_id"] for row in rows if row["author_id"]})
    return [as_message(row, people.get(row["author_id"])) for row in rows]


def as_message(row: Any, author: Person | None) -> ChatMessage:
    """A row as a message; of one that is gone nothing is shown."""
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
    )
