"""100,000 products and their stock, made once through the catalogue's public functions and kept for the next run."""

import random
from collections.abc import Sequence
from uuid import UUID

import msgspec

from jishi.bootstrap import make_runtime
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import (
    Attribute,
    Option,
    OptionValue,
    ProductInput,
    ProductQuery,
    VariantInput,
)
from jishi.modules.inventory import api as inventory
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.shipping import api as shipping
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Settings
from jishi.platform.worker import drain

PRODUCTS = 100_000
SHOPS = 10
CATEGORIES = 40
BATCH = 1_000
STOCK = 100_000
SAMPLE = 2_000
COLOURS = ("red", "blue", "green", "white", "black", "grey")
SIZES = ("S", "M", "L")
BRANDS = tuple(f"Brand {number:02}" for number in range(60))
MATERIALS = ("cotton", "linen", "wool", "steel", "glass", "bamboo")


class Catalogue(msgspec.Struct, frozen=True):
    """What the measurements pick from."""

    codes: list[str]
    variants: list[UUID]
    categories: list[str]
    total: int


async def fill(settings: Settings) -> Catalogue:
    """Make what is missing; the sample to measure on."""
    app = make_runtime(settings)
    await app.database.connect()
    try:
        async with app.tx(write=False) as tx:
            made = {shop.slug: shop.id for shop in await merchants.list_shops(tx)}
        if len(made) < SHOPS:
            print("  making 100,000 products …", flush=True)
            await _make(app)
        return await _sample(app)
    finally:
        await app.stop()


async def _make(app: Runtime) -> None:
    async with app.tx() as tx:
        await shipping.ensure_defaults(tx)
        for number in range(CATEGORIES):
            name = {"zh-CN": f"类目 {number}", "en": f"Category {number}"}
            await catalog.save_category(tx, f"c{number}", name, attributes=["material"])
        shops = [
            await merchants.create_shop(tx, ShopInput(slug=f"shop-{number}", name={"en": f"Shop {number}"}))
            for number in range(SHOPS)
        ]
    dice = random.Random(11)
    for start in range(0, PRODUCTS, BATCH):
        products = [product(number, dice) for number in range(start, start + BATCH)]
        async with app.tx() as tx:
            results = await catalog.save_products(tx, shops[start // BATCH % SHOPS], products)
            ids = [variant for result in results for variant in result.variant_ids.values()]
            await inventory.receive(tx, dict.fromkeys(ids, STOCK))
    await drain(app, most=10**7)
    async with app.tx() as tx:
        await tx.execute("ANALYZE")


def product(number: int, dice: random.Random) -> ProductInput:
    """A product with one to six variants, a brand, a category and a material."""
    colours = dice.sample(COLOURS, dice.choice((1, 1, 2)))
    sizes = SIZES[: dice.choice((1, 3))]
    price = dice.randint(900, 90_000)
    options = [
        Option("color", {"en": "Colour"}, [OptionValue(each, {"en": each}) for each in colours]),
        Option("size", {"en": "Size"}, [OptionValue(each, {"en": each}) for each in sizes]),
    ]
    variants = [
        VariantInput(sku=f"B{number}-{colour}-{size}", choices=[colour, size], price=price + 100 * place, weight=300)
        for colour in colours
        for place, size in enumerate(sizes)
    ]
    material = dice.choice(MATERIALS)
    return ProductInput(
        handle=f"bench-{number}",
        title={"zh-CN": f"测试商品 {number}", "en": f"Bench product {number}"},
        description={"en": "<p>Something to measure with, in plain words.</p>" * 5},
        brand=BRANDS[number % len(BRANDS)],
        category_code=f"c{number % CATEGORIES}",
        options=options,
        variants=variants,
        attributes=[Attribute("material", {"en": "Material"}, {"en": material})],
        popularity=dice.randint(0, 10_000),
    )


async def _sample(app: Runtime) -> Catalogue:
    codes: list[str] = []
    categories = [f"c{number}" for number in range(CATEGORIES)]
    async with app.tx(write=False) as tx:
        for category in categories:
            page = await catalog.list_products(tx, ProductQuery(category=category, limit=SAMPLE // CATEGORIES))
            codes += [card.code for card in page.items]
        variants = await _variants(app, codes[:400])
    return Catalogue(codes, variants, categories, PRODUCTS)


async def _variants(app: Runtime, codes: Sequence[str]) -> list[UUID]:
    async with app.tx(write=False) as tx:
        found = [await catalog.find_product(tx, code) for code in codes]
    return [item.variants[0].id for item in found if item is not None]
