"""How shops send: carriers, sender, handling days."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.text import clean
from jishi.modules.shipping import shipment_queries as queries
from jishi.modules.shipping.contracts import Carrier, Person, ShopShipping
from jishi.modules.shipping.policy import MANAGE
from jishi.modules.shipping.services import Carriers
from jishi.platform.db import Tx

PREFIX = "shop-shipping"
MOST_HANDLING_DAYS = 30


async def shops_settings(tx: Tx, shop_ids: Iterable[UUID]) -> dict[UUID, ShopShipping]:
    """How each of these shops sends, cached; the defaults for one that never said."""
    cache, found, missing = tx.app.cache, {}, []
    for shop_id in set(shop_ids):
        known = cache.peek(f"{PREFIX}:{shop_id}")
        if known is None:
            missing.append(shop_id)
        else:
            found[shop_id] = known
    if missing:
        rows = {row["shop_id"]: row["settings"] for row in await tx.fetch(queries.SETTINGS, missing)}
        for shop_id in missing:
            value = msgspec.convert(rows.get(shop_id, {}), ShopShipping)
            cache.put(f"{PREFIX}:{shop_id}", value)
            found[shop_id] = value
    return found


async def set_shop_settings(tx: Tx, actor: Actor, shop_id: UUID, given: ShopShipping) -> ShopShipping:
    """Change how a shop sends. Raises Forbidden without the permission, NotFound for another shop, Invalid."""
    access_shop(actor, shop_id)
    known = {one.code for one in tx.app.service(Carriers).all()}
    if not set(given.carriers) <= known:
        raise Invalid("We do not know this carrier.", field="carriers")
    if not 0 <= given.handling_days <= MOST_HANDLING_DAYS:
        raise Invalid("Handling takes between 0 and %(most)s days.", field="handling_days", most=MOST_HANDLING_DAYS)
    if not 0 <= given.cutoff_hour <= 24:
        raise Invalid("This is not an hour of the day.", field="cutoff_hour")
    parts = msgspec.structs.asdict(given.sender)
    sender = Person(**{name: clean(value, field=f"sender.{name}", most=200) for name, value in parts.items()})
    carriers = list(dict.fromkeys(given.carriers))
    checked = msgspec.structs.replace(given, sender=sender, carriers=carriers)
    await tx.execute(queries.SET_SETTINGS, shop_id, checked, tx.now)
    tx.invalidate(f"{PREFIX}:{shop_id}")
    return checked


def access_shop(actor: Actor, shop_id: UUID) -> None:
    """Raise Forbidden without the permission to manage shipping, NotFound for a shop that is not the actor's."""
    shops = actor.shops_with(MANAGE)
    if shops is not None and shop_id not in shops:
        raise NotFound


def carriers_for(tx: Tx, settings: ShopShipping) -> list[Carrier]:
    """The carriers a shop ships with, in its own order; all when it never chose."""
    every = {one.code: one for one in tx.app.service(Carriers).all()}
    chosen = [every[code] for code in settings.carriers if code in every]
    return chosen or list(every.values())


def carrier_names(tx: Tx) -> dict[str, Carrier]:
    """Every carrier by its code."""
    return {one.code: one for one in tx.app.service(Carriers).all()}
