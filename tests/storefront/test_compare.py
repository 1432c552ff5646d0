"""Products side by side."""

import re

from tests.storefront.market import Browser, Market


async def test_rows_that_differ_are_marked(market: Market, browser: Browser) -> None:
    browser.language = "en"
    first, second = await market.fill(2)
    page = await browser.get(f"/compare?ids={first.code},{second.code}")
    rows = dict(re.findall(r'<tr class="([^"]*)">\s*<th[^>]*>([^<]+)', page))
    marked = {
        label for classes, label in re.findall(r'<tr class="([^"]*)">\s*<th[^>]*>([^<]+)', page) if "gold" in classes
    }
    assert rows
    assert {"Price", "Brand", "Season"} <= marked
    assert "Material" not in marked
    only = await browser.get(f"/compare?ids={first.code},{second.code}&only=differences")
    assert "Material" not in only
    assert "Season" in only


async def test_only_four_are_compared_and_each_can_leave(market: Market, browser: Browser) -> None:
    codes = [result.code for result in await market.fill(5)]
    page = await browser.get(f"/compare?ids={','.join(codes)}")
    assert page.count('scope="col"') == 4
    rest = ",".join(codes[1:4])
    assert f'href="/compare?ids={rest}"' in page


async def test_a_product_that_is_gone_is_announced(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    page = await browser.get(f"/compare?ids={result.code},nothing")
    assert "其中有商品已下架" in page
    assert page.count('scope="col"') == 1
