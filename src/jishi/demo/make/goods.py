"""Products of the demo world as the catalogue takes them, with pictures and stock."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from jishi.demo.make.drawing import Drawers
from jishi.demo.make.easel import draw_front
from jishi.demo.make.progress import Part
from jishi.demo.make.words import text
from jishi.demo.world import model
from jishi.demo.world.model import DayPlan, World
from jishi.kernel.text import Text
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import (
    Attribute,
    Option,
    OptionValue,
    ProductInput,
    TaxClass,
    VariantInput,
)
from jishi.modules.inventory import api as inventory
from jishi.modules.media import api as media
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

CHUNK = 60


class Goods:
    """What is known of the products while they are made: words of attributes, ids of variants."""

    def __init__(self, world: World, plans: Sequence[DayPlan]) -> None:
        self._world = world
        self._attributes = {attribute.key: attribute for attribute in world.attributes}
        self._brands = {brand.key: brand for brand in world.brands}
        self._planned = planned_pieces(plans)
        self.variant_ids: dict[str, UUID] = {}
        self.product_ids: dict[str, UUID] = {}

    async def stock_shelves(
        self, app: Runtime, world: World, shops: dict[str, UUID], drawers: Drawers, part: Part
    ) -> None:
        """Save every product with its front picture, and put its pieces on the shelf."""
        first = 0
        async with app.tx() as tx:
            await catalog.learn_brands(tx, {brand_name(brand): text(brand.name) for brand in world.brands})
        async for chunk in drawers.draw_all(draw_front, [product.picture for product in world.products], CHUNK):
            products = world.products[first : first + len(chunk)]
            async with app.tx() as tx:
                images = await media.store_many(tx, [media.Upload(data) for _, data in chunk])
                await self._save(tx, shops, products, [image.id for image in images])
                await inventory.receive(tx, self._shelf(products, first))
            first += len(chunk)
            part.done(len(chunk))

    async def _save(
        self, tx: Tx, shops: dict[str, UUID], products: Sequence[model.Product], images: Sequence[UUID]
    ) -> None:
        for shop in dict.fromkeys(product.shop for product in products):
            mine = [pair for pair in zip(products, images, strict=True) if pair[0].shop == shop]
            given = [self.given(tx.app, product, [image]) for product, image in mine]
            for (product, _), result in zip(mine, await catalog.save_products(tx, shops[shop], given), strict=True):
                if result.product_id is None:
                    raise ValueError(f"{product.key}: {result.problem} {result.fields}")
                self.product_ids[product.key] = result.product_id
                self.variant_ids.update(result.variant_ids)

    def _shelf(self, products: Sequence[model.Product], first: int) -> dict[UUID, int]:
        """What must lie on the shelf so that after ninety days of orders the planned stock is left."""
        pieces = {
            self.variant_ids[variant.sku]: variant.stock + self._planned[first + place, number]
            for place, product in enumerate(products)
            for number, variant in enumerate(product.variants)
        }
        return {variant_id: count for variant_id, count in pieces.items() if count}

    def given(
        self, app: Runtime, product: model.Product, images: Sequence[UUID], *, by_value: bool = False
    ) -> ProductInput:
        """The product as the catalogue takes it. With `by_value` the images after the first three are those of the
        option values that look different, in their order."""
        pictured = [value.key for value in pictured_values(product)]
        index = {key: 3 + place for place, key in enumerate(pictured)} if by_value else {}
        brand = self._brands[product.brand]
        return ProductInput(
            handle=product.key,
            title=text(product.title),
            subtitle=text(product.subtitle),
            description=text(product.description),
            brand=brand_name(brand),
            category_code=product.category,
            options=[_option(option) for option in product.options],
            variants=[_variant(variant, index) for variant in product.variants],
            attributes=[self._attribute(key, value) for key, value in product.attributes],
            tags=list(product.tags),
            image_ids=list(images),
            tax_class=TaxClass(product.tax.value),
            live_at=app.clock.now() - timedelta(days=product.launched),
            popularity=product.popularity,
        )

    def _attribute(self, key: str, value: str) -> Attribute:
        attribute = self._attributes[key]
        labels = {choice.key: text(choice.label) for choice in attribute.values}
        plain: Text = {"zh-CN": f"{value} {attribute.unit}".strip(), "en": f"{value} {attribute.unit}".strip()}
        return Attribute(key, text(attribute.label), labels.get(value, plain))


def brand_name(brand: model.Brand) -> str:
    """The name by which a brand is known at home."""
    return brand.name.zh if brand.country == "CN" else brand.name.en


def pictured_values(product: model.Product) -> list[model.OptionValue]:
    """The option values that look different from the product's own picture."""
    values = [value for option in product.options for value in option.values]
    return [value for value in values if value.picture is not None and value.picture != product.picture]


def planned_pieces(plans: Sequence[DayPlan]) -> Counter[tuple[int, int]]:
    """How many pieces of (product, variant) the plans will take for good."""
    pieces: Counter[tuple[int, int]] = Counter()
    for plan in plans:
        for basket in plan.baskets:
            for line in basket.lines:
                pieces[line.product, line.variant] += line.quantity
    return pieces


def _option(option: model.Option) -> Option:
    values = [OptionValue(value.key, text(value.label), value.swatch or "") for value in option.values]
    return Option(option.key, text(option.label), values)


def _variant(variant: model.Variant, index: dict[str, int]) -> VariantInput:
    picture = next((index[key] for key in variant.choice if key in index), None)
    return VariantInput(
        sku=variant.sku,
        choices=list(variant.choice),
        price=variant.price,
        list_price=variant.list_price,
        cost=variant.cost,
        weight=variant.weight,
        barcode=variant.barcode,
        image_index=picture,
    )
