"""Give a guest's addresses to the account it has become."""

from uuid import UUID

from jishi.modules.identity import queries
from jishi.platform.db import Tx


async def move_addresses(tx: Tx, guest_id: UUID, account_id: UUID) -> None:
    """Move what the account does not have yet; its own default stays, else the newest becomes the default."""
    if await tx.execute(queries.MOVE_ADDRESSES, guest_id, account_id):
        await tx.execute(queries.LOCK_OWNER, account_id)
        await tx.execute(queries.PROMOTE_ADDRESS, account_id)
