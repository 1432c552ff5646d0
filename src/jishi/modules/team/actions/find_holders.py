"""Who may do something."""

from uuid import UUID

from jishi.modules.team import queries
from jishi.modules.team.actions.read_actor import permissions_of
from jishi.platform.db import Tx

MOST = 500


async def list_holders(tx: Tx, permission: str, shop_id: UUID | None = None) -> list[UUID]:
    """The accounts of those who hold `permission`: people of the shop when one is given, else people of the company."""
    rows = await tx.fetch(queries.LIST_STAFF_OF, shop_id, MOST)
    return [row[0] for row in rows if permission in (await permissions_of(tx, row[0])).permissions]
