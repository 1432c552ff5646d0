"""How parcels are told about to staff."""

from jishi.console.grid.declare import Tag, _
from jishi.modules.orders.contracts import FulfilmentState

S = FulfilmentState
PARCELS: dict[str, Tag] = {
    S.PACKED: Tag(_("Packed"), "gold"),
    S.HANDED_OVER: Tag(_("Handed over"), "info"),
    S.IN_TRANSIT: Tag(_("On its way"), "info"),
    S.OUT_FOR_DELIVERY: Tag(_("Out for delivery"), "info"),
    S.DELIVERED: Tag(_("Delivered"), "success"),
    S.RETURNED: Tag(_("Returned to us"), "error"),
    S.LOST: Tag(_("Lost"), "error"),
    S.VOIDED: Tag(_("Taken apart")),
}
"""The states of a parcel, and their colours."""

BY: dict[str, str] = {
    "buyer": _("the buyer"),
    "staff": _("staff"),
    "system": _("the system"),
    "carrier": _("the carrier"),
}
"""Who brought an order where it is."""
