"""The life of an order, as a table."""

from collections.abc import Mapping

from jishi.modules.orders.contracts import OrderState

S = OrderState

TRANSITIONS: Mapping[OrderState, frozenset[OrderState]] = {
    S.PLACED: frozenset({S.PAID, S.CANCELLED, S.EXPIRED}),
    S.PAID: frozenset({S.FULFILLING, S.SHIPPED, S.DELIVERED, S.CANCELLED, S.REFUNDED}),
    S.FULFILLING: frozenset({S.PAID, S.SHIPPED, S.DELIVERED, S.REFUNDED}),
    S.SHIPPED: frozenset({S.PAID, S.FULFILLING, S.DELIVERED, S.COMPLETED, S.REFUNDED}),
    S.DELIVERED: frozenset({S.COMPLETED, S.REFUNDED}),
    S.COMPLETED: frozenset({S.REFUNDED}),
    S.CANCELLED: frozenset({S.REFUNDED}),
    S.EXPIRED: frozenset({S.PAID}),
    S.REFUNDED: frozenset(),
}
"""FULFILLING means that something, not all, is packed or gone; packing and handing over can be undone, and goods picked
up in a store are delivered at once. EXPIRED to PAID is money that came late while the goods were still there; CANCELLED
to REFUNDED is the money of a cancelled paid order arriving back."""

UNPAID = frozenset({S.PLACED})
UNSHIPPED = frozenset({S.PAID})
"""Nothing of it is in a parcel yet."""

SENDABLE = frozenset({S.PAID, S.FULFILLING})
"""Something of it may still be packed, or be taken off it before."""

CANCELLABLE = UNPAID | UNSHIPPED


def can_move(start: OrderState, end: OrderState) -> bool:
    """Whether an order may go from `start` to `end`."""
    return end in TRANSITIONS[start]


def before(end: OrderState) -> list[str]:
    """The states from which an order may go to `end`: what a compare-and-set compares with."""
    return [start.value for start, ends in TRANSITIONS.items() if end in ends]
