"""Hold pieces for somebody."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from jishi.kernel.errors import Conflict
from jishi.modules.inventory import queries
from jishi.modules.inventory.actions.announce import announce
from jishi.modules.inventory.actions.queue import Asked, StockQueue, ask, check_taken
from jishi.modules.inventory.contracts import Need
from jishi.modules.inventory.domain import check_counts, merge_needs
from jishi.platform.db import Part, Tx


async def reserve(tx: Tx, ref: UUID, needs: Sequence[Need], expires_at: datetime | None) -> None:
    """Hold all of `needs` under `ref` until `expires_at`, or nothing. See `reserve_all`."""
    await reserve_all(tx, {ref: needs}, expires_at)


async def reserve_all(tx: Tx, wanted: Mapping[UUID, Sequence[Need]], expires_at: datetime | None) -> None:
    """Hold the needs of every ref, or nothing at all, in one statement whose rows stay locked until the commit.

    So call it as late in the transaction as can be. Pieces still held at `expires_at` are given back by a sweep.
    Raises OutOfStock with what is left of what was short, Conflict for a ref that holds or has shipped some of it,
    Invalid for a quantity that is not positive.
    """
    asked = _asked(wanted)
    await announce(tx, check_taken(await ask(tx, asked, expires_at)))


async def reserve_last(
    tx: Tx, wanted: Mapping[UUID, Sequence[Need]], expires_at: datetime | None, *, along: Sequence[Part] = ()
) -> None:
    """What `reserve_all` does, for a transaction that holds no stock yet and commits right after this; what is left to
    be written goes `along` in the same statement.

    When others in this process are waiting for the same rows, the request joins them in the queue: their pieces are
    taken in one UPDATE of its own transaction, and this one only confirms its share, so the row of a much wanted
    variant is never locked while a whole order commits. If this transaction then fails, a sweep gives the share back.
    """
    asked, queue = _asked(wanted), tx.app.service(StockQueue)
    if not queue.is_wanted(asked):
        with queue.waiting_for(asked):
            found = await ask(tx, asked, expires_at, along)
        await announce(tx, check_taken(found))
        return
    changes = await queue.take(asked)
    if len(await tx.fetch(queries.KEEP, asked.refs, expires_at, along=along)) < len(asked.refs):
        raise Conflict("This is already reserved.", code="already_reserved")
    await announce(tx, changes)


def _asked(wanted: Mapping[UUID, Sequence[Need]]) -> Asked:
    rows = [(ref, need) for ref in sorted(wanted) for need in merge_needs(wanted[ref])]
    for _, need in rows:
        check_counts({need.variant_id: need.quantity}, least=1)
    return Asked([ref for ref, _ in rows], [need.variant_id for _, need in rows], [need.quantity for _, need in rows])
