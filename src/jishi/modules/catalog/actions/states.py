"""The life of a listing: by hand, by the clock, and with its shop."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.modules.catalog import listing_queries, queries
from jishi.modules.catalog.actions.listing.steps import Happened, record
from jishi.modules.catalog.actions.relist import relist, relist_where
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.actions.writing import tell, tell_sale
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.contracts.listing import Act
from jishi.modules.catalog.domain.life import sources_of
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopState
from jishi.platform.db import Tx


async def set_state(tx: Tx, code: str, state: ProductState, *, by: Actor = SYSTEM, reason: str = "") -> None:
    """Bring a product to `state` directly; being there already is fine. The step is recorded.

    Raises NotFound, or Conflict when it cannot go there.
    """
    moved = await put_state(tx, by, code, state, reason=reason)
    if moved is not None:
        act = {ProductState.LIVE: Act.PUBLISHED, ProductState.DELISTED: Act.DELISTED}.get(state, Act.MOVED)
        await record(tx, by, Happened(moved.id, moved.shop_id, act, moved.before, state, reason))


class Moved(msgspec.Struct, frozen=True):
    """A product that went from one state to another."""

    id: UUID
    shop_id: UUID
    before: ProductState


async def put_state(
    tx: Tx, by: Actor, code: str, state: ProductState, *, live_at: datetime | None = None, reason: str = ""
) -> Moved | None:
    """Bring a product to `state` with all that follows: lists, waiting cases, evaluations, events. None when it is
    there already. Who calls this records the step. Raises NotFound, or Conflict when it cannot go there."""
    row = await tx.fetch_row(queries.SET_STATE, code, sources_of(state), state, tx.now, live_at)
    if row is None:
        current = await tx.fetch_value(queries.STATE_OF, code)
        if current is None:
            raise NotFound
        if current == state:
            return None
        raise Conflict("The product's state does not allow this.")
    moved = Moved(row["id"], row["shop_id"], ProductState(row["before"]))
    if state is not ProductState.REVIEW:
        await tx.execute(listing_queries.DROP_CASES, [moved.id])
    if moved.before is ProductState.EVALUATION:
        await tx.execute(listing_queries.DROP_EVALUATIONS, [moved.id])
    await relist(tx, await load_tree(tx), [moved.id])
    await tell(tx, moved.shop_id, [(moved.id, row["code"])])
    await tell_sale(tx, by, moved.id, moved.shop_id, moved.before, state, reason)
    return moved


async def go_live(tx: Tx) -> int:
    """Show the scheduled products whose time has come, 500 at most, and say how many they were."""
    rows = await tx.fetch(queries.GO_LIVE, tx.now)
    if rows:
        await relist(tx, await load_tree(tx), [row["id"] for row in rows])
    for row in rows:
        await tell(tx, row["shop_id"], [(row["id"], row["code"])])
        await tell_sale(tx, SYSTEM, row["id"], row["shop_id"], ProductState.SCHEDULED, ProductState.LIVE)
    steps = [
        Happened(row["id"], row["shop_id"], Act.WENT_LIVE, ProductState.SCHEDULED, ProductState.LIVE) for row in rows
    ]
    await record(tx, SYSTEM, *steps)
    return len(rows)


async def follow_shop(tx: Tx, shop_id: UUID) -> None:
    """List the products of a shop that opened, unlist those of one that does not trade (any more)."""
    shop = (await merchants.shops(tx, [shop_id])).get(shop_id)
    is_open = shop is not None and shop.state is ShopState.OPEN
    if await tx.execute(queries.OPEN_SHOP, shop_id, is_open):
        await relist_where(tx, await load_tree(tx), queries.IDS_OF_SHOP, shop_id)
        tx.invalidate("list:*", "product:*")
