"""Words as a CSV file: `word,kind,note`."""

import csv
import io
from collections.abc import Iterable

from jishi.kernel.errors import Invalid
from jishi.modules.moderation.contracts import Word, WordInput, WordKind, WordProblem

HEADER = ("word", "kind", "note")
MOST_LINES = 20_000
KINDS = frozenset(kind.value for kind in WordKind)


def read_words(text: str) -> tuple[list[tuple[int, WordInput]], list[WordProblem]]:
    """The words of a file with their line numbers, and what could not be read. A plain list, one word a line, does
    too: its words are of kind `review`. Raises Invalid for a file of too many lines or that is no CSV."""
    found: list[tuple[int, WordInput]] = []
    problems: list[WordProblem] = []
    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True))
    except csv.Error:
        raise Invalid("This file cannot be read as CSV.", field="file") from None
    if len(rows) > MOST_LINES:
        raise Invalid("This file is too long: %(most)s lines at most.", field="file", most=MOST_LINES)
    for line, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row] + ["", "", ""]
        word, kind, note = cells[0], cells[1].lower(), cells[2]
        if not word or (line == 1 and (word.lower(), kind) in {("word", "kind"), ("word", "")}):
            continue
        if kind and kind not in KINDS:
            problems.append(WordProblem(line, word[:100], "The kind is block or review."))
            continue
        found.append((line, WordInput(word, WordKind(kind) if kind else WordKind.REVIEW, note)))
    return found, problems


def write_words(words: Iterable[Word]) -> str:
    """The file that `read_words` reads back."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows((word.text, word.kind.value, word.note) for word in words)
    return target.getvalue()
