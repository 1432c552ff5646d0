"""What carts, quotes and orders need of variants, and what they tell back."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec

from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.browse import card_from
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.contracts import ProductCard, Rating, Sellable, TaxClass
from jishi.modules.catalog.domain.listing import category_token
from jishi.modules.media.contracts import Image
from jishi.platform.db import Tx

_IMAGE = msgspec.json.Decoder(Image)


async def list_sellable(tx: Tx, variant_ids: Iterable[UUID]) -> dict[UUID, Sellable]:
    """These variants as they can be sold right now; unknown ones are left out. One statement, never cached."""
    rows = await tx.fetch(queries.SELLABLE, list(variant_ids))
    return {
        row[0]: Sellable(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            row[6],
            row[7],
            row[8],
            row[9],
            TaxClass(row[10]),
            row[11],
            None if row[12] is None else _IMAGE.decode(row[12]),
            row[13],
            row[14],
        )
        for row in rows
    }


async def cards(tx: Tx, product_ids: Iterable[UUID]) -> dict[UUID, ProductCard]:
    """These products as cards, in whatever state they are; unknown ones are left out. One statement."""
    found = [card_from(*row) for row in await tx.fetch(queries.CARDS, list(product_ids))]
    return {card.id: card for card in found}


async def products_of_variants(tx: Tx, variant_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Variant id to product id; unknown variants are left out. One statement."""
    rows = await tx.fetch(queries.PRODUCTS_OF_VARIANTS, list(variant_ids))
    return {row[0]: row[1] for row in rows}


async def categories_of(tx: Tx, product_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Product id to the code of its category; products without one are left out. One statement."""
    rows = await tx.fetch(queries.CATEGORIES_OF, list(product_ids))
    return {row[0]: row[1] for row in rows}


async def variants_by_sku(tx: Tx, shop_id: UUID, skus: Iterable[str]) -> dict[str, UUID]:
    """A shop's active variants by SKU. One statement."""
    rows = await tx.fetch(queries.VARIANTS_BY_SKU, shop_id, list(skus))
    return {row[0]: row[1] for row in rows}


async def add_sold(tx: Tx, sold: Mapping[UUID, int]) -> None:
    """Count pieces sold per product (negative takes back), which also moves products up the popular lists.

    Locks the products in the order of their ids; call it from a subscriber, not while an order is placed.
    """
    if sold:
        await tx.execute(queries.ADD_SOLD, list(sold), list(sold.values()), tx.now)


async def set_ratings(tx: Tx, ratings: Mapping[UUID, Rating]) -> None:
    """Note how buyers rate products, for cards, pages and the order "best rated". One statement.

    Locks the products in the order of their ids; call it from a job, not while a review is written.
    """
    if not ratings:
        return
    given = list(ratings.values())
    rows = await tx.fetch(
        queries.SET_RATINGS,
        list(ratings),
        [rating.average for rating in given],
        [rating.count for rating in given],
        [rating.rank for rating in given],
    )
    # Lists are not forgotten: they are renewed every few seconds.
    tx.invalidate(*(f"product:{row['code']}" for row in rows))


async def mark_stock(tx: Tx, in_stock: Mapping[UUID, bool]) -> None:
    """Note which variants have stock, for the "in stock" filter of lists. Two statements at most."""
    if not in_stock:
        return
    rows = await tx.fetch(queries.MARK_VARIANTS, list(in_stock), list(in_stock.values()))
    if rows:
        # Lists are not forgotten: they are renewed every few seconds, and under load something always sells out.
        await tx.execute(queries.MARK_LISTINGS, list({row[0] for row in rows}))


async def similar(tx: Tx, product_id: UUID, limit: int = 12) -> list[ProductCard]:
    """Popular live products of the same category, then of the one above it. Two statements and the tree's at most."""
    from_cache = f"list:similar:{product_id.hex}:{limit}"

    async def load() -> list[ProductCard]:
        return await _read_similar(tx, product_id, limit)

    return await load() if tx.write else await tx.app.cache.get(from_cache, load, seconds=60)


async def _read_similar(tx: Tx, product_id: UUID, limit: int) -> list[ProductCard]:
    row = await tx.fetch_row(queries.CATEGORY_OF, product_id)
    lineage = (await load_tree(tx)).lineage(row["category_id"]) if row else []
    if not lineage:
        return []
    nearest, above = lineage[-1], lineage[-2:][0]
    rows = await tx.fetch(
        queries.SIMILAR, category_token(nearest.id), category_token(above.id), product_id, min(limit, 50)
    )
    unique = {
        row["id"]: card_from(row["card"], row["sold"], row["rating"], row["ratings"], row["in_stock"]) for row in rows
    }
    return list(unique.values())[:limit]
