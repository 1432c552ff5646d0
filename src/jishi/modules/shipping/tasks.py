"""The jobs of shipping, by name and payload."""

from uuid import UUID

import msgspec

from jishi.platform.jobs import Job


class BookTask(msgspec.Struct, frozen=True):
    """Ask carriers for labels of these shipments."""

    ids: list[UUID]


class CancelTask(msgspec.Struct, frozen=True):
    """Tell a carrier not to come for a parcel."""

    carrier: str
    tracking_number: str


BOOK = Job("shipping.book", BookTask)
CANCEL = Job("shipping.cancel", CancelTask)
