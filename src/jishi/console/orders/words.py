"""How orders are told about to staff."""

from jishi.console.grid.declare import Tag, _
from jishi.modules.orders.contracts import OrderState

STATES: dict[str, Tag] = {
    OrderState.PLACED: Tag(_("To be paid"), "gold"),
    OrderState.PAID: Tag(_("To be shipped"), "brand"),
    OrderState.FULFILLING: Tag(_("Being packed"), "brand"),
    OrderState.SHIPPED: Tag(_("With the carrier"), "info"),
    OrderState.DELIVERED: Tag(_("Delivered"), "success"),
    OrderState.COMPLETED: Tag(_("Completed"), "success"),
    OrderState.CANCELLED: Tag(_("Cancelled")),
    OrderState.EXPIRED: Tag(_("Not paid in time")),
    OrderState.REFUNDED: Tag(_("Refunded"), "error"),
}
"""The states of an order, and their colours."""
