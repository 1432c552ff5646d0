"""Notes over HTTP: writing, changing, deleting, reacting, commenting."""

from datetime import timedelta
from typing import Any

import pytest
from tests.media.pictures import jpeg
from tests.social.conftest import Caller, Village

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Decision, DecisionInput, ItemQuery, WordInput, WordKind
from jishi.modules.social import api as social
from jishi.modules.social import note_queries
from jishi.modules.social.contracts import CommentInput
from jishi.platform.worker import drain


async def write(who: Caller, text: str = "喝茶 #Tea #慢生活", **given: Any) -> dict[str, Any]:
    answer = await who.post("/api/v1/notes", {"text": text, **given})
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def comment(who: Caller, note: dict[str, Any], text: str = "好看！", **given: Any) -> dict[str, Any]:
    answer = await who.post(f"/api/v1/notes/{note['code']}/comments", {"text": text, **given})
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def balanced(village: Village) -> bool:
    return await village.value(note_queries.AUDIT) is None


async def test_a_note_has_pictures_topics_and_mentions(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    files = {"file": ("photo.jpg", jpeg(640, 480), "image/jpeg")}
    picture = (await mei.call("POST", "/api/v1/me/pictures", files=files)).json()
    note = await write(mei, f"雨天 #Tea 和 @{ada.handle}", title="雨", picture_ids=[picture["id"]])
    assert note["tags"] == ["tea"]
    assert note["mentions"] == [ada.handle]
    assert note["state"] == "published"
    assert [one["id"] for one in note["pictures"]] == [picture["id"]]
    card = (await ada.get(f"/api/v1/people/{mei.handle}/notes")).json()["items"][0]
    assert (card["title"], card["pictures"], card["liked"]) == ("雨", 1, False)
    assert (await ada.post("/api/v1/notes", {"text": "x", "picture_ids": [picture["id"]]})).status_code == 422
    assert await balanced(village)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": " \u200b\u202e "},
        {"text": "x" * 3_001},
        {"text": "x", "title": "y" * 61},
        {"text": "x", "picture_ids": [str(uuid7())]},
        {"text": "x", "products": [{"product_code": "NOPE"}]},
        {"text": "x", "kind": "poll", "options": ["one"]},
        {"text": "x", "kind": "poll", "options": ["one", "one "]},
        {"text": "x", "when": "later"},
        {"text": "x", "when": "later", "publish_at": "2020-01-01T00:00:00Z"},
        {"text": " ".join(f"@person{n}" for n in range(11))},
        {"text": "x", "audience": "nobody"},
    ],
)
async def test_what_is_not_well_formed_is_refused_and_nothing_kept(village: Village, given: dict[str, Any]) -> None:
    mei = await village.person()
    assert (await mei.post("/api/v1/notes", given)).status_code in (400, 422)
    assert await village.value("SELECT count(*) FROM social.notes") == 0


async def test_a_draft_is_seen_by_its_author_alone_until_it_is_published(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    note = await write(mei, when="draft")
    assert (await ada.get(f"/api/v1/notes/{note['code']}")).status_code == 404
    assert [one["code"] for one in (await mei.get("/api/v1/me/notes/unpublished")).json()["items"]] == [note["code"]]
    assert (await ada.put(f"/api/v1/notes/{note['code']}", {"text": "mine"})).status_code == 404
    changed = await mei.put(f"/api/v1/notes/{note['code']}", {"text": "now #tea"})
    assert changed.json()["state"] == "published"
    assert (await ada.get(f"/api/v1/notes/{note['code']}")).json()["text"] == "now #tea"
    assert (await mei.get(f"/api/v1/notes/{note['code']}/versions")).json() == []
    assert await balanced(village)


async def test_a_scheduled_note_appears_at_its_time(village: Village, clock: FixedClock) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    at = clock.now() + timedelta(hours=2)
    note = await write(mei, when="later", publish_at=at)
    for hours, status in ((1, 404), (2, 200)):
        clock.set(at - timedelta(hours=2) + timedelta(hours=hours))
        async with village.app.tx() as tx:
            await social.publish_due(tx)
        assert (await ada.get(f"/api/v1/notes/{note['code']}")).status_code == status
    assert await balanced(village)


async def test_what_a_note_said_before_stays_in_its_history(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    note = await write(mei, "first #one")
    changed = (await mei.put(f"/api/v1/notes/{note['code']}", {"text": "second #two", "when": "draft"})).json()
    assert (changed["state"], changed["tags"]) == ("published", ["two"])
    assert changed["edited_at"]
    versions = (await mei.get(f"/api/v1/notes/{note['code']}/versions")).json()
    assert [one["text"] for one in versions] == ["first #one"]
    assert (await ada.get(f"/api/v1/notes/{note['code']}/versions")).status_code == 404
    assert (await ada.get("/api/v1/topics/one/notes")).json()["items"] == []
    assert len((await ada.get("/api/v1/topics/TWO/notes")).json()["items"]) == 1


async def test_a_deleted_note_is_gone_everywhere_at_once(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    await ada.follow(mei)
    note = await write(mei)
    await ada.put(f"/api/v1/notes/{note['code']}/like")
    await ada.put(f"/api/v1/notes/{note['code']}/save", {})
    await comment(ada, note)
    assert (await ada.delete(f"/api/v1/notes/{note['code']}")).status_code == 404
    lists = (
        "/api/v1/feeds/following",
        "/api/v1/feeds/for-you",
        "/api/v1/feeds/newest",
        f"/api/v1/people/{mei.handle}/notes",
        "/api/v1/topics/tea/notes",
        "/api/v1/notes?text=茶",
        "/api/v1/me/saves",
        "/api/v1/me/likes",
    )
    for path in lists:
        assert len((await ada.get(path)).json()["items"]) == 1, path
    assert (await mei.delete(f"/api/v1/notes/{note['code']}")).status_code == 204
    for path in lists:
        assert (await ada.get(path)).json()["items"] == [], path
    for one in (mei, ada):
        assert (await one.get(f"/api/v1/notes/{note['code']}")).status_code == 404
        assert (await one.put(f"/api/v1/notes/{note['code']}/like")).status_code == 404
        assert (await one.post(f"/api/v1/notes/{note['code']}/comments", {"text": "x"})).status_code == 404
    assert await balanced(village)


async def test_liking_and_collecting_twice_count_once(village: Village) -> None:
    mei, ada, bo = await village.people("林小梅", "Ada", "Bo")
    note = await write(mei)
    path = f"/api/v1/notes/{note['code']}"
    for _ in range(2):
        assert (await ada.put(f"{path}/like")).json() == {"likes": 1, "mine": True}
    assert (await bo.put(f"{path}/like")).json()["likes"] == 2
    for _ in range(2):
        assert (await ada.delete(f"{path}/like")).json() == {"likes": 1, "mine": False}
    collection = (await ada.post("/api/v1/collections", {"name": "茶", "audience": "me"})).json()
    for _ in range(2):
        assert (await ada.put(f"{path}/save", {"collection_id": collection})).json()["saves"] == 1
    assert (await bo.put(f"{path}/save", {"collection_id": collection})).status_code == 404
    assert (await bo.get(f"/api/v1/collections/{collection}/notes")).status_code == 404
    assert len((await ada.get(f"/api/v1/collections/{collection}/notes")).json()["items"]) == 1
    assert (await bo.get(f"/api/v1/people/{ada.handle}/collections")).json() == []
    assert (await ada.get(f"/api/v1/people/{ada.handle}/collections")).json()[0]["count"] == 1
    for _ in range(2):
        assert (await ada.delete(f"{path}/save")).json()["saves"] == 0
    assert (await village.stranger().put(f"{path}/like")).status_code in (401, 403)
    assert await balanced(village)


async def test_a_poll_counts_every_voice_once(village: Village) -> None:
    mei, ada, bo = await village.people("林小梅", "Ada", "Bo")
    note = await write(mei, "哪一个？", kind="poll", options=["红", "蓝"])
    path = f"/api/v1/notes/{note['code']}"
    for who, option in ((ada, 1), (ada, 0), (bo, 1)):
        assert (await who.put(f"{path}/vote", {"option": option})).status_code == 204
    assert (await ada.put(f"{path}/vote", {"option": 2})).status_code == 404
    found = (await ada.get(path)).json()
    assert [one["votes"] for one in found["options"]] == [0, 2]
    assert found["vote"] == 1
    assert (await mei.put(path, {"text": "x", "kind": "poll", "options": ["红", "绿"]})).status_code == 409


async def test_comments_stand_in_two_levels(village: Village) -> None:
    mei, ada, bo = await village.people("林小梅", "Ada", "Bo")
    note = await write(mei)
    first = await comment(ada, note, "哪里买的？")
    second = await comment(bo, note, "second")
    answer = await comment(mei, note, "楼下的店", reply_to=first["id"])
    below = await comment(bo, note, f"谢谢 @{mei.handle}", reply_to=answer["id"])
    assert (answer["root_id"], answer["by_author"], answer["reply_to"]) == (first["id"], True, "")
    assert (below["root_id"], below["reply_to"]) == (first["id"], "林小梅")
    await bo.put(f"/api/v1/comments/{second['id']}/like")
    await bo.put(f"/api/v1/comments/{second['id']}/like")
    path = f"/api/v1/notes/{note['code']}/comments"
    hot = (await ada.get(path)).json()["items"]
    assert [one["text"] for one in hot] == ["second", "哪里买的？"]
    assert [one["text"] for one in hot[1]["answers"]] == ["楼下的店", f"谢谢 @{mei.handle}"]
    assert (await ada.put(f"/api/v1/comments/{first['id']}/pin")).status_code == 403
    assert (await mei.put(f"/api/v1/comments/{first['id']}/pin")).status_code == 204
    assert [one["pinned"] for one in (await ada.get(f"{path}?sort=new")).json()["items"]] == [True, False]
    one = (await ada.get(f"{path}?limit=1")).json()
    other = (await ada.get(f"{path}?limit=1&cursor={one['next_cursor']}")).json()
    assert [one["items"][0]["id"], other["items"][0]["id"]] == [first["id"], second["id"]]
    assert (await bo.delete(f"/api/v1/comments/{first['id']}")).status_code == 403
    assert (await mei.delete(f"/api/v1/comments/{first['id']}")).status_code == 204
    assert (await ada.get(f"/api/v1/notes/{note['code']}")).json()["comments"] == 1
    assert (await ada.get(f"/api/v1/comments/{first['id']}/replies")).json()["items"] == []
    assert await balanced(village)


async def test_an_answer_can_be_accepted_by_who_asked(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    note = await write(mei, "怎么洗？", kind="question")
    answer = await comment(ada, note, "清水")
    assert (await ada.put(f"/api/v1/comments/{answer['id']}/acceptance")).status_code == 403
    assert (await mei.put(f"/api/v1/comments/{answer['id']}/acceptance")).status_code == 204
    assert (await ada.get(f"/api/v1/notes/{note['code']}")).json()["accepted_id"] == answer["id"]
    await ada.delete(f"/api/v1/comments/{answer['id']}")
    assert (await ada.get(f"/api/v1/notes/{note['code']}")).json()["accepted_id"] is None


async def test_comments_of_blocked_people_are_not_seen(village: Village) -> None:
    mei, ada, bo = await village.people("林小梅", "Ada", "Bo")
    note = await write(mei)
    first = await comment(ada, note)
    await bo.block(ada)
    path = f"/api/v1/notes/{note['code']}/comments"
    assert (await bo.get(path)).json()["items"] == []
    assert (await bo.put(f"/api/v1/comments/{first['id']}/like")).status_code == 404
    assert (await bo.post(path, {"text": "x", "reply_to": first["id"]})).status_code == 404
    assert len((await mei.get(path)).json()["items"]) == 1
    assert await balanced(village)


async def test_doubtful_words_wait_for_a_moderator_and_forbidden_ones_are_refused(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    async with village.app.tx() as tx:
        await moderation.add_word(tx, SYSTEM, WordInput("赌博", WordKind.BLOCK))
        await moderation.add_word(tx, SYSTEM, WordInput("代购", WordKind.REVIEW))
    assert (await mei.post("/api/v1/notes", {"text": "来赌 博"})).status_code == 422
    note = await write(mei, "可以代购吗 #tea")
    assert note["state"] == "held"
    assert (await ada.get(f"/api/v1/notes/{note['code']}")).status_code == 404
    shown = await write(mei, "plain")
    held = await comment(ada, shown, "代购")
    assert held["held"]
    path = f"/api/v1/notes/{shown['code']}/comments"
    assert (await mei.get(path)).json()["items"] == []
    assert len((await ada.get(path)).json()["items"]) == 1
    async with village.app.tx() as tx:
        boss = Actor(account_id=uuid7(), permissions=frozenset({"reviews.moderate"}))
        items = (await moderation.list_items(tx, SYSTEM, ItemQuery())).items
        for item in items:
            await moderation.decide(tx, boss, item.id, DecisionInput(Decision.PUBLISH))
    assert (await ada.get(f"/api/v1/notes/{note['code']}")).status_code == 200
    assert len((await mei.get(path)).json()["items"]) == 1
    assert await balanced(village)


async def test_people_are_told_what_others_do(village: Village) -> None:
    mei, ada, bo = await village.people("林小梅", "Ada", "Bo")
    await ada.follow(mei)
    note = await write(mei, f"@{bo.handle} 看")
    await ada.put(f"/api/v1/notes/{note['code']}/like")
    await bo.put(f"/api/v1/notes/{note['code']}/like")
    first = await comment(ada, note, "好看")
    await comment(bo, note, "是的", reply_to=first["id"])
    await mei.put(f"/api/v1/notes/{note['code']}/like")
    await drain(village.app)
    rows = await village.value(
        "SELECT array_agg(kind || ':' || account_id ORDER BY kind, account_id) FROM notifications.notices"
    )
    names = {str(mei.id): "mei", str(ada.id): "ada", str(bo.id): "bo"}
    told = sorted(
        f"{row.partition(':')[0]}:{names[row.partition(':')[2]]}" for row in rows if row.startswith("social.")
    )
    assert told == [
        "social.answered:ada",
        "social.commented:mei",
        "social.commented:mei",
        "social.followed:mei",
        "social.liked:mei",
        "social.mentioned:bo",
    ]


async def test_a_short_address_leads_to_the_note_and_counts_visits(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    note = await write(mei)
    shared = (await ada.post(f"/api/v1/notes/{note['code']}/shares")).json()
    again = (await ada.post(f"/api/v1/notes/{note['code']}/shares")).json()
    assert shared["code"] == again["code"]
    async with village.app.tx() as tx:
        assert await social.find_shared(tx, shared["code"]) == note["code"]
        await social.count_visit(tx, shared["code"])
    assert (await ada.post(f"/api/v1/notes/{note['code']}/shares")).json()["visits"] == 1
    assert (await ada.get(f"/api/v1/notes/{note['code']}")).json()["shares"] == 1


async def test_reacting_takes_a_handful_of_statements(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    note = await write(mei)
    async with village.app.tx() as tx:
        await social.like(tx, ada.actor, note["code"])
        assert tx.statements == 1
    async with village.app.tx() as tx:
        await social.write_comment(tx, ada.actor, note["code"], CommentInput("hm"))
        assert tx.statements <= 4


async def test_pages_take_as_many_statements_for_many_as_for_one(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    await ada.follow(mei)

    async def statements() -> list[int]:
        counts = []
        village.app.cache.forget("*")
        for load in (social.following_feed, social.for_you_feed, social.newest_feed):
            async with village.app.tx(write=False) as tx:
                await load(tx, ada.actor)
                counts.append(tx.statements)
        async with village.app.tx(write=False) as tx:
            await social.list_comments(tx, ada.actor, note["code"])
            counts.append(tx.statements)
        return counts

    note = await write(mei)
    root = await comment(ada, note)
    await comment(mei, note, reply_to=root["id"])
    few = await statements()
    for number in range(5):
        await write(mei, f"note {number}")
        await comment(mei, note, reply_to=(await comment(ada, note, f"c{number}"))["id"])
    assert await statements() == few == [3, 5, 1, 3]


async def test_what_was_written_elsewhere_is_brought_in_whole(village: Village, clock: FixedClock) -> None:
    mei, ada, bo = await village.people("林小梅", "Ada", "Bo")
    await write(mei, "已有 #tea")
    ago = clock.now() - timedelta(days=2)
    answer = social.EarlierComment(author_id=mei.id, text="谢谢", at=ago)
    comments = [social.EarlierComment(author_id=ada.id, text="好", at=ago, likes=[bo.id], answers=[answer])]
    earlier = social.EarlierNote(
        author_id=mei.id, at=ago, title="从前", text="旧事 #tea", likes=[(ada.id, ago), (bo.id, ago)], comments=comments
    )
    async with village.app.tx() as tx:
        await social.bring_in_follows(tx, [(ada.id, mei.id, ago), (mei.id, ada.id, ago), (bo.id, mei.id, ago)])
        await social.bring_in_follows(tx, [(ada.id, mei.id, ago)])
        await social.bring_in_notes(tx, [earlier])
    assert await balanced(village)
    counts = (await bo.get(f"/api/v1/people/{mei.handle}")).json()["counts"]
    assert (counts["followers"], counts["friends"], counts["notes"], counts["likes"]) == (2, 1, 2, 2)
    topic = (await bo.get("/api/v1/topics/tea/notes")).json()["items"]
    assert [one["text"][:2] for one in topic] == ["已有", "旧事"], "the newest first"
    assert topic[1]["comments"] == 2
