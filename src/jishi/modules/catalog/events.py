"""What happened to products."""

from uuid import UUID

from jishi.platform.events import Event


class ProductChanged(Event, frozen=True, kw_only=True, tag="catalog.product_changed"):
    """A product was created, changed, listed or delisted."""

    product_id: UUID
    shop_id: UUID
