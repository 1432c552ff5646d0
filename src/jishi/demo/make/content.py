"""The words around the goods: home page blocks and the help centre."""

from jishi.demo.art import editorial
from jishi.demo.make.drawing import Drawers
from jishi.demo.make.goods import Goods
from jishi.demo.make.progress import Part
from jishi.demo.make.words import text
from jishi.demo.world.model import World
from jishi.modules.media import api as media
from jishi.platform.runtime import Runtime
from jishi.storefront import api as storefront
from jishi.storefront.contracts import ArticleInput, BlockInput


async def make_content(app: Runtime, world: World, goods: Goods, drawers: Drawers) -> None:
    """All blocks with their pictures, all help pages."""
    with Part("Stories", len(world.editorials) + len(world.help_pages)) as part:
        for position, story in enumerate(world.editorials):
            picture = await drawers.draw(editorial, story.scene, story.color)
            async with app.tx() as tx:
                image = await media.store(tx, picture, alt=story.title.zh)
                await storefront.save_block(
                    tx,
                    BlockInput(
                        code=story.key,
                        title=text(story.title),
                        subtitle=text(story.subtitle),
                        action=text(story.action),
                        body=text(story.body),
                        image_id=image.id,
                        category_codes=list(story.categories),
                        product_ids=[goods.product_ids[world.products[index].key] for index in story.products],
                        position=position,
                    ),
                )
            part.done()
        async with app.tx() as tx:
            for page in world.help_pages:
                await storefront.save_article(
                    tx,
                    ArticleInput(
                        slug=page.key,
                        title=text(page.title),
                        summary=text(page.summary),
                        body=text(page.body),
                        position=page.position,
                    ),
                )
                part.done()
