"""What inventory takes and tells."""

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


class OutOfStock(Conflict):
    """Not enough pieces. `short` maps variant id to how many are left."""

    code = "out_of_stock"

    def __init__(self, short: dict[UUID, int]) -> None:
        fields = {str(variant_id): "Not enough left." if left else "Sold out." for variant_id, left in short.items()}
        super().__init__("Some items have just sold out.", fields=fields)
        self.short = short
