"""People ask about a product; its shop and its buyers answer."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.orders.market import Goods
from tests.reviews.conftest import Caller, Stage

from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.modules.moderation import api as moderation
from jishi.modules.notifications.actions.notify import Broadcast, Delivery
from jishi.modules.reviews import api as reviews
from jishi.platform.db import Tx


async def test_shop_and_buyers_answer_and_are_marked(stage: Stage, goods: Goods) -> None:
    code = await stage.code(goods)
    asker, buyer = stage.person("Asker"), stage.person("Buyer")
    await stage.received(buyer, goods)
    asked = await asker.post(f"/api/v1/products/{code}/questions", {"text": "能放洗碗机吗？"})
    assert asked.status_code == 201
    url = f"/api/v1/questions/{asked.json()['id']}"
    for who, text in [
        (stage.person("Passer-by"), "Maybe"),
        (buyer, "可以的，我放过"),
        (stage.merchant(goods), "可以"),
    ]:
        assert (await who.post(f"{url}/answers", {"text": text})).status_code == 201
    question = (await asker.get(url)).json()
    marks = [(answer["text"], answer["from_shop"], answer["bought"]) for answer in question["answers"]]
    assert marks[0] == ("可以", True, False)
    assert sorted(marks[1:]) == [("Maybe", False, False), ("可以的，我放过", False, True)]
    assert (question["count"], question["mine"], question["author"]) == (3, True, "A***r")
    liked = next(answer for answer in question["answers"] if answer["bought"])
    vote = f"/api/v1/answers/{liked['id']}/vote"
    for _ in range(2):
        assert (await asker.put(vote)).json() == {"helpful": 1, "mine": True}
    assert (await buyer.put(vote)).status_code == 403
    (found,) = (await asker.get(f"/api/v1/products/{code}/questions?text=洗碗")).json()["items"]
    assert found["answers"][1]["voted"]
    assert [one["id"] for one in (await asker.get(f"/api/v1/products/{code}/questions?text=放过")).json()["items"]] == [
        question["id"]
    ]
    assert (await asker.get(f"/api/v1/products/{code}/questions?text=100%25")).json()["items"] == []
    for _ in range(2):
        assert (await asker.delete(vote)).json() == {"helpful": 0, "mine": False}


@pytest.mark.parametrize("text", ["", " ", "?", "问" * 301, "x" * 10_000])
async def test_nonsense_is_not_asked(stage: Stage, goods: Goods, text: str) -> None:
    url = f"/api/v1/products/{await stage.code(goods)}/questions"
    assert (await stage.person().post(url, {"text": text})).status_code == 422
    assert await stage.count("reviews.questions") == 0


async def test_guests_read_and_do_not_write(stage: Stage, goods: Goods) -> None:
    from_guest = stage.person()
    from_guest.bearer = "nobody"
    url = f"/api/v1/products/{await stage.code(goods)}/questions"
    assert (await from_guest.get(url)).json()["items"] == []
    assert (await from_guest.post(url, {"text": "Is it red?"})).status_code == 401
    assert await stage.count("reviews.questions") == 0


async def test_those_who_may_know_are_told(stage: Stage, goods: Goods, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[str, object]] = []
    plain = Tx.enqueue

    def listen(self: Tx, job: object, payload: object, **options: object) -> None:
        if isinstance(payload, Delivery | Broadcast):
            sent.append((payload.code, payload.account_id if isinstance(payload, Delivery) else payload.shop_id))
        plain(self, job, payload, **options)  # type: ignore[type-var, arg-type]

    monkeypatch.setattr(Tx, "enqueue", listen)
    buyers = [stage.person(f"Buyer {number}") for number in range(7)]
    for buyer in buyers:
        await stage.received(buyer, goods)
    sent.clear()
    code = await stage.code(goods)
    asked = await buyers[6].post(f"/api/v1/products/{code}/questions", {"text": "Is it heavy?"})
    told = [who for kind, who in sent if kind == "reviews.asked_buyer"]
    assert told == [buyer.id for buyer in reversed(buyers[1:6])]
    assert ("reviews.asked_shop", goods.shop_id) in sent
    await buyers[0].post(f"/api/v1/questions/{asked.json()['id']}/answers", {"text": "No"})
    assert ("reviews.answered", buyers[6].id) in sent


async def test_staff_see_what_waits_for_their_answer(stage: Stage, goods: Goods) -> None:
    elsewhere = await stage.market.goods(shop_id=await stage.market.shop())
    ids = []
    for one in (goods, elsewhere):
        asked = await stage.person().post(f"/api/v1/products/{await stage.code(one)}/questions", {"text": "How big?"})
        ids.append(asked.json()["id"])
    mine = stage.merchant(goods)
    url = "/api/v1/staff/questions?answered=false"
    assert [one["id"] for one in (await mine.get(url)).json()["items"]] == ids[:1]
    assert (await mine.get("/api/v1/staff/reviews/waiting")).json() == {"critical": 0, "questions": 1}
    await mine.post(f"/api/v1/questions/{ids[0]}/answers", {"text": "9 cm"})
    assert (await mine.get(url)).json()["items"] == []
    assert len((await stage.moderator().get(url)).json()["items"]) == 1
    assert (await stage.person().get(url)).status_code == 403
    answer = await mine.post(f"/api/v1/questions/{ids[1]}/answers", {"text": "As a passer-by"})
    assert not answer.json()["answers"][0]["from_shop"]


async def test_moderators_decide_about_questions_and_answers(stage: Stage, goods: Goods) -> None:
    async with stage.app.tx() as tx:
        await moderation.import_words(tx, SYSTEM, "微信,review,\n")
    code, asker, moderator = await stage.code(goods), stage.person("Asker"), stage.moderator()
    url = f"/api/v1/products/{code}/questions"
    held = (await asker.post(url, {"text": "加微信吗"})).json()
    assert held["held"]
    assert len((await asker.get(url)).json()["items"]) == 1
    assert (await stage.person().get(url)).json()["items"] == []
    assert (await stage.person().post(f"/api/v1/questions/{held['id']}/answers", {"text": "x"})).status_code == 404
    (item,) = (await moderator.get("/api/v1/moderation/items")).json()["items"]
    await moderator.post(f"/api/v1/moderation/items/{item['id']}/decision", {"decision": "publish"})
    answered = (await stage.person().post(f"/api/v1/questions/{held['id']}/answers", {"text": "Rude"})).json()
    answer_id = answered["answers"][0]["id"]
    assert (await asker.post(f"/api/v1/answers/{answer_id}/report", {"reason": "abuse"})).status_code == 204
    (item,) = (await moderator.get("/api/v1/moderation/items")).json()["items"]
    body = {"decision": "hide", "reason": "Rude"}
    await moderator.post(f"/api/v1/moderation/items/{item['id']}/decision", body)
    question = (await asker.get(f"/api/v1/questions/{held['id']}")).json()
    assert (question["count"], question["answers"]) == (0, [])


async def test_questions_cost_two_statements(stage: Stage, goods: Goods) -> None:
    code = await stage.code(goods)
    costs = []
    for number in (1, 6):
        for _ in range(number):
            asker = stage.person()
            asked = await asker.post(f"/api/v1/products/{code}/questions", {"text": "How big?"})
            for text in ("9 cm", "10 cm"):
                await asker.post(f"/api/v1/questions/{asked.json()['id']}/answers", {"text": text})
        async with stage.app.tx(write=False) as tx:
            await reviews.list_questions(tx, asker.actor, goods.product_id)
            costs.append(tx.statements)
    assert costs == [2, 2]


async def answered(stage: Stage, goods: Goods, who: Caller, text: str) -> tuple[str, str]:
    """A question, and this person's answer to it."""
    asked = await stage.person("Asker").post(
        f"/api/v1/products/{await stage.code(goods)}/questions", {"text": "How big?"}
    )
    made = await who.post(f"/api/v1/questions/{asked.json()['id']}/answers", {"text": text})
    return asked.json()["id"], made.json()["answers"][0]["id"]


async def test_an_answer_is_changed_by_who_gave_it_and_says_so(stage: Stage, goods: Goods, clock: FixedClock) -> None:
    author, other = stage.person("Author"), stage.person("Other")
    question, answer = await answered(stage, goods, author, "10 cm")
    url = f"/api/v1/answers/{answer}"
    for who, status in ((other, 403), (stage.merchant(goods), 403), (nobody(stage), 401)):
        assert (await who.put(url, {"text": "Huge"})).status_code == status
    assert (await author.put(url, {"text": " "})).status_code == 422
    assert (await author.put("/api/v1/answers/01a20000-0000-7000-8000-000000000000", {"text": "x"})).status_code == 404
    seen = (await other.get(f"/api/v1/questions/{question}")).json()["answers"][0]
    assert (seen["text"], seen["edited"], seen["changeable"]) == ("10 cm", False, False)
    changed = await author.put(url, {"text": "12 cm"})
    assert changed.status_code == 200
    (seen,) = changed.json()["answers"]
    assert (seen["text"], seen["edited"], seen["changeable"]) == ("12 cm", True, True)
    for who in (author, stage.merchant(goods)):
        assert [one["text"] for one in (await who.get(f"{url}/versions")).json()] == ["10 cm"]
    elsewhere = await stage.market.goods(shop_id=await stage.market.shop())
    for who, status in ((other, 403), (stage.merchant(elsewhere), 404), (nobody(stage), 401)):
        assert (await who.get(f"{url}/versions")).status_code == status
    assert (await author.put(url, {"text": "12 cm"})).status_code == 200  # nothing new, nothing kept
    assert await stage.count("reviews.wordings") == 1
    clock.advance(timedelta(days=31))
    late = await author.put(url, {"text": "13 cm"})
    assert (late.status_code, late.json()["code"]) == (409, "too_late")


async def test_the_shops_answer_is_changed_by_its_people_and_on_record(stage: Stage, goods: Goods) -> None:
    merchant, colleague = stage.merchant(goods), stage.merchant(goods)
    elsewhere = await stage.market.goods(shop_id=await stage.market.shop())
    _, answer = await answered(stage, goods, merchant, "10 cm")
    url = f"/api/v1/answers/{answer}"
    for who in (stage.merchant(elsewhere), stage.person()):
        assert (await who.put(url, {"text": "Huge"})).status_code == 403
    assert (await colleague.put(url, {"text": "12 cm"})).json()["answers"][0]["text"] == "12 cm"
    async with stage.app.tx(write=False) as tx:
        entries = await tx.fetch(
            "SELECT action FROM platform.audit_log WHERE subject_kind = 'question' ORDER BY at, id"
        )
    assert [row["action"] for row in entries] == ["reviews.answered", "reviews.answer_changed"]


async def test_doubtful_new_words_are_held_and_counted_so(stage: Stage, goods: Goods) -> None:
    async with stage.app.tx() as tx:
        await moderation.import_words(tx, SYSTEM, "word,kind,note\ndoubtful,review,\n")
    author = stage.person("Author")
    question, answer = await answered(stage, goods, author, "10 cm")
    url = f"/api/v1/answers/{answer}"
    assert (await author.put(url, {"text": "doubtful"})).json()["answers"][0]["held"]
    seen = (await stage.person().get(f"/api/v1/questions/{question}")).json()
    assert (seen["count"], seen["answers"]) == (0, [])
    assert (await stage.person().put(url, {"text": "x"})).status_code == 404
    assert not (await author.put(url, {"text": "12 cm"})).json()["answers"][0]["held"]
    seen = (await stage.person().get(f"/api/v1/questions/{question}")).json()
    assert (seen["count"], seen["answers"][0]["text"]) == (1, "12 cm")
    async with stage.app.tx() as tx:
        await reviews.obey_answer(tx, UUID(answer), published=False, reason="rude")
    assert (await author.put(url, {"text": "13 cm"})).status_code == 409


def nobody(stage: Stage) -> Caller:
    person = stage.person()
    person.bearer = "nobody"
    return person
