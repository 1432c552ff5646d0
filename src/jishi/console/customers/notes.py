"""What staff write about a person, for each other."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx

MOST = 1_000
SHOWN = 50

LIST = """
SELECT id, author_id, author, text, at FROM console.customer_notes WHERE account_id = $1 ORDER BY id DESC LIMIT $2
"""

ADD = """
INSERT INTO console.customer_notes (id, account_id, author_id, author, text, at) VALUES ($1, $2, $3, $4, $5, $6)
"""

REMOVE = "DELETE FROM console.customer_notes WHERE id = $1 AND account_id = $2 AND author_id = $3"


class Note(msgspec.Struct, frozen=True):
    """A note, by whom and when."""

    id: UUID
    author_id: UUID
    author: str
    text: str
    at: datetime


async def list_notes(tx: Tx, account_id: UUID) -> list[Note]:
    """The latest first."""
    return await tx.rows(Note, LIST, account_id, SHOWN)


async def add_note(tx: Tx, actor: Actor, account_id: UUID, text: str) -> UUID:
    """Write a note about a person. Raises Forbidden, and Invalid when it is empty or too long."""
    actor.require(Permission.CUSTOMERS_CONTACT)
    plain = clean(text, field="text", most=MOST, least=1, lines=True)
    note_id = uuid7()
    await tx.execute(ADD, note_id, account_id, actor.require_account(), actor.name, plain, tx.now)
    await audit.record(tx, actor, "customers.noted", "account", account_id, {"note": str(note_id)})
    return note_id


async def remove_note(tx: Tx, actor: Actor, account_id: UUID, note_id: UUID) -> None:
    """Take back one's own note. Raises Forbidden, and NotFound for others' notes."""
    actor.require(Permission.CUSTOMERS_CONTACT)
    if not await tx.execute(REMOVE, note_id, account_id, actor.require_account()):
        raise NotFound
    await audit.record(tx, actor, "customers.note_removed", "account", account_id, {"note": str(note_id)})
