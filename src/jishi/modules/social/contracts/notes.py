"""Notes, and what people do with them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.media.contracts import Image
from jishi.modules.social.contracts.people import Audience, Person

MOST_TITLE = 60
MOST_TEXT = 3_000
MOST_PICTURES = 18
MOST_PRODUCTS = 10
MOST_TAGS = 10
MOST_MENTIONS = 10
MOST_OPTIONS = 6
MOST_OPTION = 40


class NoteKind(StrEnum):
    """A note tells something, a question can have an accepted answer, a poll lets people choose."""

    NOTE = "note"
    QUESTION = "question"
    POLL = "poll"


class NoteState(StrEnum):
    """The life of a note; see `domain.life`."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    HELD = "held"
    HIDDEN = "hidden"
    DELETED = "deleted"


class When(StrEnum):
    """What to do with what is written: publish it, publish it at `publish_at`, or keep it as a draft."""

    NOW = "now"
    LATER = "later"
    DRAFT = "draft"


class Dot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A product that a note shows. With `picture`, the place in the note's pictures counted from 0, it has a dot there
    at `x` and `y` per cent from the left and the top."""

    product_code: str
    picture: int | None = None
    x: int = 50
    y: int = 50


class Tagged(msgspec.Struct, frozen=True):
    """A product as a note keeps it."""

    product_id: UUID
    product_code: str
    title: Text
    picture: int | None = None
    x: int = 50
    y: int = 50


class NoteInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody writes. Hashtags (#tea) and mentions (@handle) stand in the text. `options` are those of a poll."""

    title: str = ""
    text: str = ""
    kind: NoteKind = NoteKind.NOTE
    picture_ids: list[UUID] = []
    products: list[Dot] = []
    audience: Audience = Audience.EVERYONE
    options: list[str] = []
    when: When = When.NOW
    publish_at: datetime | None = None


class PollOption(msgspec.Struct, frozen=True):
    """What one can choose, and how many did."""

    text: str
    votes: int


class Note(msgspec.Struct, frozen=True):
    """A note as one who may see it sees it. `vote` is the option one has chosen, counted from 0; `accepted_id` the
    answer that the author of a question has accepted; `reason` why a moderator hid it, for its author."""

    id: UUID
    code: str
    kind: NoteKind
    state: NoteState
    audience: Audience
    author: Person
    title: str
    text: str
    pictures: list[Image]
    tags: list[str]
    mentions: list[str]
    products: list[Tagged]
    options: list[PollOption]
    vote: int | None
    likes: int
    comments: int
    saves: int
    shares: int
    liked: bool
    saved: bool
    is_mine: bool
    following: bool
    accepted_id: UUID | None
    reason: str
    publish_at: datetime | None
    published_at: datetime | None
    edited_at: datetime | None


class NoteCard(msgspec.Struct, frozen=True):
    """A note in a list. `text` is its beginning."""

    id: UUID
    code: str
    kind: NoteKind
    title: str
    text: str
    cover: Image | None
    pictures: int
    audience: Audience
    state: NoteState
    likes: int
    comments: int
    published_at: datetime | None
    pub_id: UUID | None
    author: Person
    liked: bool


class NoteVersion(msgspec.Struct, frozen=True):
    """What a note said before it was changed `until` then."""

    title: str
    text: str
    until: datetime


class Liked(msgspec.Struct, frozen=True):
    """How many like it, and whether the caller is one of them."""

    likes: int
    mine: bool


class Saved(msgspec.Struct, frozen=True):
    """How many collect it, whether the caller does, and in which collection (None: in none with a name)."""

    saves: int
    mine: bool
    collection_id: UUID | None = None


class SaveInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where to collect a note."""

    collection_id: UUID | None = None


class CollectionInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A collection's name, and who sees it."""

    name: str
    audience: Audience = Audience.EVERYONE


class Collection(msgspec.Struct, frozen=True):
    """Notes that somebody keeps together."""

    id: UUID
    name: str
    audience: Audience
    count: int
    cover: Image | None


class VoteInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which option of a poll, counted from 0."""

    option: int


class Shared(msgspec.Struct, frozen=True):
    """An address to pass on, and how often somebody came by it."""

    code: str
    url: str
    visits: int
