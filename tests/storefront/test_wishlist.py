"""Wish lists: of guests and accounts, on pages and for programs."""

import re
from datetime import timedelta

import httpx
import msgspec
import pytest
from tests.conftest import browser_for
from tests.storefront.market import Browser, Market, product

from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.identity.events import SignedIn
from jishi.platform.http import cookies
from jishi.platform.runtime import Runtime
from jishi.storefront import api
from jishi.storefront.actions import wishes


def links(page: str) -> list[str]:
    """The products on the list."""
    return re.findall(r'product-link" href="/products/([^"]+)"', page)


async def test_a_guest_has_a_wish_list_of_their_own(app: Runtime, market: Market, browser: Browser) -> None:
    first, second = await market.fill(2)
    for result in (first, second, first):
        answer = await browser.post(f"/wishlist/{result.code}", {"wished": "1"})
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/products/{result.code}"
    assert sorted(links(await browser.get("/wishlist"))) == sorted([first.code, second.code])
    async with browser_for(app) as other:
        assert links((await other.get("/wishlist")).text) == []


async def test_a_heart_is_answered_with_both_hearts(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    mine = f"/products/{result.code}/mine"
    assert (await browser.get(mine, 200, **{"hx-request": "true"})).count('aria-pressed="false"') == 2
    answer = await browser.post(f"/wishlist/{result.code}", {"wished": "1"}, **{"hx-request": "true"})
    assert answer.text.count('aria-pressed="true"') == 2
    assert "已加入心愿单" in answer.text
    assert (await browser.get(mine, 200, **{"hx-request": "true"})).count('aria-pressed="true"') == 2
    answer = await browser.post(f"/wishlist/{result.code}", {"wished": "0"}, **{"hx-request": "true"})
    assert answer.text.count('aria-pressed="false"') == 2


async def test_taking_off_works_from_the_list_and_twice(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    await browser.post(f"/wishlist/{result.code}", {"wished": "1"})
    for _ in range(2):
        answer = await browser.post(f"/wishlist/{result.code}", {"wished": "0", "then": "wishlist"})
        assert answer.headers["location"] == "/wishlist"
    assert links(await browser.get("/wishlist")) == []


async def test_an_unknown_product_cannot_be_wished_for(market: Market, browser: Browser) -> None:
    for code in ("nothing", "%00", "x" * 400):
        assert (await browser.post(f"/wishlist/{code}", {"wished": "1"})).status_code == 404


async def test_without_its_token_a_form_changes_nothing(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    await browser.get("/recent")
    answer = await browser.client.post(f"/wishlist/{result.code}", data={"wished": "1"})
    assert answer.status_code == 403
    assert links(await browser.get("/wishlist")) == []


async def test_the_list_tells_when_a_price_has_fallen(app: Runtime, market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    await browser.post(f"/wishlist/{result.code}", {"wished": "1"})
    given = product(0, image_ids=[market.image_id])
    cheaper = [msgspec.structs.replace(one, price=one.price - 2_000) for one in given.variants]
    async with app.tx() as tx:
        await catalog.save_product(tx, market.shop_id, msgspec.structs.replace(given, variants=cheaper))
    assert "比收藏时便宜 ¥20" in await browser.get("/wishlist")


async def test_signing_in_brings_the_guests_wishes_along(app: Runtime, market: Market, clock: FixedClock) -> None:
    first, second, third = await market.fill(3)
    guest, account = uuid7(), uuid7()
    async with app.tx() as tx:
        await api.add_wish(tx, account, first.code)
    for result in (first, second, third):
        clock.advance(timedelta(minutes=1))
        async with app.tx() as tx:
            await api.add_wish(tx, guest, result.code)
    async with app.tx() as tx:
        await tx.publish(SignedIn(account_id=account, guest_id=guest))
    async with app.tx() as tx:
        mine = [wish.product.code for wish in (await api.list_wishes(tx, account)).items]
        assert mine == [third.code, second.code, first.code]
        assert (await api.list_wishes(tx, guest)).items == []


async def test_a_list_has_an_end(app: Runtime, market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = await market.fill(3)
    monkeypatch.setattr(wishes, "MOST_WISHES", 2)
    owner, guest = uuid7(), uuid7()
    async with app.tx() as tx:
        await api.add_wish(tx, guest, third.code)
        await api.add_wish(tx, owner, first.code)
        await api.add_wish(tx, owner, second.code)
        await api.add_wish(tx, owner, second.code)
        with pytest.raises(Conflict):
            await api.add_wish(tx, owner, third.code)
        await api.merge_wishes(tx, guest, owner)
        assert {wish.product.code for wish in (await api.list_wishes(tx, owner)).items} == {first.code, second.code}


async def test_a_long_list_comes_in_pages(app: Runtime, market: Market, clock: FixedClock) -> None:
    results = await market.fill(5)
    owner = uuid7()
    for result in results:
        clock.advance(timedelta(minutes=1))
        async with app.tx() as tx:
            await api.add_wish(tx, owner, result.code)
    found: list[str] = []
    cursor = None
    async with app.tx() as tx:
        while True:
            page = await api.list_wishes(tx, owner, cursor, 2)
            found += [wish.product.code for wish in page.items]
            if (cursor := page.next_cursor) is None:
                break
        with pytest.raises(Invalid):
            await api.list_wishes(tx, owner, "made-up")
    assert found == [result.code for result in reversed(results)]


async def test_programs_keep_the_list_too(app: Runtime, market: Market, client: httpx.AsyncClient) -> None:
    (result,) = await market.fill(1)
    token = cookies.seal_guest(uuid7(), app.settings.secret, app.clock.now())
    client.headers["authorization"] = f"Bearer {token}"
    address = "/api/v1/wishlist"
    assert (await client.post(address, json={"product_code": result.code})).status_code == 204
    assert (await client.post(address, json={"product_code": result.code})).status_code == 204
    items = (await client.get(address)).json()["items"]
    assert [item["product"]["code"] for item in items] == [result.code]
    assert items[0]["price"] == 19_900
    assert (await client.delete(f"{address}/{result.code}")).status_code == 204
    assert (await client.get(address)).json()["items"] == []
    assert (await client.post(address, json={"product_code": "nothing"})).status_code == 404
    assert (await client.post(address, json={"price": 1})).status_code == 422


async def test_a_program_without_identity_has_no_list(market: Market, client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/wishlist")
    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthenticated"
