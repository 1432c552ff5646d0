"""Who may do something."""

from uuid import UUID

from jishi.modules.team import queries
from jishi.modules.team.domain.positions import union_of
from jishi.platform.db import Tx

MOST = 500


async def list_holders(tx: Tx, permission: str, shop_id: UUID | None = None) -> list[UUID]:
    """The accounts of those who hold `permission`: people of the shop when one is given, else people of the company.
    In one statement."""
    rows = await tx.fetch(queries.LIST_STAFF_OF, shop_id, MOST)
    return [row[0] for row in rows if permission in union_of(row[1], row[2] or {}, is_in_shops=shop_id is not None)]
