"""Say how parcels can be sent."""

from collections.abc import Sequence
from uuid import UUID

from jishi.modules.shipping.actions.plan import plans_for
from jishi.modules.shipping.contracts import Destination, Parcel, Promise, ShippingOffer
from jishi.modules.shipping.domain.rating import offers_for, promise_for
from jishi.platform.db import Tx

HOME = Destination("CN", "")
"""Where one is taken to be before one has said so: a mainland address outside the near zone."""


async def offers(tx: Tx, parcels: Sequence[Parcel], destination: Destination) -> dict[UUID, list[ShippingOffer]]:
    """Per shop, the ways its parcel can be sent there, the cheapest first; an empty list when it does not deliver."""
    plans = await plans_for(tx, [parcel.shop_id for parcel in parcels])
    return {parcel.shop_id: offers_for(plans[parcel.shop_id], parcel, destination) for parcel in parcels}


async def promise(tx: Tx, shop_id: UUID, destination: Destination | None) -> Promise | None:
    """What a product page may promise about delivery; None when this shop does not deliver there."""
    plans = await plans_for(tx, [shop_id])
    return promise_for(plans[shop_id], destination or HOME)
