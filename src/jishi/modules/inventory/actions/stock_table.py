"""What staff see of stock: levels with whose they are, and the log of movements."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import MOST_KEY, Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.inventory import stock_queries as queries
from jishi.modules.inventory.contracts import Movement, MovementKind, Stocked, StockQuery
from jishi.modules.inventory.policy import READ
from jishi.platform.db import Tx


async def list_stock(tx: Tx, actor: Actor, query: StockQuery) -> Page[Stocked]:
    """Levels of the actor's shops, the newest variants first. One statement. Raises Forbidden, NotFound for a shop that
    is not the actor's."""
    shops, most = actor.shops_with(READ), clamp_limit(query.limit)
    if query.shop_id is not None:
        if shops is not None and query.shop_id not in shops:
            raise NotFound
        shops = [query.shop_id]
    after = decode_cursor(query.cursor, tuple[UUID, UUID]) if query.cursor else (None, None)
    found = await tx.rows(
        Stocked, queries.STOCK, shops, query.place_id, query.variant_ids, query.is_low, query.is_out, *after, most + 1
    )
    last = found[most - 1] if len(found) > most else None
    return Page(found[:most], encode_cursor(last.variant_id, last.place_id) if last else None)


async def list_movements(
    tx: Tx,
    actor: Actor,
    *,
    place_id: UUID | None = None,
    variant_ids: Sequence[UUID] | None = None,
    kinds: Sequence[MovementKind] | None = None,
    ref: UUID | None = None,
    cursor: str = "",
    limit: int = 50,
) -> Page[Movement]:
    """What moved in the actor's shops, the latest first. One statement. Raises Forbidden."""
    shops, most = actor.shops_with(READ), clamp_limit(limit)
    before = decode_cursor(cursor, tuple[int])[0] if cursor else MOST_KEY
    wanted = None if variant_ids is None else list(variant_ids)
    named = None if kinds is None else [kind.value for kind in kinds]
    rows = await tx.fetch(queries.MOVEMENTS, shops, place_id, wanted, named, ref, before, most + 1)
    found = [msgspec.convert(dict(row), Movement) for row in rows]
    return Page(found[:most], encode_cursor(found[most - 1].id) if len(found) > most else None)


async def on_the_way(tx: Tx, variant_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Pieces of these variants that transfers are moving; those without are left out. One statement."""
    return {row[0]: row[1] for row in await tx.fetch(queries.ON_THE_WAY, list(variant_ids))}
