"""Addresses that were typed, cut off or tampered with: a clear page, nothing breaks, nothing is run."""

from urllib.parse import quote, urlencode
from uuid import uuid4

import pytest
from tests.storefront.market import Browser, Market

from jishi.kernel.page import encode_cursor

NASTY = [
    "' OR 1=1 --",
    "'; DROP TABLE catalog.product; --",
    '"><script>alert(1)</script>',
    "{{ 7*7 }}",
    "%",
    "\x00",
    "a\x00b",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "😀👨‍👩‍👧‍👦" * 50,
    "‮gnirts",
    "-1",
    "1e309",
    "99999999999999999999999999",
    "NaN",
    "../../etc/passwd",
    "x" * 10_000,
    "汉" * 7_000,
    "& | ! ( ) : * <->",
    " ",
]
FIELDS = ["q", "brand", "f.material", "f.season", "min", "max", "stock", "sort", "page", "nonsense"]
PATHS = ["/search", "/c/shirts", "/shop/qingmu", "/discover"]


@pytest.mark.parametrize("path", PATHS)
async def test_a_list_survives_anything_in_its_filters(market: Market, browser: Browser, path: str) -> None:
    await market.fill(2)
    for value in NASTY:
        for name in ("q", "brand", "f.material", "min", "sort"):
            page = await browser.get(f"{path}?{urlencode({name: value})}")
            assert "<script>alert(1)" not in page
            assert len(page.encode()) < 80_000
        everything = urlencode([(name, value[:200]) for name in FIELDS])
        await browser.get(f"{path}?{everything}")
    assert (await browser.get("/c/shirts")).count("<article") == 2


async def test_a_made_up_attribute_finds_nothing_or_is_ignored(market: Market, browser: Browser) -> None:
    await market.fill(1)
    for name in ["f." + "x" * 500, "f.", "f.a=b&f.", "f.\x00", "f.'--"]:
        await browser.get(f"/c/shirts?{quote(name)}=x")


async def test_two_hundred_filters_are_cut_to_what_can_be_applied(market: Market, browser: Browser) -> None:
    await market.fill(1)
    many = urlencode([(f"f.a{n % 40}", f"v{n}") for n in range(200)] + [("brand", f"b{n}") for n in range(200)])
    await browser.get(f"/c/shirts?{many}")


CURSORS = [
    "x",
    "....",
    "A" * 300,
    encode_cursor("newest", 1, uuid4()),
    encode_cursor("popular"),
    encode_cursor("popular", 2**63, uuid4()),
    encode_cursor(1, 2, 3),
]


@pytest.mark.parametrize("path", PATHS)
async def test_a_made_up_cursor_is_refused_in_words(market: Market, browser: Browser, path: str) -> None:
    await market.fill(1)
    query = "?q=linen&" if path == "/search" else "?"
    for cursor in CURSORS:
        assert 'class="empty"' in await browser.get(f"{path}{query}cursor={cursor}", 422)


async def test_an_endless_cursor_starts_again(market: Market, browser: Browser) -> None:
    await market.fill(1)
    assert (await browser.get(f"/c/shirts?cursor={'A' * 5_000}")).count("<article") == 1


MISSING = [
    "/products/nothing",
    "/products/%27%20OR%201=1",
    "/products/" + "A" * 300,
    "/products/%00",
    "/products/汉字",
    "/products/nothing/mine",
    "/products/nothing/seen",
    "/c/nothing",
    "/c/%00",
    "/c/a/b/c",
    "/c/" + "x" * 3_000,
    "/shop/%00",
    "/stories/%00",
    "/help/<script>",
    "/sitemaps/shop-nothing.xml",
    "/sitemaps/%00",
]


async def test_what_is_not_there_is_not_found(market: Market, browser: Browser) -> None:
    for path in MISSING:
        page = await browser.get(path, 404)
        assert "<script>" not in page.split("<body")[-1].replace("nonce", "")


async def test_a_product_page_ignores_choices_that_do_not_exist(market: Market, browser: Browser) -> None:
    (result,) = await market.fill(1)
    for query in ["variant=x", "variant=%00", "option-color=x&option-size=", "variant[]=1", "=", "a" * 3_000]:
        page = await browser.get(f"/products/{result.code}?{query}")
        assert 'name="variant_id" value="' in page


async def test_a_comparison_of_nothing_says_so(browser: Browser) -> None:
    for ids in ["", ",,,,", "x" * 9_000, "%00", "' OR 1=1", "<script>", "a,b,c,d,e,f,g,h"]:
        page = await browser.get(f"/compare?{urlencode({'ids': ids})}")
        assert "还没有要对比的商品" in page


async def test_a_made_up_list_of_seen_products_is_read_as_far_as_it_goes(browser: Browser) -> None:
    for cookie in ["x", "." * 500, "A" * 22, "%00", "汉".encode().hex(), "AAAA.BBBB"]:
        browser.client.cookies.set("jishi_seen", cookie)
        await browser.get("/recent")
