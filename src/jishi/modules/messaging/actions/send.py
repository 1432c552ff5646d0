"""Say something in a room."""

from datetime import timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, Invalid, NotFound, Unauthenticated
from jishi.kernel.ids import uuid7
from jishi.kernel.text import Text, clean
from jishi.modules.messaging import queries
from jishi.modules.messaging.actions.access import NOT_FOR_GUESTS, Access, answers_for, lock_access
from jishi.modules.messaging.actions.cards import make_card
from jishi.modules.messaging.actions.read import as_message, as_messages, get_message
from jishi.modules.messaging.contracts import (
    MOST_MENTIONS,
    MOST_TEXT,
    Card,
    ChatMessage,
    MemberState,
    MessageInput,
    MessageKind,
    MessageState,
    Quote,
    RoomKind,
    Said,
    SentPicture,
)
from jishi.modules.messaging.domain import CLIENT_ID, STRANGERS_WORDS, mentioned
from jishi.modules.messaging.jobs_contracts import TELL_ABSENT, TellAbsent
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Outcome, Subject, Verdict
from jishi.modules.social import api as social
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.http.limits import Limits, Rule

SUBJECT = "message"
IN_PUBLIC = Rule("messages_public", burst=8, per_minute=20)
AMONG_US = Rule("messages", burst=30, per_minute=90)
ABSENT_AFTER = timedelta(seconds=45)


async def send(tx: Tx, actor: Actor, room_id: UUID, given: MessageInput) -> ChatMessage:
    """Say something in a room; saying it again with the same `client_id` returns what was said.

    Raises NotFound for a room that is not there for the actor, Unauthenticated for guests, Invalid for nothing to say,
    too much of it or words that are not allowed, Forbidden where one must wait for an answer, TooMany for a flood.
    """
    if actor.account_id is None:
        raise Unauthenticated(NOT_FOR_GUESTS)
    author = actor.require_account()
    check_client_id(given.client_id)
    text = clean(given.text, field="text", most=MOST_TEXT, lines=True)
    room = await lock_access(tx, actor, room_id)
    client_id = given.client_id or uuid7().hex
    if (said := await tx.fetch_row(queries.SENT_BEFORE, room_id, author, client_id)) is not None:
        return (await as_messages(tx, [said]))[0]
    rule = IN_PUBLIC if room.kind == RoomKind.PRODUCT else AMONG_US
    tx.app.service(Limits).spend(rule, author.hex)
    await _check_welcome(tx, room, author)
    picture = await own_picture(tx, author, given.picture_id)
    card = await make_card(tx, actor, given.card) if given.card else None
    if not text and picture is None and card is None:
        raise Invalid("Please write something.", field="text")
    if given.reply_to is not None:
        await get_message(tx, actor, room, given.reply_to)
    draft = _Draft(uuid7(), author, client_id, text, picture, card, answers_for(actor, room), given.reply_to)
    verdict = await _screen(tx, actor, room, draft)
    mentions = await find_mentions(tx, room, text)
    message = await write(tx, room, draft, mentions, is_held=verdict.is_held)
    if draft.as_shop:
        await audit.record(
            tx, actor, "service.answered", "conversation", str(room.id), {"seq": message.seq}, shop_id=room.shop_id
        )
    return message


class _Draft(msgspec.Struct, frozen=True):
    id: UUID
    author: UUID | None
    client_id: str
    text: str
    picture: SentPicture | None = None
    card: Card | None = None
    as_shop: bool = False
    reply_to: UUID | None = None
    kind: MessageKind | None = None


async def write(tx: Tx, room: Access, draft: "_Draft", mentions: list[UUID], *, is_held: bool = False) -> ChatMessage:
    """Keep a message in a locked room, and tell who listens there."""
    kind = draft.kind or _kind_of(draft)
    state = MessageState.HELD if is_held else MessageState.SHOWN
    row = await tx.fetch_row(
        queries.ADD_MESSAGE,
        draft.id,
        room.id,
        draft.author,
        draft.client_id,
        kind.value,
        state.value,
        draft.text,
        draft.picture,
        draft.card,
        tx.now,
        mentions,
        draft.as_shop,
        draft.reply_to,
    )
    if row is None:
        raise NotFound
    if room.state == MemberState.ASKED and draft.author is not None:
        await tx.execute(queries.SET_STATE, room.id, draft.author, MemberState.ACTIVE, [MemberState.ASKED])
    if draft.as_shop:
        await tx.execute(queries.READ_AS_SHOP, room.id, row["seq"])
    people = await social.get_people(tx, [draft.author] if draft.author else [])
    message = as_message(
        {
            "id": draft.id,
            "room_id": room.id,
            "seq": row["seq"],
            "version": row["version"],
            "kind": kind.value,
            "state": state.value,
            "text": draft.text,
            "at": tx.now,
            "edited_at": None,
            "picture": msgspec.to_builtins(draft.picture),
            "card": msgspec.to_builtins(draft.card),
            "mentions": mentions,
            "client_id": draft.client_id,
            "as_shop": draft.as_shop,
            "reactions": {},
        },
        people.get(draft.author) if draft.author else None,
        Quote(draft.reply_to) if draft.reply_to else None,
    )
    announce(tx, room, message)
    return message


def announce(tx: Tx, room: Access, message: ChatMessage) -> None:
    """Tell open pages, and people who have none open, later."""
    author = message.author.account_id if message.author else None
    if message.state is MessageState.HELD:
        tx.tell(f"account:{author}", Said(message))
        return
    tx.tell(f"room:{room.id}", Said(message), by=author)
    if room.kind != RoomKind.PRODUCT and message.kind is not MessageKind.SYSTEM:
        job = TellAbsent(room.id, message.seq)
        tx.enqueue(TELL_ABSENT, job, after=ABSENT_AFTER, dedupe_key=f"messaging:{room.id}:{message.seq}")


async def say_by_system(tx: Tx, room: Access, text: str, **names: str) -> ChatMessage:
    """Say what happened in a group. `text` is a message id; `names` fill its places."""
    card = Card("names", "", dict(names), {}, "")
    draft = _Draft(uuid7(), None, uuid7().hex, text, None, card, kind=MessageKind.SYSTEM)
    return await write(tx, room, draft, [])


def check_client_id(client_id: str) -> None:
    """Raise Invalid for a name of a message that is none."""
    if client_id and not CLIENT_ID.fullmatch(client_id):
        raise Invalid("This name of a message is not valid.", field="client_id")


async def own_picture(tx: Tx, author: UUID, picture_id: UUID | None) -> SentPicture | None:
    """The picture that the author uploaded under this id. Raises Invalid when there is none."""
    if picture_id is None:
        return None
    stored = await tx.fetch_value(queries.UPLOAD, picture_id, author)
    if stored is None:
        raise Invalid("The picture is not there any more. Please choose it again.", field="picture_id")
    return msgspec.convert(stored, SentPicture)


async def find_mentions(tx: Tx, room: Access, text: str) -> list[UUID]:
    """Who in the room is mentioned: its members, or who spoke there lately. Raises Invalid for too many."""
    handles = mentioned(text)
    if not handles or room.kind in (RoomKind.DIRECT, RoomKind.SHOP):
        return []
    if len(handles) > MOST_MENTIONS:
        raise Invalid("You can mention %(most)s people at most.", field="text", most=MOST_MENTIONS)
    statement = queries.MEMBERS if room.kind == RoomKind.GROUP else queries.RECENT_AUTHORS
    people = await social.get_people(tx, [row[0] for row in await tx.fetch(statement, room.id)])
    by_handle = {person.handle: person.account_id for person in people.values()}
    return [by_handle[handle] for handle in handles if handle in by_handle]


async def _check_welcome(tx: Tx, room: Access, author: UUID) -> None:
    """Who writes to a stranger says little until there is an answer."""
    if room.kind != RoomKind.DIRECT or room.other_id is None:
        return
    waits = await tx.fetch_value(
        "SELECT state IN ('asked', 'declined') FROM messaging.members WHERE room_id = $1 AND account_id = $2",
        room.id,
        room.other_id,
    )
    if waits and await tx.fetch_value(queries.COUNT_UNANSWERED, room.id, author) >= STRANGERS_WORDS:
        raise Forbidden("You can write more once there is an answer.", code="wait_for_answer")


async def _screen(tx: Tx, actor: Actor, room: Access, draft: _Draft) -> Verdict:
    if not draft.text:
        return Verdict(Outcome.PUBLISH)
    subject = subject_of(room, draft.id, actor.account_id, actor.name)
    verdict = await moderation.screen(tx, subject, [draft.text])
    if verdict.outcome is Outcome.REFUSE:
        raise moderation.refusal(verdict)
    return verdict


def subject_of(room: Access, message_id: UUID, author_id: UUID | None, name: str) -> Subject:
    """A message as moderators find it. What two people say to each other has no place that others may open."""
    title: Text = room.title if room.kind in (RoomKind.PRODUCT, RoomKind.GROUP) else PRIVATE
    return Subject(
        kind=SUBJECT,
        id=message_id,
        author_id=author_id,
        author_name=name,
        shop_id=room.shop_id if room.kind == RoomKind.SHOP else None,
        title=title,
        link=room.link if room.kind == RoomKind.PRODUCT else "",
    )


PRIVATE: Text = {"zh-CN": "私信", "en": "Private message"}


def _kind_of(draft: _Draft) -> MessageKind:
    if draft.picture is not None:
        return MessageKind.PICTURE
    return MessageKind.CARD if draft.card is not None else MessageKind.TEXT
