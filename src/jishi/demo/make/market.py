"""The market: categories, shops and what they sell."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from jishi.demo.art import PictureSpec, category_tile, shop_logo
from jishi.demo.make.drawing import Drawers
from jishi.demo.make.easel import draw_banner
from jishi.demo.make.goods import Goods
from jishi.demo.make.progress import Part
from jishi.demo.make.words import text
from jishi.demo.world.model import Category, Shop, World
from jishi.kernel.actor import SYSTEM
from jishi.modules.catalog import api as catalog
from jishi.modules.media import api as media
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

SHOWPIECES = 4


async def make_categories(app: Runtime, world: World, drawers: Drawers) -> None:
    """The whole tree, parents first, with tiles."""
    with Part("Categories", len(world.categories)) as part:
        tiles = {category.key: category.tile for category in world.categories if category.tile is not None}
        images: dict[str, UUID] = {}
        keys = list(tiles)
        async for chunk in drawers.draw_all(category_tile, [tiles[key] for key in keys]):
            async with app.tx() as tx:
                stored = await media.store_many(tx, [media.Upload(data) for _, data in chunk])
            images.update(zip(keys[len(images) :], (image.id for image in stored), strict=False))
        async with app.tx() as tx:
            for category in world.categories:
                await catalog.save_category(
                    tx,
                    category.key,
                    text(category.name),
                    category.parent or "",
                    category.position,
                    images.get(category.key),
                    facets_of(category, world),
                )
                part.done()


def facets_of(category: Category, world: World) -> list[str]:
    """The attributes of a category that are worth filtering by."""
    useful = {attribute.key for attribute in world.attributes if attribute.facet}
    return [key for key in category.attributes if key in useful]


async def make_shops(
    app: Runtime, world: World, people: Sequence[UUID], staff: UUID, drawers: Drawers
) -> dict[str, UUID]:
    """The shops with logo, banner and owner; and the staff account with all permissions."""
    ids: dict[str, UUID] = {}
    with Part("Shops", len(world.shops)) as part:
        async with app.tx() as tx:
            for shop in world.shops:
                logo = await drawers.draw(shop_logo, shop.emblem, shop.color, shop.accent, shop.seed)
                banner = await drawers.draw(draw_banner, shop, showpieces(world, shop))
                pictures = await media.store_many(tx, [media.Upload(logo), media.Upload(banner)])
                ids[shop.key] = await merchants.create_shop(
                    tx,
                    ShopInput(
                        slug=shop.key,
                        name=text(shop.name),
                        story=text(shop.story),
                        place=text(shop.region.city),
                        logo_id=pictures[0].id,
                        banner_id=pictures[1].id,
                        opened_at=tx.now - timedelta(days=shop.opened),
                    ),
                )
                await team.add_staff(tx, SYSTEM, people[shop.owner], [Role.MERCHANT_OWNER], [ids[shop.key]])
                part.done()
            await team.add_staff(tx, SYSTEM, staff, [Role.MANAGER])
    return ids


def showpieces(world: World, shop: Shop) -> tuple[PictureSpec, ...]:
    """What a shop puts on its banner: its most wanted goods."""
    mine = sorted((product for product in world.products if product.shop == shop.key), key=lambda one: -one.popularity)
    return tuple(product.picture for product in mine[:SHOWPIECES])


async def make_products(app: Runtime, world: World, shops: dict[str, UUID], goods: Goods, drawers: Drawers) -> None:
    """Every product with its first picture and its stock; the other pictures come later, in the background."""
    with Part("Products", len(world.products)) as part:
        await goods.stock_shelves(app, world, shops, drawers, part)
