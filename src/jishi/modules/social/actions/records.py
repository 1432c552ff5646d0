"""Notes from their rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from jishi.modules.media.contracts import Image
from jishi.modules.social.contracts import (
    Audience,
    Note,
    NoteCard,
    NoteKind,
    NoteState,
    Person,
    PollOption,
    Tagged,
)


class Stored(msgspec.Struct, frozen=True):
    """A note with its author."""

    id: UUID
    code: str
    author_id: UUID
    kind: NoteKind
    state: NoteState
    audience: Audience
    title: str
    text: str
    pictures: list[Image]
    tags: list[str]
    mentions: list[str]
    products: list[Tagged]
    options: list[str]
    votes: list[int]
    likes: int
    comments: int
    saves: int
    shares: int
    accepted_id: UUID | None
    reason: str
    pub_id: UUID | None
    publish_at: datetime | None
    published_at: datetime | None
    edited_at: datetime | None
    handle: str
    name: str
    avatar: str | None

    @property
    def author(self) -> Person:
        return Person(self.author_id, self.handle, self.name, self.avatar)


FIELDS = len(Stored.__struct_fields__)


def stored_from(row: Sequence[Any]) -> Stored:
    """A note from the columns of `note_queries.STORED`."""
    return msgspec.convert(dict(zip(Stored.__struct_fields__, row, strict=True)), Stored)


def note_of(row: Sequence[Any], viewer: UUID | None) -> Note:
    """A note from the columns of `STORED` and `PERSONAL`."""
    values = tuple(row)
    stored = stored_from(values[:FIELDS])
    liked, saved, following, vote = values[FIELDS:]
    is_mine = stored.author_id == viewer
    return Note(
        stored.id,
        stored.code,
        stored.kind,
        stored.state,
        stored.audience,
        stored.author,
        stored.title,
        stored.text,
        stored.pictures,
        stored.tags,
        stored.mentions,
        stored.products,
        [PollOption(text, votes) for text, votes in zip(stored.options, stored.votes, strict=True)],
        vote,
        stored.likes,
        stored.comments,
        stored.saves,
        stored.shares,
        liked,
        saved,
        is_mine,
        following,
        stored.accepted_id,
        stored.reason if is_mine else "",
        stored.publish_at if is_mine else None,
        stored.published_at,
        stored.edited_at,
    )


CARD_COLUMNS = 18


def card_of(row: Sequence[Any]) -> NoteCard:
    """A note in a list from the columns of `CARD`; what stands after them is left alone."""
    values = tuple(row)[:CARD_COLUMNS]
    cover = None if values[5] is None else msgspec.convert(values[5], Image)
    return NoteCard(
        values[0],
        values[1],
        NoteKind(values[2]),
        values[3],
        values[4],
        cover,
        values[6],
        Audience(values[7]),
        NoteState(values[8]),
        values[9],
        values[10],
        values[11],
        values[12],
        Person(*values[13:17]),
        values[17],
    )
