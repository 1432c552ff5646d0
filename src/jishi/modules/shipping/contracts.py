"""What shipping takes and tells."""

from uuid import UUID

import msgspec

from jishi.kernel.text import Text


class Destination(msgspec.Struct, frozen=True):
    """Where to: ISO 3166 country, and for CN the province (省级)."""

    country: str
    province: str = ""
    postal_code: str = ""


class Parcel(msgspec.Struct, frozen=True):
    """What one shop sends: grams, minor units of goods value after discounts, pieces."""

    shop_id: UUID
    weight: int
    value: int
    pieces: int


class ShippingOffer(msgspec.Struct, frozen=True):
    """One way to send a parcel: price in minor units, days on the way from `days_from` to `days_to`."""

    method: str
    name: Text
    price: int
    days_from: int
    days_to: int
    reason: Text = {}
