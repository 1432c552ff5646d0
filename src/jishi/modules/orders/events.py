"""What happened to orders."""

from datetime import datetime
from uuid import UUID

from jishi.platform.events import Event


class CheckoutPlaced(Event, frozen=True, kw_only=True, tag="orders.checkout_placed"):
    """A person placed a checkout: its orders wait for one payment."""

    checkout_id: UUID
    owner_id: UUID
    order_ids: list[UUID]
    total: int
    currency: str


class OrdersPaid(Event, frozen=True, kw_only=True, tag="orders.paid"):
    """The orders of a checkout were paid (`late`: after they had expired, and stock was still there)."""

    checkout_id: UUID
    owner_id: UUID
    order_ids: list[UUID]
    late: bool = False


class OrderPaid(Event, frozen=True, kw_only=True, tag="orders.order_paid"):
    """An order of a shop was paid. Told a few seconds later than `OrdersPaid`, where no purchase waits for it."""

    order_id: UUID
    number: str
    owner_id: UUID
    shop_id: UUID


class OrderCancelled(Event, frozen=True, kw_only=True, tag="orders.cancelled"):
    """A person or staff cancelled an order; `refunded` minor units are on their way back."""

    order_id: UUID
    number: str
    owner_id: UUID
    refunded: int = 0


class OrdersExpired(Event, frozen=True, kw_only=True, tag="orders.expired"):
    """The orders of a checkout were not paid in time; their stock is free again."""

    checkout_id: UUID
    owner_id: UUID
    order_ids: list[UUID]


class OrderRefunded(Event, frozen=True, kw_only=True, tag="orders.refunded"):
    """Money of an order was promised back: `amount` in all, with `freight` and added `tax` in it; `lines` has the part
    of each line. `whole` when nothing is left to refund. The platform bears it when `borne_by` says so."""

    order_id: UUID
    number: str
    owner_id: UUID
    shop_id: UUID
    refund_id: UUID
    amount: int
    freight: int
    tax: int
    lines: dict[UUID, int]
    whole: bool
    reference: str = ""
    borne_by: str = "shop"


class RefundSettled(Event, frozen=True, kw_only=True, tag="orders.refund_settled"):
    """A promised refund has reached the buyer, or (`arrived` False) the provider refused it for good."""

    order_id: UUID
    refund_id: UUID
    reference: str
    amount: int
    arrived: bool


class OrderShipped(Event, frozen=True, kw_only=True, tag="orders.shipped"):
    """A parcel of an order left the house; `whole` when with it all of the order has."""

    order_id: UUID
    number: str
    owner_id: UUID
    shop_id: UUID
    fulfilment_id: UUID
    whole: bool


class HandOverUndone(Event, frozen=True, kw_only=True, tag="orders.hand_over_undone"):
    """A parcel of a locked order has not left after all. Told inline: who knows why it must have left raises Conflict,
    and it has."""

    order_id: UUID
    number: str


class OrderReadyForPickup(Event, frozen=True, kw_only=True, tag="orders.ready_for_pickup"):
    """An order waits in a store to be picked up with a code, until `until`."""

    order_id: UUID
    number: str
    owner_id: UUID
    shop_id: UUID
    fulfilment_id: UUID
    until: datetime


class OrderDelivered(Event, frozen=True, kw_only=True, tag="orders.delivered"):
    """All of an order has reached its buyer, as the carrier or the store says."""

    order_id: UUID
    number: str
    owner_id: UUID
    shop_id: UUID


class OrderCompleted(Event, frozen=True, kw_only=True, tag="orders.completed"):
    """The buyer confirmed receipt, or (`automatic`) the time to do so is over."""

    order_id: UUID
    number: str
    owner_id: UUID
    shop_id: UUID
    automatic: bool
