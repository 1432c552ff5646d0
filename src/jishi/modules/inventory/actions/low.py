"""What runs low: thresholds, the list of it, and one notice per crossing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import stock_queries as queries
from jishi.modules.inventory.actions import trail
from jishi.modules.inventory.actions.items import access_variants, note_owners
from jishi.modules.inventory.contracts import Running
from jishi.modules.inventory.domain import MOST_PIECES
from jishi.modules.inventory.events import RunningLow
from jishi.modules.inventory.options import LOW_AT
from jishi.modules.inventory.policy import READ
from jishi.platform import options
from jishi.platform.db import Tx

MOST_SHOWN = 500
MOST_MOVED = 20_000
LATELY = timedelta(minutes=15)


async def set_thresholds(tx: Tx, actor: Actor, thresholds: Mapping[UUID, int | None]) -> None:
    """Say at how many available pieces a variant runs low; None goes back to the default, 0 warns when it is sold out.

    Raises Forbidden, NotFound for variants that are not the actor's, Invalid.
    """
    if any(pieces is not None and not 0 <= pieces <= MOST_PIECES for pieces in thresholds.values()):
        message = "A number of pieces is between %(least)s and %(most)s."
        raise Invalid(message, field="threshold", least=0, most=MOST_PIECES)
    owners = await access_variants(tx, actor, thresholds, [])
    await note_owners(tx, owners)
    await tx.execute(queries.SET_THRESHOLDS, list(thresholds), list(thresholds.values()))
    await refresh_low(tx, list(thresholds))
    details: dict[str, object] = {str(one): pieces for one, pieces in thresholds.items()}
    await trail.note(tx, actor, "stock.thresholds_set", "variants", "", details, set(owners.values()))


async def refresh_low(tx: Tx, variant_ids: Sequence[UUID] | None = None) -> int:
    """Bring the list of what runs low up to date, for these variants or (None) for all, and tell of those that have
    just crossed and are on sale. Returns how many those are."""
    default = await options.get(tx, LOW_AT)
    if variant_ids is None:
        rows = await tx.fetch(queries.REFRESH_ALL_LOW, default, tx.now)
    else:
        rows = await tx.fetch(queries.REFRESH_LOW, default, tx.now, list(variant_ids))
    crossed: dict[UUID, UUID] = {row["variant_id"]: row["shop_id"] for row in rows}
    if not crossed:
        return 0
    briefs = await catalog.variant_briefs(tx, crossed)
    told = [one for one in crossed if one in briefs and briefs[one].on_sale]
    if quiet := [one for one in crossed if one not in set(told)]:
        await tx.execute(queries.MUTE_LOW, quiet)
    by_shop: dict[UUID, list[UUID]] = {}
    for one in told:
        by_shop.setdefault(crossed[one], []).append(one)
    for shop_id, ids in by_shop.items():
        await tx.publish(RunningLow(shop_id=shop_id, variant_ids=ids))
    return len(told)


async def refresh_moved(tx: Tx) -> int:
    """`refresh_low` for what moved in the last quarter of an hour: two short statements however large the shop is. When
    more than 20,000 movements were made since, only those of them; `refresh_low` for all finds the rest."""
    moved = [row[0] for row in await tx.fetch(queries.MOVED, MOST_MOVED, tx.now - LATELY)]
    return await refresh_low(tx, moved) if moved else 0


async def forget_low(tx: Tx, variant_ids: Iterable[UUID]) -> None:
    """Look at these variants anew at the next refresh, as when their product comes on sale."""
    await tx.execute(queries.FORGET_LOW, list(variant_ids))


async def list_low(tx: Tx, actor: Actor, limit: int = MOST_SHOWN) -> list[Running]:
    """What runs low in the actor's shops, the latest first. One statement. Raises Forbidden."""
    return await tx.rows(Running, queries.LOW, actor.shops_with(READ), limit)


async def count_low(tx: Tx, actor: Actor) -> int:
    """How many variants run low in the actor's shops. One statement. Raises Forbidden."""
    return int(await tx.fetch_value(queries.LOW_COUNT, actor.shops_with(READ)))
