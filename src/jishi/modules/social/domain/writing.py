"""Hashtags and mentions in what people write."""

import re
import unicodedata
from collections.abc import Collection

import msgspec

from jishi.modules.social.contracts import MOST_HANDLE, MOST_MENTIONS, MOST_TAGS

MOST_TAG = 30
ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x2060, 0xFEFF, 0x00AD, 0x180E])
MOST_MARKS = 4
"""Combining marks on one letter; more is zalgo."""

_TAG = re.compile(rf"(?<![A-Za-z0-9_&/])[#＃]([\w·]{{1,{MOST_TAG}}})[#＃]?")
_MENTION = re.compile(rf"(?<![\w@/.])@([A-Za-z0-9](?:[A-Za-z0-9_]{{1,{MOST_HANDLE - 2}}})[A-Za-z0-9])(?!\w)")
_BOTH = re.compile(f"(?P<tag>{_TAG.pattern})|(?P<mention>{_MENTION.pattern})")
_LINES = re.compile(r"\n{3,}")


class Piece(msgspec.Struct, frozen=True):
    """A part of a text: `tag` or `handle` is set where it leads somewhere."""

    text: str
    tag: str = ""
    handle: str = ""


def tidy(text: str) -> str:
    """`text` without invisible letters and towers of marks, and with no more than one empty line in a row."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(ZERO_WIDTH)
    kept: list[str] = []
    marks = 0
    for letter in plain:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return _LINES.sub("\n\n", "".join(kept))


def fold_tag(tag: str) -> str:
    """How a topic is known: compatibility forms and case do not matter."""
    return unicodedata.normalize("NFKC", tag).casefold().strip("_·")[:MOST_TAG]


def tags_of(text: str) -> list[str]:
    """The topics of a text in their order, each once."""
    found = (fold_tag(match[1]) for match in _TAG.finditer(text))
    return list(dict.fromkeys(tag for tag in found if tag and not tag.isdigit()))[:MOST_TAGS]


def mentions_of(text: str) -> list[str]:
    """The handles that a text names, each once."""
    return list(dict.fromkeys(match[1].lower() for match in _MENTION.finditer(text)))[: MOST_MENTIONS + 1]


def pieces_of(text: str, tags: Collection[str], mentions: Collection[str]) -> list[Piece]:
    """The text cut into what leads to a topic of `tags`, to a person of `mentions`, and the rest."""
    pieces: list[Piece] = []
    end = 0
    for match in _BOTH.finditer(text):
        tag = fold_tag(match[2]) if match["tag"] else ""
        handle = match["mention"][1:].lower() if match["mention"] else ""
        if (tag and tag in tags) or (handle and handle in mentions):
            if match.start() > end:
                pieces.append(Piece(text[end : match.start()]))
            pieces.append(Piece(match[0], tag, handle))
            end = match.end()
    if end < len(text):
        pieces.append(Piece(text[end:]))
    return pieces
