"""Pause, reopen and close shops."""

from uuid import UUID

from jishi.kernel.errors import Conflict
from jishi.modules.merchants import queries
from jishi.modules.merchants.actions.open import CACHE
from jishi.modules.merchants.contracts import ShopState
from jishi.modules.merchants.events import ShopChanged
from jishi.platform.db import Tx

FROM = {
    ShopState.OPEN: [ShopState.PAUSED],
    ShopState.PAUSED: [ShopState.OPEN],
    ShopState.CLOSED: [ShopState.OPEN, ShopState.PAUSED],
}
"""From which states one may come to each state; a closed shop stays closed."""


async def set_state(tx: Tx, shop_id: UUID, state: ShopState) -> None:
    """Bring a shop to `state`. Raises Conflict when it cannot go there from where it is."""
    if not await tx.execute(queries.SET_STATE, shop_id, FROM[state], state, tx.now):
        raise Conflict("The shop's state does not allow this.")
    tx.invalidate(CACHE)
    await tx.publish(ShopChanged(shop_id=shop_id))
