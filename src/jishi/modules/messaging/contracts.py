"""What messaging takes and tells."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.social.contracts import Person

MOST_TEXT = 10_000
MOST_NAME = 40
MOST_MEMBERS = 500
MOST_MENTIONS = 10
REACTIONS = ("👍", "❤️", "😂", "😮", "😢", "🎉")
MOST_REACTIONS = 200
"""Of one message; in the room of a product there may be many people."""

MOST_UNREAD = 100
"""Counts end here: whoever has more is shown so many and a plus."""


class RoomKind(StrEnum):
    """What a room is: of two people, a group, of a product, or between a buyer and a shop."""

    DIRECT = "direct"
    GROUP = "group"
    PRODUCT = "product"
    SHOP = "shop"


class MemberState(StrEnum):
    """`asked` members have been written to or invited by a stranger and have not answered; `declined` do not want to,
    which nobody is told; `left` may come back when somebody invites them."""

    ACTIVE = "active"
    ASKED = "asked"
    DECLINED = "declined"
    LEFT = "left"


class Role(StrEnum):
    """What a member may do in a group: owners everything, admins everything but to unmake an owner."""

    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"


class MessageKind(StrEnum):
    """What a message is; `system` ones say what happened in a group."""

    TEXT = "text"
    PICTURE = "picture"
    CARD = "card"
    SYSTEM = "system"


class MessageState(StrEnum):
    """`held` waits for a moderator and is seen by its author alone; of `recalled` and `hidden` ones nothing is left to
    see but that they were there."""

    SHOWN = "shown"
    HELD = "held"
    RECALLED = "recalled"
    HIDDEN = "hidden"


class Box(StrEnum):
    """Conversations that go on, or what strangers have asked."""

    MAIN = "main"
    REQUESTS = "requests"


class Card(msgspec.Struct, frozen=True):
    """Something shown in a message, as it was when it was sent. `kind` and `key` say what it stands for."""

    kind: str
    key: str
    title: Text
    note: Text
    link: str
    image: str = ""


class CardRef(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to show as a card: a `product` by its code, an `order` of one's own by its number, or whatever else has been
    declared."""

    kind: str
    key: str


class SentPicture(msgspec.Struct, frozen=True):
    """A picture in a message."""

    src: str
    full: str
    width: int
    height: int


class Quote(msgspec.Struct, frozen=True):
    """What a message answers. `text` is its beginning; None where it is told to many at once, of whom some may not read
    it, and where it is gone."""

    id: UUID
    author: str = ""
    text: str | None = None


class Reaction(msgspec.Struct, frozen=True):
    """Who has answered a message with one sign."""

    sign: str
    people: list[UUID]


class ChatMessage(msgspec.Struct, frozen=True):
    """One message. `author` is None for what the system says; `as_shop` is what staff answer for their shop. Of a
    system message `text` is a message id, and the title of its card fills the places."""

    id: UUID
    room_id: UUID
    seq: int
    version: int
    author: Person | None
    kind: MessageKind
    state: MessageState
    text: str
    at: datetime
    edited_at: datetime | None = None
    picture: SentPicture | None = None
    card: Card | None = None
    mentions: list[UUID] = []
    client_id: str = ""
    as_shop: bool = False
    reply: Quote | None = None
    reactions: list[Reaction] = []


class MessageInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to send: a text, a picture (an id of one's own uploads) or a card; `reply_to` is the message that it
    answers. `client_id` is the sender's own name for it, so that sending it again does not say it twice."""

    text: str = ""
    client_id: str = ""
    picture_id: UUID | None = None
    card: CardRef | None = None
    reply_to: UUID | None = None


class Conversation(msgspec.Struct, frozen=True):
    """A room as one of those in it sees it. `title` is in both languages where it is the shop's; `other` is the one
    other person of a direct one. `unread` ends at MOST_UNREAD. `others_read` is up to where the others have read, as
    far as they let it be known. `may_write` is whether one may say something."""

    id: UUID
    kind: RoomKind
    title: Text
    image: str
    other: Person | None
    last: ChatMessage | None
    at: datetime
    unread: int
    muted: bool
    state: MemberState | None
    role: Role | None
    members: int
    read_seq: int
    others_read: int
    version: int
    may_write: bool
    link: str


class History(msgspec.Struct, frozen=True):
    """Messages in order, and whether there are older ones before the first of them."""

    messages: list[ChatMessage]
    version: int
    has_older: bool


class Changed(msgspec.Struct, frozen=True):
    """What was said or changed after a version, oldest first; up to which version that is; whether there is more."""

    messages: list[ChatMessage]
    version: int
    more: bool


class Member(msgspec.Struct, frozen=True):
    """Somebody in a group."""

    person: Person
    role: Role
    state: MemberState


class GroupInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A new group: its name, and the handles of those to invite."""

    name: str
    people: list[str] = []


class UnreadMessages(msgspec.Struct, frozen=True):
    """Messages that wait to be read: in all, by room, and how many strangers ask."""

    total: int
    rooms: dict[UUID, int]
    requests: int


class Habits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one lets others know, and whether strangers may write."""

    receipts: bool = True
    presence: bool = True
    strangers: bool = True


class FoundMessage(msgspec.Struct, frozen=True):
    """A message that was searched for, and where it was said."""

    message: ChatMessage
    title: Text
    link: str


# What open pages are told; `kind` says which of them it is.


class Said(msgspec.Struct, frozen=True, tag_field="kind", tag="message"):
    """A message is new or has changed."""

    message: ChatMessage


class HasRead(msgspec.Struct, frozen=True, tag_field="kind", tag="read"):
    """Somebody has read up to here."""

    account_id: UUID
    seq: int


class Typing(msgspec.Struct, frozen=True, tag_field="kind", tag="typing"):
    """Somebody is writing."""

    account_id: UUID
    name: str


class Removed(msgspec.Struct, frozen=True, tag_field="kind", tag="removed"):
    """One has removed a message for oneself."""

    room_id: UUID
    message_id: UUID


class UnreadNow(msgspec.Struct, frozen=True, tag_field="kind", tag="unread"):
    """What waits to be read, to begin counting from."""

    total: int
    rooms: dict[UUID, int]
    requests: int
    muted: list[UUID] = []


class RoomChanged(msgspec.Struct, frozen=True, tag_field="kind", tag="room"):
    """A room's name or people changed, or one is in it from now on."""

    room_id: UUID


class PresenceNow(msgspec.Struct, frozen=True, tag_field="kind", tag="presence"):
    """Whether somebody is here."""

    online: bool
