"""What happened to products."""

from uuid import UUID

from jishi.platform.events import Event


class ProductChanged(Event, frozen=True, kw_only=True, tag="catalog.product_changed"):
    """A product was created, changed, listed or delisted."""

    product_id: UUID
    shop_id: UUID


class ListingDecided(Event, frozen=True, kw_only=True, tag="catalog.listing_decided"):
    """A reviewer decided about a listing or a changed version: `verdict` is approve, send_back or reject."""

    product_id: UUID
    shop_id: UUID
    verdict: str
    reason: str
    submitted_by: UUID | None


class ListingFlagged(Event, frozen=True, kw_only=True, tag="catalog.listing_flagged"):
    """A product on sale is looked at again, for a reason."""

    product_id: UUID
    shop_id: UUID
    reason: str


class ProductListed(Event, frozen=True, kw_only=True, tag="catalog.product_listed"):
    """A product that was not on sale went live. `by` is who decided it, None for the clock and for jobs."""

    product_id: UUID
    shop_id: UUID
    by: UUID | None = None


class ProductDelisted(Event, frozen=True, kw_only=True, tag="catalog.product_delisted"):
    """A product that was on sale was taken off it."""

    product_id: UUID
    shop_id: UUID
    reason: str = ""
    by: UUID | None = None


class BrandsNamed(Event, frozen=True, kw_only=True, tag="catalog.brands_named"):
    """Brands are called otherwise in some language; `brands` are their folded names."""

    brands: list[str]
