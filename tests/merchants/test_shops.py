"""Shops open, pause and close."""

import httpx
import pytest

from jishi.kernel.errors import Conflict, Invalid
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput, ShopState
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime


async def test_a_shop_is_found_by_its_slug(tx: Tx) -> None:
    shop_id = await merchants.create_shop(tx, ShopInput(slug="tea-house", name={"zh-CN": "茶舍"}, city="Hangzhou"))
    shop = await merchants.find_shop(tx, "tea-house")
    assert shop is not None
    assert (shop.id, shop.state, shop.name) == (shop_id, ShopState.OPEN, {"zh-CN": "茶舍"})
    assert await merchants.shops(tx, [shop_id]) == {shop_id: shop}
    assert await merchants.find_shop(tx, "nobody") is None


async def test_a_slug_is_given_once(tx: Tx) -> None:
    await merchants.create_shop(tx, ShopInput(slug="tea", name={"en": "Tea"}))
    with pytest.raises(Conflict):
        await merchants.create_shop(tx, ShopInput(slug="tea", name={"en": "Other"}))
    assert len(await merchants.list_shops(tx)) == 1


@pytest.mark.parametrize(
    "given",
    [
        ShopInput(slug="", name={"en": "A"}),
        ShopInput(slug="Has Space", name={"en": "A"}),
        ShopInput(slug="../etc", name={"en": "A"}),
        ShopInput(slug="ok", name={}),
        ShopInput(slug="ok", name={"en": "x" * 81}),
    ],
)
async def test_nonsense_is_refused(tx: Tx, given: ShopInput) -> None:
    with pytest.raises(Invalid):
        await merchants.create_shop(tx, given)
    assert await merchants.list_shops(tx) == []


async def test_a_closed_shop_stays_closed(tx: Tx) -> None:
    shop_id = await merchants.create_shop(tx, ShopInput(slug="tea", name={"en": "Tea"}))
    await merchants.set_state(tx, shop_id, ShopState.PAUSED)
    await merchants.set_state(tx, shop_id, ShopState.OPEN)
    await merchants.set_state(tx, shop_id, ShopState.CLOSED)
    for state in (ShopState.OPEN, ShopState.PAUSED, ShopState.CLOSED):
        with pytest.raises(Conflict):
            await merchants.set_state(tx, shop_id, state)


async def test_shops_over_http(app: Runtime, client: httpx.AsyncClient) -> None:
    async with app.tx() as tx:
        await merchants.create_shop(tx, ShopInput(slug="tea", name={"en": "Tea"}))
    assert [shop["slug"] for shop in (await client.get("/api/v1/shops")).json()] == ["tea"]
    assert (await client.get("/api/v1/shops/tea")).json()["name"] == {"en": "Tea"}
    assert (await client.get("/api/v1/shops/nobody")).status_code == 404
