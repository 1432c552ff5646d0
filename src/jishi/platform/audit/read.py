"""Look things up in the audit log. Whoever calls this has asked for `audit.read` already."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.platform.db import Tx

ENTRY = """e.id, e.at, e.actor_kind, e.actor_id, e.session_id, e.key_id, e.action, e.subject_kind, e.subject, e.shop_id,
       e.details, s.seq"""
SEARCH = f"SELECT {ENTRY} FROM platform.audit_log e LEFT JOIN platform.audit_seals s ON s.entry_id = e.id"
FIND = f"""
SELECT {ENTRY} FROM platform.audit_log e LEFT JOIN platform.audit_seals s ON s.entry_id = e.id
WHERE e.id = $1 AND ($2::uuid[] IS NULL OR e.shop_id = ANY ($2))
"""
ACTIONS = """
WITH RECURSIVE names AS (
    SELECT min(action) AS name FROM platform.audit_log
    UNION ALL
    SELECT (SELECT min(action) FROM platform.audit_log WHERE action > names.name)
    FROM names WHERE names.name IS NOT NULL
)
SELECT name FROM names WHERE name IS NOT NULL
"""
"""One step of the index per name, however long the log is."""


class Entry(msgspec.Struct, frozen=True):
    """One thing that was done. `seal` is its number in the chain, None while it still waits for the sealer."""

    id: UUID
    at: datetime
    actor_kind: str
    actor_id: UUID | None
    session_id: UUID | None
    key_id: UUID | None
    action: str
    subject_kind: str
    subject: str
    shop_id: UUID | None
    details: dict[str, object]
    seal: int | None


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What to look for; what is empty does not matter. `action` may be the first part only (`orders`); `actions` are
    whole ones."""

    actor_id: UUID | None = None
    action: str = ""
    actions: list[str] = []
    subject_kind: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None


async def list_entries(
    tx: Tx, search: Search, *, shops: list[UUID] | None = None, before: UUID | None = None, limit: int = 50
) -> list[Entry]:
    """Entries of these shops (None for everything), newest first, those before `before`."""
    statement, values = _statement(search, shops, before)
    return await tx.rows(Entry, f"{statement} ORDER BY e.id DESC LIMIT ${len(values) + 1}", *values, limit)


def _statement(search: Search, shops: list[UUID] | None, before: UUID | None) -> tuple[str, list[object]]:
    # Only the conditions that are asked for, so that each search finds the index made for it.
    wanted: list[tuple[str, object]] = [
        ("e.shop_id = ANY (?::uuid[])", shops),
        ("e.actor_id = ?", search.actor_id),
        ("e.action = ?" if "." in search.action else "starts_with(e.action, ? || '.')", search.action or None),
        ("e.action = ANY (?::text[])", search.actions or None),
        ("e.subject_kind = ?", search.subject_kind or None),
        ("e.subject = ?", search.subject or None),
        ("e.at >= ?", search.since),
        ("e.at < ?", search.until),
        ("e.id < ?", before),
    ]
    given = [(text, value) for text, value in wanted if value is not None]
    conditions = [text.replace("?", f"${place}") for place, (text, _) in enumerate(given, start=1)]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return SEARCH + where, [value for _, value in given]


async def search_page(
    tx: Tx, search: Search, *, shops: list[UUID] | None = None, cursor: str = "", limit: int = 50
) -> Page[Entry]:
    """A page of `list_entries`."""
    before = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    found = await list_entries(tx, search, shops=shops, before=before, limit=most + 1)
    return Page(found[:most], encode_cursor(found[most - 1].id) if len(found) > most else None)


async def find_entry(tx: Tx, entry_id: UUID, *, shops: list[UUID] | None = None) -> Entry | None:
    """One entry, if it is of these shops."""
    return await tx.row(Entry, FIND, entry_id, shops)


async def list_actions(tx: Tx) -> list[str]:
    """All names of acts that were ever written down."""
    return [row[0] for row in await tx.fetch(ACTIONS)]
