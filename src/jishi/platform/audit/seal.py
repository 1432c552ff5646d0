"""The hash chain over the audit log.

Audited transactions leave the ids of their entries in a waiting list and never wait for each other. One sealer at a
time takes what has been committed and chains it: each seal holds the hash of the seal before it, and
SHA-256 over that hash and the entry in canonical JSON (sorted keys, UTC moments in microseconds).
"""

import hashlib
from datetime import UTC, datetime
from uuid import UUID

import msgspec

from jishi.platform.db import Tx

BATCH = 1_000
GENESIS = b"\x00" * 32
"""What the first seal has in place of the hash before it."""

ENTRY = "id, at, actor_kind, actor_id, session_id, key_id, action, subject_kind, subject, shop_id, details"
COLUMNS = ", ".join(f"e.{name}" for name in ENTRY.split(", "))
LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended('platform.audit.seal', 0))"
HEAD = "SELECT seq, hash FROM platform.audit_seals ORDER BY seq DESC LIMIT 1"
TAKE = f"""
WITH taken AS (
    DELETE FROM platform.audit_pending WHERE entry_id IN (SELECT entry_id FROM platform.audit_pending LIMIT $1)
    RETURNING entry_id
)
SELECT t.entry_id, {COLUMNS} FROM taken t LEFT JOIN platform.audit_log e ON e.id = t.entry_id ORDER BY t.entry_id
"""
SEAL = """
INSERT INTO platform.audit_seals (seq, entry_id, previous, hash, sealed_at)
SELECT s.seq, s.entry_id, s.previous, s.hash, $5
FROM unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[]) AS s(seq, entry_id, previous, hash)
"""


class Sealed(msgspec.Struct, frozen=True):
    """An entry as it is hashed, its fields in the order of `ENTRY`."""

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


def canonical(entry: Sealed) -> bytes:
    """The one way to write an entry: equal entries give equal bytes, whoever writes them."""
    fields = msgspec.structs.asdict(entry) | {"at": entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    return msgspec.json.encode(fields, order="sorted")


def chain(previous: bytes, entry: Sealed) -> bytes:
    """The hash of a seal."""
    return hashlib.sha256(previous + canonical(entry)).digest()


def chain_lost(previous: bytes, entry_id: UUID) -> bytes:
    """The hash of a seal whose entry was gone before it could be sealed: the loss itself goes on record."""
    return hashlib.sha256(previous + entry_id.bytes).digest()


async def seal_pending(tx: Tx) -> int:
    """Seal what waits, in batches; how many entries that were. Does nothing while another sealer is at it.

    The moment of a seal is the database's order of work, not of deeds: entries are chained as they are found committed.
    """
    if not await tx.fetch_value(LOCK):
        return 0
    head = await tx.fetch_row(HEAD)
    seq, last = (0, GENESIS) if head is None else (int(head[0]), bytes(head[1]))
    sealed = 0
    while rows := await tx.fetch(TAKE, BATCH):
        before: list[bytes] = []
        hashes: list[bytes] = []
        for entry_id, *entry in rows:
            before.append(last)
            last = chain_lost(last, entry_id) if entry[0] is None else chain(last, Sealed(*entry))
            hashes.append(last)
        numbers = list(range(seq + 1, seq + 1 + len(rows)))
        await tx.execute(SEAL, numbers, [row[0] for row in rows], before, hashes, tx.now)
        seq += len(rows)
        sealed += len(rows)
    return sealed


async def seal_by_the_clock(tx: Tx) -> None:
    """The schedule's way to `seal_pending`."""
    await seal_pending(tx)
