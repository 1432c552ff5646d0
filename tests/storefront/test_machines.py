"""What search engines and browsers ask for by themselves."""

from xml.etree import ElementTree

import httpx
from tests.storefront.market import Market

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


async def addresses(client: httpx.AsyncClient, path: str) -> list[str]:
    answer = await client.get(path)
    assert answer.headers["content-type"].startswith("application/xml")
    return [found.text or "" for found in ElementTree.fromstring(answer.text).iter(f"{SPACE}loc")]


async def test_the_maps_lead_to_every_page_and_product(market: Market, client: httpx.AsyncClient) -> None:
    results = await market.fill(3)
    await market.write(blocks=1, articles=1)
    maps = await addresses(client, "/sitemap.xml")
    assert maps == ["http://shop.test/sitemaps/pages.xml", "http://shop.test/sitemaps/shop-qingmu.xml"]
    pages = await addresses(client, "/sitemaps/pages.xml")
    for path in ("/", "/c/shirts", "/shop/qingmu", "/stories/story-0", "/help/page-0"):
        assert f"http://shop.test{path}" in pages
    for address in pages:
        assert (await client.get(address)).status_code == 200
    products = await addresses(client, "/sitemaps/shop-qingmu.xml")
    assert sorted(products) == sorted(f"http://shop.test/products/{result.code}" for result in results)


async def test_robots_leave_alone_what_is_personal(client: httpx.AsyncClient) -> None:
    answer = await client.get("/robots.txt")
    assert "Disallow: /cart\n" in answer.text
    assert answer.text.endswith("Sitemap: http://shop.test/sitemap.xml\n")
    again = await client.get("/robots.txt", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


async def test_the_mark_is_found_where_old_browsers_look(client: httpx.AsyncClient) -> None:
    answer = await client.get("/favicon.ico")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/")
