"""Whose stock is: the shop of every variant that has ever had any."""

from collections.abc import Iterable
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import place_queries
from jishi.modules.inventory import stock_queries as queries
from jishi.modules.inventory.actions.places import place_of
from jishi.modules.inventory.contracts import Place
from jishi.modules.inventory.policy import EDIT
from jishi.platform.db import Tx

BATCH = 2_000


async def note_owners(tx: Tx, variant_ids: Iterable[UUID]) -> None:
    """Note whose these variants are. Two statements; the catalogue is asked once in the life of a variant."""
    owners = await catalog.variant_owners(tx, variant_ids)
    if owners:
        shops, products = [owner[0] for owner in owners.values()], [owner[1] for owner in owners.values()]
        await tx.execute(queries.NOTE_OWNERS, list(owners), shops, products)


async def note_missing_owners(tx: Tx) -> int:
    """Note whose the variants are that had stock before owners were noted, 2,000 at a time."""
    noted, after = 0, UUID(int=0)
    while ids := [row[0] for row in await tx.fetch(queries.WITHOUT_OWNER, after, BATCH)]:
        await note_owners(tx, ids)
        noted, after = noted + len(ids), ids[-1]
    return noted


async def access_variants(
    tx: Tx, actor: Actor, variant_ids: Iterable[UUID], places: Iterable[Place]
) -> dict[UUID, UUID]:
    """Variant to shop for variants whose stock this actor may change at these places.

    Raises Forbidden without the permission, NotFound for unknown ones and those of other shops, Invalid when a place
    belongs to another shop than a variant does.
    """
    shops = actor.shops_with(EDIT)
    wanted = list(dict.fromkeys(variant_ids))
    found = {one: owner[0] for one, owner in (await catalog.variant_owners(tx, wanted)).items()}
    if len(found) < len(wanted) or (shops is not None and not set(shops).issuperset(found.values())):
        raise NotFound
    for place in places:
        if place.shop_id is not None and any(shop_id != place.shop_id for shop_id in found.values()):
            raise Invalid("This place belongs to another shop than the goods.", field="place")
    return found


async def usable_place(tx: Tx, actor: Actor, code: str, *, incoming: bool = True) -> Place:
    """An active place at which this actor may move stock: their own or the platform's. It cannot be closed until this
    transaction ends. Raises Forbidden, NotFound, and Conflict when it is closed and something is to come in."""
    shops = actor.shops_with(EDIT)
    row = await tx.fetch_row(place_queries.SHARE_PLACE, code)
    place = None if row is None else place_of(row)
    if place is None or (shops is not None and place.shop_id is not None and place.shop_id not in shops):
        raise NotFound
    if incoming and not place.active:
        raise Conflict("This place is closed.")
    return place
