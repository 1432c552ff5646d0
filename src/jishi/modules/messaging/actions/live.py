"""What open pages may hear of rooms and of each other."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.modules.messaging import queries
from jishi.modules.messaging.actions.access import get_access
from jishi.modules.messaging.actions.habits import habits_of
from jishi.modules.messaging.actions.lists import unread_now
from jishi.modules.messaging.actions.read import list_changes
from jishi.modules.messaging.contracts import PresenceNow, RoomKind, Typing
from jishi.modules.messaging.domain import pair_key
from jishi.modules.social import api as social
from jishi.platform import realtime
from jishi.platform.db import Tx
from jishi.platform.http.limits import Limits, Rule
from jishi.platform.realtime import Greeting, Missed
from jishi.platform.runtime import Runtime

TYPING = Rule("typing", burst=5, per_minute=40)


async def may_hear_room(tx: Tx, actor: Actor, rest: str) -> bool:
    """Whether the actor may read this room."""
    await get_access(tx, actor, _id(rest))
    return True


async def resume_room(tx: Tx, actor: Actor, rest: str, after: int) -> Missed:
    """What was said or changed in a room after a version."""
    return await list_changes(tx, actor, _id(rest), max(0, after))


async def hear_room(tx: Tx, actor: Actor, rest: str, message: msgspec.Raw) -> None:
    """Somebody writes: tell the others, who see it for a few seconds."""
    await show_typing(tx, actor, _id(rest))


async def show_typing(tx: Tx, actor: Actor, room_id: UUID) -> None:
    """The same. Raises NotFound, TooMany. In the room of a product nobody is shown as typing."""
    me = actor.require_account()
    tx.app.service(Limits).spend(TYPING, me.hex)
    room = await get_access(tx, actor, room_id)
    if room.kind != RoomKind.PRODUCT:
        tx.tell(f"room:{room_id}", Typing(me, actor.name), by=me)


async def may_hear_presence(tx: Tx, actor: Actor, rest: str) -> bool:
    """Whether the actor may know if somebody is here: who talks with them, and lets it be known as they do."""
    me, other = actor.require_account(), _id(rest)
    if not await tx.fetch_value(queries.SHARE_ROOM, me, other) or await social.blocked_among(tx, me, [other]):
        return False
    return (await habits_of(tx, me)).presence and (await habits_of(tx, other)).presence


async def resume_presence(tx: Tx, actor: Actor, rest: str, after: int) -> Missed:
    """Whether they are here at this moment."""
    return Missed([PresenceNow(tx.app.hub.presence.is_online(_id(rest).hex))])


async def greet(tx: Tx, actor: Actor) -> Greeting:
    """An open page hears its account's conversations, and begins with what is unread."""
    rooms = await tx.fetch(queries.PRESENT_ROOMS, actor.require_account())
    return Greeting([f"room:{row[0]}" for row in rooms], [await unread_now(tx, actor)])


async def keep_apart(tx: Tx, by: UUID, whom: UUID) -> None:
    """From this commit on nothing passes between the two: who sends right now either came before, or finds the block.
    Their room is locked, so that a message in flight has to wait and see."""
    await tx.fetch(queries.LOCK_ROOM_BY_KEY, pair_key(by, whom))
    realtime.part(tx, by, whom)


def declare_topics(runtime: Runtime) -> None:
    """Rooms and presence."""
    realtime.declare(runtime, "room", may_hear_room, resume=resume_room, hear=hear_room)
    realtime.declare(runtime, "presence", may_hear_presence, resume=resume_presence)
    realtime.greet_with(runtime, greet)
    realtime.hide_with(runtime, social.all_blocked)


def _id(rest: str) -> UUID:
    try:
        return UUID(rest)
    except ValueError:
        raise NotFound from None
