"""Say how parcels can be sent, and where they can be picked up."""

from collections.abc import Sequence
from uuid import UUID

from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Place, PlaceKind
from jishi.modules.shipping.actions.plan import plans_for
from jishi.modules.shipping.actions.settings import shops_settings
from jishi.modules.shipping.contracts import PICKUP, Destination, Parcel, Promise, ShippingOffer
from jishi.modules.shipping.domain.provinces import province_code
from jishi.modules.shipping.domain.rating import named, offers_for, promise_for
from jishi.platform.db import Tx

HOME = Destination("CN", "")
"""Where one is taken to be before one has said so: a mainland address outside the near zone."""

STORES = "shipping-stores"
STORES_SECONDS = 60


async def offers(tx: Tx, parcels: Sequence[Parcel], destination: Destination) -> dict[UUID, list[ShippingOffer]]:
    """Per shop, the ways its parcel can be sent there, the cheapest first, then the shop's own stores in that province
    where it can be picked up; an empty list when there is none."""
    plans = await plans_for(tx, [parcel.shop_id for parcel in parcels])
    found = {parcel.shop_id: offers_for(plans[parcel.shop_id], parcel, destination) for parcel in parcels}
    stores = [store for store in await _stores(tx) if store.shop_id in found and _is_near(store, destination)]
    if stores:
        settings = await shops_settings(tx, {store.shop_id for store in stores if store.shop_id})
        for store in stores:
            if store.shop_id is not None and settings[store.shop_id].pickup:
                found[store.shop_id].append(_pickup(store))
    return found


async def promise(tx: Tx, shop_id: UUID, destination: Destination | None) -> Promise | None:
    """What a product page may promise about delivery; None when this shop does not deliver there."""
    plans = await plans_for(tx, [shop_id])
    return promise_for(plans[shop_id], destination or HOME)


async def _stores(tx: Tx) -> list[Place]:
    """Shops' stores that are open for business, up to a minute old."""
    known: list[Place] | None = tx.app.cache.peek(STORES)
    if known is None:
        places = await inventory.list_places(tx)
        known = [place for place in places if place.kind is PlaceKind.STORE and place.active and place.shop_id]
        tx.app.cache.put(STORES, known, seconds=STORES_SECONDS)
    return known


def _is_near(store: Place, destination: Destination) -> bool:
    if store.address.country != destination.country.upper():
        return False
    wanted = province_code(destination.province)
    return not wanted or wanted == province_code(store.address.province)


def _pickup(store: Place) -> ShippingOffer:
    address = store.address
    where = " ".join(part for part in (address.city, address.district, address.street) if part)
    name = {
        locale: words % {"store": store.name.get(locale) or next(iter(store.name.values()), "")}
        for locale, words in named("到店自提：%(store)s", "Pick up at %(store)s").items()
    }
    return ShippingOffer(f"{PICKUP}{store.code}", name, 0, 0, 0, dict.fromkeys(name, where), 0, None, is_pickup=True)
