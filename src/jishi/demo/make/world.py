"""Makes the whole demo world in an empty database."""

import asyncio
from datetime import UTC, datetime
from functools import partial

import msgspec

from jishi.bootstrap import make_runtime
from jishi.demo import world as worlds
from jishi.demo.make.cases import Cases
from jishi.demo.make.clock import TaskClock
from jishi.demo.make.content import make_content
from jishi.demo.make.drawing import Drawers
from jishi.demo.make.finish import finish_pictures
from jishi.demo.make.fulfilment import make_shipping
from jishi.demo.make.goods import Goods
from jishi.demo.make.history import History
from jishi.demo.make.listings import Listings
from jishi.demo.make.market import make_categories, make_products, make_shops
from jishi.demo.make.parcels import send_parcels
from jishi.demo.make.people import make_people
from jishi.demo.make.settlement import Settlement
from jishi.demo.make.social import Community
from jishi.demo.make.team import make_team
from jishi.demo.make.voices import Voices
from jishi.modules.merchants import api as merchants
from jishi.modules.shipping import api as shipping
from jishi.platform.settings import Settings

SEED = 7


async def is_made(settings: Settings) -> bool:
    """Whether there is anything in the database."""
    app = make_runtime(settings)
    await app.database.connect()
    try:
        async with app.tx(write=False) as tx:
            return bool(await merchants.list_shops(tx))
    finally:
        await app.stop()


def in_haste(settings: Settings) -> Settings:
    """The same, on connections that do not wait for the disk with every commit. Whoever pulls the plug while the world
    is being made has lost its last moments, and a world that is not whole is made anew anyway."""
    mark = "&" if "?" in settings.database_url else "?"
    return msgspec.structs.replace(settings, database_url=f"{settings.database_url}{mark}synchronous_commit=off")


async def make(settings: Settings, today: datetime | None = None) -> None:
    """Make everything that people see at the first start; `finish` adds the rest."""
    now = today or datetime.now(UTC)
    clock = TaskClock(now)
    app = make_runtime(in_haste(settings), clock=clock)
    world = worlds.build(SEED)
    plans = list(worlds.days(world))
    await app.database.connect()
    try:
        with Drawers() as drawers:
            people, staff = await make_people(app, world, drawers)
            await make_categories(app, world, drawers)
            shops = await make_shops(app, world, people, staff, drawers)
            await make_team(app)
            async with app.tx() as tx:
                await shipping.ensure_defaults(tx)
            await make_shipping(app, world, shops)
            goods = Goods(world, plans)
            await make_products(app, world, shops, goods, drawers)
            await make_content(app, world, goods, drawers)
            voices = Voices(app, world, people, now)
            photos = asyncio.create_task(clock.apart(partial(voices.photograph, drawers)))
            history = History(app, clock, world, people)
            await history.make(plans, goods.variant_ids, now)
            await send_parcels(app, clock, now)
            owners = {shops[shop.key]: people[shop.owner] for shop in world.shops}
            await Cases(app, clock, people, staff).make(owners, now)
            await history.settle()
            await photos
            await voices.make(drawers)
            await Community(app, world, people, now).make(goods.product_ids, drawers)
        clock.set(now)
        await Listings(app, clock, staff).make(owners)
        await Settlement(app, clock, staff).make(list(owners), [category.key for category in world.categories], now)
    finally:
        await app.stop()


async def finish(settings: Settings) -> int:
    """Draw what was left for later. Returns how many products got pictures."""
    app = make_runtime(settings)
    await app.database.connect()
    try:
        return await finish_pictures(app, worlds.build(SEED))
    finally:
        await app.stop()
