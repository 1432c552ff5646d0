"""Hold pieces for somebody."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from jishi.kernel.errors import Conflict
from jishi.modules.inventory import queries
from jishi.modules.inventory.actions.announce import announce
from jishi.modules.inventory.contracts import Need, OutOfStock
from jishi.modules.inventory.domain import check_counts, merge_needs
from jishi.platform.db import Tx


async def reserve(tx: Tx, ref: UUID, needs: Sequence[Need], expires_at: datetime | None) -> None:
    """Hold all of `needs` under `ref` until `expires_at`, or nothing. See `reserve_all`."""
    await reserve_all(tx, {ref: needs}, expires_at)


async def reserve_all(tx: Tx, wanted: Mapping[UUID, Sequence[Need]], expires_at: datetime | None) -> None:
    """Hold the needs of every ref, or nothing at all, in one statement whose rows stay locked until the commit.

    So call it as late in the transaction as can be. Pieces still held at `expires_at` are given back by a sweep.
    Raises OutOfStock with what is left of what was short, Conflict for a ref that holds or has shipped some of it,
    Invalid for a quantity that is not positive.
    """
    rows = [(ref, need) for ref in sorted(wanted) for need in merge_needs(wanted[ref])]
    for _, need in rows:
        check_counts({need.variant_id: need.quantity}, least=1)
    found = await tx.fetch(
        queries.RESERVE,
        [ref for ref, _ in rows],
        [need.variant_id for _, need in rows],
        [need.quantity for _, need in rows],
        expires_at,
        tx.now,
    )
    short = {variant_id: there for variant_id, there, asked, _ in found if there < asked}
    if short:
        raise OutOfStock(short)
    if not all(written for *_, written in found):
        raise Conflict("This is already reserved.", code="already_reserved")
    await announce(tx, [(variant_id, there, there - asked) for variant_id, there, asked, _ in found])
