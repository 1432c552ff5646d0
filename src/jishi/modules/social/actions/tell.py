"""Tell people what others did with them and what they wrote. All of it happens in the worker, after the fact."""

from uuid import UUID

from jishi.modules.notifications import api as notifications
from jishi.modules.social import note_queries, queries
from jishi.modules.social.actions.people import get_people
from jishi.modules.social.notices import ANSWERED, COMMENTED, FOLLOWED, FRIENDS, HIDDEN, LIKED, MENTIONED
from jishi.platform.db import Tx

MOST_SAID = 60


async def tell_followed(tx: Tx, by: UUID, whom: UUID, *, friends: bool) -> None:
    """Whom somebody follows hears of it, once per person."""
    person = (await get_people(tx, [by])).get(by)
    if person is not None:
        kind = FRIENDS if friends else FOLLOWED
        params = {"name": person.name, "handle": person.handle}
        await notifications.notify(tx, kind.code, whom, params=params, dedupe=f"{kind.code}:{by.hex}")


async def tell_liked(tx: Tx, note_id: UUID, author_id: UUID, by: UUID) -> None:
    """The author hears of the first like of a day; the others of that day are in the same notice."""
    found = await _about(tx, note_id, by, author_id)
    if found is not None:
        dedupe = f"like:{note_id.hex}:{tx.now:%Y%m%d}"
        await notifications.notify(tx, LIKED.code, author_id, params=found, dedupe=dedupe)


async def tell_commented(tx: Tx, comment_id: UUID, note_id: UUID, author_id: UUID, by: UUID, to: UUID | None) -> None:
    """The note's author, and whoever is answered, hear what was said."""
    text = await tx.fetch_value(queries.COMMENT_TEXT, comment_id)
    if not text:
        return
    if author_id != by and (found := await _about(tx, note_id, by, author_id)):
        said = {**found, "text": text[:MOST_SAID]}
        await notifications.notify(tx, COMMENTED.code, author_id, params=said, dedupe=f"comment:{comment_id.hex}")
    if to not in (None, by, author_id) and (found := await _about(tx, note_id, by, to)):
        said = {"name": found["name"], "code": found["code"], "text": text[:MOST_SAID]}
        await notifications.notify(tx, ANSWERED.code, to, params=said, dedupe=f"comment:{comment_id.hex}")


async def tell_mentioned(tx: Tx, note_id: UUID, by: UUID, handles: list[str]) -> None:
    """Those whom somebody names hear of it, if they may see the note."""
    for row in await tx.fetch(queries.MENTIONED, handles, by):
        account_id = row[0]
        if found := await _about(tx, note_id, by, account_id):
            dedupe = f"mention:{note_id.hex}:{by.hex}"
            await notifications.notify(tx, MENTIONED.code, account_id, params=found, dedupe=dedupe)


async def tell_hidden(tx: Tx, note_id: UUID, author_id: UUID, reason: str) -> None:
    """The author hears that and why a note is not shown any more."""
    row = await tx.fetch_row(note_queries.NOTE_NAME, note_id)
    if row is not None:
        params = {"note": row["name"], "code": row["code"], "reason": reason}
        await notifications.notify(tx, HIDDEN.code, author_id, params=params)


async def _about(tx: Tx, note_id: UUID, by: UUID, reader_id: UUID) -> dict[str, str] | None:
    """Name, note and code for a notice to `reader_id`; None when they may not see the note, or not the person."""
    row = await tx.fetch_row(note_queries.NOTE_FOR, reader_id, note_id, by)
    return None if row is None else {"name": row["person"], "note": row["name"], "code": row["code"]}
