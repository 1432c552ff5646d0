"""What staff need to tell variants apart."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.text import Text, clean
from jishi.modules.catalog import queries
from jishi.modules.catalog.contracts import VariantBrief
from jishi.modules.catalog.domain.searching import search_of
from jishi.modules.media.contracts import Image
from jishi.platform.db import Tx

_IMAGE = msgspec.json.Decoder(Image)


async def variant_owners(tx: Tx, variant_ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, UUID]]:
    """Variant id to the ids of its shop and product; unknown ones are left out. One statement."""
    return {row[0]: (row[1], row[2]) for row in await tx.fetch(queries.VARIANT_OWNERS, list(variant_ids))}


async def variant_briefs(tx: Tx, variant_ids: Iterable[UUID]) -> dict[UUID, VariantBrief]:
    """These variants, retired ones too; unknown ones are left out. One statement, none for no ids."""
    if not (wanted := list(variant_ids)):
        return {}
    return {row[0]: _brief(row) for row in await tx.fetch(queries.VARIANT_BRIEFS, wanted)}


async def find_variants(tx: Tx, shop_ids: Sequence[UUID] | None, text: str, limit: int = 50) -> list[VariantBrief]:
    """Variants of these shops (None for all) by the start of their SKU, by barcode, product code, or a part of the
    title. One statement."""
    plain = clean(text, field="text", most=200)
    escaped = plain.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    shops = None if shop_ids is None else list(shop_ids)
    rows = await tx.fetch(queries.FIND_VARIANTS, shops, f"{escaped}%", plain, f"%{escaped}%", limit)
    return [_brief(row) for row in rows]


class ProductBrief(msgspec.Struct, frozen=True):
    """A product as a list of what was found names it."""

    code: str
    title: Text


async def find_products(tx: Tx, shop_ids: Sequence[UUID], text: str, limit: int = 10) -> list[ProductBrief]:
    """Products of these shops by code, by SKU, or (those on sale) by words of their title. One statement."""
    plain = clean(text, field="text", most=200)
    code = plain.lower()
    return await tx.rows(ProductBrief, queries.FIND_PRODUCTS, list(shop_ids), code, plain, search_of(plain), limit)


async def variants_by_exact_sku(tx: Tx, shop_ids: Sequence[UUID] | None, skus: Iterable[str]) -> dict[str, UUID]:
    """Active variants of these shops (None for all) by SKU; where shops share one, the oldest variant's. One
    statement."""
    shops = None if shop_ids is None else list(shop_ids)
    return {row[0]: row[1] for row in await tx.fetch(queries.VARIANTS_OF_SHOPS_BY_SKU, shops, list(skus))}


def _brief(row: Mapping[Any, Any]) -> VariantBrief:
    values: list[Any] = [row[at] for at in range(12)]
    values[10] = None if values[10] is None else _IMAGE.decode(values[10])
    return VariantBrief(*values)
