"""Products as their keepers see them, from rows."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from jishi.modules.catalog import queries
from jishi.modules.catalog.contracts import ProductInput, ProductRecord, ProductState, VariantInput
from jishi.modules.media.contracts import Image
from jishi.platform.db import Tx


class StoredVariant(VariantInput, frozen=True, kw_only=True):
    """A variant as given, with its id."""

    id: UUID


_GIVEN = msgspec.json.Decoder(ProductInput)
_VARIANTS = msgspec.json.Decoder(list[StoredVariant])
_IMAGES = msgspec.json.Decoder(list[Image | None])
_PLAIN = [field.name for field in msgspec.structs.fields(VariantInput) if field.name != "id"]


async def list_records(tx: Tx, ids: list[UUID]) -> list[ProductRecord]:
    """The records of these products, in no order. One statement."""
    return [record_of(row) for row in await tx.fetch(queries.RECORDS_BY_ID, ids)]


async def list_records_by_code(tx: Tx, codes: list[str]) -> list[ProductRecord]:
    """The records of the products with these public codes, in no order. One statement."""
    return [record_of(row) for row in await tx.fetch(queries.RECORDS_BY_CODE, codes)]


async def find_record(tx: Tx, code: str) -> ProductRecord | None:
    """The record of the product with this public code, in whatever state it is."""
    row = await tx.fetch_row(queries.RECORD_BY_CODE, code)
    return None if row is None else record_of(row)


async def list_shop_records(tx: Tx, shop_id: UUID, after: str, limit: int) -> list[ProductRecord]:
    """A shop's records by handle, starting after a handle; for walking through all of them. One statement."""
    return [record_of(row) for row in await tx.fetch(queries.RECORDS_OF_SHOP, shop_id, after, limit)]


def record_of(row: Mapping[str, Any]) -> ProductRecord:
    """A record from its row."""
    stored = _VARIANTS.decode(row["variants"] or "[]")
    variants = [VariantInput(**{name: getattr(variant, name) for name in _PLAIN}) for variant in stored]
    given = msgspec.structs.replace(_GIVEN.decode(row["given"]), variants=variants, state=ProductState(row["state"]))
    return ProductRecord(
        row["id"],
        row["code"],
        row["shop_id"],
        given,
        {variant.sku: variant.id for variant in stored},
        _IMAGES.decode(row["images"]),
        row["live_at"],
        row["sold"],
        row["version"],
    )
