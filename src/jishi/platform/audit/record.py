"""Write into the audit log."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.ids import uuid7
from jishi.platform.db import Tx

RECORD = """
WITH entries AS (
    INSERT INTO platform.audit_log
        (id, at, actor_kind, actor_id, session_id, key_id, action, subject_kind, subject, shop_id, details)
    SELECT n.id, $2, $3, $4, $5, $6, $7, $8, n.subject, n.shop_id, n.details
    FROM unnest($1::uuid[], $9::text[], $10::uuid[], $11::jsonb[]) AS n(id, subject, shop_id, details)
    RETURNING id
)
INSERT INTO platform.audit_pending (entry_id) SELECT id FROM entries
"""


class Note(msgspec.Struct, frozen=True):
    """One of several things that the same act was done to."""

    subject: UUID | str
    details: Mapping[str, object] = {}
    shop_id: UUID | None = None


async def record(
    tx: Tx,
    actor: Actor,
    action: str,
    subject_kind: str,
    subject: UUID | str,
    details: Mapping[str, object] | None = None,
    *,
    shop_id: UUID | None = None,
) -> None:
    """Write down that `actor` did `action` (such as `orders.shipped`) to a subject, in the transaction that did it.

    `details` is plain JSON: what changed from what to what, identifiers, amounts. No secrets, and nothing about people
    but ids, because nothing is ever deleted here. `shop_id` lets the shop's own auditors see it.
    """
    await record_many(tx, actor, action, subject_kind, [Note(subject, details or {}, shop_id)])


async def record_many(tx: Tx, actor: Actor, action: str, subject_kind: str, notes: Sequence[Note]) -> None:
    """The same act on several subjects, in one statement."""
    if not notes:
        return
    await tx.execute(
        RECORD,
        [uuid7() for _ in notes],
        tx.now,
        actor.kind.value,
        actor.account_id,
        actor.session_id,
        actor.key_id,
        action,
        subject_kind,
        [str(note.subject) for note in notes],
        [note.shop_id for note in notes],
        [dict(note.details) for note in notes],
    )
