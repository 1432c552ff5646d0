"""Finding many words in a text in one pass (Aho and Corasick, "Efficient string matching", CACM 18(6), 1975)."""

from collections.abc import Iterable, Sequence

import ahocorasick

from jishi.modules.moderation.contracts import Hit, WordKind
from jishi.modules.moderation.domain.plain import is_whole, plain

MOST_HITS = 50
"""Enough to tell a person what is wrong."""


class Matcher:
    """All words, ready to be looked for. Immutable once made, so all requests of a process share one."""

    def __init__(self, words: Iterable[tuple[str, WordKind]]) -> None:
        self._automaton = ahocorasick.Automaton()
        for text, kind in words:
            if letters := plain(text).text:
                self._automaton.add_word(letters, (text, kind, len(letters)))
        self._empty = len(self._automaton) == 0
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, texts: Sequence[str]) -> list[Hit]:
        """Every word in any of `texts`, in the order in which they end, each once per text; MOST_HITS at most."""
        hits: dict[tuple[int, str], Hit] = {}
        if self._empty:
            return []
        for where, text in enumerate(texts):
            letters = plain(text)
            for last, (word, kind, length) in self._automaton.iter(letters.text):
                start, end = letters.places[last - length + 1], letters.places[last] + 1
                if is_whole(text, start, end):
                    hits.setdefault((where, word), Hit(word, kind, where, text[start:end]))
                if len(hits) >= MOST_HITS:
                    return list(hits.values())
        return list(hits.values())
