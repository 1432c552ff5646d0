"""Read parcels."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from jishi.kernel.errors import NotFound
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.contracts import Fulfilment
from jishi.platform.db import Tx


async def list_fulfilments(tx: Tx, order_ids: Sequence[UUID]) -> dict[UUID, list[Fulfilment]]:
    """The parcels of these orders, the first made first, in one statement. Whoever asks has been let see the orders."""
    found: dict[UUID, list[Fulfilment]] = {}
    for row in await tx.fetch(queries.OF_ORDERS, list(order_ids)):
        found.setdefault(row["order_id"], []).append(msgspec.convert(dict(row), Fulfilment))
    return found


async def get_fulfilment(tx: Tx, fulfilment_id: UUID) -> Fulfilment:
    """The parcel with this id. Raises NotFound."""
    row = await tx.fetch_row(queries.BY_ID, fulfilment_id)
    if row is None:
        raise NotFound
    return msgspec.convert(dict(row), Fulfilment)
