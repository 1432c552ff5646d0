"""Send off a part of what is reserved, and undo that."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from jishi.kernel.errors import Conflict
from jishi.modules.inventory import part_queries
from jishi.modules.inventory.contracts import Held, Need
from jishi.modules.inventory.domain import check_counts, merge_needs
from jishi.platform.db import Tx

NOWHERE = UUID(int=0)


async def ship_part(
    tx: Tx, wanted: Mapping[UUID, Sequence[Need]], *, place_id: UUID | None = None, reason: str = ""
) -> list[Held]:
    """These pieces, of what each ref holds, leave the house: all of them for every ref, or none at all.

    Pieces that lie at `place_id` go first. Raises Conflict (code `not_reserved`) when a ref holds fewer, which is how a
    piece cannot leave twice.
    """
    columns = _columns(wanted)
    rows = await tx.fetch(part_queries.SHIP_PART, *columns, tx.now, reason, place_id or NOWHERE)
    if columns[0] and not rows:
        raise Conflict("These pieces are not reserved any more.", code="not_reserved")
    return [Held(*row) for row in map(tuple, rows)]


async def unship(tx: Tx, wanted: Mapping[UUID, Sequence[Need]], *, reason: str = "") -> list[Held]:
    """These pieces have not left after all and are held for their refs again. Raises Conflict when fewer had left."""
    columns = _columns(wanted)
    rows = await tx.fetch(part_queries.UNSHIP, *columns, tx.now, reason)
    if columns[0] and not rows:
        raise Conflict("Fewer pieces have left than that.", code="not_shipped")
    return [Held(*row) for row in map(tuple, rows)]


def _columns(wanted: Mapping[UUID, Sequence[Need]]) -> tuple[list[UUID], list[UUID], list[int]]:
    rows = [(ref, need) for ref in sorted(wanted) for need in merge_needs(wanted[ref])]
    for _, need in rows:
        check_counts({need.variant_id: need.quantity}, least=1)
    return [ref for ref, _ in rows], [need.variant_id for _, need in rows], [need.quantity for _, need in rows]
