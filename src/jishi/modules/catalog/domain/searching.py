"""Words to find products by, for PostgreSQL's `tsvector` without its parsers. Pure.

Latin words are kept whole and searched by prefix; runs of Chinese characters become overlapping pairs plus the last
character, so that any two characters in sequence, and any single one, can be found with one index.
"""

import re
import unicodedata
from collections.abc import Iterable

MOST_WORD = 40
MOST_WORDS = 12
_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff"
_RUN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CJK = re.compile(rf"[{_CJK}]")


def fold(text: str) -> str:
    """`text` as it is compared: compatibility forms unified, accents off Latin letters, small."""
    plain = unicodedata.normalize("NFKD", text.replace("\x00", "")).casefold()
    return unicodedata.normalize("NFC", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def terms_of(texts: Iterable[str]) -> list[str]:
    """The distinct terms of some texts, sorted."""
    found: set[str] = set()
    for text in texts:
        for run in _RUN.findall(fold(text)):
            if _IS_CJK.match(run):
                found.update(run[at : at + 2] for at in range(len(run)))
            else:
                found.add(run[:MOST_WORD])
    return sorted(found)


def search_of(text: str) -> str:
    """A `tsquery` that wants every word of `text`; empty when there is nothing in it to search for."""
    wanted: list[str] = []
    for run in _RUN.findall(fold(text[:200]))[:MOST_WORDS]:
        if not _IS_CJK.match(run):
            wanted.append(f"'{run[:MOST_WORD]}':*")
        elif len(run) == 1:
            wanted.append(f"'{run}':*")
        else:
            wanted += [f"'{run[at : at + 2]}'" for at in range(len(run) - 1)]
    return " & ".join(dict.fromkeys(wanted))
