"""What people write is screened, held, reported and hidden; figures follow."""

import pytest
from tests.orders.market import Goods
from tests.reviews.conftest import Stage

from jishi.kernel.actor import SYSTEM
from jishi.modules.moderation import api as moderation
from jishi.modules.reviews import api as reviews

ITEMS = "/api/v1/moderation/items"


@pytest.fixture(autouse=True)
async def words(stage: Stage) -> None:
    async with stage.app.tx() as tx:
        await moderation.import_words(tx, SYSTEM, "假货,block,\n微信,review,\n")


async def figures(stage: Stage, goods: Goods) -> int:
    async with stage.app.tx() as tx:
        assert await reviews.audit(tx) == []
        return (await reviews.summary(tx, goods.product_id)).count


async def test_a_forbidden_word_is_not_taken(stage: Stage, goods: Goods) -> None:
    buyer = stage.person()
    order = await stage.received(buyer, goods)
    body = {"order_number": order.number, "line_id": order.lines[0].id, "stars": 1, "text": "这是假 貨"}
    answer = await buyer.post("/api/v1/reviews", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "words_refused")
    assert "假 貨" in answer.text
    assert await stage.count("reviews.reviews") == 0


async def test_a_doubtful_one_waits_for_a_moderator(stage: Stage, goods: Goods) -> None:
    buyer, made = await stage.reviewed(goods, text="加我微信")
    assert made["state"] == "held"
    url = f"/api/v1/reviews/{made['review']['id']}"
    assert (await buyer.get(url)).status_code == 404
    assert (await buyer.get(f"/api/v1/me/reviews/{made['review']['id']}")).json()["state"] == "held"
    assert await figures(stage, goods) == 0
    moderator = stage.moderator()
    (item,) = (await moderator.get(ITEMS)).json()["items"]
    assert (item["kind"], item["text"], item["words"]) == ("review", "加我微信", ["微信"])
    assert item["link"] == f"/products/{await stage.code(goods)}/reviews"
    decided = await moderator.post(f"{ITEMS}/{item['id']}/decision", {"decision": "publish"})
    assert decided.status_code == 200
    assert (await buyer.get(url)).json()["text"] == "加我微信"
    assert await figures(stage, goods) == 1


async def test_taking_the_word_out_publishes_at_once(stage: Stage, goods: Goods) -> None:
    buyer, made = await stage.reviewed(goods, text="加我微信")
    url = f"/api/v1/reviews/{made['review']['id']}"
    changed = await buyer.put(url, {"stars": 5, "text": "很好"})
    assert changed.json()["state"] == "shown"
    assert (await stage.moderator().get(ITEMS)).json()["items"] == []
    assert await figures(stage, goods) == 1
    back = await buyer.put(url, {"stars": 5, "text": "很好，微信联系"})
    assert back.json()["state"] == "held"
    assert await figures(stage, goods) == 0


async def test_a_reported_review_stays_until_it_is_hidden(stage: Stage, goods: Goods) -> None:
    buyer, made = await stage.reviewed(goods, text="The owner is a thief")
    url = f"/api/v1/reviews/{made['review']['id']}"
    reporter = stage.person("Reporter")
    assert (await buyer.post(f"{url}/report", {"reason": "abuse"})).status_code == 422
    for _ in range(2):
        assert (await reporter.post(f"{url}/report", {"reason": "abuse", "note": "rude"})).status_code == 204
    assert (await buyer.get(url)).status_code == 200
    moderator = stage.moderator()
    (item,) = (await moderator.get(ITEMS)).json()["items"]
    assert (item["reports"], item["reasons"]) == (1, {"abuse": 1})
    await moderator.post(f"{ITEMS}/{item['id']}/decision", {"decision": "hide", "reason": "Insult"})
    assert (await buyer.get(url)).status_code == 404
    own = (await buyer.get(f"/api/v1/me/reviews/{made['review']['id']}")).json()
    assert (own["state"], own["reason"], own["can_edit"]) == ("hidden", "Insult", False)
    assert (await buyer.put(url, {"stars": 5, "text": "x"})).status_code == 409
    assert (await reporter.post(f"{url}/report", {"reason": "abuse"})).status_code == 404
    assert await figures(stage, goods) == 0


async def test_merchants_do_not_hide_what_they_dislike(stage: Stage, goods: Goods) -> None:
    _, made = await stage.reviewed(goods, text="微信")
    merchant = stage.merchant(goods)
    assert (await merchant.get(ITEMS)).status_code == 403
    (item,) = (await stage.moderator().get(ITEMS)).json()["items"]
    body = {"decision": "hide", "reason": "No"}
    assert (await merchant.post(f"{ITEMS}/{item['id']}/decision", body)).status_code == 403
    own = (await stage.moderator().get(f"/api/v1/staff/reviews/{made['review']['id']}")).json()
    assert own["state"] == "held"


async def test_later_words_and_replies_are_held_too(stage: Stage, goods: Goods) -> None:
    buyer, made = await stage.reviewed(goods, text="Good")
    url = f"/api/v1/reviews/{made['review']['id']}"
    held = await buyer.post(f"{url}/follow-up", {"text": "加微信"})
    assert held.json()["follow_up_state"] == "held"
    await stage.merchant(goods).put(f"/api/v1/staff/reviews/{made['review']['id']}/reply", {"text": "我们的微信"})
    shown = (await buyer.get(url)).json()
    assert (shown["follow_up"], shown["reply"]) == (None, None)
    moderator = stage.moderator()
    for item in (await moderator.get(ITEMS)).json()["items"]:
        await moderator.post(f"{ITEMS}/{item['id']}/decision", {"decision": "publish"})
    shown = (await buyer.get(url)).json()
    assert (shown["follow_up"]["text"], shown["reply"]["text"]) == ("加微信", "我们的微信")
    assert await figures(stage, goods) == 1


async def test_a_deleted_review_leaves_the_queue(stage: Stage, goods: Goods) -> None:
    buyer, made = await stage.reviewed(goods, text="微信")
    await buyer.delete(f"/api/v1/reviews/{made['review']['id']}")
    assert (await stage.moderator().get(ITEMS)).json()["items"] == []
