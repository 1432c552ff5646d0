"""What is for sale and by whom: fresh when money depends on it, else up to two seconds old."""

from collections.abc import Iterable
from uuid import UUID

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Sellable
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopState
from jishi.modules.orders.domain.pricing import ShopName
from jishi.platform.db import Tx

PREFIX = "sellable"
SHOPS = "openshop"
FRESH_SECONDS = 2


async def sellables(tx: Tx, variant_ids: Iterable[UUID], *, fresh: bool = False) -> dict[UUID, Sellable]:
    """These variants; those that never were are left out. No statement when all were asked for just now, unless
    `fresh`: placing an order compares what was shown with what is."""
    cache, found, missing = tx.app.cache, {}, []
    for variant_id in variant_ids:
        known = None if fresh else cache.peek(f"{PREFIX}:{variant_id}")
        if known is None:
            missing.append(variant_id)
        else:
            found[variant_id] = known
    if missing:
        for variant_id, item in (await catalog.list_sellable(tx, missing)).items():
            cache.put(f"{PREFIX}:{variant_id}", item, seconds=FRESH_SECONDS)
            found[variant_id] = item
    return found


async def open_shops(tx: Tx, shop_ids: Iterable[UUID]) -> dict[UUID, ShopName]:
    """Names of those of these shops that trade. Up to two seconds old, which harms nobody: whether goods are on sale
    says the catalogue, and it knows of closed shops. Read on the transaction's own connection, never a second one,
    because those who place orders hold one each and would wait for each other."""
    cache, found, missing = tx.app.cache, {}, []
    for shop_id in shop_ids:
        known = cache.peek(f"{SHOPS}:{shop_id}")
        if known is None:
            missing.append(shop_id)
        else:
            found[shop_id] = known
    if missing:
        for shop in (await merchants.shops(tx, missing)).values():
            if shop.state is ShopState.OPEN:
                found[shop.id] = ShopName(shop.name, shop.slug)
                cache.put(f"{SHOPS}:{shop.id}", found[shop.id], seconds=FRESH_SECONDS)
    return found
