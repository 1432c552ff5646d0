"""What other modules may ask of merchants. There are few shops; all are kept in one cache entry."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from jishi.modules.merchants import queries
from jishi.modules.merchants.actions.open import CACHE, create_shop
from jishi.modules.merchants.actions.place import change_place
from jishi.modules.merchants.actions.state import StateChange, change_state, list_state_changes, set_state
from jishi.modules.merchants.contracts import Shop
from jishi.platform.db import Tx

__all__ = [
    "StateChange",
    "change_place",
    "change_state",
    "create_shop",
    "find_shop",
    "list_shops",
    "list_state_changes",
    "set_state",
    "shops",
]


async def list_shops(tx: Tx) -> list[Shop]:
    """All shops, the oldest first. No statement when they are cached."""

    async def load() -> list[Shop]:
        return [msgspec.convert(dict(row), Shop) for row in await tx.fetch(queries.ALL)]

    return await load() if tx.write else await tx.app.cache.get(CACHE, load)


async def find_shop(tx: Tx, slug: str) -> Shop | None:
    """The shop with this slug."""
    return next((shop for shop in await list_shops(tx) if shop.slug == slug), None)


async def shops(tx: Tx, ids: Iterable[UUID]) -> dict[UUID, Shop]:
    """The shops with these ids; unknown ids are left out."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {shop.id: shop for shop in await list_shops(tx) if shop.id in wanted}
