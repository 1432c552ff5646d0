"""What inventory takes and tells."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.errors import Conflict
from jishi.kernel.text import Text


class MovementKind(StrEnum):
    """Why stock moved."""

    RECEIVED = "received"
    RESERVED = "reserved"
    RELEASED = "released"
    SHIPPED = "shipped"
    UNSHIPPED = "unshipped"
    RETURNED = "returned"
    DAMAGED = "damaged"
    COUNTED = "counted"
    ADJUSTED = "adjusted"
    SENT = "sent"
    ARRIVED = "arrived"


class ReservationState(StrEnum):
    """The life of a reservation: held, then released or shipped, once."""

    HELD = "held"
    RELEASED = "released"
    SHIPPED = "shipped"


class PlaceKind(StrEnum):
    """What sort of place it is; people may pick up at a store."""

    WAREHOUSE = "warehouse"
    STORE = "store"


class PlaceAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a place is, and whom to call there."""

    country: str = "CN"
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postcode: str = ""
    phone: str = ""


class OpeningHours(msgspec.Struct, frozen=True):
    """Open on `day` (1 is Monday, 7 Sunday) from `opens` to `closes`, both `HH:MM` in the place's own time."""

    day: int
    opens: str
    closes: str


class Place(msgspec.Struct, frozen=True):
    """Where stock lies. `shop_id` None is the platform's own; a smaller `priority` is taken from first. Nothing comes
    in to a place that is not active, and nobody picks up there."""

    id: UUID
    code: str
    name: Text
    shop_id: UUID | None
    priority: int
    kind: PlaceKind = PlaceKind.WAREHOUSE
    address: PlaceAddress = PlaceAddress()
    hours: list[OpeningHours] = []
    active: bool = True


class PlaceInput(msgspec.Struct, frozen=True, kw_only=True):
    """A place as it is given, whole."""

    name: Text
    kind: PlaceKind = PlaceKind.WAREHOUSE
    priority: int = 100
    address: PlaceAddress = PlaceAddress()
    hours: list[OpeningHours] = []
    active: bool = True


class Need(msgspec.Struct, frozen=True):
    """So many pieces of a variant."""

    variant_id: UUID
    quantity: int


class Level(msgspec.Struct, frozen=True):
    """Stock of one variant at one place, in pieces."""

    variant_id: UUID
    place_id: UUID
    available: int
    reserved: int
    damaged: int


class Held(msgspec.Struct, frozen=True):
    """Pieces reserved under `ref`, or released or shipped from it."""

    ref: UUID
    variant_id: UUID
    place_id: UUID
    quantity: int


class Discrepancy(msgspec.Struct, frozen=True):
    """A level that its movements do not explain; `expected` is what they sum to (available, reserved, damaged)."""

    variant_id: UUID
    place_id: UUID
    found: tuple[int, int, int]
    expected: tuple[int, int, int]


class Reason(StrEnum):
    """Why somebody adjusts stock. RECEIVED and FOUND add, CORRECTION goes both ways, DAMAGE sets sound pieces aside as
    damaged, SCRAPPED throws damaged ones away, the others take sound pieces out."""

    CORRECTION = "correction"
    RECEIVED = "received"
    FOUND = "found"
    LOSS = "loss"
    DAMAGE = "damage"
    SCRAPPED = "scrapped"
    SAMPLE = "sample"
    EXPIRED = "expired"
    OWN_USE = "own_use"


class Adjustment(msgspec.Struct, frozen=True, kw_only=True):
    """A change of stock at one place, by hand. `changes` is pieces per variant: what is added, or (negative) taken."""

    place: str
    reason: Reason
    changes: dict[UUID, int]
    note: str = ""


class Stocked(msgspec.Struct, frozen=True):
    """A level with whose it is, as the stock table shows it. `is_low` speaks of the variant over all places."""

    variant_id: UUID
    place_id: UUID
    shop_id: UUID
    product_id: UUID
    available: int
    reserved: int
    damaged: int
    on_the_way: int
    threshold: int | None
    is_low: bool


class Movement(msgspec.Struct, frozen=True):
    """One entry of the log: what was added to (or taken from) each count, and why."""

    id: int
    at: datetime
    variant_id: UUID
    place_id: UUID
    kind: MovementKind
    available: int
    reserved: int
    damaged: int
    ref: UUID | None
    reason: str
    by: UUID | None


class StockQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What of the stock table is wanted. `variant_ids` narrows to these (None for all); `is_low` and `is_out` ask for
    variants that run low, or for levels with nothing available."""

    shop_id: UUID | None = None
    place_id: UUID | None = None
    variant_ids: list[UUID] | None = None
    is_low: bool = False
    is_out: bool = False
    cursor: str = ""
    limit: int = 50


class CountState(StrEnum):
    """A count is open while people count, counted when all is written down, and posted once."""

    OPEN = "open"
    COUNTED = "counted"
    POSTED = "posted"
    CANCELLED = "cancelled"


class CountLine(msgspec.Struct, frozen=True):
    """One variant of a count sheet. `expected` is what the books said when it was counted."""

    variant_id: UUID
    expected: int | None
    counted: int | None
    counted_at: datetime | None
    applied: int | None
    cost: int | None

    @property
    def difference(self) -> int:
        """Pieces found beyond what was expected, negative for missing ones; nothing for what was not counted."""
        return 0 if self.counted is None or self.expected is None else self.counted - self.expected

    @property
    def value(self) -> int | None:
        """The difference at cost, in minor units; None when no cost is known."""
        return None if self.cost is None else self.difference * self.cost


class Count(msgspec.Struct, frozen=True):
    """A count sheet of one place, of one shop's goods or (None) of everybody's."""

    id: UUID
    code: str
    place_id: UUID
    shop_id: UUID | None
    state: CountState
    note: str
    opened_at: datetime
    posted_at: datetime | None
    lines: int
    counted: int
    missing: int
    surplus: int


class CountInput(msgspec.Struct, frozen=True, kw_only=True):
    """A count to open: at a place, of a shop (slugless id; None for all), of these variants or all that lie there."""

    place: str
    shop_id: UUID | None = None
    variant_ids: list[UUID] | None = None
    note: str = ""


class TransferState(StrEnum):
    """The life of a transfer. PARTLY and RECEIVED say how much has come; CLOSED that nothing more is awaited."""

    DRAFT = "draft"
    SENT = "sent"
    PARTLY = "partly"
    RECEIVED = "received"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class TransferLine(msgspec.Struct, frozen=True):
    """So many pieces of a variant, and what became of them."""

    variant_id: UUID
    quantity: int
    received: int
    damaged: int
    lost: int

    @property
    def on_the_way(self) -> int:
        """Pieces that left and have not been accounted for."""
        return self.quantity - self.received - self.damaged - self.lost


class Transfer(msgspec.Struct, frozen=True):
    """Goods on their way from one place to another."""

    id: UUID
    code: str
    source_id: UUID
    target_id: UUID
    shop_id: UUID | None
    state: TransferState
    note: str
    drafted_at: datetime
    sent_at: datetime | None
    received_at: datetime | None
    closed_at: datetime | None
    closing_reason: str
    lines: int
    pieces: int
    on_the_way: int


class TransferInput(msgspec.Struct, frozen=True, kw_only=True):
    """A transfer to draft: pieces per variant from one place to another, by their codes."""

    source: str
    target: str
    lines: dict[UUID, int]
    note: str = ""
    shop_id: UUID | None = None


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """What has arrived of a transfer, in pieces per variant: sound ones, and broken ones."""

    received: dict[UUID, int] = {}
    damaged: dict[UUID, int] = {}


class Running(msgspec.Struct, frozen=True):
    """A variant that runs low, since when, with what is available over all places."""

    variant_id: UUID
    shop_id: UUID
    since: datetime
    available: int


class RestockRequest(msgspec.Struct, frozen=True):
    """Somebody waits for a variant. `email` is empty for those who are signed in."""

    id: UUID
    variant_id: UUID
    account_id: UUID | None
    email: str
    locale: str
    token: str


class OutOfStock(Conflict):
    """Not enough pieces. `short` maps variant id to how many are left."""

    code = "out_of_stock"

    def __init__(self, short: dict[UUID, int]) -> None:
        fields = {str(variant_id): "Not enough left." if left else "Sold out." for variant_id, left in short.items()}
        super().__init__("Some items have just sold out.", fields=fields)
        self.short = short
