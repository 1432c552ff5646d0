"""People who talk to each other."""

import functools
from uuid import UUID

import msgspec
from tests.realtime.conftest import Line, sign_up
from tests.realtime.conftest import page as any_page

from jishi.kernel.actor import Actor, ActorKind
from jishi.modules.messaging import api as messaging
from jishi.modules.messaging.contracts import ChatMessage, MessageInput
from jishi.modules.social import api as social
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

__all__ = ["Line", "Talker", "befriend", "join", "page", "say"]

page = functools.partial(any_page, unread=True)


class Talker(msgspec.Struct, frozen=True):
    """Somebody with a handle and a session."""

    id: UUID
    handle: str
    token: str
    actor: Actor


async def join(app: Runtime, name: str) -> Talker:
    """A new person."""
    person = await sign_up(app, name)
    actor = Actor(kind=ActorKind.MEMBER, account_id=person.id, name=name)
    async with app.tx() as tx:
        await social.introduce_accounts(tx, [person.id])
        handle = (await social.get_people(tx, [person.id]))[person.id].handle
    return Talker(person.id, handle, person.token, actor)


async def befriend(app: Runtime, one: Talker, other: Talker) -> None:
    """They follow each other."""
    async with app.tx() as tx:
        await social.follow(tx, one.actor, other.handle)
        await social.follow(tx, other.actor, one.handle)


async def say(app: Runtime, who: Talker, room_id: UUID, text: str, client_id: str = "") -> ChatMessage:
    """One message in a transaction of its own."""
    async with app.tx() as tx:
        return await messaging.send(tx, who.actor, room_id, MessageInput(text=text, client_id=client_id))


async def texts(tx: Tx, who: Talker, room_id: UUID) -> list[str]:
    """What somebody reads in a room."""
    return [one.text for one in (await messaging.list_messages(tx, who.actor, room_id)).messages]
