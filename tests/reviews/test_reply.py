"""The shop answers its reviews; other shops see nothing of them."""

from tests.orders.market import Goods
from tests.reviews.conftest import Stage

from jishi.platform.worker import drain

STAFF = "/api/v1/staff/reviews"


async def test_the_shop_replies_and_may_change_its_words(stage: Stage, goods: Goods) -> None:
    buyer, made = await stage.reviewed(goods, text="Too small", stars=2)
    merchant = stage.merchant(goods)
    url = f"{STAFF}/{made['review']['id']}/reply"
    assert (await merchant.put(url, {"text": "  "})).status_code == 422
    first = await merchant.put(url, {"text": "Sorry"})
    assert first.status_code == 200
    second = await merchant.put(url, {"text": "Sorry! We send a larger one."})
    assert second.json()["review"]["reply"]["edited"]
    shown = (await buyer.get(f"/api/v1/reviews/{made['review']['id']}")).json()["reply"]
    assert (shown["text"], shown["edited"]) == ("Sorry! We send a larger one.", True)
    before = f"{url}/versions"
    assert [one["text"] for one in (await merchant.get(before)).json()] == ["Sorry"]
    assert (await buyer.get(before)).status_code == 403
    await drain(stage.app)
    async with stage.app.tx(write=False) as tx:
        entries = await tx.fetch("SELECT action FROM platform.audit_log WHERE subject_kind = 'review'")
    assert [row["action"] for row in entries] == ["reviews.replied"] * 2


async def test_others_do_not_reply(stage: Stage, goods: Goods) -> None:
    elsewhere = await stage.market.goods(shop_id=await stage.market.shop())
    buyer, made = await stage.reviewed(goods, text="Too small")
    url = f"{STAFF}/{made['review']['id']}/reply"
    reader = stage.person("Ana", frozenset({"reviews.read"}))
    for who, status in [(stage.merchant(elsewhere), 404), (buyer, 403), (reader, 403)]:
        assert (await who.put(url, {"text": "Ha"})).status_code == status
    assert (await buyer.get(f"/api/v1/reviews/{made['review']['id']}")).json()["reply"] is None
    async with stage.app.tx(write=False) as tx:
        assert await tx.fetch("SELECT 1 FROM platform.audit_log WHERE subject_kind = 'review'") == []


async def test_each_shop_sees_its_own_reviews(stage: Stage, goods: Goods) -> None:
    elsewhere = await stage.market.goods(shop_id=await stage.market.shop())
    _, bad = await stage.reviewed(goods, stars=1, text="Broken on arrival")
    await stage.reviewed(goods, stars=5)
    await stage.reviewed(elsewhere, stars=4)
    mine, other = stage.merchant(goods), stage.merchant(elsewhere)
    assert len((await mine.get(STAFF)).json()["items"]) == 2
    assert len((await other.get(STAFF)).json()["items"]) == 1
    assert len((await stage.moderator().get(STAFF)).json()["items"]) == 3
    (critical,) = (await mine.get(f"{STAFF}?most_stars=3&answered=false")).json()["items"]
    assert critical["review"]["id"] == bad["review"]["id"]
    assert [one["review"]["id"] for one in (await mine.get(f"{STAFF}?text=ARRIVAL")).json()["items"]] == [
        bad["review"]["id"]
    ]
    assert (await mine.get(f"{STAFF}/waiting")).json() == {"critical": 1, "questions": 0}
    assert (await other.get(f"{STAFF}/{bad['review']['id']}")).status_code == 404
    assert (await other.get(f"/api/v1/reviews/{bad['review']['id']}/versions")).status_code == 404
    assert (await stage.person().get(STAFF)).status_code == 403
