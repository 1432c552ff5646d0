"""The states of orders and checkouts in a person's words. Sentences are message ids; templates translate them."""

from enum import StrEnum

import msgspec

from jishi.modules.orders.contracts import FulfilmentState, OrderState


class Tab(StrEnum):
    """The tabs over the list of orders."""

    ALL = "all"
    TO_PAY = "to-pay"
    TO_SEND = "to-send"
    ON_THE_WAY = "on-the-way"
    DONE = "done"
    CLOSED = "closed"


TABS: dict[Tab, tuple[OrderState, ...]] = {
    Tab.ALL: (),
    Tab.TO_PAY: (OrderState.PLACED,),
    Tab.TO_SEND: (OrderState.PAID, OrderState.FULFILLING),
    Tab.ON_THE_WAY: (OrderState.SHIPPED,),
    Tab.DONE: (OrderState.DELIVERED, OrderState.COMPLETED),
    Tab.CLOSED: (OrderState.CANCELLED, OrderState.EXPIRED, OrderState.REFUNDED),
}
"""Which states each tab shows; none means all."""

TAB_NAMES: dict[Tab, str] = {
    Tab.ALL: "All",
    Tab.TO_PAY: "To be paid",
    Tab.TO_SEND: "To be sent",
    Tab.ON_THE_WAY: "On the way",
    Tab.DONE: "Done",
    Tab.CLOSED: "Closed orders",
}


class Look(msgspec.Struct, frozen=True):
    """How a state is shown: a short name, a sentence, the kind of badge, an icon."""

    name: str
    sentence: str
    badge: str
    icon: str


LOOKS: dict[OrderState, Look] = {
    OrderState.PLACED: Look("Waiting for payment", "Pay before the time is up, and it is yours.", "brand", "clock"),
    OrderState.PAID: Look("Paid", "The shop is packing your things.", "success", "circle-check"),
    OrderState.FULFILLING: Look("Being packed", "The shop is packing your things.", "info", "package-open"),
    OrderState.SHIPPED: Look("Sent", "Your parcel is on its way.", "info", "truck"),
    OrderState.DELIVERED: Look("Delivered", "Your parcel has arrived.", "success", "package-check"),
    OrderState.COMPLETED: Look("Completed", "Enjoy your things.", "success", "circle-check"),
    OrderState.CANCELLED: Look("Cancelled", "This order was cancelled.", "plain", "circle-x"),
    OrderState.EXPIRED: Look(
        "Expired", "It was not paid in time, so the things are for sale again.", "plain", "clock-alert"
    ),
    OrderState.REFUNDED: Look("Refunded", "The money has been sent back to you.", "plain", "undo-2"),
}

STEPS: dict[OrderState, str] = {
    OrderState.PLACED: "Order placed",
    OrderState.PAID: "Payment received",
    OrderState.FULFILLING: "The shop started packing",
    OrderState.SHIPPED: "Handed to the carrier",
    OrderState.DELIVERED: "Delivered",
    OrderState.COMPLETED: "Completed",
    OrderState.CANCELLED: "Order cancelled",
    OrderState.EXPIRED: "Time to pay ran out",
    OrderState.REFUNDED: "Refund sent",
}
"""What happened when an order reached a state."""

AHEAD: tuple[OrderState, ...] = (OrderState.PAID, OrderState.SHIPPED, OrderState.DELIVERED)
"""The steps that a good order still has before it, as far as a person cares."""

REASONS = (
    "I changed my mind",
    "I want to change the address or the things",
    "I found it cheaper elsewhere",
    "Paying did not work",
    "Something else",
)
"""Why people cancel."""

PARCEL_WORDS: dict[FulfilmentState, str] = {
    FulfilmentState.PACKED: "Packed",
    FulfilmentState.HANDED_OVER: "Handed to the carrier",
    FulfilmentState.IN_TRANSIT: "On its way",
    FulfilmentState.OUT_FOR_DELIVERY: "Out for delivery",
    FulfilmentState.DELIVERED: "Delivered",
    FulfilmentState.RETURNED: "Came back to the shop",
    FulfilmentState.LOST: "The carrier has lost it",
    FulfilmentState.VOIDED: "Taken apart",
}
"""Where a parcel is."""
