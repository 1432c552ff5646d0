"""What happened to parcels on their way. `reference` and `purpose` are what their owner registered them with."""

from datetime import datetime
from uuid import UUID

from jishi.platform.events import Event


class ShipmentMoved(Event, frozen=True, kw_only=True, tag="shipping.moved"):
    """A parcel has come further, to a `contracts.Stage`, at the carrier's own time `at`."""

    reference: UUID
    purpose: str
    stage: str
    at: datetime


class ShipmentBooked(Event, frozen=True, kw_only=True, tag="shipping.booked"):
    """The carrier has made a label."""

    reference: UUID
    purpose: str
    tracking_number: str


class ShipmentRefused(Event, frozen=True, kw_only=True, tag="shipping.refused"):
    """The carrier will not take this parcel: somebody has to choose another way."""

    reference: UUID
    purpose: str
    reason: str
