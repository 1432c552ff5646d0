"""Fetch the pictures that a product was promised from elsewhere."""

import asyncio
from uuid import UUID

from jishi.kernel.errors import AppError
from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.pictures import open_galleries
from jishi.modules.catalog.actions.records import list_records
from jishi.modules.catalog.actions.relist import json_text
from jishi.modules.catalog.actions.writing import tell
from jishi.modules.catalog.contracts import ProductRecord
from jishi.modules.catalog.domain.listing import card_of
from jishi.modules.media import api as media
from jishi.platform.db import Tx


async def fetch_pictures(tx: Tx, product_id: UUID) -> None:
    """Fetch what is waiting, note what failed and why, and show what came. A picture that fails fails alone.

    The fetching happens before this transaction locks anything.
    """
    async with tx.app.tx(write=False) as reading:
        rows = await reading.fetch(queries.PICTURES_OF, product_id)
    waiting = list(dict.fromkeys(row["url"] for row in rows if row["image_id"] is None and not row["problem"]))
    if not waiting:
        return
    outcomes = await asyncio.gather(*(media.fetch(tx.app, url) for url in waiting), return_exceptions=True)
    for url, outcome in zip(waiting, outcomes, strict=True):
        image_id, problem = None, ""
        if isinstance(outcome, bytes):
            try:
                image_id = (await media.store(tx, outcome)).id
            except AppError as reason:
                problem = reason.message
        elif isinstance(outcome, AppError):
            problem = outcome.message
        else:
            raise outcome
        await tx.execute(queries.SETTLE_PICTURE, product_id, url, image_id, problem)
    for record in await list_records(tx, [product_id]):
        await restyle(tx, record)


async def restyle(tx: Tx, record: ProductRecord) -> None:
    """Store again what a product shows, from the pictures that are there now."""
    (gallery,) = await open_galleries(tx, [record.given])
    if gallery.all == record.images:
        return
    first = gallery.shown[0] if gallery.shown else None
    card = card_of(record.id, record.code, record.shop_id, record.given, first)
    image = json_text(first) if first else None
    await tx.execute(queries.RESTYLE_PRODUCT, record.id, image, json_text(gallery.all), json_text(card), tx.now)
    shown = [
        (record.variant_ids[variant.sku], gallery.all[variant.image_index])
        for variant in record.given.variants
        if variant.image_index is not None
    ]
    images = [json_text(found) if found else None for _, found in shown]
    await tx.execute(queries.RESTYLE_VARIANTS, [variant_id for variant_id, _ in shown], images)
    await tell(tx, record.shop_id, [(record.id, record.code)])
