"""Lists: filters, orders, pages, facets."""

from uuid import UUID

import httpx
import pytest
from tests.catalog.conftest import simple, stored

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Attribute, ProductInput, ProductQuery, ProductState, Sort
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopState
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime


def made_of(material: str) -> list[Attribute]:
    return [Attribute("material", {"en": "Material"}, {"en": material})]


@pytest.fixture
async def shelf(app: Runtime, shop_id: UUID) -> UUID:
    """Twelve products in two categories below one."""
    async with app.tx() as tx:
        await catalog.save_category(tx, "wear", {"zh-CN": "服饰", "en": "Wear"}, attributes=["material"])
        await catalog.save_category(tx, "shirts", {"zh-CN": "衬衫", "en": "Shirts"}, "wear")
        await catalog.save_category(tx, "hats", {"zh-CN": "帽子", "en": "Hats"}, "wear", 1)
        goods = [
            simple(
                f"thing-{at}",
                1_000 + 100 * at,
                category_code="shirts" if at % 2 else "hats",
                brand="Qingmu" if at < 4 else "Lan",
                attributes=made_of("Linen" if at % 3 else "Wool"),
                popularity=at,
            )
            for at in range(12)
        ]
        await catalog.save_products(tx, shop_id, goods)
    return shop_id


async def names(tx: Tx, **wanted: object) -> list[str]:
    page = await catalog.list_products(tx, ProductQuery(**wanted))  # type: ignore[arg-type]
    return [card.title["en"].removeprefix("thing ") for card in page.items]


async def test_a_category_has_what_is_below_it(tx: Tx, shelf: UUID) -> None:
    assert len(await names(tx, category="wear")) == 12
    assert await names(tx, category="shirts") == ["11", "9", "7", "5", "3", "1"]
    assert await names(tx, category="nowhere") == []


async def test_filters_narrow_and_values_widen(tx: Tx, shelf: UUID) -> None:
    assert await names(tx, brands=["qingmu"], sort=Sort.PRICE_UP) == ["0", "1", "2", "3"]
    assert len(await names(tx, brands=["Qingmu", "Lan"])) == 12
    assert await names(tx, category="hats", attributes={"material": ["wool"]}) == ["6", "0"]
    assert await names(tx, attributes={"material": ["Wool", "Linen"]}, price_from=1_900, price_to=2_000) == ["10", "9"]
    assert await names(tx, in_stock=True) == []


async def test_every_order_pages_through_all_once(tx: Tx, shelf: UUID) -> None:
    for sort in Sort:
        seen: list[UUID] = []
        cursor = None
        while True:
            page = await catalog.list_products(tx, ProductQuery(sort=sort, cursor=cursor, limit=5))
            seen += [card.id for card in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert len(seen) == len(set(seen)) == 12, sort


async def test_words_find_products_in_both_languages(tx: Tx, shop_id: UUID, shirt: ProductInput) -> None:
    await catalog.save_product(tx, shop_id, shirt)
    for words in ("linen", "Line", "亚麻", "衬", "麻衬衫", "shirt QINGMU", "亚麻 linen"):
        assert len((await catalog.list_products(tx, ProductQuery(text=words))).items) == 1, words
    for words in ("inen", "麻亚", "wool", "!!!", "'; DROP TABLE catalog.product; --", "a:* | b"):
        assert (await catalog.list_products(tx, ProductQuery(text=words))).items == [], words


async def test_facets_count_what_each_choice_would_leave(tx: Tx, shelf: UUID) -> None:
    found = {facet.code: facet for facet in await catalog.facets(tx, ProductQuery(category="wear"))}
    assert [(value.value, value.count) for value in found["brand"].values] == [("Lan", 8), ("Qingmu", 4)]
    assert [(value.value, value.count) for value in found["material"].values] == [("Linen", 8), ("Wool", 4)]
    chosen = ProductQuery(category="wear", brands=["Qingmu"])
    found = {facet.code: facet for facet in await catalog.facets(tx, chosen)}
    assert [(value.value, value.count, value.chosen) for value in found["brand"].values] == [
        ("Lan", 8, False),
        ("Qingmu", 4, True),
    ]
    assert sum(value.count for value in found["material"].values) == 4


async def test_only_live_products_of_open_shops_are_shown(tx: Tx, shelf: UUID) -> None:
    hidden = await catalog.save_product(tx, shelf, simple("draft", state=ProductState.DRAFT))
    assert await catalog.find_product(tx, hidden.code) is None
    assert len(await names(tx)) == 12
    sold = await catalog.save_product(tx, shelf, simple("sold"))
    await merchants.set_state(tx, shelf, ShopState.PAUSED)
    assert await names(tx) == []
    (sellable,) = (await catalog.list_sellable(tx, sold.variant_ids.values())).values()
    assert not sellable.on_sale
    await merchants.set_state(tx, shelf, ShopState.OPEN)
    assert len(await names(tx)) == 13


async def test_delisting_takes_it_off_and_scheduling_puts_it_on(tx: Tx, shop_id: UUID) -> None:
    code = (await catalog.save_product(tx, shop_id, simple("a"))).code
    await catalog.set_state(tx, code, ProductState.DELISTED)
    assert await names(tx) == []
    await catalog.save_product(tx, shop_id, simple("b", state=ProductState.SCHEDULED, live_at=tx.now))
    assert await names(tx) == []
    assert await catalog.go_live(tx) == 1
    assert await names(tx) == ["b"]


async def test_selling_moves_a_product_up(tx: Tx, shop_id: UUID) -> None:
    results = await catalog.save_products(tx, shop_id, [simple("a"), simple("b")])
    await catalog.add_sold(tx, {results[0].product_id: 3})  # type: ignore[dict-item]
    page = await catalog.list_products(tx, ProductQuery())
    assert [(card.title["en"], card.sold) for card in page.items] == [("a", 3), ("b", 0)]


async def test_stock_marks_feed_the_filter(tx: Tx, shop_id: UUID) -> None:
    result = await catalog.save_product(tx, shop_id, simple("a"))
    await catalog.mark_stock(tx, dict.fromkeys(result.variant_ids.values(), True))
    assert await names(tx, in_stock=True) == ["a"]
    await catalog.save_product(tx, shop_id, simple("a", 2))
    assert await names(tx, in_stock=True) == ["a"], "saving again keeps the mark"
    await catalog.mark_stock(tx, dict.fromkeys(result.variant_ids.values(), False))
    assert await names(tx, in_stock=True) == []


async def test_moving_a_category_moves_its_products(tx: Tx, shelf: UUID) -> None:
    await catalog.save_category(tx, "sale", {"en": "Sale"})
    await catalog.save_category(tx, "hats", {"zh-CN": "帽子", "en": "Hats"}, "sale", 1)
    assert len(await names(tx, category="sale")) == 6
    assert len(await names(tx, category="wear")) == 6


async def test_similar_ones_are_of_the_same_category(tx: Tx, shelf: UUID) -> None:
    (hat,) = (await catalog.list_products(tx, ProductQuery(category="hats", limit=1))).items
    assert [card.title["en"] for card in await catalog.similar(tx, hat.id, 3)] == ["thing 8", "thing 6", "thing 4"]


async def test_a_list_is_two_statements_however_long(app: Runtime, shelf: UUID) -> None:
    for limit in (1, 12):
        app.cache.forget("*")
        reading = app.tx(write=False)
        await catalog.list_products(reading, ProductQuery(category="wear", brands=["Lan"], limit=limit))
        assert reading.statements == 2, "the category tree and the list"
        await catalog.list_products(reading, ProductQuery(category="wear", brands=["Lan"], limit=limit))
        assert reading.statements == 2, "then nothing"


async def test_the_list_over_http_narrows_and_pages(client: httpx.AsyncClient, shelf: UUID) -> None:
    url = "/api/v1/products"
    first = (await client.get(url, params={"category": "wear", "brand": ["Lan", "Qingmu"], "limit": 7})).json()
    assert len(first["items"]) == 7
    rest = (await client.get(url, params={"category": "wear", "limit": 7, "cursor": first["next_cursor"]})).json()
    assert len(rest["items"]) == 5
    assert rest["next_cursor"] is None
    narrowed = await client.get(url, params={"attribute": "material:Wool", "price_to": 1_300})
    assert len(narrowed.json()["items"]) == 2


@pytest.mark.parametrize(
    "query",
    [
        "cursor=nonsense",
        "attribute=nocolon",
        "sort=worst",
        "limit=many",
        "price_from=12;DROP",
    ],
)
async def test_bad_filters_are_refused_clearly(client: httpx.AsyncClient, query: str) -> None:
    answer = await client.get(f"/api/v1/products?{query}")
    assert answer.status_code == 422
    assert answer.json()["title"]


@pytest.mark.parametrize(
    "query",
    [
        "category=' OR 1=1 --",
        "brand=%27%3B DROP TABLE catalog.product%3B--",
        "q=%00%27",
        "brand=%00",
        "attribute=a%00b:c",
        "price_from=-99999999999999999999999",
        "limit=-5",
        "limit=100000000000000000000",
        "q=" + "x" * 10_000,
    ],
)
async def test_hostile_filters_find_nothing_and_break_nothing(
    client: httpx.AsyncClient, shelf: UUID, query: str
) -> None:
    answer = await client.get(f"/api/v1/products?{query}")
    assert answer.status_code == 200
    assert len((await client.get("/api/v1/products")).json()["items"]) == 12


async def test_a_product_over_http_has_a_tag_and_no_cost(
    app: Runtime, client: httpx.AsyncClient, shop_id: UUID, shirt: ProductInput
) -> None:
    code = await stored(app, shop_id, shirt)
    answer = await client.get(f"/api/v1/products/{code}")
    assert answer.status_code == 200
    assert answer.json()["title"] == shirt.title
    assert "cost" not in answer.text
    again = await client.get(f"/api/v1/products/{code}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    async with app.tx() as tx:
        await catalog.set_state(tx, code, ProductState.DELISTED)
    assert (await client.get(f"/api/v1/products/{code}")).status_code == 404
    assert (await client.get("/api/v1/products/../../etc")).status_code == 404


async def test_a_change_is_seen_at_once(app: Runtime, client: httpx.AsyncClient, shop_id: UUID) -> None:
    code = await stored(app, shop_id, simple("a", 100))
    assert (await client.get("/api/v1/products")).json()["items"][0]["price"] == 100
    assert (await client.get(f"/api/v1/products/{code}")).json()["variants"][0]["price"] == 100
    await stored(app, shop_id, simple("a", 200))
    assert (await client.get("/api/v1/products")).json()["items"][0]["price"] == 200
    assert (await client.get(f"/api/v1/products/{code}")).json()["variants"][0]["price"] == 200
