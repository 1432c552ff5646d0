"""What buyers think of a product stands on its card and page, and orders lists."""

from uuid import UUID

import httpx
import msgspec
import pytest
from tests.catalog.conftest import simple, stored

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductQuery, Rating, Sort
from jishi.platform.runtime import Runtime


async def rate(app: Runtime, ratings: dict[str, Rating]) -> None:
    async with app.tx() as tx:
        found = {code: await catalog.find_product(tx, code) for code in ratings}
        await catalog.set_ratings(tx, {one.id: ratings[code] for code, one in found.items() if one})


@pytest.fixture
async def codes(app: Runtime, shop_id: UUID) -> list[str]:
    return [await stored(app, shop_id, simple(name)) for name in ("good", "unknown", "bad")]


async def test_the_best_rated_come_first_and_the_unrated_between(
    app: Runtime, client: httpx.AsyncClient, codes: list[str]
) -> None:
    good, unknown, bad = codes
    await rate(app, {good: Rating(475, 12, 18_000), bad: Rating(120, 5, -7_000)})
    for limit in (1, 3):
        found: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            url = f"/api/v1/products?sort=rating&limit={limit}" + (f"&cursor={cursor}" if cursor else "")
            page = (await client.get(url)).json()
            found += [item["code"] for item in page["items"]]
            cursor = page["next_cursor"]
        assert found == [good, unknown, bad]
    first = (await client.get("/api/v1/products?sort=rating")).json()["items"][0]
    assert (first["rating"], first["ratings"]) == (475, 12)


async def test_saving_a_product_again_keeps_its_rating(app: Runtime, shop_id: UUID, codes: list[str]) -> None:
    await rate(app, {codes[0]: Rating(475, 12, 18_000)})
    async with app.tx() as tx:
        await catalog.save_product(tx, shop_id, simple("good", 555))
        page = await catalog.list_products(tx, ProductQuery(sort=Sort.RATED))
        found = await catalog.find_product(tx, codes[0])
    assert (page.items[0].code, page.items[0].price, page.items[0].rating) == (codes[0], 555, 475)
    assert found is not None
    assert (found.rating, found.ratings) == (475, 12)


async def test_pages_show_it_as_soon_as_it_is_there(app: Runtime, client: httpx.AsyncClient, codes: list[str]) -> None:
    before = await client.get(f"/products/{codes[0]}")
    assert "AggregateRating" not in before.text
    await rate(app, {codes[0]: Rating(475, 12, 18_000)})
    after = await client.get(f"/products/{codes[0]}")
    assert '"@type":"AggregateRating","ratingValue":"4.75","reviewCount":12' in after.text
    assert msgspec.json.decode((await client.get(f"/api/v1/products/{codes[0]}")).content)["ratings"] == 12
    assert "AggregateRating" not in (await client.get(f"/products/{codes[1]}")).text


async def test_a_list_with_ratings_costs_what_it_did(app: Runtime, codes: list[str]) -> None:
    await rate(app, {code: Rating(400, 1, 9) for code in codes})
    async with app.tx(write=False) as tx:
        await catalog.category_tree(tx)
        before = tx.statements
        assert len((await catalog.list_products(tx, ProductQuery(sort=Sort.RATED))).items) == 3
        assert tx.statements - before == 1
