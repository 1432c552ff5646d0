"""Shops and products of the copies, made as any shop and product are made."""

from collections.abc import AsyncIterator, Sequence
from uuid import UUID

import msgspec

from jishi.demo.make.progress import Part
from jishi.kernel.text import Text
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductInput, ProductRecord, VariantInput
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import Shop, ShopInput
from jishi.platform.runtime import Runtime

BATCH = 250


class Pair(msgspec.Struct, frozen=True):
    """In copy `copy`, `new` stands for `old`: ids of shops, products and variants, and codes of products."""

    copy: int
    old: str
    new: str


async def copy_goods(app: Runtime, copies: int) -> list[Pair]:
    """Make every shop with its products `copies` - 1 times more. Returns what stands for what; copy 0 is the original
    itself and has no pairs."""
    async with app.tx(write=False) as tx:
        shops = await merchants.list_shops(tx)
    shelves = [(shop, [record async for record in _records(app, shop)]) for shop in shops]
    pairs: list[Pair] = []
    with Part("Products", sum(len(records) for _, records in shelves) * (copies - 1)) as part:
        for shop, records in shelves:
            for copy in range(1, copies):
                pairs += await _copy_shop(app, shop, records, copy)
                part.done(len(records))
    return pairs


async def _records(app: Runtime, shop: Shop) -> AsyncIterator[ProductRecord]:
    after = ""
    while True:
        async with app.tx(write=False) as tx:
            found = await catalog.list_shop_records(tx, shop.id, after, BATCH)
        for record in found:
            yield record
        if len(found) < BATCH:
            return
        after = found[-1].given.handle


async def _copy_shop(app: Runtime, shop: Shop, records: Sequence[ProductRecord], copy: int) -> list[Pair]:
    async with app.tx() as tx:
        made = await merchants.create_shop(
            tx,
            ShopInput(
                slug=f"{shop.slug}-{copy}",
                name=_numbered(shop.name, copy),
                story=shop.story,
                city=shop.city,
                place=shop.place,
                logo_id=shop.logo.id if shop.logo else None,
                banner_id=shop.banner.id if shop.banner else None,
                opened_at=shop.opened_at,
            ),
        )
        results = await catalog.save_products(tx, made, [_given(record, copy) for record in records])
    pairs = [Pair(copy, str(shop.id), str(made))]
    for record, result in zip(records, results, strict=True):
        if result.product_id is None:
            raise ValueError(f"{record.given.handle}: {result.problem}")
        pairs.append(Pair(copy, str(record.id), str(result.product_id)))
        pairs.append(Pair(copy, record.code, result.code))
        pairs += [Pair(copy, str(record.variant_ids[sku]), str(new)) for sku, new in _skus(result.variant_ids, copy)]
    return pairs


def _given(record: ProductRecord, copy: int) -> ProductInput:
    given = record.given
    return msgspec.structs.replace(
        given,
        title=_numbered(given.title, copy),
        variants=[_renamed(variant, copy) for variant in given.variants],
        live_at=record.live_at,
        popularity=given.popularity * (copy % 7 + 1) // 8,
    )


def _renamed(variant: VariantInput, copy: int) -> VariantInput:
    return msgspec.structs.replace(variant, sku=f"{variant.sku}-{copy}")


def _skus(made: dict[str, UUID], copy: int) -> list[tuple[str, UUID]]:
    return [(sku.removesuffix(f"-{copy}"), new) for sku, new in made.items()]


def _numbered(name: Text, copy: int) -> Text:
    return {locale: f"{words} {copy}" for locale, words in name.items()}
