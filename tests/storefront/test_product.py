"""The product page: what can be chosen, what it costs and why, and that it is never out of date."""

import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import msgspec
from tests.storefront.market import Browser, Market, product

from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductState, VariantInput
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need
from jishi.platform.runtime import Runtime


def picker(page: str) -> list[dict[str, Any]]:
    """What the script of the SKU picker reads."""
    found = re.search(r'data-sku-picker.*?<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    read: list[dict[str, Any]] = json.loads(found[1])
    return read


def structured(page: str) -> dict[str, Any]:
    """The page in the vocabulary of schema.org."""
    found = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


def chosen_id(page: str) -> str:
    """The variant that the form would buy."""
    found = re.search(r'name="variant_id" value="([^"]*)"', page)
    assert found
    return found[1]


async def test_combinations_that_do_not_exist_are_not_offered(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    variants = picker(await browser.get(f"/products/{result.code}"))
    assert len(variants) == 8
    assert {"color": "ink", "size": "l"} not in [variant["options"] for variant in variants]


async def test_the_first_variant_in_stock_is_chosen(app: Runtime, market: Market, browser: Browser) -> None:
    (result,) = await market.sell([product(1)], stock=0)
    third = list(result.variant_ids.values())[2]
    async with app.tx() as tx:
        await inventory.receive(tx, {third: 4})
    app.cache.forget("*")
    page = await browser.get(f"/products/{result.code}")
    assert chosen_id(page) == str(third)
    assert [variant["available"] for variant in picker(page)] == [0, 0, 4, 0, 0, 0, 0, 0]


async def test_the_address_may_choose_a_variant(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    wanted = result.variant_ids["LS-0-sage-l"]
    for query in (f"variant={wanted}", "variant=LS-0-sage-l", "option-color=sage&option-size=l"):
        page = await browser.get(f"/products/{result.code}?{query}")
        assert chosen_id(page) == str(wanted)
        assert "¥209" in page


async def test_a_price_comes_with_its_reason(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    page = await browser.get(f"/products/{result.code}")
    assert re.search(r"data-price-now>¥199<", page)
    assert re.search(r"data-price-was>¥299<", page)
    assert "6.7折" in page
    browser.language = "en"
    assert "33% off" in await browser.get(f"/products/{result.code}")


async def test_a_product_that_is_sold_out_cannot_be_bought(market: Market, browser: Browser) -> None:
    (result,) = await market.sell([product(1)], stock=0)
    page = await browser.get(f"/products/{result.code}")
    buttons = re.findall(r"<button[^>]*data-buy[^>]*>", page)
    assert len(buttons) == 4
    assert all("disabled" in button for button in buttons)
    assert structured(page)["offers"]["availability"].endswith("OutOfStock")


async def test_stock_is_told_when_it_has_changed(app: Runtime, market: Market, browser: Browser) -> None:
    (result,) = await market.sell([product(1)], stock=3)
    path = f"/products/{result.code}"
    assert picker(await browser.get(path))[0]["available"] == 3
    first = next(iter(result.variant_ids.values()))
    async with app.tx() as tx:
        await inventory.reserve(tx, uuid7(), [Need(first, 2)], tx.now + timedelta(minutes=30))
    app.cache.forget("*")
    assert picker(await browser.get(path))[0]["available"] == 1


async def test_nobody_learns_how_much_a_shop_has(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1, stock=57)
    assert picker(await browser.get(f"/products/{result.code}"))[0]["available"] == 50


async def test_a_changed_product_is_shown_at_once(app: Runtime, market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    path = f"/products/{result.code}"
    assert "山野亚麻衬衫 0 号" in await browser.get(path)
    changed = msgspec.structs.replace(product(0, image_ids=[market.image_id]), title={"zh-CN": "改了名的衬衫"})
    async with app.tx() as tx:
        await catalog.save_product(tx, market.shop_id, changed)
    assert "改了名的衬衫" in await browser.get(path)


async def test_a_delisted_product_is_gone_at_once(app: Runtime, market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    path = f"/products/{result.code}"
    await browser.get(path)
    async with app.tx() as tx:
        await catalog.set_state(tx, result.code, ProductState.DELISTED)
    await browser.get(path, 404)


async def test_a_shared_link_shows_what_it_is(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    page = await browser.get(f"/products/{result.code}")
    meta = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)"', page))
    assert meta["og:type"] == "product"
    assert meta["og:url"] == f"http://shop.test/products/{result.code}"
    assert meta["og:image"].startswith("http://shop.test/media/")
    assert meta["product:price:amount"] == "199.00"
    told = structured(page)
    assert told["@type"] == "Product"
    assert told["offers"]["price"] == "199.00"
    assert told["offers"]["priceCurrency"] == "CNY"
    assert told["offers"]["seller"]["name"] == "青木"


async def test_words_of_a_product_cannot_leave_their_place(market: Market, browser: Browser) -> None:
    nasty = '</script><script>alert(1)</script>"><img src=x onerror=alert(2)>'
    given = product(
        1,
        title={"zh-CN": nasty},
        subtitle={"zh-CN": nasty},
        brand=nasty[:60],
        description={"zh-CN": f"<p onclick='x()'>ok</p><script>alert(3)</script>{nasty}"},
        options=[],
        variants=[VariantInput(sku="X", price=100)],
    )
    (result,) = await market.sell([given])
    for path in (f"/products/{result.code}", "/c/shirts", "/", f"/compare?ids={result.code}", "/search?q=alert"):
        page = await browser.get(path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "onclick" not in page
    assert structured(await browser.get(f"/products/{result.code}"))["name"].startswith("</script>")


async def test_what_was_seen_is_remembered_in_order_and_forgotten_on_wish(market: Market, browser: Browser) -> None:
    results = await market.fill(3)
    for result in (*results, results[0]):
        await browser.get(f"/products/{result.code}")
    links = re.findall(r'product-link" href="([^"]+)"', await browser.get("/recent"))
    assert links == [f"/products/{results[place].code}" for place in (0, 2, 1)]
    part = await browser.get(f"/products/{results[0].code}/seen", 200, **{"hx-request": "true"})
    assert unescape(part).count("<article") == 2
    answer = await browser.post("/recent/clearance")
    assert answer.status_code == 303
    assert (await browser.get("/recent")).count("<article") == 0
