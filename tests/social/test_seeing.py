"""Who sees what: every viewer on every surface, for every audience. What one may not see is not there."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from tests.social.conftest import Caller, Village

from jishi.modules.social import api as social

Surface = Callable[["Scene", Caller], Awaitable[bool]]

VIEWERS = ("stranger", "reader", "follower", "friend", "author", "blocked", "blocker")
AUDIENCES = ("everyone", "followers", "friends", "me")
SEES: dict[str, set[str]] = {
    "everyone": {"stranger", "reader", "follower", "friend", "author"},
    "followers": {"follower", "friend", "author"},
    "friends": {"friend", "author"},
    "me": {"author"},
}


class Scene:
    """A note for an audience, and everybody who may come by."""

    def __init__(self, village: Village, people: dict[str, Caller], note: dict[str, Any], collection: str) -> None:
        self.village, self.people, self.note, self.collection = village, people, note, collection

    @property
    def author(self) -> Caller:
        return self.people["author"]

    async def holds(self, viewer: Caller, path: str) -> bool:
        """Whether the note stands in a list; one that is refused holds nothing."""
        answer = await viewer.get(path)
        assert answer.status_code in (200, 401, 404), answer.text
        return self.note["code"] in answer.text


async def scene(village: Village, audience: str) -> Scene:
    names = [name for name in VIEWERS if name != "stranger"]
    people = {name: await village.person(name) for name in names} | {"stranger": village.stranger()}
    author = people["author"]
    await people["follower"].follow(author)
    await people["friend"].befriend(author)
    given = {"text": "秘密 #secret", "title": "unmistakable", "audience": audience}
    note = (await author.post("/api/v1/notes", given)).json()
    collection = (await author.post("/api/v1/collections", {"name": "mine"})).json()
    await author.put(f"/api/v1/notes/{note['code']}/save", {"collection_id": collection})
    await author.put(f"/api/v1/notes/{note['code']}/like")
    await author.post(f"/api/v1/notes/{note['code']}/comments", {"text": "first"})
    await author.block(people["blocked"])
    await people["blocker"].block(author)
    async with village.app.tx() as tx:
        await social.tell_heat(tx)
        await social.refresh_hot_list(tx)
    village.app.cache.forget("*")
    return Scene(village, people, note, collection)


async def note_json(scene: Scene, viewer: Caller) -> bool:
    return (await viewer.get(f"/api/v1/notes/{scene.note['code']}")).status_code == 200


async def comments(scene: Scene, viewer: Caller) -> bool:
    return (await viewer.get(f"/api/v1/notes/{scene.note['code']}/comments")).status_code == 200


async def profile(scene: Scene, viewer: Caller) -> bool:
    return await scene.holds(viewer, f"/api/v1/people/{scene.author.handle}/notes")


async def search(scene: Scene, viewer: Caller) -> bool:
    return await scene.holds(viewer, "/api/v1/notes?text=unmistakable")


async def topic(scene: Scene, viewer: Caller) -> bool:
    return await scene.holds(viewer, "/api/v1/topics/secret/notes")


async def collection(scene: Scene, viewer: Caller) -> bool:
    return await scene.holds(viewer, f"/api/v1/collections/{scene.collection}/notes")


EVERYWHERE: list[Surface] = [note_json, comments, profile, search, topic, collection]


async def for_you(scene: Scene, viewer: Caller) -> bool:
    return await scene.holds(viewer, "/api/v1/feeds/for-you")


async def newest(scene: Scene, viewer: Caller) -> bool:
    return await scene.holds(viewer, "/api/v1/feeds/newest")


async def following(scene: Scene, viewer: Caller) -> bool:
    return await scene.holds(viewer, "/api/v1/feeds/following")


async def hot(scene: Scene, viewer: Caller) -> bool:
    return await scene.holds(viewer, "/api/v1/hot")


@pytest.mark.parametrize("audience", AUDIENCES)
async def test_a_note_is_seen_by_its_audience_and_nobody_else(village: Village, audience: str) -> None:
    made = await scene(village, audience)
    for surface in EVERYWHERE:
        seen = {name for name in VIEWERS if await surface(made, made.people[name])}
        assert seen == SEES[audience], f"{surface.__name__} for {audience}"


@pytest.mark.parametrize("audience", AUDIENCES)
async def test_no_feed_shows_what_one_may_not_see(village: Village, audience: str) -> None:
    made = await scene(village, audience)
    for surface in (for_you, newest, following, hot):
        seen = {name for name in VIEWERS if await surface(made, made.people[name])}
        assert seen <= SEES[audience], f"{surface.__name__} for {audience}"
    seen = {name for name in VIEWERS if await following(made, made.people[name])}
    assert seen == SEES[audience] & {"follower", "friend"}
    if audience == "everyone":
        assert await for_you(made, made.people["stranger"]) and await hot(made, made.people["stranger"])


@pytest.mark.parametrize("audience", AUDIENCES)
async def test_nobody_reacts_to_what_they_may_not_see_and_nothing_happens(village: Village, audience: str) -> None:
    made = await scene(village, audience)
    code = made.note["code"]
    kept = (
        "SELECT (SELECT count(*) FROM social.likes) + (SELECT count(*) FROM social.comments)"
        " + (SELECT count(*) FROM social.saves) + (SELECT count(*) FROM social.shares)"
    )
    before = await village.value(kept)
    for name in set(VIEWERS) - SEES[audience] - {"stranger"}:
        viewer = made.people[name]
        assert (await viewer.put(f"/api/v1/notes/{code}/like")).status_code == 404
        assert (await viewer.put(f"/api/v1/notes/{code}/save", {})).status_code == 404
        assert (await viewer.post(f"/api/v1/notes/{code}/comments", {"text": "hi"})).status_code == 404
        assert (await viewer.post(f"/api/v1/notes/{code}/shares")).status_code == 404
        assert (await viewer.post(f"/api/v1/notes/{code}/report", {"reason": "other"})).status_code == 404
    assert await village.value(kept) == before
