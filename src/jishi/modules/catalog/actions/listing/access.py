"""Who may do what with a listing, by fetching it through them."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.modules.catalog import listing_queries as queries
from jishi.modules.catalog.contracts import ProductState
from jishi.platform.db import Tx


class Locked(msgspec.Struct, frozen=True):
    """A product whose row is locked until the transaction ends."""

    id: UUID
    code: str
    shop_id: UUID
    state: ProductState
    version: int


async def lock_product(tx: Tx, actor: Actor, permission: str, code: str) -> Locked:
    """The product, for one who holds `permission` for its shop. Raises Unauthenticated, Forbidden without the
    permission; products of other shops are NotFound."""
    shops = actor.shops_with(permission)
    row = await tx.fetch_row(queries.LOCK_PRODUCT, code) if code.isalnum() else None
    if row is None or (shops is not None and row["shop_id"] not in shops):
        raise NotFound
    return Locked(row["id"], row["code"], row["shop_id"], ProductState(row["state"]), row["version"])


def publishes_directly(actor: Actor, permission: str) -> bool:
    """Whether what this actor changes needs no reviewer: staff of the platform who may publish. A merchant's people go
    through the queue whatever they hold, or nobody would look."""
    return actor.has(permission) and not actor.shop_ids
