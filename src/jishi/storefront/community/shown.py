"""How notes, comments and people look in templates."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from jishi.modules.media.contracts import Picture
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Audience, Comment, FeedItem, Note, NoteCard, NoteState, Person, Why
from jishi.platform import formats
from jishi.storefront.views import CARD_WIDTHS, Words

MINUTE, HOUR, DAY, WEEK = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(days=7)

AUDIENCES = {
    Audience.EVERYONE: "Everyone",
    Audience.FOLLOWERS: "Followers",
    Audience.FRIENDS: "Friends",
    Audience.ME: "Only me",
}
"""Message ids of who may see something."""

STATES = {
    NoteState.DRAFT: "Draft",
    NoteState.SCHEDULED: "To be published later",
    NoteState.HELD: "Awaiting a check",
    NoteState.HIDDEN: "Hidden",
}
"""Message ids of the states that only the author sees."""


class Tile(msgspec.Struct, frozen=True):
    """A note in a list. `words` stand in for a picture; `mark` says what is special about it, `why` why it is here."""

    url: str
    title: str
    words: str
    cover: Picture | None
    pictures: int
    author: Person
    likes: int
    liked: bool
    mark: str
    why: str


class Said(msgspec.Struct, frozen=True):
    """A comment with its text cut into what leads somewhere, and when it was said."""

    comment: Comment
    pieces: list[social.Piece]
    when: str
    answers: list["Said"] = []


def tile(words: Words, card: NoteCard, why: str = "") -> Tile:
    """A note in a list."""
    title = card.title or " ".join(card.text.split())[:60] or words.say("A picture")
    mark = STATES.get(card.state, "" if card.audience is Audience.EVERYONE else AUDIENCES[card.audience])
    return Tile(
        url=f"/notes/{card.code}" + ("/edit" if card.state in (NoteState.DRAFT, NoteState.SCHEDULED) else ""),
        title=title,
        words="" if card.cover else (card.text or title),
        cover=words.small(card.cover, CARD_WIDTHS),
        pictures=card.pictures,
        author=card.author,
        likes=card.likes,
        liked=card.liked,
        mark=words.say(mark) if mark else "",
        why=why,
    )


def tiles(words: Words, cards: Iterable[NoteCard]) -> list[Tile]:
    """Several notes."""
    return [tile(words, card) for card in cards]


def feed_tiles(words: Words, items: Iterable[FeedItem]) -> list[Tile]:
    """Several notes, each with why it is here."""
    return [tile(words, item.card, _why(words, item)) for item in items]


def _why(words: Words, item: FeedItem) -> str:
    if item.why is Why.TOPIC:
        return words.say("Since you like #%(topic)s", topic=item.topic)
    return words.say("Since you like their notes") if item.why is Why.AUTHOR else ""


def said(words: Words, comment: Comment, now: datetime) -> Said:
    """A comment with its first answers."""
    pieces = social.pieces_of(comment.text, (), comment.mentions)
    return Said(comment, pieces, ago(words, comment.at, now), [said(words, one, now) for one in comment.answers])


def pictures(words: Words, note: Note) -> list[Picture]:
    """The pictures of a note, each with words of its own for those who do not see it."""
    count = len(note.pictures)
    shown = []
    for place, image in enumerate(note.pictures, 1):
        alt = words.say("Picture %(n)s of %(total)s by %(name)s", n=place, total=count, name=note.author.name)
        picture = words.picture(image, alt)
        assert picture is not None
        shown.append(picture)
    return shown


def ago(words: Words, at: datetime, now: datetime) -> str:
    """How long ago, in words; a date when it is more than a week."""
    past = now - at
    if past < MINUTE:
        return words.say("just now")
    if past < HOUR:
        return words.say("%(n)s min ago", n=past // MINUTE)
    if past < DAY:
        return words.say("%(n)s h ago", n=past // HOUR)
    if past < WEEK:
        return words.say("%(n)s d ago", n=past // DAY)
    return formats.date(at, words.locale)
