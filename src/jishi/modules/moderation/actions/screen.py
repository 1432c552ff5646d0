"""Judge a text before others see it."""

from collections.abc import Sequence

from jishi.kernel.errors import Invalid
from jishi.kernel.ids import uuid7
from jishi.modules.moderation import queries
from jishi.modules.moderation.actions.find import find_words
from jishi.modules.moderation.contracts import Hit, Outcome, Subject, Verdict, WordKind
from jishi.modules.moderation.events import ItemWaits
from jishi.platform.db import Tx

MOST_TEXT = 20_000
REFUSED = "This text contains words that are not allowed here: %(words)s"


async def screen(tx: Tx, subject: Subject, texts: Sequence[str], *, hold: bool = False) -> Verdict:
    """Say whether `texts` may be seen at once (publish), by nobody until a moderator has decided (hold), or not be
    kept at all (refuse). What is held joins the queue in this transaction; with `hold` it is held whatever its words.

    The caller keeps a held text out of sight and listens to ItemDecided; for a refused one it raises `refusal`.
    """
    hits = await find_words(tx, texts)
    if any(hit.kind is WordKind.BLOCK for hit in hits):
        return Verdict(Outcome.REFUSE, hits)
    if hits or hold:
        await put_in_queue(tx, subject, "\n".join(text for text in texts if text), hits)
        return Verdict(Outcome.HOLD, hits)
    return Verdict(Outcome.PUBLISH)


def refusal(verdict: Verdict, *, field: str = "text") -> Invalid:
    """What to raise for a refused text: it names the words, as the person wrote them."""
    found = {hit.found: None for hit in verdict.hits if hit.kind is WordKind.BLOCK}
    return Invalid(REFUSED, code="words_refused", field=field, words=", ".join(found))


async def put_in_queue(tx: Tx, subject: Subject, text: str, hits: Sequence[Hit]) -> None:
    """Have somebody look at `subject`; where it waits already, its text there is renewed."""
    words = list(dict.fromkeys(hit.word for hit in hits))
    row = await tx.fetch_row(
        queries.HOLD,
        uuid7(),
        subject.kind,
        subject.id,
        subject.author_id,
        subject.author_name,
        subject.shop_id,
        subject.title,
        subject.link,
        text[:MOST_TEXT],
        words,
        tx.now,
    )
    assert row is not None
    if row["added"]:
        await tx.publish(ItemWaits(item_id=row["id"], kind=subject.kind, subject_id=subject.id))
