"""What shipping takes and tells."""

from datetime import date, datetime
from enum import StrEnum
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


PICKUP = "pickup:"
"""Methods that begin so mean a store, by the code of its place."""


class ShippingOffer(msgspec.Struct, frozen=True):
    """One way to send a parcel, in minor units and days. `price` is what is paid; `full_price` what the rate table says
    before `free_from`, the goods value from which this is free (None: never), is looked at. `reason` explains it; of a
    pickup it is the store's address."""

    method: str
    name: Text
    price: int
    days_from: int
    days_to: int
    reason: Text = {}
    full_price: int = 0
    free_from: int | None = None
    is_pickup: bool = False


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


class Stage(StrEnum):
    """How far a parcel is, in the order of its way."""

    REGISTERED = "registered"
    HANDED_OVER = "handed_over"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    RETURNED = "returned"
    LOST = "lost"


class Booking(StrEnum):
    """Whether a carrier that makes its own labels has made one. `NONE`: the number was given to us."""

    NONE = "none"
    ASKED = "asked"
    BOOKED = "booked"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes parcels. One that `makes_labels` gives the tracking number when it is asked; one that `tracks` tells
    how far a parcel is. `url` has a `{number}` place: where people look for themselves."""

    code: str
    name: Text
    makes_labels: bool = False
    tracks: bool = False
    needs_number: bool = True
    url: str = ""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody at an address, for a label."""

    name: str = ""
    phone: str = ""
    country: str = "CN"
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postal_code: str = ""


class ShopShipping(msgspec.Struct, frozen=True, kw_only=True):
    """How a shop sends: by which carriers (the first is offered first; none means all), from where, and within how many
    working steps: an order paid before `cutoff_hour` local time leaves within `handling_days`, a later one a day
    after. With `pickup` people may fetch what they bought from the shop's own stores."""

    carriers: list[str] = []
    sender: Person = Person()
    handling_days: int = 1
    cutoff_hour: int = 16
    pickup: bool = True


class ShipmentInput(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel that travels for somebody: `id` and `purpose` are the owner's, and come back with every event. Without
    a tracking number the carrier is asked for one."""

    id: UUID
    purpose: str
    shop_id: UUID
    carrier: str
    tracking_number: str = ""
    recipient: Person | None = None
    pieces: int = 1


class Shipment(msgspec.Struct, frozen=True):
    """A parcel as the carrier sees it. `refusal` says why it made no label."""

    id: UUID
    carrier: str
    tracking_number: str
    booking: Booking
    refusal: str
    label_url: str
    stage: Stage
    stage_at: datetime | None


class TrackingEvent(msgspec.Struct, frozen=True):
    """Something the carrier says about a parcel, at its own time."""

    at: datetime
    stage: Stage
    place: str
    text: Text


class Estimate(msgspec.Struct, frozen=True):
    """What may be promised: when it leaves at the latest, and from which day to which it arrives."""

    ship_by: datetime
    arrive_from: date
    arrive_to: date


class Scan(msgspec.Struct, frozen=True):
    """An event as a carrier tells it. `key` is the same whenever it tells of the same event."""

    tracking_number: str
    key: str
    at: datetime
    stage: Stage
    place: str
    text: Text
