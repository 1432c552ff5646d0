"""The community's pages, as people without a script use them, and as htmx does."""

import re
from typing import Any

import pytest
from tests.media.pictures import jpeg
from tests.social.conftest import Caller, Village
from tests.social.test_notes import comment, write

from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

HTMX = {"HX-Request": "true"}


async def send(who: Caller, path: str, **fields: Any) -> Any:
    return await who.call("POST", path, data=fields)


async def page(who: Caller, path: str) -> str:
    answer = await who.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return answer.text


async def test_a_note_is_written_in_a_form_and_read_by_others(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    assert "<form" in await page(mei, "/notes/new")
    files = [("pictures", ("photo.jpg", jpeg(640, 800), "image/jpeg"))]
    data = {
        "title": "雨天喝茶",
        "text": f"慢慢来 #慢生活 @{ada.handle} <b>x</b>",
        "audience": "everyone",
        "when": "now",
    }
    written = await mei.call("POST", "/notes/new", data=data, files=files)
    assert written.status_code == 303, written.text[:500]
    path = written.headers["location"]
    shown = await page(ada, path)
    assert "雨天喝茶" in shown and "/media/" in shown
    assert "&lt;b&gt;x&lt;/b&gt;" in shown
    assert 'href="/topics/%E6%85%A2%E7%94%9F%E6%B4%BB"' in shown
    assert f'href="/u/{ada.handle}"' in shown
    assert 'property="og:title" content="雨天喝茶"' in await page(village.stranger(), path)
    for list_ in ("/notes", "/notes/newest", f"/u/{mei.handle}", "/topics/慢生活", "/topics/慢生活?sort=new"):
        village.app.cache.forget("*")
        assert path in await page(ada, list_), list_


async def test_what_was_wrong_stands_in_the_form_with_what_was_typed(village: Village) -> None:
    mei = await village.person()
    answer = await send(mei, "/notes/new", title="", text="x" * 3_001)
    assert answer.status_code == 422
    assert "x" * 3_000 in answer.text
    assert await village.value("SELECT count(*) FROM social.notes") == 0


async def test_a_draft_is_finished_later_and_a_note_changed_and_deleted(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    kept = await send(mei, "/notes/new", title="半成品", text="先记下", when="draft")
    assert kept.headers["location"] == f"/u/{mei.handle}?tab=drafts"
    edit = re.search(r'href="(/notes/\w+/edit)"', await page(mei, kept.headers["location"]))
    assert edit is not None
    path = edit[1].removesuffix("/edit")
    assert (await ada.get(path)).status_code == 404
    assert "先记下" in await page(mei, edit[1])
    assert (await send(mei, edit[1], title="成品", text="写好了", when="now")).headers["location"] == path
    assert "成品" in await page(ada, path)
    await send(mei, edit[1], title="成品二", text="又改了")
    assert "写好了" in await page(mei, f"{path}/history")
    assert (await ada.get(f"{path}/history")).status_code == 404
    assert (await ada.get(edit[1])).status_code == 404
    assert (await send(ada, f"{path}/deletion")).status_code == 404
    assert (await send(mei, f"{path}/deletion")).status_code == 303
    assert (await mei.get(path)).status_code == 404


async def test_reactions_answer_htmx_with_the_bar_and_others_with_the_page(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    note = await write(mei)
    path = f"/notes/{note['code']}"
    assert (await send(ada, f"{path}/like", wanted="1")).headers["location"] == path
    answer = await ada.call("POST", f"{path}/save", data={"name": "茶"}, headers=HTMX)
    assert 'id="note-bar"' in answer.text and answer.text.count('aria-pressed="true"') == 2
    assert "茶" in (await ada.get(f"{path}/collections")).text
    assert "茶" in await page(ada, f"/u/{ada.handle}?tab=collections")
    assert note["code"] in await page(ada, f"/u/{ada.handle}?tab=saved")
    assert note["code"] in await page(ada, f"/u/{ada.handle}?tab=liked")
    assert note["code"] not in await page(mei, f"/u/{ada.handle}?tab=liked")
    shared = await ada.call("POST", f"{path}/share", headers=HTMX)
    short = re.search(r"/s/\w+", shared.text)
    assert short is not None
    assert (await village.stranger().get(short[0])).headers["location"].startswith(path)
    assert (await send(ada, f"{short[0]}/visits")).status_code == 204
    assert await village.value("SELECT visits FROM social.shares") == 1


async def test_a_comment_an_answer_a_pin_and_a_deletion(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    note = await write(mei)
    path = f"/notes/{note['code']}"
    assert (await send(ada, f"{path}/comments", text="哪里买的？")).status_code == 303
    first = (await mei.get(f"/api/v1{path}/comments")).json()["items"][0]
    answer = await mei.call(
        "POST", f"{path}/comments", data={"text": "就在下面", "reply_to": first["id"]}, headers=HTMX
    )
    assert "就在下面" in answer.text and 'id="comments"' in answer.text
    refused = await mei.call("POST", f"{path}/comments", data={"text": "y" * 501}, headers=HTMX)
    assert refused.status_code == 200 and 'role="alert"' in refused.text and "y" * 500 in refused.text
    pinned = await mei.call("POST", f"/comments/{first['id']}/pin", data={"wanted": "1"}, headers=HTMX)
    assert f'id="comment-{first["id"]}"' in pinned.text
    assert (await send(ada, f"/comments/{first['id']}/pin", wanted="1")).status_code == 403
    assert "就在下面" in await page(ada, f"/comments/{first['id']}/replies")
    liked = await mei.call("POST", f"/comments/{first['id']}/like", data={"wanted": "1"}, headers=HTMX)
    assert 'aria-pressed="true"' in liked.text
    gone = await mei.call("POST", f"/comments/{first['id']}/deletion", headers=HTMX)
    assert "哪里买的" not in gone.text and "就在下面" not in gone.text


async def test_people_follow_block_and_choose_who_sees_what(village: Village) -> None:
    mei, ada, bo = await village.people("林小梅", "Ada", "Bo")
    note = await write(mei)
    answer = await ada.call("POST", f"/u/{mei.handle}/follow", data={"wanted": "1"}, headers=HTMX)
    assert 'aria-pressed="true"' in answer.text
    assert note["code"] in await page(ada, "/notes/following")
    assert "Ada" in await page(bo, f"/u/{mei.handle}/followers")
    assert f"/u/{mei.handle}" in await page(bo, "/notes/following"), "people to follow"
    assert (
        await send(mei, "/account/profile", handle=mei.handle, bio="爱喝茶", **{"see-people": "me"})
    ).status_code == 303
    assert "爱喝茶" in await page(bo, f"/u/{mei.handle}")
    assert (await bo.get(f"/u/{mei.handle}/followers")).status_code == 404
    assert (await send(mei, f"/u/{ada.handle}/block", wanted="1")).status_code == 303
    assert "Ada" in await page(mei, "/account/profile")
    for path in (f"/u/{mei.handle}", f"/notes/{note['code']}"):
        assert (await ada.get(path)).status_code == 404
    assert note["code"] not in await page(ada, "/notes/following")
    assert (await send(mei, f"/u/{ada.handle}/block", wanted="0")).status_code == 303
    assert (await ada.get(f"/u/{mei.handle}")).status_code == 200


async def test_a_note_and_a_comment_are_reported(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    note = await write(mei)
    said = await comment(mei, note)
    for kind, subject in (("notes", note["id"]), ("comments", said["id"])):
        await page(ada, f"/reports/{kind}/{subject}")
        assert (await send(ada, f"/reports/{kind}/{subject}", reason="advertising")).status_code == 303
    assert await village.value("SELECT count(*) FROM moderation.items WHERE state = 'waiting'") == 2


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/notes/new", 303),
        ("/notes/following", 303),
        ("/account/profile", 303),
        ("/me/page", 303),
        ("/notes/NOPE", 404),
        ("/notes/%F0%9F%98%80", 404),
        ("/u/nobody_here", 404),
        ("/topics/%23", 404),
        ("/s/NOPE", 404),
        ("/collections/x", 404),
        ("/notes?cursor=x", 422),
        ("/comments/x/replies", 404),
    ],
)
async def test_strangers_are_led_to_sign_in_and_nonsense_is_not_found(village: Village, path: str, status: int) -> None:
    answer = await village.stranger().get(path)
    assert answer.status_code == status
    if status == 303:
        assert "/sign-in" in answer.headers["location"]


async def test_poll_and_question_pages(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    answer = await mei.call("POST", "/notes/new", data={"kind": "poll", "text": "选哪个", "option": ["红", "白", ""]})
    path = answer.headers["location"]
    assert 'name="option"' in await page(ada, path)
    assert (await send(ada, f"{path}/vote", option="1")).status_code == 303
    assert "100%" in await page(ada, path)
    question = await write(mei, "怎么泡？", kind="question")
    said = await comment(ada, question, "先烫杯")
    answer = await mei.call("POST", f"/comments/{said['id']}/acceptance", data={"wanted": "1"}, headers=HTMX)
    assert "tag-success" in answer.text


async def test_pages_take_as_many_statements_for_many_as_for_one(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    await ada.follow(mei)
    note = await write(mei)
    counts = []
    for _ in range(2):
        await drain(village.app)
        counts.append({name: await _statements(village.app, ada, path) for name, path in paths(mei, note).items()})
        for n in range(6):
            await write(mei, f"茶 {n} #tea")
            said = await comment(ada, note, f"好 {n}")
            await comment(mei, note, "谢谢", reply_to=said["id"])
    most = {"note": 4, "for_you": 5, "newest": 1, "following": 3, "topic": 2, "person": 3, "hot": 2}
    for name, count in counts[1].items():
        assert count <= most[name], f"{name}: {count}"


def paths(mei: Caller, note: dict[str, Any]) -> dict[str, str]:
    return {
        "note": f"/notes/{note['code']}",
        "for_you": "/notes",
        "newest": "/notes/newest",
        "following": "/notes/following",
        "topic": "/topics/tea",
        "person": f"/u/{mei.handle}",
        "hot": "/notes/hot",
    }


async def _statements(app: Runtime, who: Caller, path: str) -> int:
    seen: list[str] = []

    def watch(statement: str, _: object) -> None:
        seen.append(statement)

    app.cache.forget("*")
    app.database.watchers.append(watch)
    await page(who, path)
    app.database.watchers.remove(watch)
    return len(seen)
