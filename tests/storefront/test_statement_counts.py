"""How many SQL statements a page takes: as many for twenty products as for one, and none when nothing has changed."""

import pytest
from tests.storefront.market import Browser, Market

from jishi.platform.runtime import Runtime

MOST = {
    "/": 5,
    "/discover": 2,
    "/categories": 1,
    "/c/shirts": 4,
    "/c/shirts?brand=Qingmu&f.season=Summer": 4,
    "/search?q=linen": 4,
    "/shop/qingmu": 5,
    "/shops": 1,
    "/help": 1,
}
"""With nothing in the cache: one of these is what brands are called, read once for all pages."""


class Count:
    """Counts statements until asked."""

    def __init__(self, app: Runtime) -> None:
        self.seen: list[str] = []
        app.database.watchers.append(lambda statement, _: self.seen.append(statement))

    def take(self) -> int:
        """How many there were since the last time."""
        count = len(self.seen)
        self.seen.clear()
        return count


async def counted(app: Runtime, browser: Browser, paths: list[str]) -> dict[str, int]:
    count = Count(app)
    found = {}
    for path in paths:
        app.cache.forget("*")
        count.take()
        await browser.get(path)
        found[path] = count.take()
    return found


@pytest.mark.parametrize("products", [1, 20])
async def test_lists_take_a_fixed_number(app: Runtime, market: Market, browser: Browser, products: int) -> None:
    await market.fill(products)
    await market.write(blocks=3, articles=3)
    await browser.get("/")
    assert await counted(app, browser, list(MOST)) == MOST


@pytest.mark.parametrize("products", [1, 20])
async def test_a_product_page_takes_nine_at_first_then_none(
    app: Runtime, market: Market, browser: Browser, products: int
) -> None:
    results = await market.fill(products)
    path = f"/products/{results[0].code}"
    await browser.get(path)
    assert (await counted(app, browser, [path]))[path] == 9
    count = Count(app)
    await browser.get(path)
    assert count.take() == 0


@pytest.mark.parametrize("products", [1, 20])
async def test_personal_pages_take_a_fixed_number(
    app: Runtime, market: Market, browser: Browser, products: int
) -> None:
    results = await market.fill(products)
    for result in results:
        await browser.get(f"/products/{result.code}")
        answer = await browser.post(f"/wishlist/{result.code}", {"wished": "1"})
        assert answer.status_code == 303
    assert await counted(app, browser, ["/wishlist", "/recent"]) == {"/wishlist": 2, "/recent": 1}


async def test_a_comparison_takes_at_most_one_per_product_and_a_few(
    app: Runtime, market: Market, browser: Browser
) -> None:
    codes = ",".join(result.code for result in await market.fill(4))
    path = f"/compare?ids={codes}"
    assert (await counted(app, browser, [path]))[path] <= 4 + 4
