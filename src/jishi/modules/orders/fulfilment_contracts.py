"""What fulfilment takes and tells. Part of `contracts`, where others find it.

The public functions that use these are in `api`:

- `ship(tx, actor, number, ShipInput)`, `pack`, `hand_over`, `undo_hand_over`, `void_parcel`, `correct_tracking`
- `deliver(tx, actor, number)`, `confirm_receipt(tx, actor, number)`, `extend_receipt`, `complete_due(tx)`
- `hold_completion(tx, order_id, reference)`, `release_completion(tx, order_id, reference)`
- `list_fulfilments(tx, order_ids)`
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.inventory.contracts import Place

PICKUP = "pickup:"
"""Ways of delivery that begin so mean a store: `pickup:` and the code of its place."""


class FulfilmentKind(StrEnum):
    """How goods reach the buyer."""

    PARCEL = "parcel"
    PICKUP = "pickup"


class FulfilmentState(StrEnum):
    """The life of a parcel, or of goods waiting in a store; see `domain.fulfilment.TRANSITIONS`."""

    PACKED = "packed"
    HANDED_OVER = "handed_over"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    RETURNED = "returned"
    LOST = "lost"
    VOIDED = "voided"


class ShipLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So many pieces of an order's line."""

    line_id: UUID
    quantity: int


class ShipInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A parcel to send: `lines` None is all that is left. A carrier that makes its own labels gives the tracking number
    itself when none is named; the others need one. Without `hand_over` it is only packed for now."""

    lines: list[ShipLine] | None = None
    carrier: str = ""
    tracking_number: str | None = None
    hand_over: bool = True


class FulfilmentLine(msgspec.Struct, frozen=True):
    """So many pieces of a line that are in it."""

    line_id: UUID
    quantity: int


class Fulfilment(msgspec.Struct, frozen=True):
    """A parcel, or goods waiting in a store (`place_id`). `position` counts the parcels of an order from 1. The
    tracking number is empty while the carrier has not given one."""

    id: UUID
    order_id: UUID
    shop_id: UUID
    position: int
    kind: FulfilmentKind
    state: FulfilmentState
    carrier: str
    tracking_number: str
    place_id: UUID | None
    made_at: datetime
    handed_over_at: datetime | None
    moved_at: datetime | None
    ended_at: datetime | None
    lines: list[FulfilmentLine]


class ParcelStep(msgspec.Struct, frozen=True):
    """What a carrier said about a parcel, at its own time; `stage` is one of shipping's."""

    at: datetime
    stage: str
    place: str
    text: Text


class ParcelView(Fulfilment, frozen=True, kw_only=True):
    """A parcel with what its carrier says of it, the newest first. `refusal` says why the carrier made no label,
    `tracking_url` is where people can look for themselves."""

    carrier_name: Text
    tracking_url: str
    label_url: str
    refusal: str
    is_scanned: bool
    steps: list[ParcelStep]


class Sending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An order to send whole: its number, by which carrier, under which tracking number."""

    number: str
    carrier: str = ""
    tracking_number: str = ""


class Journey(msgspec.Struct, frozen=True):
    """What was promised about an order's way, and when it came how far. `receipt_by` is until when its buyer may
    confirm receipt, which can be put off once (`extended_at`)."""

    ship_by: datetime | None = None
    arrive_from: date | None = None
    arrive_to: date | None = None
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    receipt_by: datetime | None = None
    extended_at: datetime | None = None
    completed_at: datetime | None = None


class LateOrder(msgspec.Struct, frozen=True):
    """An order that should have left by `ship_by`."""

    number: str
    shop_id: UUID
    shop_name: Text
    state: str
    paid_at: datetime
    ship_by: datetime


class PickupCode(msgspec.Struct, frozen=True):
    """What a buyer shows in the store, where that is, and until when it waits."""

    code: str
    place: Place
    until: datetime


class WaitingPickup(msgspec.Struct, frozen=True):
    """An order that waits in a store."""

    fulfilment_id: UUID
    number: str
    shop_id: UUID
    shop_name: Text
    place_id: UUID
    ready_at: datetime
    until: datetime
    recipient: str | None
    pieces: int


class ToPrepare(msgspec.Struct, frozen=True):
    """A paid order that is to be made ready in a store."""

    number: str
    shop_id: UUID
    shop_name: Text
    method: str
    paid_at: datetime


class StaffNote(msgspec.Struct, frozen=True):
    """What somebody of the staff wrote about an order."""

    id: UUID
    at: datetime
    account_id: UUID | None
    name: str
    text: str


class IssuedInvoice(msgspec.Struct, frozen=True):
    """An invoice (发票) by its number."""

    number: str
    issued_at: datetime
