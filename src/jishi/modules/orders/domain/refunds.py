"""What of an order may go back, to the last minor unit. Pure."""

from collections.abc import Mapping

from jishi.kernel.money import allocate
from jishi.modules.orders.contracts import Order, OrderState, RefundState

S = RefundState

TRANSITIONS: Mapping[RefundState, frozenset[RefundState]] = {
    S.PROMISED: frozenset({S.ARRIVED, S.FAILED}),
    S.FAILED: frozenset({S.PROMISED, S.PAID_OTHERWISE}),
    S.ARRIVED: frozenset(),
    S.PAID_OTHERWISE: frozenset(),
}

REFUNDABLE = frozenset(OrderState) - {
    OrderState.PLACED,
    OrderState.EXPIRED,
    OrderState.CANCELLED,
    OrderState.REFUNDED,
}
"""The states in which a part of an order may be refunded: paid, and not all on its way back already."""


def worth_of(payable: int, quantity: int, before: int, pieces: int) -> int:
    """What `pieces` of a line are worth when `before` others have been refunded: the line's `payable` split over its
    pieces by largest remainder, so that refunding them one by one gives back exactly all of it."""
    each = allocate(payable, [1] * quantity)
    return sum(each[before : before + pieces])


def freight_left(order: Order) -> int:
    """What of the freight of an order with all its lines could still go back, added tax in it."""
    return order.total - sum(line.payable for line in order.lines) - order.freight_refunded


def tax_in(tax: int, payable: int, refunded: int) -> int:
    """The part of a line's added `tax` in the first `refunded` of its `payable`, rounded half up. The tax of one more
    refund is the difference of two of these, so all refunds together return exactly `tax`."""
    return (tax * refunded * 2 + payable) // (2 * payable) if payable else 0
