"""What the main pages weigh with as many goods, words and choices as the demo world has."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import pyvips
from tests.storefront.market import Browser

from jishi.demo import world
from jishi.demo.make.content import make_content
from jishi.demo.make.drawing import Drawers
from jishi.demo.make.goods import Goods, brand_name
from jishi.demo.make.market import facets_of
from jishi.demo.make.words import text
from jishi.demo.world.model import World
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import api as inventory
from jishi.modules.media import api as media
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.platform.runtime import Runtime

BUDGET = 60 * 1024
CART = 10


class Copies(Drawers):
    """Gives the same picture for everything: how it looks weighs nothing in a page."""

    def __init__(self) -> None:
        self.picture: bytes = pyvips.Image.black(96, 120, bands=3).pngsave_buffer()

    async def draw(self, how: Callable[..., bytes], *args: Any) -> bytes:
        return self.picture


async def furnish(app: Runtime, made: World) -> tuple[Goods, dict[str, str]]:
    """The demo world's categories, shops, goods and stories; the goods, and their codes."""
    goods, copies, codes, shops = Goods(made, []), Copies(), {}, {}
    async with app.tx() as tx:
        image = await media.store(tx, copies.picture)
        for category in made.categories:
            facets = facets_of(category, made)
            parent, tile = category.parent or "", image.id if category.tile else None
            name = text(category.name)
            await catalog.save_category(tx, category.key, name, parent, category.position, tile, facets)
        for shop in made.shops:
            given = ShopInput(slug=shop.key, name=text(shop.name), story=text(shop.story), place=text(shop.region.city))
            shops[shop.key] = await merchants.create_shop(tx, given)
        await catalog.learn_brands(tx, {brand_name(brand): text(brand.name) for brand in made.brands})
        for key, shop_id in shops.items():
            own = [product for product in made.products if product.shop == key]
            inputs = [goods.given(app, product, [image.id] * 6) for product in own]
            for product, result in zip(own, await catalog.save_products(tx, shop_id, inputs), strict=True):
                assert result.product_id is not None
                goods.product_ids[product.key], codes[product.key] = result.product_id, result.code
                goods.variant_ids.update(result.variant_ids)
        await inventory.receive(tx, dict.fromkeys(goods.variant_ids.values(), 9))
    await make_content(app, made, goods, copies)
    app.cache.forget("*")
    return goods, codes


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_no_page_of_the_demo_world_is_too_heavy(app: Runtime, client: httpx.AsyncClient, language: str) -> None:
    made = world.build()
    goods, codes = await furnish(app, made)
    assert len(codes) > 1_000
    browser = Browser(client)
    browser.language = language
    below = {category.key: category.parent for category in made.categories}
    crowd = Counter(product.category for product in made.products)
    for key, count in list(crowd.items()):
        while (key := below[key] or "") != "":
            crowd[key] += count
    largest = [key for key, _ in crowd.most_common(2)]
    shop, _ = Counter(product.shop for product in made.products).most_common(1)[0]
    many = max(made.products, key=lambda product: len(product.variants))
    wordy = max(made.products, key=lambda product: len(product.description.zh) + len(product.description.en))
    for product in made.products[:CART]:
        fields = {"variant_id": str(goods.variant_ids[product.variants[0].sku]), "quantity": "1"}
        assert (await browser.post("/cart/lines", fields)).status_code == 303
    paths = [
        *("/", "/discover", "/categories", "/shops", "/search", "/help", "/cart"),
        *(f"/c/{key}" for key in largest),
        f"/c/{largest[0]}?stock=1",
        f"/shop/{shop}",
        f"/search?q={'女' if language == 'zh-CN' else 'a'}",
        *(f"/products/{codes[product.key]}" for product in (many, wordy)),
        "/compare?ids=" + ",".join(list(codes.values())[:4]),
    ]
    weights = {path: len((await browser.get(path)).encode()) for path in paths}
    assert {path: weight for path, weight in weights.items() if weight > BUDGET} == {}
    assert weights[f"/c/{largest[0]}"] > BUDGET / 4, weights  # there is something on them
