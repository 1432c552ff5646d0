"""Following, blocking, profiles, over HTTP."""

from typing import Any

import pytest
from tests.social.conftest import Caller, Village

from jishi.kernel.actor import SYSTEM, Actor
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount, ProfileChange
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import WordInput, WordKind
from jishi.modules.social import api as social
from jishi.modules.social import queries
from jishi.modules.social.contracts import Audience, Relation, Section
from jishi.modules.social.domain.handles import given_handle


async def profile(who: Caller, of: Caller) -> dict[str, Any]:
    answer = await who.get(f"/api/v1/people/{of.handle}")
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def test_following_twice_counts_once(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    await mei.follow(ada)
    standing = await mei.follow(ada)
    assert standing == {
        "relation": {"following": True, "followed": False, "friend": False, "blocked": False, "muted": False},
        "followers": 1,
    }
    for _ in range(2):
        await mei.delete(f"/api/v1/people/{ada.handle}/follow")
    assert (await profile(mei, ada))["counts"]["followers"] == 0
    assert await village.value(queries.AUDIT) is None


async def test_two_who_follow_each_other_are_friends_until_one_stops(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    await mei.befriend(ada)
    assert (await profile(mei, ada))["relation"]["friend"]
    assert (await profile(ada, ada))["counts"] == {"followers": 1, "following": 1, "friends": 1, "notes": 0, "likes": 0}
    assert [one["person"]["name"] for one in (await mei.get("/api/v1/me/friends")).json()["items"]] == ["Ada"]
    await ada.delete(f"/api/v1/people/{mei.handle}/follow")
    assert not (await profile(mei, ada))["relation"]["friend"]
    assert (await mei.get("/api/v1/me/friends")).json()["items"] == []
    assert await village.value(queries.AUDIT) is None


async def test_a_block_ends_everything_both_ways_at_once(village: Village) -> None:
    mei, ada, bo = await village.people("林小梅", "Ada", "Bo")
    await mei.befriend(ada)
    await bo.follow(ada)
    await bo.follow(mei)
    await ada.block(mei)
    await ada.block(mei)
    for one, other in ((mei, ada), (ada, mei)):
        assert (await one.get(f"/api/v1/people/{other.handle}")).status_code == 404
        assert (await one.put(f"/api/v1/people/{other.handle}/follow")).status_code == 404
        found = (await one.get(f"/api/v1/people?text={other.handle}")).json()["items"]
        assert found == []
        listed = (await one.get(f"/api/v1/people/{bo.handle}/following")).json()["items"]
        assert other.handle not in [item["person"]["handle"] for item in listed]
    assert [one["person"]["name"] for one in (await ada.get("/api/v1/me/blocks")).json()["items"]] == ["林小梅"]
    assert (await mei.get("/api/v1/me/blocks")).json()["items"] == []
    assert await village.value("SELECT count(*) FROM social.follows") == 2
    assert await village.value(queries.AUDIT) is None
    await ada.delete(f"/api/v1/people/{mei.handle}/block")
    assert (await mei.get(f"/api/v1/people/{ada.handle}")).status_code == 200


async def test_a_follower_can_be_removed(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    await mei.follow(ada)
    assert (await ada.delete(f"/api/v1/me/followers/{mei.handle}")).status_code == 204
    assert (await profile(mei, ada))["counts"]["followers"] == 0


@pytest.mark.parametrize("act", ["follow", "block", "mute"])
async def test_nobody_does_it_to_themselves_to_nobody_or_without_a_name(village: Village, act: str) -> None:
    mei = await village.person()
    assert (await mei.put(f"/api/v1/people/{mei.handle}/{act}")).status_code == 422
    assert (await mei.put(f"/api/v1/people/nobody_here/{act}")).status_code == 404
    assert (await village.stranger().put(f"/api/v1/people/{mei.handle}/{act}")).status_code in (401, 403)
    assert await village.value(f"SELECT count(*) FROM social.{act}s") == 0


async def test_muting_is_not_noticed(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    await mei.put(f"/api/v1/people/{ada.handle}/mute")
    assert (await profile(mei, ada))["relation"]["muted"]
    assert (await profile(ada, mei))["relation"] == {
        "following": False,
        "followed": False,
        "friend": False,
        "blocked": False,
        "muted": False,
    }
    assert len((await mei.get("/api/v1/me/mutes")).json()["items"]) == 1
    await mei.delete(f"/api/v1/people/{ada.handle}/mute")
    assert not (await profile(mei, ada))["relation"]["muted"]


async def test_followers_come_page_by_page(village: Village) -> None:
    star = await village.person("Star")
    fans = [await village.person(f"Fan {number}") for number in range(5)]
    for fan in fans:
        await fan.follow(star)
    seen, cursor = [], ""
    while True:
        page = (await star.get(f"/api/v1/people/{star.handle}/followers?limit=2&cursor={cursor}")).json()
        seen += [one["person"]["name"] for one in page["items"]]
        if not (cursor := page["next_cursor"]):
            break
    assert seen == [f"Fan {number}" for number in (4, 3, 2, 1, 0)]


async def test_who_follows_is_for_those_whom_one_lets_see_it(village: Village) -> None:
    mei, ada, fan = await village.people("林小梅", "Ada", "Fan")
    await mei.befriend(ada)
    await fan.follow(mei)
    change = {"privacy": {"people": "friends", "notes": "me"}}
    assert (await mei.patch("/api/v1/me/profile", change)).json()["privacy"]["people"] == "friends"
    for viewer, status in ((ada, 200), (mei, 200), (fan, 404), (village.stranger(), 404)):
        assert (await viewer.get(f"/api/v1/people/{mei.handle}/followers")).status_code == status
    assert (await profile(fan, mei))["sections"] == ["collections", "reviews"]
    assert (await profile(mei, mei))["sections"] == ["notes", "collections", "reviews", "wishes", "people"]


async def test_a_handle_is_chosen_once_in_thirty_days(village: Village) -> None:
    mei, ada = await village.people("林小梅", "Ada")
    assert (await mei.patch("/api/v1/me/profile", {"handle": "Mei_Tea"})).json()["person"]["handle"] == "mei_tea"
    assert (await ada.get("/api/v1/people/MEI_TEA")).status_code == 200
    assert (await ada.patch("/api/v1/me/profile", {"handle": "mei_tea"})).status_code == 409
    assert (await mei.patch("/api/v1/me/profile", {"handle": "mei2"})).status_code == 409
    for bad in ("a", "console", "_mei", "小梅", "x" * 21, "a b"):
        assert (await ada.patch("/api/v1/me/profile", {"handle": bad})).status_code == 422


async def test_a_bio_is_cleaned_limited_and_screened(village: Village) -> None:
    mei = await village.person()
    changed = await mei.patch("/api/v1/me/profile", {"bio": "tea\u202e & <b>cups</b>\x07"})
    assert changed.json()["bio"] == "tea & <b>cups</b>"
    assert (await mei.patch("/api/v1/me/profile", {"bio": "x" * 301})).status_code == 422
    async with village.app.tx() as tx:
        await moderation.add_word(tx, SYSTEM, WordInput("赌博", WordKind.BLOCK))
    refused = await mei.patch("/api/v1/me/profile", {"bio": "一起来赌 博"})
    assert refused.status_code == 422
    assert (await mei.get("/api/v1/me/profile")).json()["bio"] == "tea & <b>cups</b>"


async def test_people_are_known_by_their_accounts_in_one_statement(village: Village) -> None:
    mei = await village.person()
    async with village.app.tx() as tx:
        account = await identity.create_account(tx, NewAccount(name="Neu", email="neu@example.com"))
        [quiet] = await identity.create_accounts(tx, [NewAccount(name="Still", email="still@example.com")])
    async with village.app.tx(write=False) as tx:
        found = await social.get_people(tx, [mei.id, account])
        assert [found[one].name for one in (mei.id, account)] == ["林小梅", "Neu"]
        assert tx.statements == 1
        assert (await social.get_people(tx, [quiet]))[quiet].handle == given_handle(quiet)
        assert await social.find_person(tx, given_handle(quiet)) is None
    async with village.app.tx() as tx:
        await social.introduce_everybody(tx)
        await identity.change_profile(tx, Actor(account_id=quiet), ProfileChange(name="Laut"))
        person = await social.find_person(tx, given_handle(quiet))
        assert person is not None and person.name == "Laut"


async def test_relations_are_told_from_one_side(village: Village) -> None:
    mei, ada, bo = await village.people("林小梅", "Ada", "Bo")
    await mei.follow(ada)
    await bo.block(mei)
    async with village.app.tx(write=False) as tx:
        found = await social.relations(tx, mei.id, [ada.id, bo.id])
        assert found == {ada.id: Relation(following=True), bo.id: Relation(blocked=True)}
        assert await social.blocked_among(tx, mei.id, [ada.id, bo.id]) == {bo.id}
        assert tx.statements == 2


async def test_people_are_found_by_the_beginning_of_their_names(village: Village) -> None:
    mei, _, _ = await village.people("林小梅", "Ada", "adam")
    found = (await mei.get("/api/v1/people?text=AD")).json()["items"]
    assert {one["person"]["name"] for one in found} == {"Ada", "adam"}
    assert (await mei.get("/api/v1/people?text=%25")).json()["items"] == []
    assert (await mei.get("/api/v1/people?text=")).json()["items"] == []


async def test_friends_of_friends_are_suggested_first(village: Village) -> None:
    mei, ada, bo, star = await village.people("林小梅", "Ada", "Bo", "Star")
    await mei.follow(ada)
    await ada.follow(bo)
    await bo.follow(star)
    await ada.follow(mei)
    names = [one["person"]["name"] for one in (await mei.get("/api/v1/me/suggestions")).json()]
    assert names[0] == "Bo"
    assert "Ada" not in names and "林小梅" not in names


def test_the_words_of_privacy_are_known() -> None:
    assert [one.value for one in Audience] == ["everyone", "followers", "friends", "me"]
    assert len(Section) == 5
