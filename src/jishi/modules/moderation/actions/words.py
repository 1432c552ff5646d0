"""Keep the list of words."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.page import Page, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.moderation import queries
from jishi.modules.moderation.actions.find import CACHE
from jishi.modules.moderation.contracts import Word, WordInput, WordKind, WordProblem, WordsTaken
from jishi.modules.moderation.domain.plain import plain
from jishi.modules.moderation.domain.word_file import read_words, write_words
from jishi.modules.moderation.policy import MODERATE
from jishi.platform import audit
from jishi.platform.db import Tx

MOST_WORD = 40
MOST_NOTE = 200
MOST_AT_ONCE = 1_000
TOO_LITTLE = "A word needs at least two letters or characters."


async def add_word(tx: Tx, actor: Actor, given: WordInput) -> Word:
    """Keep a word, or change the kind and note of one that is there, and return it. Raises Invalid for a word of
    fewer than two letters: it would be found everywhere."""
    actor.require(MODERATE)
    word, letters = _checked(given)
    row = await tx.fetch_row(queries.SAVE_WORDS, *_columns([(word, letters)]), tx.now, actor.account_id)
    if row is None:
        row = await tx.fetch_row(queries.FIND_WORD, letters)
        assert row is not None
    await audit.record(tx, actor, "moderation.word_kept", "moderation_word", row["id"], {"kind": row["kind"]})
    tx.invalidate(CACHE)
    return Word(row["id"], row["text"], WordKind(row["kind"]), row["note"], row["added_at"])


async def import_words(tx: Tx, actor: Actor, text: str) -> WordsTaken:
    """Keep all words of a CSV file (`word,kind,note`, or a plain list); says what could not be taken, line by line.
    One statement. Raises Invalid when it is no such file."""
    actor.require(MODERATE)
    found, problems = read_words(text)
    checked: dict[str, WordInput] = {}
    for line, given in found:
        try:
            word, letters = _checked(given)
        except Invalid as error:
            problems.append(WordProblem(line, given.text[:100], error.message))
        else:
            checked[letters] = word
    pairs = [(word, letters) for letters, word in checked.items()]
    rows = await tx.fetch(queries.SAVE_WORDS, *_columns(pairs), tx.now, actor.account_id) if pairs else []
    added = sum(row["added"] for row in rows)
    if rows:
        details = {"added": added, "changed": len(rows) - added}
        await audit.record(tx, actor, "moderation.words_imported", "moderation_word", "", details)
    tx.invalidate(CACHE)
    return WordsTaken(added, len(rows) - added, len(pairs) - len(rows), sorted(problems, key=lambda one: one.line))


async def remove_words(tx: Tx, actor: Actor, ids: Sequence[UUID]) -> int:
    """Forget these words; returns how many there were. Raises NotFound when none of them is there."""
    actor.require(MODERATE)
    removed = await tx.fetch(queries.REMOVE_WORDS, list(ids))
    if not removed:
        raise NotFound
    notes = [audit.Note(one) for one in ids]
    await audit.record_many(tx, actor, "moderation.word_removed", "moderation_word", notes)
    tx.invalidate(CACHE)
    return len(removed)


async def list_words(
    tx: Tx, actor: Actor, *, text: str = "", kind: WordKind | None = None, cursor: str = "", limit: int = 50
) -> Page[Word]:
    """The words, the newest first; with `text` those that contain it."""
    actor.require(MODERATE)
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    count = max(1, min(limit, MOST_AT_ONCE))
    plain_text = clean(text, field="text", most=100).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    pattern = f"%{plain_text}%" if plain_text else ""
    rows = await tx.fetch(queries.LIST_WORDS, pattern, kind, after, count + 1)
    words = [Word(row["id"], row["text"], WordKind(row["kind"]), row["note"], row["added_at"]) for row in rows[:count]]
    return Page(words, encode_cursor(words[-1].id) if len(rows) > count else None)


async def count_words(tx: Tx, actor: Actor) -> dict[str, int]:
    """How many words there are of each kind."""
    actor.require(MODERATE)
    counts = {row["kind"]: row["count"] for row in await tx.fetch(queries.COUNT_WORDS)}
    return {kind.value: counts.get(kind.value, 0) for kind in WordKind}


async def export_words(tx: Tx, actor: Actor) -> str:
    """All words as the CSV file that `import_words` takes."""
    actor.require(MODERATE)
    rows = await tx.fetch(queries.EVERY_WORD)
    return write_words(
        Word(row["id"], row["text"], WordKind(row["kind"]), row["note"], row["added_at"]) for row in rows
    )


def _checked(given: WordInput) -> tuple[WordInput, str]:
    text = clean(given.text, field="text", most=MOST_WORD, least=1)
    note = clean(given.note, field="note", most=MOST_NOTE)
    letters = plain(text).text
    if len(letters) < 2:
        raise Invalid(TOO_LITTLE, field="text")
    return WordInput(text, given.kind, note), letters


def _columns(words: Sequence[tuple[WordInput, str]]) -> tuple[list[object], ...]:
    return (
        [uuid7() for _ in words],
        [word.text for word, _ in words],
        [letters for _, letters in words],
        [word.kind.value for word, _ in words],
        [word.note for word, _ in words],
    )
