"""Tell people what became of listings."""

from jishi.modules.catalog import kinds
from jishi.modules.catalog.actions.records import list_records
from jishi.modules.catalog.events import ListingDecided, ListingFlagged
from jishi.modules.catalog.policy import EDIT
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Param
from jishi.platform.db import Tx


async def tell_decided(tx: Tx, event: ListingDecided) -> None:
    """Whoever handed it in hears the decision."""
    for product in await list_records(tx, [event.product_id]):
        params: dict[str, Param] = {"product": product.given.title, "code": product.code, "reason": event.reason}
        code = kinds.BY_VERDICT[event.verdict].code
        await notifications.notify(tx, code, event.submitted_by, params=params, dedupe=str(event.event_id))


async def tell_flagged(tx: Tx, event: ListingFlagged) -> None:
    """Those who edit the shop's products hear that one is looked at again."""
    for product in await list_records(tx, [event.product_id]):
        params: dict[str, Param] = {"product": product.given.title, "code": product.code, "reason": event.reason}
        await notifications.notify_staff(
            tx, kinds.FLAGGED.code, permission=EDIT, shop_id=event.shop_id, params=params, dedupe=str(event.event_id)
        )
