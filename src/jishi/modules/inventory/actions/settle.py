"""End a reservation: give the pieces back, or send them off."""

from collections.abc import Sequence
from uuid import UUID

import asyncpg

from jishi.modules.inventory import queries
from jishi.modules.inventory.actions.announce import announce
from jishi.modules.inventory.contracts import Held, Need, ReservationState
from jishi.modules.inventory.domain import merge_needs
from jishi.platform.db import Tx


async def release(tx: Tx, *refs: UUID, reason: str = "") -> list[Held]:
    """Give back what is still held under these refs, exactly once: doing it again gives back nothing."""
    return await _settle(tx, refs, ReservationState.RELEASED, reason)


async def release_some(tx: Tx, ref: UUID, needs: Sequence[Need], *, reason: str = "") -> list[Held]:
    """Give back some of the pieces held under `ref`; the rest stays held. Returns what was given back, which is less
    than asked when less was held. Call it once."""
    merged = merge_needs(needs)
    ids, counts = [need.variant_id for need in merged], [need.quantity for need in merged]
    rows = await tx.fetch(queries.SETTLE_SOME, ref, ids, counts, ReservationState.RELEASED.value, 1, tx.now, reason)
    await _announce_back(tx, rows)
    return [Held(*row[:4]) for row in map(tuple, rows)]


async def ship(tx: Tx, *refs: UUID, reason: str = "") -> list[Held]:
    """What is held under these refs leaves the house, exactly once."""
    return await _settle(tx, refs, ReservationState.SHIPPED, reason)


def keep_sql(refs: str) -> str:
    """What `keep` does, to stand in a CTE of a statement that finds the `refs` itself; it returns `ref`."""
    return queries.KEEP_ALL.format(refs=refs)


async def keep(tx: Tx, *refs: UUID) -> set[UUID]:
    """Hold what these refs still hold without end, because it has been paid. Returns the refs that held something."""
    return {row["ref"] for row in await tx.fetch(queries.KEEP, list(refs), None)}


async def expire_reservations(tx: Tx, limit: int = 500) -> list[Held]:
    """Give back up to `limit` refs whose time is over; those that somebody else is settling now are left to them."""
    due = [row["ref"] for row in await tx.fetch(queries.EXPIRED, tx.now, limit)]
    if not due:
        return []
    locked = {row["ref"] for row in await tx.fetch(queries.SETTLE_EXPIRED, due, tx.now)}
    return await _settle(tx, sorted(locked), ReservationState.RELEASED, "expired")


async def _settle(tx: Tx, refs: Sequence[UUID], state: ReservationState, reason: str) -> list[Held]:
    back = 1 if state is ReservationState.RELEASED else 0
    rows = await tx.fetch(queries.SETTLE, list(refs), state.value, back, tx.now, reason)
    if back:
        await _announce_back(tx, rows)
    return [Held(*row[:4]) for row in map(tuple, rows)]


async def _announce_back(tx: Tx, rows: Sequence[asyncpg.Record]) -> None:
    returned: dict[UUID, tuple[int, int]] = {}
    for _, variant_id, _, quantity, before in rows:
        returned[variant_id] = (before, returned.get(variant_id, (before, before))[1] + quantity)
    await announce(tx, [(variant_id, before, after) for variant_id, (before, after) in returned.items()])
