"""What happened to orders."""

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
