"""Who bought what, for those who ask whose word is a buyer's."""

from collections.abc import Sequence
from uuid import UUID

from jishi.modules.orders import queries
from jishi.platform.db import Tx


async def bought_products(tx: Tx, owner_id: UUID, product_ids: Sequence[UUID]) -> set[UUID]:
    """Which of these products `owner_id` has paid for and not cancelled. One statement."""
    return {row["product_id"] for row in await tx.fetch(queries.BOUGHT, owner_id, list(product_ids))}


async def recent_buyers(tx: Tx, product_id: UUID, limit: int) -> list[UUID]:
    """Who received this product, the latest buyers first; looks at its last orders only. One statement."""
    rows = await tx.fetch(queries.RECENT_BUYERS, product_id, limit)
    return [row["owner_id"] for row in rows]
