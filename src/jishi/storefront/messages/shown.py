"""What the pages of messages show."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.modules.messaging.contracts import (
    REACTIONS,
    Card,
    ChatMessage,
    Conversation,
    MemberState,
    MessageKind,
    MessageState,
    RoomKind,
    SentPicture,
)
from jishi.platform import formats
from jishi.storefront.views import Words

LINK = re.compile(r"(https?://[^\s<>\"']{3,500}|@[A-Za-z0-9_]{3,20})")


class Part(msgspec.Struct, frozen=True):
    """A piece of a text; with an address it is a link."""

    text: str
    url: str = ""


class ShownCard(msgspec.Struct, frozen=True):
    """A card in one language."""

    title: str
    note: str
    link: str
    image: str


class Sign(msgspec.Struct, frozen=True):
    """A reaction: how many have it, and whether one is among them."""

    sign: str
    count: int
    is_mine: bool


class Bubble(msgspec.Struct, frozen=True):
    """One message as one person sees it. `day` is set on the first message of a day. `said` is what the system says,
    `gone` what stands in place of a message that is no more."""

    id: UUID
    seq: int
    client_id: str
    is_mine: bool
    name: str
    avatar: str
    link: str
    time: str
    at: datetime
    day: str
    parts: list[Part]
    said: str
    gone: str
    is_held: bool
    is_edited: bool
    picture: SentPicture | None
    card: ShownCard | None
    quote_id: UUID | None
    quote: str
    signs: list[Sign]
    is_public: bool


class Row(msgspec.Struct, frozen=True):
    """A conversation in the list."""

    url: str
    room_id: UUID
    title: str
    image: str
    kind: str
    preview: str
    when: str
    unread: int
    is_muted: bool
    members: int


class Head(msgspec.Struct, frozen=True):
    """What stands over a conversation."""

    room_id: UUID | None
    kind: str
    title: str
    image: str
    link: str
    other_id: UUID | None
    other_handle: str
    members: int
    is_muted: bool
    is_asked: bool
    is_member: bool
    read_seq: int
    others_read: int
    version: int


def bubbles(words: Words, messages: Sequence[ChatMessage], me: UUID | None, head: Head) -> list[Bubble]:
    """Messages in order, with a word for each day."""
    shown, day = [], ""
    for message in messages:
        today = formats.date(message.at, words.locale)
        shown.append(_bubble(words, message, me, head, "" if today == day else today))
        day = today
    return shown


def _bubble(words: Words, message: ChatMessage, me: UUID | None, head: Head, day: str) -> Bubble:
    author = message.author
    by_shop = message.as_shop and head.kind == RoomKind.SHOP
    is_mine = by_shop and not head.is_member or bool(author and me == author.account_id)
    return Bubble(
        id=message.id,
        seq=message.seq,
        client_id=message.client_id if author and author.account_id == me else "",
        is_mine=is_mine,
        name=head.title if by_shop and head.is_member else author.name if author else "",
        avatar=head.image if by_shop and head.is_member else (author.avatar or "") if author else "",
        link=head.link if by_shop else f"/u/{author.handle}" if author else "",
        time=formats.clock(message.at),
        at=message.at,
        day=day,
        parts=[] if message.kind is MessageKind.SYSTEM else split(message.text, mentions=bool(message.mentions)),
        said=_said(words, message) if message.kind is MessageKind.SYSTEM else "",
        gone=_gone(words, message, is_mine=is_mine),
        is_held=message.state is MessageState.HELD,
        is_edited=message.edited_at is not None,
        picture=message.picture,
        card=card(words, message.card) if message.card and message.kind is not MessageKind.SYSTEM else None,
        quote_id=message.reply.id if message.reply else None,
        quote=_quote(words, message),
        signs=[Sign(one.sign, len(one.people), me in one.people) for one in message.reactions],
        is_public=head.kind == RoomKind.PRODUCT,
    )


def card(words: Words, given: Card) -> ShownCard:
    """A card in this language."""
    return ShownCard(words.pick(given.title), words.pick(given.note) if given.note else "", given.link, given.image)


def split(text: str, *, mentions: bool) -> list[Part]:
    """A text in pieces: addresses, and people where some are mentioned, become links."""
    pieces = []
    for piece in LINK.split(text):
        if piece.startswith("@") and mentions and LINK.fullmatch(piece):
            pieces.append(Part(piece, f"/u/{piece[1:].lower()}"))
        elif piece.startswith(("http://", "https://")):
            pieces.append(Part(piece, piece))
        elif piece:
            pieces.append(Part(piece))
    return pieces


def row(words: Words, one: Conversation, me: UUID, now: datetime) -> Row:
    """A conversation as a line of the list."""
    return Row(
        url=f"/messages/{one.id}",
        room_id=one.id,
        title=words.pick(one.title),
        image=one.image,
        kind=one.kind.value,
        preview=preview(words, one.last, me, one.kind) if one.last else "",
        when=_when(words, one.at, now),
        unread=one.unread,
        is_muted=one.muted,
        members=one.members,
    )


def rows(words: Words, found: Iterable[Conversation], me: UUID, now: datetime) -> list[Row]:
    """Several of them."""
    return [row(words, one, me, now) for one in found]


def preview(words: Words, last: ChatMessage, me: UUID | None, kind: RoomKind) -> str:
    """The last thing that was said, in one line."""
    if last.kind is MessageKind.SYSTEM:
        return _said(words, last)
    is_mine = last.author is not None and last.author.account_id == me
    if gone := _gone(words, last, is_mine=is_mine):
        return gone
    text = " ".join(last.text.split())[:120]
    if not text and last.kind is MessageKind.PICTURE:
        text = words.say("[Picture]")
    if not text and last.card:
        text = words.pick(last.card.title)
    if kind is RoomKind.GROUP and last.author and not is_mine:
        return f"{last.author.name}: {text}" if words.locale == "en" else f"{last.author.name}：{text}"
    return text


def head_of(words: Words, room: Conversation) -> Head:
    """What stands over a room."""
    return Head(
        room_id=room.id,
        kind=room.kind.value,
        title=words.pick(room.title),
        image=room.image,
        link=room.link,
        other_id=room.other.account_id if room.other else None,
        other_handle=room.other.handle if room.other else "",
        members=room.members,
        is_muted=room.muted,
        is_asked=room.state is MemberState.ASKED,
        is_member=room.state is not None,
        read_seq=room.read_seq,
        others_read=room.others_read,
        version=room.version,
    )


def signs_to_choose() -> tuple[str, ...]:
    """The reactions there are."""
    return REACTIONS


def _said(words: Words, message: ChatMessage) -> str:
    return words.say(message.text, **(message.card.title if message.card else {}))


def _gone(words: Words, message: ChatMessage, *, is_mine: bool) -> str:
    if message.state is MessageState.RECALLED:
        if is_mine:
            return words.say("You recalled a message.")
        return words.say("%(who)s recalled a message.", who=message.author.name if message.author else "")
    return words.say("This message has been removed.") if message.state is MessageState.HIDDEN else ""


def _quote(words: Words, message: ChatMessage) -> str:
    if message.reply is None:
        return ""
    if message.reply.text is None:
        return words.say("An earlier message")
    text = " ".join(message.reply.text.split()) or words.say("[Picture]")
    return f"{message.reply.author}: {text}" if words.locale == "en" else f"{message.reply.author}：{text}"


def _when(words: Words, at: datetime, now: datetime) -> str:
    if at.astimezone(formats.ZONE).date() == now.astimezone(formats.ZONE).date():
        return formats.clock(at)
    return formats.date(at, words.locale)
