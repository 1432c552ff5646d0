"""Conversations as JSON."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Router, delete, get, patch, post, put
from litestar.datastructures import UploadFile
from litestar.params import FromPath, FromQuery, JSONBody, MultipartBody

from jishi.kernel.errors import Invalid
from jishi.kernel.page import Page
from jishi.modules.messaging import api
from jishi.modules.messaging.contracts import (
    Box,
    Changed,
    ChatMessage,
    Conversation,
    FoundMessage,
    GroupInput,
    Habits,
    History,
    Member,
    MessageInput,
    Role,
    UnreadMessages,
)
from jishi.modules.moderation.contracts import ReportInput
from jishi.modules.social.contracts import Person
from jishi.platform.http.context import GivenActor, GivenTx

MOST_BYTES = 20 * 1024 * 1024 + 64 * 1024


class To(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to talk with."""

    handle: str


class Handles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to bring in."""

    people: list[str]


class NewText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What it shall say."""

    text: str


class NewName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What it shall be called."""

    name: str


class UpTo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number of the last message that was read."""

    seq: int


class NewRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody shall be."""

    role: Role


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sign to answer with, set or taken back."""

    sign: str
    on: bool = True


class Muted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether to be silent."""

    muted: bool


@get("/")
async def list_conversations(
    tx: GivenTx,
    actor: GivenActor,
    box: FromQuery[Box] = Box.MAIN,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 30,
) -> Page[Conversation]:
    """My conversations, or what strangers ask; those that spoke last first."""
    return await api.list_conversations(tx, actor, box, cursor=cursor, limit=limit)


@get("/unread")
async def count_unread_messages(tx: GivenTx, actor: GivenActor) -> UnreadMessages:
    """How many messages wait to be read, in all and by room."""
    return await api.count_unread(tx, actor)


@get("/search")
async def search_messages(
    tx: GivenTx, actor: GivenActor, text: FromQuery[str], cursor: FromQuery[str] = "", limit: FromQuery[int] = 20
) -> Page[FoundMessage]:
    """What was said in my conversations that contains a text, the newest first."""
    return await api.search(tx, actor, text, cursor=cursor, limit=limit)


@get("/habits")
async def get_habits(tx: GivenTx, actor: GivenActor) -> Habits:
    """What I let others know."""
    return await api.get_habits(tx, actor)


@put("/habits")
async def set_habits(tx: GivenTx, actor: GivenActor, data: JSONBody[Habits]) -> Habits:
    """Change it."""
    return await api.set_habits(tx, actor, data)


@post("/direct", status_code=200)
async def open_direct(tx: GivenTx, actor: GivenActor, data: JSONBody[To]) -> Conversation:
    """My conversation with somebody, begun if need be."""
    return await api.get_conversation(tx, actor, await api.open_direct(tx, actor, data.handle))


@post("/groups")
async def open_group(tx: GivenTx, actor: GivenActor, data: JSONBody[GroupInput]) -> Conversation:
    """Begin a group."""
    return await api.get_conversation(tx, actor, await api.open_group(tx, actor, data))


@post("/shops/{slug:str}", status_code=200)
async def ask_shop(tx: GivenTx, actor: GivenActor, slug: FromPath[str]) -> Conversation:
    """My conversation with a shop, begun if need be."""
    return await api.get_conversation(tx, actor, await api.open_shop(tx, actor, slug))


@post("/products/{code:str}", status_code=200)
async def open_product_room(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Conversation:
    """The room of a product, which everybody may read; begun if need be."""
    actor.require_account()
    return await api.get_conversation(tx, actor, await api.open_product_room(tx, code))


@post("/pictures", request_max_body_size=MOST_BYTES)
async def add_message_picture(tx: GivenTx, actor: GivenActor, data: MultipartBody[dict[str, Any]]) -> api.SentUpload:
    """Upload a picture (`file`) to send."""
    actor.require_account()
    file = data.get("file")
    if not isinstance(file, UploadFile):
        raise Invalid("Please choose a picture.", field="file")
    return await api.add_picture(tx, actor, await file.read())


@get("/shop-desk")
async def list_shop_conversations(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 30
) -> Page[api.ShopConversation]:
    """What buyers have asked the shops that I answer for."""
    return await api.list_shop_conversations(tx, actor, cursor=cursor, limit=limit)


@get("/{room_id:uuid}")
async def get_conversation(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID]) -> Conversation:
    """One conversation."""
    return await api.get_conversation(tx, actor, room_id)


@patch("/{room_id:uuid}")
async def rename_group(
    tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], data: JSONBody[NewName]
) -> Conversation:
    """Give a group another name."""
    await api.rename(tx, actor, room_id, data.name)
    return await api.get_conversation(tx, actor, room_id)


@delete("/{room_id:uuid}")
async def clear_conversation(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID]) -> None:
    """Remove what was said so far, for me alone."""
    await api.clear(tx, actor, room_id)


@get("/{room_id:uuid}/messages")
async def list_messages(
    tx: GivenTx,
    actor: GivenActor,
    room_id: FromPath[UUID],
    before: FromQuery[int | None] = None,
    limit: FromQuery[int] = 40,
) -> History:
    """The latest messages, or those before a number; in order."""
    return await api.list_messages(tx, actor, room_id, before=before, limit=limit)


@get("/{room_id:uuid}/changes")
async def list_message_changes(
    tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], after: FromQuery[int]
) -> Changed:
    """What was said or changed after a version of the room; how one that was away misses nothing."""
    return await api.read_changes(tx, actor, room_id, after)


@post("/{room_id:uuid}/messages")
async def send_message(
    tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], data: JSONBody[MessageInput]
) -> ChatMessage:
    """Say something; again with the same `client_id` says it once."""
    return await api.send(tx, actor, room_id, data)


@patch("/{room_id:uuid}/messages/{message_id:uuid}")
async def edit_message(
    tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], message_id: FromPath[UUID], data: JSONBody[NewText]
) -> ChatMessage:
    """Say it otherwise, within two minutes."""
    return await api.edit(tx, actor, room_id, message_id, data.text)


@post("/{room_id:uuid}/messages/{message_id:uuid}/recall", status_code=200)
async def recall_message(
    tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], message_id: FromPath[UUID]
) -> ChatMessage:
    """Take it back for everybody, within two minutes."""
    return await api.recall(tx, actor, room_id, message_id)


@delete("/{room_id:uuid}/messages/{message_id:uuid}")
async def remove_message(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], message_id: FromPath[UUID]) -> None:
    """Remove it for me alone."""
    await api.remove(tx, actor, room_id, message_id)


@put("/{room_id:uuid}/messages/{message_id:uuid}/reaction")
async def react_to_message(
    tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], message_id: FromPath[UUID], data: JSONBody[Sign]
) -> ChatMessage:
    """Answer with a sign, or take it back."""
    return await api.react(tx, actor, room_id, message_id, data.sign, on=data.on)


@post("/{room_id:uuid}/messages/{message_id:uuid}/report", status_code=202)
async def report_message(
    tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], message_id: FromPath[UUID], data: JSONBody[ReportInput]
) -> None:
    """Have a moderator look at it."""
    await api.report(tx, actor, room_id, message_id, data)


@post("/{room_id:uuid}/read", status_code=204)
async def mark_messages_read(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], data: JSONBody[UpTo]) -> None:
    """I have read everything up to here."""
    await api.mark_read(tx, actor, room_id, data.seq)


@post("/{room_id:uuid}/typing", status_code=204)
async def show_typing(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID]) -> None:
    """I am writing something."""
    await api.show_typing(tx, actor, room_id)


@post("/{room_id:uuid}/acceptance", status_code=204)
async def accept_conversation(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID]) -> None:
    """Answer a request or an invitation with yes."""
    await api.accept(tx, actor, room_id)


@post("/{room_id:uuid}/refusal", status_code=204)
async def decline_conversation(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID]) -> None:
    """Answer with no, of which nobody is told."""
    await api.decline(tx, actor, room_id)


@put("/{room_id:uuid}/muted", status_code=204)
async def mute_conversation(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], data: JSONBody[Muted]) -> None:
    """Be told of what is said here, or not."""
    await api.set_muted(tx, actor, room_id, muted=data.muted)


@post("/{room_id:uuid}/departure", status_code=204)
async def leave_group(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID]) -> None:
    """Leave a group."""
    await api.leave(tx, actor, room_id)


@get("/{room_id:uuid}/members")
async def list_members(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID]) -> list[Member]:
    """Who is in it."""
    return await api.list_members(tx, actor, room_id)


@post("/{room_id:uuid}/members", status_code=200)
async def invite_members(
    tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], data: JSONBody[Handles]
) -> list[Person]:
    """Bring people into a group; who of them is new there."""
    return await api.invite(tx, actor, room_id, data.people)


@delete("/{room_id:uuid}/members/{account_id:uuid}")
async def remove_member(tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], account_id: FromPath[UUID]) -> None:
    """Put somebody out of a group."""
    await api.remove_member(tx, actor, room_id, account_id)


@put("/{room_id:uuid}/members/{account_id:uuid}/role", status_code=204)
async def set_member_role(
    tx: GivenTx, actor: GivenActor, room_id: FromPath[UUID], account_id: FromPath[UUID], data: JSONBody[NewRole]
) -> None:
    """Make somebody admin, member, or owner in my own place."""
    await api.set_role(tx, actor, room_id, account_id, data.role)


@get("/products/{code:str}")
async def show_product_room(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> History:
    """What was said lately in the room of a product; nothing yet where nobody has spoken."""
    room_id = await api.find_product_room(tx, code)
    if room_id is None:
        return History([], 0, False)
    return await api.list_messages(tx, actor, room_id)


routes = [
    Router(
        path="/api/v1/conversations",
        route_handlers=[
            list_conversations,
            count_unread_messages,
            search_messages,
            get_habits,
            set_habits,
            open_direct,
            open_group,
            ask_shop,
            open_product_room,
            show_product_room,
            add_message_picture,
            list_shop_conversations,
            get_conversation,
            rename_group,
            clear_conversation,
            list_messages,
            list_message_changes,
            send_message,
            edit_message,
            recall_message,
            react_to_message,
            remove_message,
            report_message,
            mark_messages_read,
            show_typing,
            accept_conversation,
            decline_conversation,
            mute_conversation,
            leave_group,
            list_members,
            invite_members,
            remove_member,
            set_member_role,
        ],
        tags=["Messages"],
    )
]
