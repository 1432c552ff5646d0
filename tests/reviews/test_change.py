"""Authors change, follow up and take back; what was said before is kept."""

from datetime import timedelta

import pytest
from tests.orders.market import Goods
from tests.reviews.conftest import Stage

from jishi.kernel.clock import FixedClock
from jishi.modules.reviews import api as reviews

URL = "/api/v1/reviews"


async def test_a_change_keeps_what_was_said_and_counts_anew(stage: Stage, goods: Goods) -> None:
    buyer, made = await stage.reviewed(goods, stars=5, text="Good", scores={"product": 5})
    url = f"{URL}/{made['review']['id']}"
    changed = await buyer.put(url, {"stars": 2, "text": "It broke", "scores": {"service": 4}})
    assert changed.status_code == 200
    assert changed.json()["review"]["edited"]
    (version,) = (await buyer.get(f"{url}/versions")).json()
    assert (version["stars"], version["text"], version["scores"]["product"]) == (5, "Good", 5)
    async with stage.app.tx() as tx:
        found = await reviews.summary(tx, goods.product_id)
        assert await reviews.audit(tx) == []
    assert (found.count, found.by_stars, found.product, found.service) == (1, [0, 1, 0, 0, 0], 0, 400)


async def test_after_thirty_days_it_stays_as_it_is(stage: Stage, goods: Goods, clock: FixedClock) -> None:
    buyer, made = await stage.reviewed(goods, text="Good")
    url = f"{URL}/{made['review']['id']}"
    clock.advance(timedelta(days=30))
    assert (await buyer.put(url, {"stars": 4, "text": "Good"})).status_code == 200
    clock.advance(timedelta(seconds=1))
    late = await buyer.put(url, {"stars": 1, "text": "Bad"})
    assert (late.status_code, late.json()["code"]) == (409, "too_late")
    assert (await buyer.get(url)).json()["stars"] == 4


async def test_a_later_word_comes_once_within_half_a_year(stage: Stage, goods: Goods, clock: FixedClock) -> None:
    buyer, made = await stage.reviewed(goods, text="Good")
    url = f"{URL}/{made['review']['id']}"
    clock.advance(timedelta(days=12))
    assert (await buyer.post(f"{url}/follow-up", {"text": ""})).status_code == 422
    picture = await buyer.upload(300)
    added = await buyer.post(f"{url}/follow-up", {"text": "Still good", "picture_ids": [picture["id"]]})
    assert added.status_code == 201
    shown = (await buyer.get(url)).json()["follow_up"]
    assert (shown["text"], shown["days"], len(shown["pictures"])) == ("Still good", 12, 1)
    assert (await buyer.post(f"{url}/follow-up", {"text": "More"})).status_code == 409
    code = await stage.code(goods)
    assert len((await buyer.get(f"/api/v1/products/{code}/reviews?with_follow_up=true")).json()["items"]) == 1
    late, other = await stage.reviewed(goods)
    clock.advance(timedelta(days=180, seconds=1))
    assert (await late.post(f"{URL}/{other['review']['id']}/follow-up", {"text": "Late"})).status_code == 409
    async with stage.app.tx() as tx:
        assert (await reviews.summary(tx, goods.product_id)).with_follow_up == 1
        assert await reviews.audit(tx) == []


async def test_taking_it_back_takes_it_out_of_the_figures(stage: Stage, goods: Goods) -> None:
    buyer, made = await stage.reviewed(goods, text="Good")
    url = f"{URL}/{made['review']['id']}"
    assert (await buyer.delete(url)).status_code == 204
    assert (await buyer.get(url)).status_code == 404
    assert (await buyer.delete(url)).status_code == 404
    assert (await buyer.get("/api/v1/me/reviews")).json()["items"] == []
    async with stage.app.tx() as tx:
        assert (await reviews.summary(tx, goods.product_id)).count == 0
        assert await reviews.audit(tx) == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
async def test_nobody_touches_anothers_review(stage: Stage, goods: Goods, method: str) -> None:
    _, made = await stage.reviewed(goods, text="Good")
    url = f"{URL}/{made['review']['id']}" + ("/follow-up" if method == "POST" else "")
    body = {"PUT": {"stars": 1, "text": "Bad"}, "POST": {"text": "Bad"}, "DELETE": None}[method]
    for who in (stage.person("Other"), stage.merchant(goods), stage.moderator()):
        assert (await who.call(method, url, body)).status_code == 404
    review = (await stage.person().get(f"{URL}/{made['review']['id']}")).json()
    assert (review["text"], review["stars"], review["follow_up"], review["edited"]) == ("Good", 5, None, False)
