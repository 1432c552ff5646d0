"""The demo world's products in every state, and its stock in motion."""

import msgspec
from tests.listing.conftest import good_draft, make_shop
from tests.media.pictures import jpeg

from jishi.demo.make.listings import ENDS, Listings
from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import TransferState
from jishi.modules.media import api as media
from jishi.platform.runtime import Runtime


async def test_there_is_one_of_everything_and_the_books_balance(app: Runtime, clock: FixedClock) -> None:
    shop_id, _ = await make_shop(app)
    async with app.tx() as tx:
        await catalog.save_category(tx, "cups", {"zh-CN": "杯子", "en": "Cups"}, attributes=["material"])
        image = await media.store(tx, jpeg(64, 64))
        given = msgspec.structs.replace(good_draft(image.id), state=ProductState.LIVE)
        for number in range(len(ENDS)):
            variants = [msgspec.structs.replace(given.variants[0], sku=f"CUP-{number}")]
            await catalog.save_product(
                tx, shop_id, msgspec.structs.replace(given, handle=f"c{number}", variants=variants)
            )
    await Listings(app, clock, uuid7()).make({shop_id: uuid7()})
    async with app.tx() as tx:
        found = await catalog.search_products(tx, SYSTEM, catalog.ProductFilter(shops=[shop_id]), limit=100)
        states = {one.state for one in found.items}
        assert states == set(ProductState)
        assert sum(one.is_waiting for one in found.items) == 4
        assert await inventory.audit(tx) == []
        moving = (await inventory.list_transfers(tx, SYSTEM)).items
        assert {one.state for one in moving} == {TransferState.PARTLY, TransferState.RECEIVED, TransferState.DRAFT}
        assert await inventory.count_low(tx, SYSTEM) > 0
        assert len(await inventory.list_places(tx)) == 4
