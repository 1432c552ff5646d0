"""Who has received something may review it, once."""

from typing import Any

import httpx
import pytest
from tests.orders.market import Goods
from tests.reviews.conftest import Stage

from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import uuid7
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import RefundPart
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews.contracts import MOST_TEXT
from jishi.platform.worker import drain

URL = "/api/v1/reviews"
EMOJI = "很喜欢🍵👩‍👩‍👧‍👦❤️，送人也体面"


async def test_a_review_is_seen_at_once_and_counts(stage: Stage, goods: Goods) -> None:
    buyer = stage.person("林小梅")
    picture = await buyer.upload()
    order = await stage.received(buyer, goods)
    scores = {"product": 5, "match": 4, "delivery": 3}
    made = await stage.review(
        buyer, order, stars=4, text=EMOJI, scores=scores, picture_ids=[picture["id"]], anonymous=False
    )
    assert (made["state"], made["can_edit"], made["can_follow_up"]) == ("shown", True, True)
    code = await stage.code(goods)
    (item,) = (await buyer.get(f"/api/v1/products/{code}/reviews")).json()["items"]
    assert (item["author"], item["stars"], item["text"], item["helpful"]) == ("林小梅", 4, EMOJI, 0)
    assert item["scores"] == {"product": 5, "match": 4, "delivery": 3, "service": None}
    assert [one["id"] for one in item["pictures"]] == [picture["id"]]
    summary = (await buyer.get(f"/api/v1/products/{code}/reviews/summary")).json()
    assert (summary["count"], summary["average"], summary["by_stars"]) == (1, 400, [0, 0, 0, 1, 0])
    assert (summary["product"], summary["match"], summary["delivery"], summary["service"]) == (500, 400, 300, 0)
    await drain(stage.app)
    card = (await buyer.get("/api/v1/products")).json()["items"][0]
    assert (card["rating"], card["ratings"]) == (400, 1)


async def test_an_anonymous_author_is_only_hinted_at(stage: Stage, goods: Goods) -> None:
    _, made = await stage.reviewed(goods, name="Josephine", anonymous=True, text="Good")
    merchant = stage.merchant(goods)
    public = (await merchant.get(f"{URL}/{made['review']['id']}")).text
    (own,) = (await merchant.get("/api/v1/staff/reviews")).json()["items"]
    assert "Josephine" not in public
    assert "J***e" in public
    assert (own["order_number"], own["review"]["author"]) == ("", "J***e")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"stars": 0}, 422),
        ({"stars": 6}, 422),
        ({"scores": {"match": 9}}, 422),
        ({"text": "长" * (MOST_TEXT + 1)}, 422),
        ({"text": "x" * 10_000}, 422),
        ({"picture_ids": [str(uuid7())]}, 422),
        ({"picture_ids": [str(uuid7()) for _ in range(10)]}, 422),
        ({"line_id": str(uuid7())}, 404),
        ({"order_number": "NOPE"}, 404),
        ({"price": 1}, 422),
    ],
)
async def test_nonsense_is_refused_and_nothing_happens(
    stage: Stage, goods: Goods, change: dict[str, Any], status: int
) -> None:
    buyer = stage.person()
    order = await stage.received(buyer, goods)
    body = {"order_number": order.number, "line_id": order.lines[0].id, "stars": 5, **change}
    answer = await buyer.post(URL, body)
    assert answer.status_code == status, answer.text
    assert await stage.count("reviews.reviews") == await stage.count("reviews.totals") == 0


async def test_a_text_may_be_as_long_as_it_says(stage: Stage, goods: Goods) -> None:
    _, made = await stage.reviewed(goods, text="😀" * MOST_TEXT)
    assert len(made["review"]["text"]) == MOST_TEXT


async def test_only_its_buyer_who_has_it_reviews_it(stage: Stage, goods: Goods, client: httpx.AsyncClient) -> None:
    buyer, other = stage.person("Buyer"), stage.person("Other")
    manager = stage.person("Manager", frozenset({"orders.read", "reviews.moderate", "reviews.reply"}))
    waiting = await stage.bought(buyer, goods)
    received = await stage.received(buyer, goods)
    for who, order, status in [
        (buyer, waiting, 409),
        (other, received, 404),
        (stage.merchant(goods), received, 404),
        (manager, received, 404),
    ]:
        body = {"order_number": order.number, "line_id": order.lines[0].id, "stars": 1}
        assert (await who.post(URL, body)).status_code == status
    nameless = await client.post(
        URL, json={"order_number": received.number, "line_id": str(received.lines[0].id), "stars": 1}
    )
    assert nameless.status_code == 401
    assert await stage.count("reviews.reviews") == 0


async def test_a_line_is_reviewed_once(stage: Stage, goods: Goods) -> None:
    buyer = stage.person()
    order = await stage.received(buyer, goods)
    await stage.review(buyer, order)
    again = await buyer.post(URL, {"order_number": order.number, "line_id": order.lines[0].id, "stars": 1})
    assert (again.status_code, again.json()["code"]) == (409, "reviewed_already")
    assert await stage.count("reviews.reviews") == 1
    async with stage.app.tx(write=False) as tx:
        assert (await reviews.summary(tx, goods.product_id)).by_stars == [0, 0, 0, 0, 1]


async def test_somebody_elses_picture_is_not_taken(stage: Stage, goods: Goods) -> None:
    picture = await stage.person("Other").upload()
    buyer = stage.person()
    order = await stage.received(buyer, goods)
    body = {"order_number": order.number, "line_id": order.lines[0].id, "stars": 5, "picture_ids": [picture["id"]]}
    assert (await buyer.post(URL, body)).status_code == 422
    assert await stage.count("reviews.reviews") == 0


async def test_guests_upload_nothing(stage: Stage, client: httpx.AsyncClient) -> None:
    answer = await client.post(f"{URL}/pictures", files={"file": ("a.jpg", b"x", "image/jpeg")})
    assert answer.status_code in (401, 403)
    not_one = await stage.person().call("POST", f"{URL}/pictures", files={"file": ("a.jpg", b"<svg/>", "image/jpeg")})
    assert not_one.status_code == 422
    assert await stage.count("reviews.uploads") == await stage.count("media.picture") == 0


async def test_what_waits_to_be_reviewed_gets_less(stage: Stage, goods: Goods) -> None:
    second = await stage.market.goods(stock=5)
    buyer = stage.person()
    order = await stage.received(buyer, goods, second)
    await stage.bought(buyer, goods)
    url = "/api/v1/me/reviews/to-write"
    assert len((await buyer.get(url)).json()["items"]) == 2
    made = await stage.review(buyer, order)
    (left,) = (await buyer.get(url)).json()["items"]
    assert left["line_id"] == str(order.lines[1].id)
    (own,) = (await buyer.get("/api/v1/me/reviews")).json()["items"]
    assert own["review"]["id"] == made["review"]["id"]
    assert (await stage.person("Other").get("/api/v1/me/reviews")).json()["items"] == []


async def test_a_line_that_was_given_back_keeps_its_review_and_says_so(stage: Stage, goods: Goods) -> None:
    buyer = stage.person()
    order = await stage.received(buyer, goods)
    made = await stage.review(buyer, order, stars=2)
    line = order.lines[0]
    for amount, refunded in [(line.payable - 1, False), (1, True)]:
        async with stage.app.tx() as tx:
            await orders.refund_part(
                tx, order.id, [RefundPart(line.id, amount)], reason="", reference=f"r{amount}", by=SYSTEM
            )
        review = (await buyer.get(f"{URL}/{made['review']['id']}")).json()
        assert (review["refunded"], review["stars"]) == (refunded, 2)


async def test_buyers_are_invited_once_some_days_later(stage: Stage, goods: Goods) -> None:
    buyer = stage.person()
    order = await stage.received(buyer, goods)
    for _ in range(2):
        async with stage.app.tx() as tx:
            await reviews.invite(tx, order.number)
        await drain(stage.app)
    assert await stage.count("notifications.notices") <= 1
    await stage.review(buyer, order)
    async with stage.app.tx() as tx:
        before = tx.statements
        await reviews.invite(tx, order.number)
        assert tx.statements > before
