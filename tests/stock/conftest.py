"""A shop with goods in two places."""

from uuid import UUID

import httpx
import msgspec
import pytest
from tests.catalog.conftest import sign_in

from jishi.kernel.ids import short_code
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductInput, VariantInput
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Place
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

BEARER = {"Authorization": "Bearer somebody"}
KEEPER = frozenset({"stock.read", "stock.edit"})
READER = frozenset({"stock.read"})


class Depot(msgspec.Struct, frozen=True):
    """A shop, one variant of it, its warehouse and its store."""

    shop_id: UUID
    variant: UUID
    code: str
    warehouse: Place
    store: Place


async def make_depot(app: Runtime, pieces: int = 10, *, cost: int | None = 500) -> Depot:
    """A depot with so many pieces in the warehouse."""
    slug = f"shop-{short_code(6).lower()}"
    async with app.tx() as tx:
        shop_id = await merchants.create_shop(tx, ShopInput(slug=slug, name={"en": "A shop"}))
        given = ProductInput(
            handle="cup",
            title={"zh-CN": "茶杯", "en": "Cup"},
            variants=[VariantInput(sku=f"CUP-{slug}", price=1_000, cost=cost)],
        )
        saved = await catalog.save_product(tx, shop_id, given)
        warehouse = await inventory.add_place(tx, f"{slug}-house", {"en": "House"}, shop_id=shop_id)
        store = await inventory.add_place(tx, f"{slug}-store", {"en": "Store"}, shop_id=shop_id, priority=200)
        (variant,) = saved.variant_ids.values()
        if pieces:
            await inventory.receive(tx, {variant: pieces}, place_id=warehouse.id)
    return Depot(shop_id, variant, saved.code, warehouse, store)


@pytest.fixture
async def depot(app: Runtime) -> Depot:
    """Ten cups in the warehouse."""
    return await make_depot(app)


@pytest.fixture
def keeper(app: Runtime, depot: Depot) -> frozenset[UUID]:
    """Whoever sends a token keeps this shop's stock."""
    shops = frozenset({depot.shop_id})
    sign_in(app, KEEPER, shop_ids=shops)
    return shops


async def at(tx: Tx, variant: UUID, place: Place) -> tuple[int, int, int]:
    """Available, reserved, damaged at a place."""
    found = [level for level in await inventory.levels(tx, [variant]) if level.place_id == place.id]
    return (found[0].available, found[0].reserved, found[0].damaged) if found else (0, 0, 0)


async def send(client: httpx.AsyncClient, method: str, path: str, body: object = None) -> httpx.Response:
    """A request of whoever is signed in."""
    return await client.request(method, f"/api/v1{path}", json=body, headers=BEARER)
