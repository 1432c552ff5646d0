"""What the catalogue does when something happens elsewhere, and whom it tells."""

from jishi.modules.catalog import api
from jishi.modules.catalog.events import ListingDecided, ListingFlagged
from jishi.modules.merchants.events import ShopChanged
from jishi.modules.team.events import ApprovalDecided
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def follow_shop(tx: Tx, event: ShopChanged) -> None:
    """List or unlist a shop's products."""
    await api.follow_shop(tx, event.shop_id)


async def follow_approval(tx: Tx, event: ApprovalDecided) -> None:
    """Do what was agreed to."""
    await api.follow_approval(tx, event)


async def tell_decided(tx: Tx, event: ListingDecided) -> None:
    """Whoever handed it in."""
    await api.tell_decided(tx, event)


async def tell_flagged(tx: Tx, event: ListingFlagged) -> None:
    """Those who edit the shop's products."""
    await api.tell_flagged(tx, event)


def register(wiring: Wiring) -> None:
    """Register all of them. What follows from others' decisions happens in the same transaction, so that a closed shop
    sells nothing from then on."""
    wiring.inside(ShopChanged, follow_shop)
    wiring.inside(ApprovalDecided, follow_approval)
    wiring.on(ListingDecided, "catalog.tell_decided", tell_decided)
    wiring.on(ListingFlagged, "catalog.tell_flagged", tell_flagged)
