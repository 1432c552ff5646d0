"""Walk the chain and find the first place where log and seals do not agree."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.platform.audit.seal import COLUMNS, GENESIS, Sealed, chain
from jishi.platform.db import Tx

BATCH = 2_000
OVERDUE = timedelta(minutes=15)
"""How long after its writing an entry may still be without a seal; the sealer comes every minute."""

WALK = f"""
SELECT s.seq, s.entry_id, s.previous, s.hash, {COLUMNS}
FROM platform.audit_seals s LEFT JOIN platform.audit_log e ON e.id = s.entry_id
WHERE s.seq > $1 ORDER BY s.seq LIMIT $2
"""
ONE = f"""
SELECT (SELECT b.hash FROM platform.audit_seals b WHERE b.seq = s.seq - 1), s.sealed_at,
       s.seq, s.entry_id, s.previous, s.hash, {COLUMNS}
FROM platform.audit_seals s LEFT JOIN platform.audit_log e ON e.id = s.entry_id WHERE s.entry_id = $1
"""
FIND_OVERDUE = """
SELECT e.id, e.at FROM platform.audit_log e
WHERE e.at < $1 AND NOT EXISTS (SELECT FROM platform.audit_seals s WHERE s.entry_id = e.id) ORDER BY e.id LIMIT 1
"""
COUNT_WAITING = """
SELECT count(*) FROM platform.audit_log e WHERE NOT EXISTS (SELECT FROM platform.audit_seals s WHERE s.entry_id = e.id)
"""


class Fault(StrEnum):
    """What can be wrong."""

    CHANGED = "changed"
    MISSING = "missing"
    REORDERED = "reordered"
    UNSEALED = "unsealed"
    ANCHOR = "anchor"


class Break(msgspec.Struct, frozen=True):
    """The first place where the chain does not hold. `seq` is 0 for what has no seal."""

    fault: Fault
    seq: int
    entry_id: UUID | None
    text: str


class Anchor(msgspec.Struct, frozen=True):
    """The head of the chain at some moment, to be kept where nobody of here can reach it."""

    seq: int
    hash: bytes

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash.hex()}"

    @classmethod
    def parse(cls, text: str) -> "Anchor":
        """From its text. Raises ValueError."""
        number, _, digest = text.strip().partition(":")
        return cls(int(number), bytes.fromhex(digest))


class Report(msgspec.Struct, frozen=True):
    """What a walk found: how many seals hold, the head, how many entries wait, and the first break if there is one."""

    sealed: int
    head: Anchor | None
    waiting: int
    broken: Break | None


class _Link(msgspec.Struct, frozen=True):
    seq: int
    entry_id: UUID
    previous: bytes
    hash: bytes
    entry: Sealed | None


async def verify(tx: Tx, now: datetime, anchors: Sequence[Anchor] = ()) -> Report:
    """Walk all seals and entries. `anchors` are heads kept from before, which the chain must still go through: without
    one, a chain that was cut off at its end or made anew from the start looks whole."""
    kept = {anchor.seq: anchor for anchor in anchors}
    seq, last = 0, GENESIS
    while links := [_link(row) for row in await tx.fetch(WALK, seq, BATCH)]:
        for link in links:
            if (broken := _check(link, seq, last, kept)) is not None:
                return Report(seq, _anchor(seq, last), await _waiting(tx), broken)
            seq, last = link.seq, link.hash
    return Report(seq, _anchor(seq, last), await _waiting(tx), _cut(seq, kept) or await _overdue(tx, now))


class SealState(msgspec.Struct, frozen=True):
    """The seal of one entry, and whether entry, seal and the seal before it agree."""

    seq: int
    sealed_at: datetime
    hash: bytes
    holds: bool


async def verify_entry(tx: Tx, entry_id: UUID) -> SealState | None:
    """Look at one entry's place in the chain, in one statement; None while it has no seal. The whole chain is for
    `verify`."""
    row = await tx.fetch_row(ONE, entry_id)
    if row is None:
        return None
    before, sealed_at, *rest = row
    link = _link(rest)
    holds = (
        link.entry is not None
        and link.previous == (before or GENESIS)
        and chain(link.previous, link.entry) == link.hash
    )
    return SealState(link.seq, sealed_at, link.hash, holds)


def _check(link: _Link, seq: int, last: bytes, kept: dict[int, Anchor]) -> Break | None:
    return next(_faults(link, seq, last, kept), None)


def _faults(link: _Link, seq: int, last: bytes, kept: dict[int, Anchor]) -> Iterator[Break]:
    def broken(fault: Fault, text: str) -> Break:
        return Break(fault, link.seq, link.entry_id, text)

    if link.seq != seq + 1:
        yield Break(Fault.MISSING, seq + 1, None, f"seal {seq + 1} is gone: the next one there is {link.seq}")
    if link.previous != last:
        yield broken(Fault.REORDERED, f"seal {link.seq} does not follow seal {seq}")
    if link.entry is None:
        yield broken(Fault.MISSING, f"entry {link.entry_id} of seal {link.seq} is gone")
    elif chain(last, link.entry) != link.hash:
        yield broken(Fault.CHANGED, f"entry {link.entry_id} of seal {link.seq} is not what was sealed")
    if (anchor := kept.get(link.seq)) is not None and anchor.hash != link.hash:
        yield broken(Fault.ANCHOR, f"seal {link.seq} is not the one that was kept elsewhere")


def _cut(seq: int, kept: dict[int, Anchor]) -> Break | None:
    if kept and (furthest := max(kept)) > seq:
        text = f"the chain ends at seal {seq}, but seal {furthest} was kept elsewhere"
        return Break(Fault.MISSING, furthest, None, text)
    return None


async def _overdue(tx: Tx, now: datetime) -> Break | None:
    row = await tx.fetch_row(FIND_OVERDUE, now - OVERDUE)
    if row is None:
        return None
    return Break(Fault.UNSEALED, 0, row[0], f"entry {row[0]} of {row[1]:%Y-%m-%d %H:%M:%S} has never been sealed")


async def _waiting(tx: Tx) -> int:
    return int(await tx.fetch_value(COUNT_WAITING))


def _anchor(seq: int, last: bytes) -> Anchor | None:
    return Anchor(seq, last) if seq else None


def _link(row: Sequence[object]) -> _Link:
    seq, entry_id, previous, digest, *entry = row
    known = Sealed(*entry) if entry[0] is not None else None  # type: ignore[arg-type]
    return _Link(seq, entry_id, previous, digest, known)  # type: ignore[arg-type]
