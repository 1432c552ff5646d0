"""What people are given to read."""

from datetime import datetime
from enum import StrEnum

import msgspec

from jishi.modules.social.contracts.notes import NoteCard


class Why(StrEnum):
    """Why something is in a feed: one follows its author, has liked what the author or its topic brings, follows people
    who follow the author, many like it at present, or it is new."""

    FOLLOWED = "followed"
    AUTHOR = "author"
    TOPIC = "topic"
    HOT = "hot"
    FRESH = "fresh"


class FeedItem(msgspec.Struct, frozen=True):
    """A note in a feed, why it is there, and of which topic when that is why."""

    card: NoteCard
    why: Why
    topic: str = ""


class Topic(msgspec.Struct, frozen=True):
    """A topic and how many notes it has; a count of more than 10,000 is about."""

    tag: str
    notes: int


class HotTopic(msgspec.Struct, frozen=True):
    """A topic in the hot list."""

    tag: str
    notes: int
    heat: int


class HotNote(msgspec.Struct, frozen=True):
    """A note in the hot list; `heat` is what it was found to be worth."""

    card: NoteCard
    heat: int


class HotList(msgspec.Struct, frozen=True):
    """What people talk about, as found `at` that moment."""

    notes: list[HotNote]
    topics: list[HotTopic]
    at: datetime | None
