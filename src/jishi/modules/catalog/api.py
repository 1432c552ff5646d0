"""What other modules may ask of the catalogue."""

from collections.abc import Iterable
from uuid import UUID

from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.browse import facets, list_products
from jishi.modules.catalog.actions.categories import save_category
from jishi.modules.catalog.actions.fetch import fetch_pictures
from jishi.modules.catalog.actions.records import find_record, list_records, list_shop_records
from jishi.modules.catalog.actions.save import save_product, save_products
from jishi.modules.catalog.actions.sell import (
    add_sold,
    cards,
    list_sellable,
    mark_stock,
    products_of_variants,
    similar,
    variants_by_sku,
)
from jishi.modules.catalog.actions.show import find_product
from jishi.modules.catalog.actions.states import follow_shop, go_live, set_state
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.contracts import Category, PriceChange
from jishi.platform.db import Tx

__all__ = [
    "add_sold",
    "cards",
    "category_tree",
    "facets",
    "fetch_pictures",
    "find_product",
    "find_record",
    "follow_shop",
    "go_live",
    "list_brands",
    "list_products",
    "list_records",
    "list_sellable",
    "list_shop_records",
    "mark_stock",
    "prices_history",
    "products_of_variants",
    "save_category",
    "save_product",
    "save_products",
    "set_state",
    "similar",
    "variants_by_sku",
]


async def category_tree(tx: Tx) -> list[Category]:
    """All categories, siblings in their order. No statement when cached."""
    return (await load_tree(tx)).categories


async def list_brands(tx: Tx) -> list[str]:
    """The names of all brands, in order."""
    return [row["name"] for row in await tx.fetch(queries.BRANDS)]


async def prices_history(tx: Tx, variant_ids: Iterable[UUID]) -> list[PriceChange]:
    """How the prices of these variants changed, the oldest change first."""
    return await tx.rows(PriceChange, queries.PRICE_CHANGES, list(variant_ids))
