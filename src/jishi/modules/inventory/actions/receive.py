"""Goods come in, come back, are counted, or turn out to be broken."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import asyncpg

from jishi.kernel.errors import Conflict
from jishi.modules.inventory import queries
from jishi.modules.inventory.actions.announce import announce, forget, mark_in_lists
from jishi.modules.inventory.actions.items import note_owners
from jishi.modules.inventory.contracts import MovementKind, Need
from jishi.modules.inventory.domain import (
    DEFAULT_PLACE,
    DEFAULT_PLACE_CODE,
    DEFAULT_PLACE_NAME,
    DEFAULT_PRIORITY,
    check_counts,
    merge_needs,
)
from jishi.platform.db import Tx


async def receive(tx: Tx, counts: Mapping[UUID, int], *, place_id: UUID = DEFAULT_PLACE, reason: str = "") -> None:
    """Take in so many pieces of each variant, at the platform's warehouse unless another place is named.

    Raises Invalid for a count that is not positive.
    """
    check_counts(counts, least=1)
    await book(tx, counts, {}, place_id, MovementKind.RECEIVED, None, reason)


async def take_back(
    tx: Tx,
    ref: UUID,
    needs: Sequence[Need],
    *,
    damaged: bool = False,
    place_id: UUID = DEFAULT_PLACE,
    reason: str = "",
) -> None:
    """Take returned goods of `ref` back, to be sold again unless `damaged`. Call it once."""
    counts = {need.variant_id: need.quantity for need in merge_needs(needs)}
    check_counts(counts, least=1)
    good, broken = ({}, counts) if damaged else (counts, {})
    await book(tx, good, broken, place_id, MovementKind.RETURNED, ref, reason)


async def mark_damaged(tx: Tx, counts: Mapping[UUID, int], *, place_id: UUID = DEFAULT_PLACE, reason: str = "") -> None:
    """Move available pieces to damaged. Raises Conflict when fewer are available."""
    check_counts(counts, least=1)
    rows = await tx.fetch(queries.LOCK_STOCK, list(counts))
    there = {row["variant_id"]: row["available"] for row in rows if row["place_id"] == place_id}
    if any(there.get(variant_id, 0) < pieces for variant_id, pieces in counts.items()):
        raise Conflict("Fewer pieces are available than that.")
    fewer = {variant_id: -pieces for variant_id, pieces in counts.items()}
    await book(tx, fewer, counts, place_id, MovementKind.DAMAGED, None, reason)


async def set_count(
    tx: Tx, counts: Mapping[UUID, int], reason: str = "", *, place_id: UUID = DEFAULT_PLACE
) -> dict[UUID, int]:
    """Say how many sound pieces lie on the shelf, reserved ones among them; counting the same again changes nothing.

    Returns the variants whose available pieces changed, with what is available now.
    """
    check_counts(counts, least=0)
    if not counts:
        return {}
    ids = sorted(counts)
    fresh = await _ensure(tx, ids, place_id)
    rows = await tx.fetch(queries.SET_COUNT, ids, [counts[one] for one in ids], place_id, tx.now, reason)
    await _tell(tx, rows, fresh)
    return {row["variant_id"]: row["after"] for row in rows}


async def book(
    tx: Tx,
    good: Mapping[UUID, int],
    broken: Mapping[UUID, int],
    place_id: UUID,
    kind: MovementKind,
    ref: UUID | None,
    reason: str,
    by: UUID | None = None,
) -> None:
    """Add so many sound and broken pieces (negative takes) at one place, and tell of it. Whoever takes must have locked
    the levels and seen that there is enough."""
    ids = sorted({*good, *broken})
    if not ids:
        return
    fresh = await _ensure(tx, ids, place_id)
    available = [good.get(one, 0) for one in ids]
    damaged = [broken.get(one, 0) for one in ids]
    rows = await tx.fetch(queries.ADD, ids, available, damaged, place_id, tx.now, kind.value, ref, reason, by)
    await _tell(tx, rows, fresh)


async def _tell(tx: Tx, rows: list[asyncpg.Record], fresh: set[UUID]) -> None:
    """Lists are told in bulk at once, so that an import does not leave a job per variant; events are for variants
    that had stock, or had none, before."""
    forget(tx, [row["variant_id"] for row in rows])
    known = [tuple(row) for row in rows if row["variant_id"] not in fresh]
    await announce(tx, [(variant_id, before, after) for variant_id, before, after in known])
    if new := [row["variant_id"] for row in rows if row["variant_id"] in fresh]:
        await mark_in_lists(tx, new)


async def _ensure(tx: Tx, variant_ids: list[UUID], place_id: UUID) -> set[UUID]:
    """Make sure of a row per variant; returns the variants that never had one here."""
    rows = await tx.fetch(
        queries.ENSURE_LEVELS,
        variant_ids,
        DEFAULT_PLACE,
        DEFAULT_PLACE_CODE,
        DEFAULT_PLACE_NAME,
        DEFAULT_PRIORITY,
        tx.now,
        place_id,
    )
    fresh = {row["variant_id"] for row in rows}
    if fresh:
        await note_owners(tx, fresh)
    return fresh
