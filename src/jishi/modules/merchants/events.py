"""What happened to shops."""

from uuid import UUID

from jishi.platform.events import Event


class ShopChanged(Event, frozen=True, kw_only=True, tag="merchants.shop_changed"):
    """A shop was opened, changed, paused or closed."""

    shop_id: UUID
