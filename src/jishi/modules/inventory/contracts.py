"""What inventory takes and tells."""

from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.errors import Conflict


class MovementKind(StrEnum):
    """Why stock moved."""

    RECEIVED = "received"
    RESERVED = "reserved"
    RELEASED = "released"
    SHIPPED = "shipped"
    RETURNED = "returned"
    DAMAGED = "damaged"
    COUNTED = "counted"


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


class OutOfStock(Conflict):
    """Not enough pieces. `short` maps variant id to how many are left."""

    code = "out_of_stock"

    def __init__(self, short: dict[UUID, int]) -> None:
        super().__init__("Some items have just sold out.")
        self.short = short
