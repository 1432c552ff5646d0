"""What happened to stock."""

from uuid import UUID

from jishi.platform.events import Event


class SoldOut(Event, frozen=True, kw_only=True, tag="inventory.sold_out"):
    """The last available piece of a variant was taken."""

    variant_id: UUID


class BackInStock(Event, frozen=True, kw_only=True, tag="inventory.back_in_stock"):
    """A variant that had none has some again."""

    variant_id: UUID


class RunningLow(Event, frozen=True, kw_only=True, tag="inventory.running_low"):
    """These variants of a shop, which are on sale, have just fallen to their threshold. Told once per crossing."""

    shop_id: UUID
    variant_ids: list[UUID]
