"""The large demo world (100,000 products, 200,000 people, 1,000,000 orders), made once and kept for the next run."""

import asyncio
from collections.abc import Sequence
from itertools import zip_longest
from uuid import UUID

import msgspec

from jishi.bootstrap import make_runtime
from jishi.demo.large import make as large
from jishi.demo.large.make import Size
from jishi.demo.make import world
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Category, ProductQuery, Sort
from jishi.modules.inventory import api as inventory
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Settings

CATEGORIES = 40
SAMPLE = 2_000
STOCK = 100_000
BUYABLE = 400


class Catalogue(msgspec.Struct, frozen=True):
    """What the measurements pick from, and how much there is of everything."""

    codes: list[str]
    variants: list[UUID]
    categories: list[str]
    brands: list[str]
    size: Size


def fill(settings: Settings) -> Catalogue:
    """Make what is missing; the sample to measure on."""
    if not asyncio.run(world.is_made(settings)):
        print("  making the large demo world, once; some fifteen minutes …", flush=True)
        asyncio.run(world.make(settings))
    if asyncio.run(_size(settings)).products < Size().products:
        asyncio.run(large.grow(settings))
    return asyncio.run(_prepare(settings))


async def _size(settings: Settings) -> Size:
    app = make_runtime(settings)
    await app.database.connect()
    try:
        return await large.count(app)
    finally:
        await app.stop()


async def _prepare(settings: Settings) -> Catalogue:
    app = make_runtime(settings)
    await app.database.connect()
    try:
        async with app.tx(write=False) as tx:
            leaves = _leaves(await catalog.category_tree(tx))[:CATEGORIES]
            brands = await catalog.list_brands(tx)
        lists = [await _codes(app, category) for category in leaves]
        codes = [code for row in zip_longest(*lists) for code in row if code is not None][:SAMPLE]
        variants = await _variants(app, codes[:BUYABLE])
        await _stock(app, variants)
        return Catalogue(codes, variants, leaves, brands, await large.count(app))
    finally:
        await app.stop()


def _leaves(tree: Sequence[Category]) -> list[str]:
    parents = {category.parent_id for category in tree}
    return [category.code for category in tree if category.id not in parents]


async def _codes(app: Runtime, category: str) -> list[str]:
    codes: list[str] = []
    cursor: str | None = None
    async with app.tx(write=False) as tx:
        while len(codes) < SAMPLE // CATEGORIES:
            query = ProductQuery(category=category, in_stock=True, sort=Sort.POPULAR, cursor=cursor, limit=50)
            page = await catalog.list_products(tx, query)
            codes += [card.code for card in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
    return codes[: SAMPLE // CATEGORIES]


async def _variants(app: Runtime, codes: Sequence[str]) -> list[UUID]:
    async with app.tx(write=False) as tx:
        found = [await catalog.find_product(tx, code) for code in codes]
    return [item.variants[0].id for item in found if item is not None]


async def _stock(app: Runtime, variants: Sequence[UUID]) -> None:
    """Enough of everything that is bought, so that nothing sells out while it is measured."""
    async with app.tx() as tx:
        held: dict[UUID, int] = {}
        for level in await inventory.levels(tx, variants):
            held[level.variant_id] = held.get(level.variant_id, 0) + level.available
        missing = {variant: STOCK - held.get(variant, 0) for variant in variants if held.get(variant, 0) < STOCK}
        if missing:
            await inventory.receive(tx, missing)
