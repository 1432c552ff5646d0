"""Report what somebody else wrote."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.moderation import queries
from jishi.modules.moderation.actions.screen import MOST_TEXT
from jishi.modules.moderation.contracts import ReportInput, Subject
from jishi.modules.moderation.events import ItemWaits
from jishi.platform.db import Tx

MOST_NOTE = 500


async def report(tx: Tx, actor: Actor, subject: Subject, text: str, given: ReportInput) -> None:
    """Have a moderator look at `subject`, whose text is `text`; it stays visible until they decide. A person's second
    report of what still waits changes nothing. Raises Unauthenticated for guests, Invalid for one's own text."""
    account_id = actor.require_account()
    if account_id == subject.author_id:
        raise Invalid("This is your own text; you can change or delete it.")
    note = clean(given.note, field="note", most=MOST_NOTE, lines=True)
    row = await tx.fetch_row(
        queries.JOIN,
        uuid7(),
        subject.kind,
        subject.id,
        subject.author_id,
        subject.author_name,
        subject.shop_id,
        subject.title,
        subject.link,
        text[:MOST_TEXT],
        tx.now,
    )
    assert row is not None
    await tx.execute(queries.NOTE_REPORT, row["id"], account_id, given.reason.value, note, tx.now)
    if row["added"]:
        await tx.publish(ItemWaits(item_id=row["id"], kind=subject.kind, subject_id=subject.id))
