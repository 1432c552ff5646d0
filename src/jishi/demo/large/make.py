"""Grows the small demo world into the large one."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from jishi.bootstrap import make_runtime
from jishi.demo.large.copying import copy_lives
from jishi.demo.large.goods import copy_goods
from jishi.demo.make.progress import Part
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import api as inventory
from jishi.modules.merchants import api as merchants
from jishi.modules.orders import api as orders
from jishi.modules.payments import api as payments
from jishi.modules.reviews import api as reviews
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Settings
from jishi.platform.worker import drain
from jishi.schema import METADATA

MARK = 2_000
COUNTED = ("catalog.product", "identity.accounts", "orders.orders")
"""Tables of products, people and orders."""


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """At least so many of each."""

    products: int = 100_000
    people: int = 200_000
    orders: int = 1_000_000


class Times(msgspec.Struct, frozen=True):
    """How often the small world's goods, people and other lives stand in the large one."""

    goods: int
    people: int
    lives: int


async def grow(settings: Settings, size: Size | None = None) -> None:
    """Grow the world that is there. Raises RuntimeError when ledger or stock do not balance afterwards."""
    app = make_runtime(settings)
    await app.database.connect()
    try:
        await grow_in(app, times_for(await count(app), size or Size()))
    finally:
        await app.stop()


async def grow_in(app: Runtime, times: Times) -> None:
    """Grow the world of `app`; see `grow`."""
    pairs = await copy_goods(app, times.goods)
    await drain(app, most=10**7)
    async with app.tx() as tx:
        await copy_lives(tx, pairs, people=times.people, lives=times.lives, goods=times.goods)
    with Part("Figures", 1) as part:
        await _settle(app)
        part.done()
    await check(app)


async def count(app: Runtime) -> Size:
    """How many there are now."""
    counts = []
    async with app.tx(write=False) as tx:
        for table in COUNTED:
            counts.append(await tx.fetch_value(select(func.count()).select_from(METADATA.tables[table])))
    return Size(products=counts[0], people=counts[1], orders=counts[2])


def times_for(there: Size, wanted: Size) -> Times:
    """How often what is there makes what is wanted, rounded up."""
    return Times(
        goods=-(-wanted.products // there.products),
        people=-(-wanted.people // there.people),
        lives=-(-wanted.orders // there.orders),
    )


async def check(app: Runtime) -> None:
    """Raises RuntimeError when something does not add up."""
    async with app.tx(write=False) as tx:
        problems = [*await inventory.audit(tx), *await payments.ledger.audit(tx)]
    if problems:
        raise RuntimeError(f"the large world does not balance: {problems[:3]}")


async def _settle(app: Runtime) -> None:
    """Everything that is counted from lives: levels of stock, what is sold out, how many were sold."""
    async with app.tx() as tx:
        await inventory.rebuild_levels(tx)
        await tx.execute("ANALYZE")
    async with app.tx(write=False) as tx:
        variants = [variant for shop in await merchants.list_shops(tx) for variant in await _variants(app, shop.id)]
    for start in range(0, len(variants), MARK):
        async with app.tx() as tx:
            await inventory.mark_in_lists(tx, variants[start : start + MARK])
            products = await catalog.products_of_variants(tx, variants[start : start + MARK])
            await reviews.recount(tx, list(set(products.values())))
    await drain(app, most=10**7)
    more = True
    while more:
        async with app.tx() as tx:
            more = await orders.count_sold(tx, 20_000) > 0
    async with app.tx() as tx:
        await tx.execute("ANALYZE")


async def _variants(app: Runtime, shop_id: UUID) -> Sequence[UUID]:
    found: list[UUID] = []
    after = ""
    while True:
        async with app.tx(write=False) as tx:
            records = await catalog.list_shop_records(tx, shop_id, after, 500)
        found += [variant for record in records for variant in record.variant_ids.values()]
        if len(records) < 500:
            return found
        after = records[-1].given.handle
