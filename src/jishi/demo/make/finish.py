"""The pictures that nobody waits for: scenes, close-ups and other colours, drawn while the shop is already open."""

from collections.abc import Iterable
from uuid import UUID

from jishi.demo.make.drawing import Drawers
from jishi.demo.make.easel import CLOSE, SCENE, View, draw_view
from jishi.demo.make.goods import Goods, pictured_values
from jishi.demo.world.model import Product, World
from jishi.modules.catalog import api as catalog
from jishi.modules.media import api as media
from jishi.modules.merchants import api as merchants
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

CHUNK = 20
PAGE = 200


async def finish_pictures(app: Runtime, world: World) -> int:
    """Give every product that has only its first picture the others. Returns how many products that were.

    It may be stopped at any time and started again.
    """
    goods = Goods(world, [])
    async with app.tx(write=False) as tx:
        shops = {shop.slug: shop.id for shop in await merchants.list_shops(tx)}
        pictures = await _pictures(tx, shops.values())
    bare = [product for product in world.products if len(pictures.get(product.key, ())) == 1]
    bare.sort(key=lambda product: -product.popularity)
    with Drawers(1) as drawers:
        for start in range(0, len(bare), CHUNK):
            await _finish(app, goods, shops, bare[start : start + CHUNK], pictures, drawers)
    return len(bare)


async def _pictures(tx: Tx, shop_ids: Iterable[UUID]) -> dict[str, list[UUID]]:
    """The pictures each product has now, by handle."""
    found: dict[str, list[UUID]] = {}
    for shop_id in shop_ids:
        after = ""
        while records := await catalog.list_shop_records(tx, shop_id, after, PAGE):
            found |= {record.given.handle: list(record.given.image_ids) for record in records}
            after = records[-1].given.handle
    return found


async def _finish(
    app: Runtime,
    goods: Goods,
    shops: dict[str, UUID],
    products: list[Product],
    pictures: dict[str, list[UUID]],
    drawers: Drawers,
) -> None:
    subjects = [view for product in products for view in views_of(product)]
    drawn = [data async for chunk in drawers.draw_all(draw_view, subjects) for _, data in chunk]
    async with app.tx() as tx:
        stored = iter(await media.store_many(tx, [media.Upload(data) for data in drawn]))
        by_shop: dict[str, list[tuple[Product, list[UUID]]]] = {}
        for product in products:
            more = [next(stored).id for _ in views_of(product)]
            by_shop.setdefault(product.shop, []).append((product, pictures[product.key] + more))
        for shop, mine in by_shop.items():
            given = [goods.given(app, product, images, by_value=True) for product, images in mine]
            await catalog.save_products(tx, shops[shop], given)


def views_of(product: Product) -> list[View]:
    """What is drawn later: scene, close-up, then each option value that looks different."""
    colours: list[View] = [(value.picture, 0) for value in pictured_values(product) if value.picture is not None]
    return [(product.picture, SCENE), (product.picture, CLOSE), *colours]
