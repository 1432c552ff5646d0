"""What the guest ordered is the account's."""

from uuid import UUID

from jishi.modules.orders import queries
from jishi.platform.db import Tx


async def take_over(tx: Tx, guest_id: UUID, account_id: UUID) -> None:
    """Checkouts and orders placed as this guest belong to the account from now on."""
    await tx.execute(queries.TAKE_OVER, guest_id, account_id)
