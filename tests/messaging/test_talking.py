"""Two people, groups, rooms: what is said, who reads it, what becomes of it."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.messaging.conftest import Talker, befriend, join, page, say, texts

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound, TooMany, Unauthenticated
from jishi.modules.messaging import api as messaging
from jishi.modules.messaging.contracts import (
    Box,
    GroupInput,
    Habits,
    MemberState,
    MessageInput,
    MessageState,
    Quote,
    Reaction,
    Role,
)
from jishi.modules.messaging.domain import STRANGERS_WORDS
from jishi.modules.messaging.jobs_contracts import TellAbsent
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import WordInput, WordKind
from jishi.modules.notifications import api as notifications
from jishi.modules.social import api as social
from jishi.platform.http.limits import Limits
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


@pytest.fixture
async def mei(app: Runtime) -> Talker:
    return await join(app, "Mei")


@pytest.fixture
async def bo(app: Runtime) -> Talker:
    return await join(app, "Bo")


@pytest.fixture
async def friends(app: Runtime, mei: Talker, bo: Talker) -> UUID:
    """The room of two friends."""
    await befriend(app, mei, bo)
    async with app.tx() as tx:
        return await messaging.open_direct(tx, mei.actor, bo.handle)


async def unread(app: Runtime, who: Talker) -> tuple[int, int]:
    async with app.tx(write=False) as tx:
        found = await messaging.count_unread(tx, who.actor)
        return found.total, found.requests


async def test_two_friends_talk_and_both_see_it_live(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    async with page(app, token=bo.token) as at_bo:
        assert (await at_bo.next())["message"]["kind"] == "unread"
        said = await say(app, mei, friends, "你好")
        frame = await at_bo.next()
        assert frame["topic"] == f"room:{friends}"
        assert frame["message"]["message"]["text"] == "你好"
        assert frame["message"]["message"]["author"]["name"] == "Mei"
        assert await unread(app, bo) == (1, 0)
        async with app.tx() as tx:
            await messaging.mark_read(tx, bo.actor, friends, said.seq)
        assert (await at_bo.next())["message"]["total"] == 0
        assert (await at_bo.next())["message"] == {"kind": "read", "account_id": str(bo.id), "seq": 1}
    async with app.tx(write=False) as tx:
        assert (await messaging.get_conversation(tx, mei.actor, friends)).others_read == 1
        listed = (await messaging.list_conversations(tx, mei.actor)).items
    assert [(one.title, one.last.text if one.last else "") for one in listed] == [({"zh-CN": "Bo"}, "你好")]


async def test_either_of_them_opens_the_same_room(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    async with app.tx() as tx:
        assert await messaging.open_direct(tx, bo.actor, mei.handle) == friends
        with pytest.raises(Invalid):
            await messaging.open_direct(tx, mei.actor, mei.handle)
        with pytest.raises(Unauthenticated):
            await messaging.open_direct(tx, Actor(), mei.handle)


async def test_what_is_sent_twice_is_said_once(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    first = await say(app, mei, friends, "hello", "one")
    again = await say(app, mei, friends, "hello", "one")
    assert again.id == first.id
    assert (await say(app, bo, friends, "hello", "one")).id != first.id, "another's name for another message"
    async with app.tx(write=False) as tx:
        assert await texts(tx, mei, friends) == ["hello", "hello"]


async def test_a_stranger_asks_first(app: Runtime, mei: Talker, bo: Talker) -> None:
    async with app.tx() as tx:
        room = await messaging.open_direct(tx, mei.actor, bo.handle)
        assert (await messaging.list_conversations(tx, bo.actor, Box.REQUESTS)).items == [], "nothing said yet"
    for number in range(STRANGERS_WORDS):
        await say(app, mei, room, f"{number}")
    with pytest.raises(Forbidden, match="once there is an answer"):
        await say(app, mei, room, "please")
    assert await unread(app, bo) == (0, 1)
    async with app.tx(write=False) as tx:
        assert (await messaging.list_conversations(tx, bo.actor)).items == []
        asked = (await messaging.list_conversations(tx, bo.actor, Box.REQUESTS)).items
        assert [one.state for one in asked] == [MemberState.ASKED]
    await say(app, bo, room, "yes?")
    await say(app, mei, room, "thank you")
    async with app.tx(write=False) as tx:
        assert len((await messaging.list_conversations(tx, bo.actor)).items) == 1


async def test_who_declines_hears_no_more_and_is_not_given_away(app: Runtime, mei: Talker, bo: Talker) -> None:
    async with app.tx() as tx:
        room = await messaging.open_direct(tx, mei.actor, bo.handle)
    await say(app, mei, room, "hi")
    async with app.tx() as tx:
        await messaging.decline(tx, bo.actor, room)
        with pytest.raises(NotFound):
            await messaging.get_conversation(tx, bo.actor, room)
    await say(app, mei, room, "hello?")
    assert await unread(app, bo) == (0, 0)


async def test_who_wants_no_strangers_gets_none(app: Runtime, mei: Talker, bo: Talker) -> None:
    async with app.tx() as tx:
        await messaging.set_habits(tx, bo.actor, Habits(strangers=False))
        with pytest.raises(Forbidden, match="people they follow"):
            await messaging.open_direct(tx, mei.actor, bo.handle)


async def test_a_block_ends_it_at_once_for_both(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    await say(app, mei, friends, "hello")
    async with page(app, token=bo.token) as at_bo:
        await at_bo.next()
        async with app.tx() as tx:
            await social.block(tx, bo.actor, mei.handle)
        for who in (mei, bo):
            with pytest.raises(NotFound):
                await say(app, who, friends, "still there?")
            async with app.tx(write=False) as tx:
                assert (await messaging.list_conversations(tx, who.actor)).items == []
                assert (await messaging.search(tx, who.actor, "hello")).items == []
            assert await unread(app, who) == (0, 0)
        await say_in_hall(app, mei)
        assert not at_bo.has_news()


async def say_in_hall(app: Runtime, who: Talker) -> None:
    async with app.tx() as tx:
        room = await messaging.open_group(tx, who.actor, GroupInput("hall"))
    await say(app, who, room, "anybody?")


async def test_receipts_can_be_off_and_then_one_sees_none_either(
    app: Runtime, mei: Talker, bo: Talker, friends: UUID
) -> None:
    said = await say(app, mei, friends, "hello")
    async with app.tx() as tx:
        await messaging.set_habits(tx, bo.actor, Habits(receipts=False))
        await messaging.mark_read(tx, bo.actor, friends, said.seq)
        assert (await messaging.get_conversation(tx, mei.actor, friends)).others_read == 0
        assert (await messaging.get_conversation(tx, bo.actor, friends)).others_read == 0
    assert await unread(app, bo) == (0, 0)


async def test_two_minutes_to_change_or_recall(
    app: Runtime, clock: FixedClock, mei: Talker, bo: Talker, friends: UUID
) -> None:
    said = await say(app, mei, friends, "helo")
    async with app.tx() as tx:
        with pytest.raises(Forbidden):
            await messaging.edit(tx, bo.actor, friends, said.id, "mine")
        edited = await messaging.edit(tx, mei.actor, friends, said.id, "hello")
        assert (edited.text, edited.seq, edited.version) == ("hello", said.seq, said.version + 1)
        assert (await messaging.recall(tx, mei.actor, friends, said.id)).state is MessageState.RECALLED
    async with app.tx(write=False) as tx:
        assert await texts(tx, bo, friends) == [""]
        changed = await messaging.list_changes(tx, bo.actor, friends, said.version)
        assert len(changed.messages) == 1, "who was away learns of it"
    assert await unread(app, bo) == (0, 0)
    late = await say(app, mei, friends, "stays")
    clock.advance(timedelta(minutes=2, seconds=1))
    async with app.tx() as tx:
        with pytest.raises(Conflict):
            await messaging.recall(tx, mei.actor, friends, late.id)


async def test_what_one_removes_stays_for_the_other(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    said = await say(app, mei, friends, "hello")
    async with app.tx() as tx:
        await messaging.remove(tx, bo.actor, friends, said.id)
        assert await texts(tx, bo, friends) == []
        assert await texts(tx, mei, friends) == ["hello"]
    assert await unread(app, bo) == (0, 0)


async def test_a_group_is_run_by_its_owner(app: Runtime, mei: Talker, bo: Talker) -> None:
    await befriend(app, mei, bo)
    ann = await join(app, "Ann")
    async with app.tx() as tx:
        group = await messaging.open_group(tx, mei.actor, GroupInput("茶友", [bo.handle, ann.handle]))
        states = {one.person.name: (one.role, one.state) for one in await messaging.list_members(tx, mei.actor, group)}
        assert states == {
            "Mei": (Role.OWNER, MemberState.ACTIVE),
            "Bo": (Role.MEMBER, MemberState.ACTIVE),
            "Ann": (Role.MEMBER, MemberState.ASKED),
        }
        with pytest.raises(Forbidden):
            await messaging.rename(tx, bo.actor, group, "mine")
        with pytest.raises(Forbidden):
            await messaging.remove_member(tx, bo.actor, group, ann.id)
        await messaging.accept(tx, ann.actor, group)
    await say(app, mei, group, f"@{bo.handle} hello @nobody")
    async with page(app, token=bo.token) as at_bo:
        await at_bo.next()
        async with app.tx() as tx:
            await messaging.remove_member(tx, mei.actor, group, bo.id)
        await say(app, mei, group, "without Bo")
        heard = [await at_bo.next(), await at_bo.next()]
        assert {"topic": f"room:{group}", "on": False} in heard
        assert not at_bo.has_news()
    with pytest.raises(NotFound):
        await say(app, bo, group, "let me in")
    async with app.tx() as tx:
        await messaging.leave(tx, mei.actor, group)
        assert [one.role for one in await messaging.list_members(tx, ann.actor, group)] == [Role.OWNER]


async def test_who_joins_reads_from_then_on(app: Runtime, mei: Talker, bo: Talker) -> None:
    await befriend(app, mei, bo)
    async with app.tx() as tx:
        group = await messaging.open_group(tx, mei.actor, GroupInput("before"))
    await say(app, mei, group, "secret")
    async with app.tx() as tx:
        await messaging.invite(tx, mei.actor, group, [bo.handle])
        assert "secret" not in await texts(tx, bo, group)
        assert "secret" in await texts(tx, mei, group)


async def test_words_are_screened(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    async with app.tx() as tx:
        await moderation.add_word(tx, SYSTEM, WordInput("坏词", WordKind.BLOCK))
        await moderation.add_word(tx, SYSTEM, WordInput("疑词", WordKind.REVIEW))
    with pytest.raises(Invalid, match="not allowed"):
        await say(app, mei, friends, "一个坏词")
    held = await say(app, mei, friends, "一个疑词")
    assert held.state is MessageState.HELD
    async with app.tx() as tx:
        assert (await texts(tx, bo, friends), await texts(tx, mei, friends)) == ([], ["一个疑词"])
        await messaging.obey(tx, held.id, published=True)
        assert await texts(tx, bo, friends) == ["一个疑词"]
        await messaging.obey(tx, held.id, published=False)
        assert await texts(tx, bo, friends) == [""]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (MessageInput(), Invalid),
        (MessageInput("  \u202e "), Invalid),
        (MessageInput("x" * 10_001), Invalid),
        (MessageInput("x", client_id="a b"), Invalid),
        (MessageInput("x", picture_id=UUID(int=1)), Invalid),
    ],
)
async def test_what_is_nothing_is_not_sent(
    app: Runtime, mei: Talker, friends: UUID, given: MessageInput, problem: type[Exception]
) -> None:
    async with app.tx() as tx:
        with pytest.raises(problem):
            await messaging.send(tx, mei.actor, friends, given)
        assert await texts(tx, mei, friends) == []


async def test_a_flood_is_held_up(app: Runtime, mei: Talker, friends: UUID) -> None:
    app.provide(Limits, Limits())
    with pytest.raises(TooMany):
        for number in range(100):
            await say(app, mei, friends, f"{number}")


async def test_nobody_else_reads_it(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    said, ann = await say(app, mei, friends, "between us"), await join(app, "Ann")
    async with app.tx() as tx:
        for actor in (ann.actor, Actor()):
            with pytest.raises(NotFound):
                await messaging.list_messages(tx, actor, friends)
            with pytest.raises(NotFound):
                await messaging.list_changes(tx, actor, friends, 0)
        for act in (messaging.recall, messaging.remove):
            with pytest.raises(NotFound):
                await act(tx, ann.actor, friends, said.id)
        assert (await messaging.search(tx, ann.actor, "between")).items == []
        assert [one.message.text for one in (await messaging.search(tx, bo.actor, "between")).items] == ["between us"]
    async with page(app, token=ann.token) as at_ann:
        await at_ann.next()
        await at_ann.say(do="listen", topics={f"room:{friends}": 0})
        assert await at_ann.next() == {"topic": f"room:{friends}", "on": False}


async def test_who_is_away_is_told_once(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    await say(app, mei, friends, "one")
    last = await say(app, mei, friends, "two")
    for seq in (1, last.seq, last.seq):
        async with app.tx() as tx:
            await messaging.tell_absent(tx, TellAbsent(friends, seq))
    await drain(app)
    async with app.tx(write=False) as tx:
        told = (await notifications.list_notices(tx, bo.actor)).items
        assert [(one.title["en"], one.link) for one in told if one.kind == "messaging.message"] == [
            ("New messages from Mei", f"/messages/{friends}")
        ]
        assert not [one for one in (await notifications.list_notices(tx, mei.actor)).items if "message" in one.kind]


async def test_presence_is_for_those_who_talk(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    topic = f"presence:{bo.id}"
    async with page(app, token=mei.token) as at_mei:
        await at_mei.next()
        await at_mei.listen(topic, after=0)
        assert (await at_mei.next())["message"] == {"kind": "presence", "online": False}
        await at_mei.next()
        async with page(app, token=bo.token):
            assert (await at_mei.next())["message"] == {"kind": "presence", "online": True}
    ann = await join(app, "Ann")
    async with page(app, token=ann.token) as at_ann:
        await at_ann.next()
        await at_ann.say(do="listen", topics={topic: 0})
        assert await at_ann.next() == {"topic": topic, "on": False}


async def test_typing_is_seen_by_the_other(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    async with page(app, token=mei.token) as at_mei, page(app, token=bo.token) as at_bo:
        await at_mei.next()
        await at_bo.next()
        await at_mei.say(do="say", topic=f"room:{friends}", message={"typing": True})
        assert (await at_bo.next())["message"] == {"kind": "typing", "account_id": str(mei.id), "name": "Mei"}


async def test_an_answer_shows_what_it_answers_until_that_is_recalled(
    app: Runtime, mei: Talker, bo: Talker, friends: UUID
) -> None:
    asked = await say(app, mei, friends, "tea?")
    async with app.tx() as tx:
        said = await messaging.send(tx, bo.actor, friends, MessageInput("yes", reply_to=asked.id))
        assert said.reply == Quote(asked.id), "those who listen may be many: no words of others"
        assert (await messaging.list_messages(tx, mei.actor, friends)).messages[-1].reply == Quote(
            asked.id, "Mei", "tea?"
        )
        await messaging.recall(tx, mei.actor, friends, asked.id)
        assert (await messaging.list_messages(tx, bo.actor, friends)).messages[-1].reply == Quote(asked.id)
        with pytest.raises(NotFound):
            await messaging.send(tx, bo.actor, friends, MessageInput("what?", reply_to=friends))


async def test_a_reaction_counts_once_and_can_be_taken_back(
    app: Runtime, mei: Talker, bo: Talker, friends: UUID
) -> None:
    said = await say(app, mei, friends, "好消息")
    async with app.tx() as tx:
        for _ in range(2):
            liked = await messaging.react(tx, bo.actor, friends, said.id, "👍")
        assert liked.reactions == [Reaction("👍", [bo.id])]
        assert liked.version == said.version + 1, "twice changes nothing"
        assert len((await messaging.list_changes(tx, mei.actor, friends, said.version)).messages) == 1
        with pytest.raises(Invalid):
            await messaging.react(tx, bo.actor, friends, said.id, "<b>")
        assert (await messaging.react(tx, bo.actor, friends, said.id, "👍", on=False)).reactions == []


async def test_ten_thousand_letters_arrive(app: Runtime, mei: Talker, bo: Talker, friends: UUID) -> None:
    text = "长🎈" * 5_000
    await say(app, mei, friends, text)
    async with app.tx(write=False) as tx:
        assert await texts(tx, bo, friends) == [text]
