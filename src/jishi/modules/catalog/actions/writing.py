"""The statements that write checked products; see `save` for what is promised."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.jobs import FETCH_PICTURES, FetchPictures
from jishi.modules.catalog.actions.pictures import Gallery
from jishi.modules.catalog.actions.relist import SEPARATOR, Shown, json_text, list_shown
from jishi.modules.catalog.contracts import ON_SALE, ProductInput, ProductState, VariantInput
from jishi.modules.catalog.domain.categories import Tree
from jishi.modules.catalog.domain.listing import card_of, label_of
from jishi.modules.catalog.domain.searching import fold
from jishi.modules.catalog.events import ProductChanged, ProductDelisted, ProductListed
from jishi.platform.db import Tx

TELL_EACH = 40
"""Up to so many products their cache keys are forgotten one by one, beyond that all of them."""


class Draft(msgspec.Struct):
    """A checked product on its way into the tables."""

    given: ProductInput
    digest: bytes
    category_id: UUID | None
    id: UUID = UUID(int=0)
    code: str = ""
    live_at: datetime | None = None
    sold: int = 0
    variant_ids: dict[str, UUID] = {}
    prices_before: dict[str, int] = {}
    skus_before: set[str] = set()
    renamed: set[UUID] = set()
    state_before: ProductState | None = None
    gallery: Gallery = Gallery([], [])


async def write(tx: Tx, shop_id: UUID, is_open: bool, tree: Tree, drafts: list[Draft], origin: UUID | None) -> None:
    """Write these products with all that hangs on them. The number of statements does not grow with theirs."""
    for draft in drafts:
        draft.live_at = draft.live_at or tx.now
    await _write_brands(tx, drafts)
    await _write_products(tx, shop_id, is_open, drafts)
    await _write_variants(tx, shop_id, drafts)
    await _write_prices(tx, drafts)
    await _write_pictures(tx, drafts, origin)
    shown = [
        Shown(draft.id, shop_id, draft.given, draft.category_id, draft.given.popularity + draft.sold, draft.live_at)
        for draft in drafts
        if is_open and draft.given.state in ON_SALE
    ]
    kept = {each.id for each in shown}
    await tx.execute(queries.UNLIST, [draft.id for draft in drafts if draft.id not in kept])
    await list_shown(tx, tree, shown)
    await tell(tx, shop_id, [(draft.id, draft.code) for draft in drafts])


async def tell(tx: Tx, shop_id: UUID, changed: list[tuple[UUID, str]]) -> None:
    """Publish that these products changed, and have every process forget what it keeps of them."""
    for product_id, _ in changed:
        await tx.publish(ProductChanged(product_id=product_id, shop_id=shop_id))
    if len(changed) <= TELL_EACH:
        tx.invalidate("list:*", *(f"product:{code}" for _, code in changed))
    else:
        tx.invalidate("list:*", "product:*")


async def tell_sale(
    tx: Tx,
    by: Actor,
    product_id: UUID,
    shop_id: UUID,
    before: ProductState | None,
    after: ProductState,
    reason: str = "",
) -> None:
    """Publish that a product came on sale, or went off it, if it did."""
    if after in ON_SALE and before not in ON_SALE:
        await tx.publish(ProductListed(product_id=product_id, shop_id=shop_id, by=by.account_id))
    elif before in ON_SALE and after not in ON_SALE:
        await tx.publish(ProductDelisted(product_id=product_id, shop_id=shop_id, reason=reason, by=by.account_id))


async def _write_brands(tx: Tx, drafts: list[Draft]) -> None:
    brands = {fold(draft.given.brand): draft.given.brand for draft in drafts if draft.given.brand}
    if brands:
        await tx.execute(queries.SAVE_BRANDS, list(brands), list(brands.values()), tx.now)


async def _write_products(tx: Tx, shop_id: UUID, is_open: bool, drafts: list[Draft]) -> None:
    images = [draft.gallery.shown for draft in drafts]
    firsts = [found[0] if found else None for found in images]
    await tx.execute(
        queries.SAVE_PRODUCTS,
        shop_id,
        is_open,
        tx.now,
        [draft.id for draft in drafts],
        [draft.code for draft in drafts],
        [draft.given.handle for draft in drafts],
        [draft.given.state.value for draft in drafts],
        [draft.category_id for draft in drafts],
        [draft.given.brand for draft in drafts],
        [draft.given.tax_class.value for draft in drafts],
        [json_text(draft.given.title) for draft in drafts],
        [json_text(msgspec.structs.replace(draft.given, variants=[])) for draft in drafts],
        [json_text(image) if image else None for image in firsts],
        [json_text(draft.gallery.all) for draft in drafts],
        [
            json_text(card_of(draft.id, draft.code, shop_id, draft.given, image))
            for draft, image in zip(drafts, firsts, strict=True)
        ],
        [draft.digest for draft in drafts],
        [draft.given.popularity for draft in drafts],
        [draft.live_at for draft in drafts],
    )


async def _write_variants(tx: Tx, shop_id: UUID, drafts: list[Draft]) -> None:
    # Those that change their SKU rest for a moment, or two that swap theirs would stand in each other's way.
    kept = [one for draft in drafts for one in draft.variant_ids.values() if one not in draft.renamed]
    await tx.execute(queries.RETIRE_VARIANTS, [draft.id for draft in drafts], kept)
    rows = [_variant_row(draft, at, variant) for draft in drafts for at, variant in enumerate(draft.given.variants)]
    await tx.execute(queries.SAVE_VARIANTS, shop_id, *(list(column) for column in zip(*rows, strict=True)))


def _variant_row(draft: Draft, position: int, variant: VariantInput) -> tuple[object, ...]:
    image = None if variant.image_index is None else draft.gallery.all[variant.image_index]
    return (
        draft.variant_ids[variant.sku],
        draft.id,
        variant.sku,
        position,
        SEPARATOR.join(variant.choices),
        json_text(label_of(draft.given, variant.choices)),
        variant.price,
        variant.list_price,
        variant.cost,
        variant.weight,
        variant.barcode,
        variant.image_index,
        json_text(image) if image else None,
        variant.needs_shipping,
    )


async def _write_prices(tx: Tx, drafts: list[Draft]) -> None:
    changes = [
        (draft.variant_ids[variant.sku], before, variant.price)
        for draft in drafts
        for variant in draft.given.variants
        if (before := draft.prices_before.get(variant.sku, variant.price)) != variant.price
    ]
    if changes:
        await tx.execute(queries.SAVE_PRICE_CHANGES, *(list(column) for column in zip(*changes, strict=True)), tx.now)


async def _write_pictures(tx: Tx, drafts: list[Draft], origin: UUID | None) -> None:
    await tx.execute(queries.DROP_PICTURES, [draft.id for draft in drafts])
    rows = [
        (draft.id, at, source.url, image_id)
        for draft in drafts
        for at, (source, image_id) in enumerate(zip(draft.given.pictures, draft.gallery.image_ids, strict=True))
    ]
    if not rows:
        return
    await tx.execute(queries.SAVE_PICTURES, *(list(column) for column in zip(*rows, strict=True)), origin)
    for product_id in dict.fromkeys(row[0] for row in rows if row[3] is None):
        tx.enqueue(FETCH_PICTURES, FetchPictures(product_id))
