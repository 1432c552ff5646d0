"""What the catalogue does when something happens elsewhere."""

from jishi.modules.catalog import api
from jishi.modules.merchants.events import ShopChanged
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def follow_shop(tx: Tx, event: ShopChanged) -> None:
    """List or unlist a shop's products."""
    await api.follow_shop(tx, event.shop_id)


def register(wiring: Wiring) -> None:
    """Register all of them. In the same transaction, so that a closed shop sells nothing from then on."""
    wiring.inside(ShopChanged, follow_shop)
