"""The life of a listing: by hand, by the clock, and with its shop."""

from uuid import UUID

from jishi.kernel.errors import Conflict, NotFound
from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.relist import relist, relist_where
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.actions.writing import tell
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.domain.life import sources_of
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopState
from jishi.platform.db import Tx


async def set_state(tx: Tx, code: str, state: ProductState) -> None:
    """Bring a product to `state`; being there already is fine. Raises NotFound, or Conflict when it cannot go there."""
    row = await tx.fetch_row(queries.SET_STATE, code, sources_of(state), state, tx.now)
    if row is None:
        current = await tx.fetch_value(queries.STATE_OF, code)
        if current is None:
            raise NotFound
        if current == state:
            return
        raise Conflict("The product's state does not allow this.")
    await relist(tx, await load_tree(tx), [row["id"]])
    await tell(tx, row["shop_id"], [(row["id"], row["code"])])


async def go_live(tx: Tx) -> int:
    """Show the scheduled products whose time has come, 500 at most, and say how many they were."""
    rows = await tx.fetch(queries.GO_LIVE, tx.now)
    if rows:
        await relist(tx, await load_tree(tx), [row["id"] for row in rows])
    for row in rows:
        await tell(tx, row["shop_id"], [(row["id"], row["code"])])
    return len(rows)


async def follow_shop(tx: Tx, shop_id: UUID) -> None:
    """List the products of a shop that opened, unlist those of one that does not trade (any more)."""
    shop = (await merchants.shops(tx, [shop_id])).get(shop_id)
    is_open = shop is not None and shop.state is ShopState.OPEN
    if await tx.execute(queries.OPEN_SHOP, shop_id, is_open):
        await relist_where(tx, await load_tree(tx), queries.IDS_OF_SHOP, shop_id)
        tx.invalidate("list:*", "product:*")
