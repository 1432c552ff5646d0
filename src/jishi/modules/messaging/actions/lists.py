"""Conversations and what is unread of them."""

import re
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import Text, clean
from jishi.modules.messaging import queries
from jishi.modules.messaging.actions.access import Access, answers_for, get_access, hidden_from
from jishi.modules.messaging.actions.habits import habits_of
from jishi.modules.messaging.actions.read import as_messages, within
from jishi.modules.messaging.contracts import (
    Box,
    ChatMessage,
    Conversation,
    FoundMessage,
    HasRead,
    MemberState,
    Role,
    RoomKind,
    UnreadMessages,
    UnreadNow,
)
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Person
from jishi.platform.db import Tx

STATES = {Box.MAIN: MemberState.ACTIVE, Box.REQUESTS: MemberState.ASKED}
FIELDS = 18
MOST_SEARCH = 60
_SPECIAL = re.compile(r"[\\%_]")
SOMEBODY: Text = {"zh-CN": "已注销的用户", "en": "Somebody who has left"}


async def list_conversations(
    tx: Tx, actor: Actor, box: Box = Box.MAIN, *, cursor: str = "", limit: int = 30
) -> Page[Conversation]:
    """The actor's conversations, those that spoke last first; four statements however many there are."""
    me = actor.require_account()
    at, after = decode_cursor(cursor, tuple[datetime, UUID]) if cursor else (None, None)
    count = clamp_limit(limit)
    hidden = await hidden_from(tx, actor)
    rows = await tx.fetch(queries.CONVERSATIONS, me, STATES[box], hidden, at, after, count + 1)
    rooms = [Access(*row[:FIELDS]) for row in rows[:count]]
    lasts = await _messages(tx, [row[FIELDS + 1] for row in rows[:count]])
    people = await social.get_people(tx, [room.other_id for room in rooms if room.other_id])
    items = [
        as_conversation(room, people, lasts.get(row[FIELDS + 1]), unread=row[FIELDS])
        for room, row in zip(rooms, rows, strict=False)
    ]
    return Page(items, encode_cursor(rooms[-1].at, rooms[-1].id) if len(rows) > count else None)


async def get_conversation(tx: Tx, actor: Actor, room_id: UUID) -> Conversation:
    """One room that the actor may read. Raises NotFound."""
    room = await get_access(tx, actor, room_id)
    return await conversation_of(tx, actor, room)


async def conversation_of(tx: Tx, actor: Actor, room: Access) -> Conversation:
    """The same of a room that is known to be there for the actor."""
    people = await social.get_people(tx, [room.other_id] if room.other_id else [])
    read = 0
    if room.is_member or answers_for(actor, room):
        read = await _others_read(tx, actor, room)
    can = actor.account_id is not None and not actor.key_id
    return as_conversation(room, people, None, others_read=read, may_write=can, as_shop=answers_for(actor, room))


def as_conversation(
    room: Access,
    people: dict[UUID, Person],
    last: ChatMessage | None,
    *,
    unread: int = 0,
    others_read: int = 0,
    may_write: bool = True,
    as_shop: bool = False,
) -> Conversation:
    """A room as one of its people sees it."""
    other = people.get(room.other_id) if room.other_id else None
    title, image, link = room.title, room.image, room.link
    if room.kind == RoomKind.DIRECT:
        title = {"zh-CN": other.name} if other else SOMEBODY
        image, link = (other.avatar or "", f"/u/{other.handle}") if other else ("", "")
    return Conversation(
        id=room.id,
        kind=RoomKind(room.kind),
        title=title,
        image=image,
        other=other,
        last=last,
        at=room.at,
        unread=unread,
        muted=room.muted,
        state=MemberState(room.state) if room.state else None,
        role=Role(room.role) if room.role else None,
        members=room.members,
        read_seq=room.shop_read_seq if as_shop else room.read_seq,
        others_read=others_read,
        version=room.version,
        may_write=may_write,
        link=link,
    )


async def count_unread(tx: Tx, actor: Actor) -> UnreadMessages:
    """What waits to be read: exact up to a hundred a room. Muted rooms are listed but not counted in all."""
    now = await unread_now(tx, actor)
    return UnreadMessages(now.total, now.rooms, now.requests)


async def unread_now(tx: Tx, actor: Actor) -> UnreadNow:
    """The same, as open pages are told it."""
    rows = await tx.fetch(queries.UNREAD, actor.require_account())
    others = [row[4] for row in rows if row[4]]
    hidden = set(await hidden_from(tx, actor, others)) if others else set()
    seen = [row for row in rows if row[4] not in hidden]
    active = {row[0]: row[3] for row in seen if row[1] == MemberState.ACTIVE}
    muted = [row[0] for row in seen if row[2]]
    total = sum(count for room_id, count in active.items() if room_id not in muted)
    return UnreadNow(total, active, sum(row[1] == MemberState.ASKED for row in seen), muted)


async def mark_read(tx: Tx, actor: Actor, room_id: UUID, seq: int) -> None:
    """Say that everything up to `seq` has been read; it never goes back. Raises NotFound."""
    me = actor.require_account()
    room = await get_access(tx, actor, room_id)
    if answers_for(actor, room):
        moved = await tx.fetch_value(queries.READ_AS_SHOP, room.id, within(seq))
        if moved is not None:
            tx.tell(f"room:{room.id}", HasRead(room.shop_id or room.id, moved), by=me)
        return
    if not room.is_member:
        return
    moved = await tx.fetch_value(queries.READ, room.id, me, within(seq))
    if moved is None:
        return
    tx.tell(f"account:{me}", await unread_now(tx, actor))
    if room.state == MemberState.ACTIVE and (await habits_of(tx, me)).receipts:
        tx.tell(f"room:{room.id}", HasRead(me, moved), by=me)


async def search(tx: Tx, actor: Actor, text: str, *, cursor: str = "", limit: int = 20) -> Page[FoundMessage]:
    """What was said in one's own conversations that contains `text`, the newest first; nothing for no text."""
    me = actor.require_account()
    plain = clean(text, field="text", most=MOST_SEARCH)
    if not plain:
        return Page([])
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    count = clamp_limit(limit)
    pattern = "%" + _SPECIAL.sub(lambda found: "\\" + found[0], plain) + "%"
    rows = await tx.fetch(queries.SEARCH, me, pattern, await hidden_from(tx, actor), after, count + 1)
    messages = await as_messages(tx, rows[:count])
    titles = await _titles(tx, me, {one.room_id for one in messages})
    found = [FoundMessage(one, titles[one.room_id], f"/messages/{one.room_id}?at={one.seq}") for one in messages]
    return Page(found, encode_cursor(messages[-1].id) if len(rows) > count else None)


async def _titles(tx: Tx, me: UUID, room_ids: set[UUID]) -> dict[UUID, Text]:
    rows = await tx.fetch(queries.ROOM_TITLES, list(room_ids), me)
    people = await social.get_people(tx, [row[3] for row in rows if row[3]])
    return {
        row[0]: ({"zh-CN": people[row[3]].name} if row[3] in people else SOMEBODY)
        if row[1] == RoomKind.DIRECT
        else row[2]
        for row in rows
    }


async def _messages(tx: Tx, ids: Sequence[UUID | None]) -> dict[UUID | None, ChatMessage]:
    wanted = [one for one in ids if one]
    rows = await tx.fetch(queries.MESSAGES_BY_ID, wanted) if wanted else []
    return {one.id: one for one in await as_messages(tx, rows)}


async def _others_read(tx: Tx, actor: Actor, room: Access) -> int:
    if room.kind == RoomKind.SHOP and room.is_member:
        return room.shop_read_seq
    if room.is_member and not (await habits_of(tx, actor.require_account())).receipts:
        return 0
    return await tx.fetch_value(queries.OTHERS_READ, room.id, actor.account_id) or 0
