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
    """One way to send a parcel, in minor units and days. `price` is what is paid; `full_price` what the rate table says
    before `free_from`, the goods value from which this is free (None: never), is looked at. `reason` explains it."""

    method: str
    name: Text
    price: int
    days_from: int
    days_to: int
    reason: Text = {}
    full_price: int = 0
    free_from: int | None = None


class Promise(msgspec.Struct, frozen=True):
    """What a product page may say: the quickest days of the cheapest way, its first price, and from what goods value
    it is free (None: never)."""

    method: str
    name: Text
    price: int
    days_from: int
    days_to: int
    free_from: int | None


class Zone(msgspec.Struct, frozen=True, kw_only=True):
    """Places with the same rates: a country with some of its provinces, a whole country (no provinces), or, country
    `*`, everywhere else. Provinces are ISO 3166-2:CN codes without their prefix, such as `ZJ`."""

    code: str
    name: Text
    country: str = "CN"
    provinces: list[str] = []


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """What it costs to send into `zone`: `first_price` for the first `first_weight` grams, then `step_price` for every
    further `step_weight` grams begun; free from goods worth `free_from`; not offered above `most_weight`."""

    zone: str
    first_weight: int
    first_price: int
    step_weight: int
    step_price: int
    days_from: int
    days_to: int
    free_from: int | None = None
    most_weight: int | None = None


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """A way to send, with its rate in every zone it goes to."""

    code: str
    name: Text
    rates: list[Rate]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """All that a shop says about sending."""

    zones: list[Zone]
    methods: list[Method]
