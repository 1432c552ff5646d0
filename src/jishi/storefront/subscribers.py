"""What the storefront does when something happens elsewhere."""

from jishi.modules.catalog.events import BrandsNamed
from jishi.modules.identity.events import SignedIn
from jishi.modules.merchants.events import ShopChanged
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring
from jishi.storefront import api
from jishi.storefront.shared import PAGES


async def merge_wishes(tx: Tx, event: SignedIn) -> None:
    """What the guest wished for is the account's now."""
    if event.guest_id is not None and event.guest_id != event.account_id:
        await api.merge_wishes(tx, event.guest_id, event.account_id)


async def forget_pages(tx: Tx, event: ShopChanged | BrandsNamed) -> None:
    """A shop's name and state stand on many pages, and so does a brand's."""
    tx.invalidate(PAGES)


def register(wiring: Wiring) -> None:
    """Register all of them; in the same transaction, so that nothing is missing after signing in."""
    wiring.inside(SignedIn, merge_wishes)
    wiring.inside(ShopChanged, forget_pages)
    wiring.inside(BrandsNamed, forget_pages)
