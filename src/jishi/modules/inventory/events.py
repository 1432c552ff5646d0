"""What happened to stock."""

from uuid import UUID

from jishi.platform.events import Event


class SoldOut(Event, frozen=True, kw_only=True, tag="inventory.sold_out"):
    """The last available piece of a variant was taken."""

    variant_id: UUID


class BackInStock(Event, frozen=True, kw_only=True, tag="inventory.back_in_stock"):
    """A variant that had none has some again."""

    variant_id: UUID
