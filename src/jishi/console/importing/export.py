"""Write a shop's catalogue as a Shopify product file."""

from collections.abc import AsyncIterator
from uuid import UUID

from jishi.kernel.text import pick
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Category, ProductRecord
from jishi.modules.inventory import api as inventory
from jishi.modules.media.contracts import WIDTHS, rendition_url
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

BATCH = 200


async def export_products(app: Runtime, shop_id: UUID, *, with_costs: bool) -> AsyncIterator[bytes]:
    """The file in pieces, in flat memory; a few statements for each 200 products, no connection held between them."""
    header: list[str] = []
    after = ""
    extra = await _further_columns(app, shop_id)
    header = catalog.shopify.columns(extra)
    yield catalog.shopify.write_header(header).encode()
    while True:
        async with app.tx(write=False) as tx:
            records = await catalog.list_shop_records(tx, shop_id, after, BATCH)
            if not records:
                return
            lines = await _lines(tx, records, header, with_costs=with_costs)
        yield lines.encode()
        after = records[-1].given.handle


async def _further_columns(app: Runtime, shop_id: UUID) -> set[str]:
    async with app.tx(write=False) as tx:
        return set(await catalog.list_extra_names(tx, shop_id))


async def _lines(tx: Tx, records: list[ProductRecord], header: list[str], *, with_costs: bool) -> str:
    tree = {category.code: category for category in await catalog.category_tree(tx)}
    ids = [variant_id for record in records for variant_id in record.variant_ids.values()]
    on_shelf: dict[UUID, int] = {}
    for level in await inventory.levels(tx, ids):
        on_shelf[level.variant_id] = on_shelf.get(level.variant_id, 0) + level.available + level.reserved
    labels = await catalog.load_brand_labels(tx)
    currency, base = tx.app.settings.currency, tx.app.settings.public_url
    written = []
    for record in records:
        given = record.given if with_costs else catalog.without_costs(record.given)
        own = record.images[: len(given.image_ids)]
        exported = catalog.shopify.Exported(
            given,
            {sku: on_shelf[found] for sku, found in record.variant_ids.items() if found in on_shelf},
            _names(tree, given.category_code, next(iter(given.title))),
            [base + rendition_url(image.code, WIDTHS[-1]) if image else "" for image in own],
            labels.get(catalog.fold(given.brand), {}),
        )
        written.append(catalog.shopify.write(exported, header, currency))
    return "".join(written)


def _names(tree: dict[str, Category], code: str, locale: str) -> list[str]:
    """The names of a category and of all above it, from the root."""
    by_id = {category.id: category for category in tree.values()}
    names: list[str] = []
    category = tree.get(code)
    while category is not None:
        names.insert(0, pick(category.name, locale))
        category = by_id.get(category.parent_id) if category.parent_id else None
    return names
