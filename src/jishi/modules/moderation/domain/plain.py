"""Texts in the plain form in which words are looked for: however somebody dodges, the letters are the same."""

import unicodedata
from functools import cache

import msgspec

from jishi.modules.moderation.domain.characters import SIMPLIFIED


class Plain(msgspec.Struct, frozen=True):
    """Letters and digits only; `places[i]` is where the i-th of them stands in the text as written."""

    text: str
    places: list[int]


@cache
def _letters(character: str) -> str:
    """What remains of one character: full width made narrow, small, simplified; nothing of what is no letter."""
    wide = unicodedata.normalize("NFKD", character).casefold()
    return "".join(SIMPLIFIED.get(letter, letter) for letter in wide if letter.isalnum())


def plain(text: str) -> Plain:
    """`text` without case, width, accents, spaces, punctuation, invisible characters and traditional forms."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _letters(character):
            letters.append(letter)
            places.append(place)
    return Plain("".join(letters), places)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` (exclusive) in `text` begins and ends no Latin word in its middle, so
    that `push it` holds no other word. Chinese has no spaces between words, so there every place will do."""
    return not (_joined(text, start - 1, start) or _joined(text, end - 1, end))


def _joined(text: str, left: int, right: int) -> bool:
    """Whether the characters at both places belong to the same Latin word, or to the same number."""
    if left < 0 or right >= len(text):
        return False
    return _latin_sort(text[left]) == _latin_sort(text[right]) != ""


def _latin_sort(character: str) -> str:
    if ord(character) >= 0x250 or not character.isalnum():
        return ""
    return "digit" if character.isdigit() else "letter"
