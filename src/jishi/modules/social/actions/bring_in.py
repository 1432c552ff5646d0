"""Bring in what people wrote before there was this shop: notes and follows from elsewhere, many at once. Nobody is told
of it, nothing is screened, nothing is pushed: inboxes fill when their owners come."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from jishi.kernel.ids import short_code
from jishi.modules.media.contracts import Image
from jishi.modules.social import bring_queries as queries
from jishi.modules.social.actions.fill import introduce_everybody
from jishi.modules.social.actions.hot import refresh_hot_list, tell_heat
from jishi.modules.social.contracts import Audience, CommentState, NoteKind, NoteState, Tagged
from jishi.modules.social.domain.writing import mentions_of, tags_of
from jishi.platform.db import Tx


class EarlierComment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment with the answers below it; these have none of their own."""

    author_id: UUID
    text: str
    at: datetime
    likes: list[UUID] = []
    answers: list["EarlierComment"] = []


class EarlierNote(msgspec.Struct, frozen=True, kw_only=True):
    """A published note with what people made of it. Nobody stands twice in one list."""

    author_id: UUID
    at: datetime
    title: str
    text: str
    pictures: list[Image] = []
    products: list[Tagged] = []
    likes: list[tuple[UUID, datetime]] = []
    saves: list[tuple[UUID, datetime]] = []
    comments: list[EarlierComment] = []


async def bring_in_notes(tx: Tx, notes: Sequence[EarlierNote]) -> None:
    """Add notes with their likes, saves and comments, and work out what follows from them. Everybody who has an account
    is a person afterwards. A fixed number of statements."""
    await introduce_everybody(tx)
    made = [(id_at(note.at), note) for note in notes]
    await tx.copy("social", "notes", NOTE_COLUMNS, [_note(note_id, note) for note_id, note in made])
    reactions = {
        "likes": [(note_id, who, at) for note_id, note in made for who, at in note.likes],
        "saves": [(note_id, who, at) for note_id, note in made for who, at in note.saves],
    }
    for table, rows in reactions.items():
        await tx.copy("social", table, ["note_id", "account_id", "at"], rows)
    comments = [(id_at(root.at), note_id, root) for note_id, note in made for root in note.comments]
    answers = [
        (id_at(answer.at), note_id, root_id, answer) for root_id, note_id, root in comments for answer in root.answers
    ]
    roots = [_comment(one_id, note_id, None, one) for one_id, note_id, one in comments]
    below = [_comment(one_id, note_id, root_id, one) for one_id, note_id, root_id, one in answers]
    await tx.copy("social", "comments", COMMENT_COLUMNS, roots + below)
    liked = [(one_id, who) for one_id, _, one in comments for who in one.likes]
    liked += [(one_id, who) for one_id, _, _, one in answers for who in one.likes]
    await tx.copy("social", "comment_likes", ["comment_id", "account_id"], liked)
    await tx.execute(queries.INDEX, [note_id for note_id, _ in made])
    await tx.execute(queries.COUNT_NOTES)
    for _ in range(0, len(made), 2_000):
        await tell_heat(tx)
    await refresh_hot_list(tx)


async def bring_in_follows(tx: Tx, pairs: Sequence[tuple[UUID, UUID, datetime]]) -> None:
    """Let the first of each pair follow the second since then. Pairs that are there already change nothing. Three
    statements."""
    await introduce_everybody(tx)
    known = set()
    rows = []
    for follower, followee, at in pairs:
        if follower != followee and (follower, followee) not in known:
            known.add((follower, followee))
            rows.append((id_at(at), follower, followee, at))
    columns: list[list[object]] = [[row[place] for row in rows] for place in range(4)]
    await tx.execute(queries.FOLLOW, *columns)
    await tx.execute(queries.BEFRIEND)
    await tx.execute(queries.COUNT_FOLLOWS)


def id_at(at: datetime) -> UUID:
    """An id that stands in the order of time where `uuid7` would have put it then."""
    stamp = int(at.timestamp() * 1_000)
    return UUID(int=(stamp << 80) | (uuid4().int & ((1 << 80) - 1)), version=4)


NOTE_COLUMNS = [
    "id",
    "code",
    "author_id",
    "kind",
    "state",
    "audience",
    "title",
    "text",
    "pictures",
    "tags",
    "mentions",
    "products",
    "options",
    "votes",
    "likes",
    "comments",
    "saves",
    "stirred",
    "pub_id",
    "published_at",
    "created_at",
]
COMMENT_COLUMNS = [
    "id",
    "note_id",
    "root_id",
    "reply_to_id",
    "author_id",
    "text",
    "mentions",
    "state",
    "likes",
    "replies",
    "at",
]


def _note(note_id: UUID, note: EarlierNote) -> tuple[object, ...]:
    return (
        note_id,
        short_code(10),
        note.author_id,
        NoteKind.NOTE.value,
        NoteState.PUBLISHED.value,
        Audience.EVERYONE.value,
        note.title,
        note.text,
        note.pictures,
        tags_of(note.text),
        mentions_of(note.text),
        note.products,
        [],
        [],
        len(note.likes),
        sum(1 + len(one.answers) for one in note.comments),
        len(note.saves),
        True,
        note_id,
        note.at,
        note.at,
    )


def _comment(comment_id: UUID, note_id: UUID, root_id: UUID | None, one: EarlierComment) -> tuple[object, ...]:
    return (
        comment_id,
        note_id,
        root_id,
        root_id,
        one.author_id,
        one.text,
        mentions_of(one.text),
        CommentState.SHOWN.value,
        len(one.likes),
        len(one.answers),
        one.at,
    )
