"""Reviews, questions, the queue and the words in the console."""

import pytest
from tests.orders.market import Goods
from tests.reviews.conftest import Stage
from tests.reviews.test_pages import SCRIPT, cost, form, page

from jishi.console.reviews.list import GRID
from jishi.kernel.actor import SYSTEM
from jishi.modules.moderation import api as moderation

REVIEWS, QUESTIONS = "/console/reviews", "/console/reviews/questions"
QUEUE, WORDS = "/console/moderation", "/console/moderation/words"


async def test_a_merchant_reads_and_replies(stage: Stage, goods: Goods) -> None:
    elsewhere = await stage.market.goods(shop_id=await stage.market.shop())
    buyer, made = await stage.reviewed(goods, text="Tiny" + SCRIPT, stars=2)
    _, other = await stage.reviewed(elsewhere, text="Elsewhere")
    merchant = stage.merchant(goods)
    listed = page(await merchant.get(REVIEWS))
    assert "Tiny&lt;script" in listed
    assert "Elsewhere" not in listed
    review_id = made["review"]["id"]
    assert f'action="{REVIEWS}/{review_id}/reply"' in page(await merchant.get(f"{REVIEWS}?open={review_id}"))
    assert "Elsewhere" not in page(await merchant.get(f"{REVIEWS}?open={other['review']['id']}"))
    assert (await form(merchant, f"{REVIEWS}/{other['review']['id']}/reply", {"text": "x"})).status_code == 404
    assert (await form(merchant, f"{REVIEWS}/{review_id}/reply", {"text": ""})).status_code == 303
    assert (await buyer.get(f"/api/v1/reviews/{review_id}")).json()["reply"] is None
    assert (await form(merchant, f"{REVIEWS}/{review_id}/reply", {"text": "Sorry"})).status_code == 303
    assert (await buyer.get(f"/api/v1/reviews/{review_id}")).json()["reply"]["text"] == "Sorry"
    for query in ("?stars=3&answered=0&state=shown", "?q=tiny", "?sort=written&pictures=1", "?state=nonsense"):
        page(await merchant.get(REVIEWS + query))
    assert (await buyer.get(REVIEWS)).status_code in (403, 404)


async def test_a_merchant_answers_questions(stage: Stage, goods: Goods) -> None:
    elsewhere = await stage.market.goods(shop_id=await stage.market.shop())
    asker, merchant = stage.person(), stage.merchant(goods)
    ids = []
    for one in (goods, elsewhere):
        url = f"/api/v1/products/{await stage.code(one)}/questions"
        ids.append((await asker.post(url, {"text": "How big?" + SCRIPT})).json()["id"])
    assert "How big?&lt;script" in page(await merchant.get(f"{QUESTIONS}?answered=0&sort=asked"))
    page(await merchant.get(f"{QUESTIONS}?open={ids[0]}"))
    assert f"{ids[1]}/answers" not in page(await merchant.get(f"{QUESTIONS}?open={ids[1]}"))
    assert (await form(merchant, f"{QUESTIONS}/{ids[0]}/answers", {"text": "9 cm"})).status_code == 303
    (answer,) = (await asker.get(f"/api/v1/questions/{ids[0]}")).json()["answers"]
    assert (answer["text"], answer["from_shop"]) == ("9 cm", True)
    changing = f"/console/reviews/answers/{answer['id']}"
    assert (await form(asker, changing, {"text": "1 cm"})).status_code == 404
    assert (await form(merchant, changing, {"text": "9.5 cm"})).status_code == 303
    panel = page(await merchant.get(f"{QUESTIONS}?open={ids[0]}"))
    assert "9.5 cm" in panel
    assert "What it said before" in panel or "修改前的内容" in panel
    (answer,) = (await asker.get(f"/api/v1/questions/{ids[0]}")).json()["answers"]
    assert (answer["text"], answer["edited"]) == ("9.5 cm", True)


async def test_moderators_work_off_the_queue(stage: Stage, goods: Goods) -> None:
    async with stage.app.tx() as tx:
        await moderation.import_words(tx, SYSTEM, "微信,review,\n")
    for text in ("微信一", "微信二"):
        await stage.reviewed(goods, text=text + SCRIPT)
    moderator = stage.moderator()
    assert "微信一&lt;script" in page(await moderator.get(f"{QUEUE}?state=waiting"))
    first, second = (await moderator.get("/api/v1/moderation/items")).json()["items"]
    page(await moderator.get(f"{QUEUE}?open={first['id']}"))
    await form(moderator, f"{QUEUE}/{first['id']}/decision", {"decision": "hide"})
    assert (await moderator.get(f"/api/v1/moderation/items/{first['id']}")).json()["state"] == "waiting"
    await form(moderator, f"{QUEUE}/{first['id']}/decision", {"decision": "hide", "reason": "Contact data"})
    await form(moderator, f"{QUEUE}/{second['id']}/decision", {"decision": "publish"})
    states = [(await moderator.get(f"/api/v1/moderation/items/{one['id']}")).json()["state"] for one in (first, second)]
    assert states == ["hidden", "published"]
    for who in (stage.merchant(goods), stage.person()):
        assert (await who.get(QUEUE)).status_code in (403, 404)
        assert (await form(who, f"{QUEUE}/{first['id']}/decision", {"decision": "publish"})).status_code in (403, 404)
    async with stage.app.tx(write=False) as tx:
        acts = await tx.fetch(
            "SELECT action FROM platform.audit_log WHERE subject_kind = 'moderation_item' ORDER BY id"
        )
    assert [row["action"] for row in acts] == ["moderation.hidden", "moderation.published"]


async def test_several_at_once(stage: Stage, goods: Goods) -> None:
    elsewhere = await stage.market.goods(shop_id=await stage.market.shop())
    made = [(await stage.reviewed(one, text="x"))[1]["review"]["id"] for one in (goods, goods, elsewhere)]
    merchant = stage.merchant(goods)
    action = GRID.action("reply")
    assert action is not None
    assert action.work is not None
    async with stage.app.tx() as tx:
        outcomes = await action.work(tx, merchant.actor, made, {"text": "Thank you"})
    assert [outcomes[one].done for one in made] == [True, True, False]
    replies = [(await merchant.get(f"/api/v1/reviews/{one}")).json()["reply"] for one in made]
    assert [reply and reply["text"] for reply in replies] == ["Thank you", "Thank you", None]


async def test_words_are_kept_by_form_and_file(stage: Stage, goods: Goods) -> None:
    moderator = stage.moderator()
    await form(moderator, WORDS, {"text": "假货", "kind": "block", "note": SCRIPT})
    assert "假货" in page(await moderator.get(WORDS))
    file = {"file": ("words.csv", "word,kind,note\n代购,review,\n".encode("utf-8-sig"), "text/csv")}
    assert (await form(moderator, f"{WORDS}/import", {}, files=file)).status_code == 303
    out = await moderator.get(f"{WORDS}/file")
    assert "代购,review," in out.text
    bad = {"file": ("words.csv", b"\xff\xfe\x00", "text/csv")}
    assert (await form(moderator, f"{WORDS}/import", {}, files=bad)).status_code == 303
    assert (await stage.merchant(goods).get(WORDS)).status_code in (403, 404)
    assert await stage.count("moderation.words") == 2


@pytest.mark.parametrize("path", [REVIEWS, QUESTIONS, QUEUE])
async def test_lists_cost_the_same_for_one_and_for_many(stage: Stage, goods: Goods, path: str) -> None:
    moderator, asker = stage.moderator(), stage.person()
    costs = []
    for number in (1, 4):
        for _ in range(number):
            await stage.reviewed(goods, text="Good")
            asked = await asker.post(f"/api/v1/products/{await stage.code(goods)}/questions", {"text": "How big?"})
            await stage.person().post(f"/api/v1/questions/{asked.json()['id']}/report", {"reason": "abuse"})
        page(await moderator.get(path))
        costs.append(await cost(stage, moderator, path))
    assert costs[0] == costs[1]


async def test_today_says_what_waits(stage: Stage, goods: Goods) -> None:
    await stage.reviewed(goods, stars=1, text="Broken")
    text = page(await stage.merchant(goods).get("/console"))
    assert "/console/reviews?view=critical" in text
    assert "/console/moderation" not in text
