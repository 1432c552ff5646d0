"""Shops open, pause and close."""

import httpx
import pytest
from tests.fulfilment.packing import packer

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Unauthenticated
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput, ShopState
from jishi.modules.team.contracts import Role
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


async def test_a_shop_says_where_it_is_in_each_language(tx: Tx) -> None:
    both = {"zh-CN": "杭州", "en": "Hangzhou"}
    await merchants.create_shop(tx, ShopInput(slug="tea", name={"en": "Tea"}, place=both))
    await merchants.create_shop(tx, ShopInput(slug="old", name={"en": "Old"}, city="苏州"))
    tea, old = await merchants.list_shops(tx)
    assert (tea.place, tea.city) == (both, "杭州")
    assert (old.place, old.city) == ({"zh-CN": "苏州"}, "苏州")  # said before places had languages
    other = {"zh-CN": "苏州", "en": "Suzhou"}
    for stranger in (Actor(), packer(tea.id, role=Role.MERCHANT_OWNER), packer(role=Role.SERVICE)):
        with pytest.raises((Forbidden, Unauthenticated)):
            await merchants.change_place(tx, stranger, "tea", other)
    with pytest.raises(Invalid):
        await merchants.change_place(tx, SYSTEM, "tea", {"en": "x" * 81})
    with pytest.raises(NotFound):
        await merchants.change_place(tx, SYSTEM, "nobody", other)
    assert (await merchants.list_shops(tx))[0].place == both
    await merchants.change_place(tx, SYSTEM, "tea", other | {"xx": "?"})
    assert (await merchants.list_shops(tx))[0].place == other
    audited = await tx.fetch("SELECT 1 FROM platform.audit_log WHERE action = 'merchants.place_changed'")
    assert len(audited) == 1
