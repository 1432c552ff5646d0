"""What people say to a note."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.modules.social.contracts.people import Person

MOST_COMMENT = 500


class CommentSort(StrEnum):
    """Orders of comments: the most liked first, or the newest."""

    HOT = "hot"
    NEW = "new"


class CommentState(StrEnum):
    """The life of a comment."""

    SHOWN = "shown"
    HELD = "held"
    HIDDEN = "hidden"
    DELETED = "deleted"


class CommentInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A comment; with `reply_to`, an answer to another one."""

    text: str
    reply_to: UUID | None = None


class Comment(msgspec.Struct, frozen=True):
    """A comment. `by_author` marks those of the note's author; `reply_to` is whom it answers below the first answer;
    `answers` are the first ones, `replies` how many there are."""

    id: UUID
    root_id: UUID | None
    author: Person
    text: str
    mentions: list[str]
    likes: int
    replies: int
    pinned: bool
    by_author: bool
    accepted: bool
    held: bool
    liked: bool
    is_mine: bool
    reply_to: str
    at: datetime
    answers: list["Comment"] = []
