"""What follows when an approval that the listing flow asked for is decided."""

from uuid import UUID

from jishi.kernel.actor import SYSTEM, Actor
from jishi.modules.catalog import listing_queries as queries
from jishi.modules.catalog import queries as product_queries
from jishi.modules.catalog.actions.listing.delist import APPROVAL as BULK_DELISTING
from jishi.modules.catalog.actions.listing.delist import take_off
from jishi.modules.catalog.actions.listing.steps import Happened, record
from jishi.modules.catalog.actions.listing.submit import APPROVAL as PRICE_BELOW_GUARD
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.contracts.listing import Act
from jishi.modules.team.events import ApprovalDecided
from jishi.platform.db import Tx


async def follow_approval(tx: Tx, event: ApprovalDecided) -> None:
    """A price below cost may now be approved by the reviewer, or may not; a granted bulk delisting is done."""
    if event.kind == PRICE_BELOW_GUARD:
        await _settle_price(tx, event)
    elif event.kind == BULK_DELISTING and event.granted:
        codes, reason = event.payload.get("codes"), event.payload.get("reason")
        if isinstance(codes, list):
            await take_off(tx, SYSTEM, [str(code) for code in codes], str(reason))


async def _settle_price(tx: Tx, event: ApprovalDecided) -> None:
    stand = "granted" if event.granted else "refused"
    rows = await tx.fetch(queries.SETTLE_APPROVAL, event.approval_id, stand)
    act = Act.APPROVAL_GRANTED if event.granted else Act.APPROVAL_REFUSED
    actor = Actor(account_id=event.decided_by) if event.decided_by else SYSTEM
    for row in rows:
        product_id: UUID = row["product_id"]
        state = ProductState(await tx.fetch_value(product_queries.STATE_BY_ID, product_id))
        await record(tx, actor, Happened(product_id, row["shop_id"], act, state, state))
