"""How stock is told."""

from collections.abc import Mapping

from jishi.console.grid import Tag, _
from jishi.modules.inventory.contracts import CountState, MovementKind, PlaceKind, Reason, TransferState

MOVEMENTS: Mapping[str, Tag] = {
    MovementKind.RECEIVED: Tag(_("Came in"), "success"),
    MovementKind.RESERVED: Tag(_("Reserved")),
    MovementKind.RELEASED: Tag(_("Let go")),
    MovementKind.SHIPPED: Tag(_("Shipped"), "info"),
    MovementKind.RETURNED: Tag(_("Came back"), "success"),
    MovementKind.DAMAGED: Tag(_("Broken"), "error"),
    MovementKind.COUNTED: Tag(_("Counted"), "gold"),
    MovementKind.ADJUSTED: Tag(_("Adjusted"), "gold"),
    MovementKind.SENT: Tag(_("Sent to another place"), "info"),
    MovementKind.ARRIVED: Tag(_("Arrived from another place"), "success"),
}

WHY: Mapping[str, Tag] = {
    Reason.CORRECTION: Tag(_("Correction")),
    Reason.RECEIVED: Tag(_("Goods came in")),
    Reason.FOUND: Tag(_("Found again")),
    Reason.LOSS: Tag(_("Lost pieces")),
    Reason.DAMAGE: Tag(_("Damaged: put aside")),
    Reason.SCRAPPED: Tag(_("Damaged: thrown away")),
    Reason.SAMPLE: Tag(_("Used as a sample")),
    Reason.EXPIRED: Tag(_("Past its date")),
    Reason.OWN_USE: Tag(_("Used by ourselves")),
}

COUNTS: Mapping[str, Tag] = {
    CountState.OPEN: Tag(_("Being counted"), "info"),
    CountState.COUNTED: Tag(_("Counted, not posted"), "gold"),
    CountState.POSTED: Tag(_("Posted"), "success"),
    CountState.CANCELLED: Tag(_("Given up")),
}

TRANSFERS: Mapping[str, Tag] = {
    TransferState.DRAFT: Tag(_("Draft")),
    TransferState.SENT: Tag(_("In transit"), "info"),
    TransferState.PARTLY: Tag(_("Partly arrived"), "gold"),
    TransferState.RECEIVED: Tag(_("All arrived"), "success"),
    TransferState.CLOSED: Tag(_("Closed"), "success"),
    TransferState.CANCELLED: Tag(_("Given up")),
}

PLACES: Mapping[str, Tag] = {
    PlaceKind.WAREHOUSE: Tag(_("Warehouse")),
    PlaceKind.STORE: Tag(_("Store"), "brand"),
}

LOW: Mapping[str, Tag] = {
    "1": Tag(_("Low"), "gold"),
    "0": Tag(_("Enough"), "success"),
    "-": Tag(_("None left"), "error"),
}
