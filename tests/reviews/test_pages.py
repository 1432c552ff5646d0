"""The pages: read, write, change, ask, answer, vote, report; scripts in texts stay texts."""

import re

import httpx
import pytest
from tests.media.pictures import jpeg
from tests.orders.market import Goods
from tests.reviews.conftest import Caller, Stage

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}"


def page(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text[:300]
    assert "<script>alert(1)" not in answer.text
    assert "<img src=x" not in answer.text
    return answer.text


async def form(who: Caller, path: str, data: dict[str, str], **more: object) -> httpx.Response:
    return await who.call("POST", path, data=data, **more)


async def cost(stage: Stage, who: Caller, path: str) -> int:
    """How many statements a page costs."""
    seen: list[str] = []
    stage.app.database.watchers.append(lambda statement, _: seen.append(statement))
    page(await who.get(path))
    stage.app.database.watchers.clear()
    return len(seen)


async def test_write_change_and_follow_up_by_form(stage: Stage, goods: Goods) -> None:
    buyer = stage.person()
    order = await stage.received(buyer, goods)
    code = await stage.code(goods)
    path = f"/orders/{order.number}/reviews/{order.lines[0].id}"
    assert path in page(await buyer.get(f"/orders/{order.number}"))
    assert path in page(await buyer.get("/account/reviews"))
    page(await buyer.get(path))
    empty = await form(buyer, path, {"text": "很好" + SCRIPT})
    assert empty.status_code == 422
    assert "请选择" in empty.text or "Please choose" in empty.text
    assert "很好&lt;script&gt;" in empty.text
    files = {"pictures": ("a.jpg", jpeg(500, 400), "image/jpeg")}
    fields = {"stars": "4", "score-match": "5", "text": "很好" + SCRIPT, "anonymous": "1"}
    done = await form(buyer, path, fields, files=files)
    assert (done.status_code, done.headers["location"]) == (303, "/account/reviews?tab=written")
    (own,) = (await buyer.get("/api/v1/me/reviews")).json()["items"]
    assert (own["review"]["scores"]["match"], len(own["review"]["pictures"]), own["anonymous"]) == (5, 1, True)
    edit = f"/account/reviews/{own['review']['id']}"
    assert (await buyer.get(path)).headers["location"] == edit
    assert edit in page(await buyer.get("/account/reviews?tab=written"))
    text = page(await buyer.get(edit))
    kept = re.findall(r'name="pictures_id" value="([^"]+)"', text)
    await form(buyer, edit, {"stars": "5", "text": "更好", "pictures_id": kept[0]})
    await form(buyer, f"{edit}/follow-up", {"text": "三周后" + SCRIPT})
    shown = page(await buyer.get(f"/products/{code}/reviews"))
    assert "更好" in shown
    assert "三周后&lt;script" in shown
    section = page(await stage.person("Other").get(f"/products/{code}/reviews/section"))
    assert "更好" in section
    assert "data-lightbox" in section
    assert (await form(buyer, f"{edit}/deletion", {})).status_code == 303
    assert "更好" not in page(await buyer.get(f"/products/{code}/reviews"))


async def test_scripts_in_every_text_stay_text(stage: Stage, goods: Goods) -> None:
    code = await stage.code(goods)
    buyer, made = await stage.reviewed(goods, text=SCRIPT, name=SCRIPT[:60])
    await stage.merchant(goods).put(f"/api/v1/staff/reviews/{made['review']['id']}/reply", {"text": SCRIPT})
    asked = await buyer.post(f"/api/v1/products/{code}/questions", {"text": SCRIPT})
    await buyer.post(f"/api/v1/questions/{asked.json()['id']}/answers", {"text": SCRIPT})
    for path in (
        f"/products/{code}",
        f"/products/{code}/reviews",
        f"/products/{code}/reviews/section",
        f"/products/{code}/questions",
        f"/products/{code}/questions?q=%3Cscript%3E",
        f"/questions/{asked.json()['id']}",
        "/account/reviews?tab=written",
        "/account/reviews?tab=asked",
        f"/account/reviews/{made['review']['id']}",
    ):
        page(await buyer.get(path))


async def test_lists_go_on_and_narrow(stage: Stage, goods: Goods) -> None:
    code = await stage.code(goods)
    for number in range(12):
        await stage.reviewed(goods, text=f"review-{number}.", stars=number % 5 + 1)
    who = stage.person()
    first = page(await who.get(f"/products/{code}/reviews?sort=newest"))
    assert "review-11." in first
    assert "review-1." not in first
    link = re.search(r'href="(/products/[^"]*cursor=[^"]*)"', first)
    assert link is not None
    rest = page(await who.call("GET", link.group(1).replace("&amp;", "&"), headers={"HX-Request": "true"}))
    assert "review-1." in rest
    assert "<html" not in rest
    narrowed = page(await who.get(f"/products/{code}/reviews?stars=1&pictures=x&sort=bogus&variant=no&tag=../"))
    assert "review-10." in narrowed
    assert "review-11." not in narrowed
    assert (await who.get("/products/NOSUCH/reviews")).status_code == 404


async def test_vote_and_report_by_form(stage: Stage, goods: Goods) -> None:
    code = await stage.code(goods)
    _, made = await stage.reviewed(goods, text="Good")
    who, path = stage.person("Voter"), f"/reviews/{made['review']['id']}/vote"
    pressed = await form(who, path, {"helpful": "1"}, headers={"HX-Request": "true"})
    assert 'aria-pressed="true"' in pressed.text
    assert (await form(who, path, {"helpful": "0"})).headers["location"] == f"/products/{code}/reviews"
    report = f"/reports/reviews/{made['review']['id']}"
    page(await who.get(report))
    assert (await form(who, report, {"reason": "abuse", "note": "x"})).status_code == 303
    assert (await who.get(f"/reports/orders/{made['review']['id']}")).status_code == 404
    (item,) = (await stage.moderator().get("/api/v1/moderation/items")).json()["items"]
    assert item["reasons"] == {"abuse": 1}


async def test_ask_and_answer_by_form(stage: Stage, goods: Goods) -> None:
    path = f"/products/{await stage.code(goods)}/questions"
    asker = stage.person("Asker")
    assert 'id="ask"' in page(await asker.get(path))
    assert (await form(asker, path, {"text": ""})).status_code == 422
    assert (await form(asker, path, {"text": "能洗吗？"})).status_code == 303
    (question,) = (await asker.get(f"/api/v1{path}")).json()["items"]
    one = f"/questions/{question['id']}"
    assert (await form(asker, f"{one}/answers", {"text": ""})).status_code == 422
    assert (await form(stage.merchant(goods), f"{one}/answers", {"text": "可以"})).status_code == 303
    assert "可以" in page(await asker.get(one))
    assert (await form(asker, f"{one}/answers", {"text": "我猜能"})).status_code == 303
    mine = next(answer for answer in (await asker.get(f"/api/v1{one}")).json()["answers"] if answer["mine"])
    shown, theirs = page(await asker.get(one)), page(await stage.person().get(one))
    assert f'action="/answers/{mine["id"]}"' in shown
    assert f'action="/answers/{mine["id"]}"' not in theirs
    assert (await form(asker, f"/answers/{mine['id']}", {"text": ""})).status_code == 422
    assert (await form(asker, f"/answers/{mine['id']}", {"text": "手洗可以"})).status_code == 303
    assert "手洗可以" in page(await asker.get(one))
    assert "已修改" in page(await asker.get(one))
    assert (await asker.get("/questions/nonsense")).status_code == 404


@pytest.mark.parametrize("path", ["/account/reviews", "/orders/X/reviews/01a2", "/account/reviews/01a2"])
async def test_strangers_are_led_to_sign_in_or_nowhere(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code in (303, 404)


async def test_anothers_form_is_not_there(stage: Stage, goods: Goods) -> None:
    buyer, made = await stage.reviewed(goods, text="Good")
    order = await stage.received(buyer, goods)
    other = stage.person("Other")
    for path in (
        f"/orders/{order.number}/reviews/{order.lines[0].id}",
        f"/account/reviews/{made['review']['id']}",
    ):
        assert (await other.get(path)).status_code == 404
        assert (await form(other, path, {"stars": "1", "text": "x"})).status_code == 404
    assert await stage.count("reviews.reviews") == 1
    waiting = await stage.bought(buyer, goods)
    early = f"/orders/{waiting.number}/reviews/{waiting.lines[0].id}"
    assert (await buyer.get(early)).headers["location"] == f"/orders/{waiting.number}"
    assert (await form(buyer, early, {"stars": "1"})).status_code in (303, 409)
    assert await stage.count("reviews.reviews") == 1


async def test_the_section_costs_the_same_for_one_and_for_many(stage: Stage, goods: Goods) -> None:
    code = await stage.code(goods)
    who = stage.person()
    costs = []
    for number in (1, 5):
        for _ in range(number):
            await stage.reviewed(goods, text="Good")
            asked = await who.post(f"/api/v1/products/{code}/questions", {"text": "How big?"})
            await who.post(f"/api/v1/questions/{asked.json()['id']}/answers", {"text": "9 cm"})
        stage.app.cache.forget("*")
        costs.append(await cost(stage, who, f"/products/{code}/reviews/section"))
    # With nothing in the cache: what brands are called is one of these.
    assert costs == [10, 10]
