"""What every carrier can do for us, in words that fit SF Express, Cainiao (菜鸟电子面单), EMS, DHL and UPS alike.

| here | what carriers call it |
|---|---|
| `book` | electronic waybill (电子面单), create shipment; our id is the idempotency key |
| `cancel` | recycle waybill, void label |
| `query` | route query, tracking API |
| `parse_webhook` | route push (路由推送), tracking webhook |

Nothing of a carrier's own vocabulary leaves its file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

import msgspec

from jishi.modules.shipping.contracts import Carrier, Person, Scan


class BadSignature(Exception):
    """A webhook that the carrier did not sign, or signed too long ago."""


class CarrierRefused(Exception):
    """The carrier answered, and the answer is no or makes no sense."""


class LabelOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel that a carrier is asked to take; the same `id` again is the same parcel."""

    id: UUID
    sender: Person
    recipient: Person
    pieces: int
    notify_url: str


class Label(msgspec.Struct, frozen=True):
    """What a carrier made: the number, and where the label is shown."""

    tracking_number: str
    label_url: str = ""


class CarrierPort(Protocol):
    """A carrier. Its calls over the network raise `platform.outbound.Silent` when no answer comes and CarrierRefused
    when the answer is no. Never call them while a lock is held."""

    carrier: Carrier

    async def book(self, order: LabelOrder) -> Label:
        """A label for a parcel, the same for the same order however often this is called."""
        ...

    async def cancel(self, tracking_number: str) -> None:
        """Do not come for this parcel; one that is on its way goes on."""
        ...

    async def query(self, tracking_number: str) -> Sequence[Scan]:
        """Everything known about a parcel; nothing for a number it has never heard of."""
        ...

    def parse_webhook(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Sequence[Scan]:
        """The events of a call. Raises BadSignature before anything in it is looked at."""
        ...
