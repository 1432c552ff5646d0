"""A product's reviews: in several orders, narrowed, page by page, at a constant price."""

from datetime import timedelta

import pytest
from tests.orders.market import Goods
from tests.reviews.conftest import Stage

from jishi.kernel.clock import FixedClock
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews.contracts import ReviewQuery, ReviewSort


async def several(stage: Stage, goods: Goods, clock: FixedClock) -> dict[str, str]:
    """Reviews by a name of their own, a day apart."""
    found = {}
    for name, stars, text in [
        ("old", 5, "做工很好，尺码准，会回购"),
        ("bad", 1, "坏了"),
        ("plain", 4, ""),
        ("good", 5, "质感不错 very comfortable"),
    ]:
        _, made = await stage.reviewed(goods, stars=stars, text=text, name=name)
        found[made["review"]["id"]] = name
        clock.advance(timedelta(days=1))
    return found


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("newest", ["good", "plain", "bad", "old"]),
        ("highest", ["good", "old", "plain", "bad"]),
        ("lowest", ["bad", "plain", "old", "good"]),
        ("best", ["good", "plain", "bad", "old"]),
    ],
)
async def test_orders_hold_over_pages(
    stage: Stage, goods: Goods, clock: FixedClock, sort: str, names: list[str]
) -> None:
    known = await several(stage, goods, clock)
    who, code = stage.person(), await stage.code(goods)
    for limit in (1, 3, 10):
        found: list[str] = []
        url: str | None = f"/api/v1/products/{code}/reviews?sort={sort}&limit={limit}"
        while url:
            page = (await who.get(url)).json()
            found += [known[item["id"]] for item in page["items"]]
            cursor = page["next_cursor"]
            url = f"/api/v1/products/{code}/reviews?sort={sort}&limit={limit}&cursor={cursor}" if cursor else None
        assert found == names


async def test_helpful_votes_bring_a_review_up(stage: Stage, goods: Goods, clock: FixedClock) -> None:
    known = await several(stage, goods, clock)
    oldest = next(review_id for review_id, name in known.items() if name == "old")
    assert (await stage.person().put(f"/api/v1/reviews/{oldest}/vote")).json() == {"helpful": 1, "mine": True}
    page = await stage.person().get(f"/api/v1/products/{await stage.code(goods)}/reviews")
    assert known[page.json()["items"][0]["id"]] == "old"


async def test_narrowing(stage: Stage, goods: Goods, clock: FixedClock) -> None:
    known = await several(stage, goods, clock)
    other = await stage.market.goods(stock=3)
    who, code = stage.person(), await stage.code(goods)
    base = f"/api/v1/products/{code}/reviews"

    async def names(query: str) -> list[str]:
        answer = await who.get(f"{base}?{query}")
        assert answer.status_code == 200, answer.text
        return [known[item["id"]] for item in answer.json()["items"]]

    assert await names("stars=1") == ["bad"]
    assert await names("with_pictures=true") == []
    assert await names(f"variant_id={goods.variant_id}&stars=5") == ["good", "old"]
    assert await names(f"variant_id={other.variant_id}") == []
    assert await names("tag=fits") == ["old"]
    assert await names("tag=%00' OR 1=1") == []
    for bad in ("stars=0", "stars=6", "sort=random", "cursor=made-up", "variant_id=x"):
        assert (await who.get(f"{base}?{bad}")).status_code in (400, 422), bad
    assert (await who.get("/api/v1/products/NOSUCH/reviews")).status_code == 404


async def test_tags_are_what_people_say(stage: Stage, goods: Goods, clock: FixedClock) -> None:
    await several(stage, goods, clock)
    async with stage.app.tx() as tx:
        tags = (await reviews.summary(tx, goods.product_id)).tags
    assert [(tag.code, tag.count) for tag in tags] == [("quality", 2), ("again", 1), ("comfortable", 1), ("fits", 1)]


async def test_reading_costs_the_same_for_one_and_for_many(stage: Stage, goods: Goods, clock: FixedClock) -> None:
    await stage.reviewed(goods, text="one")
    costs = []
    for _ in range(2):
        await several(stage, goods, clock)
        stage.app.cache.forget("*")
        async with stage.app.tx(write=False) as tx:
            await reviews.list_reviews(tx, goods.product_id, ReviewQuery(sort=ReviewSort.BEST))
            await reviews.summary(tx, goods.product_id)
            costs.append(tx.statements)
            await reviews.summary(tx, goods.product_id)
            assert tx.statements == costs[-1]
    assert costs == [3, 3]
