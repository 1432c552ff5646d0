"""Open pages hear what is told to their topics, and nothing else."""

import asyncio
from time import monotonic
from uuid import UUID, uuid4

import msgspec
import pytest
from tests.realtime.conftest import Closed, Person, page, sign_up

from jishi.kernel.actor import Actor
from jishi.modules.identity import api as identity
from jishi.platform import realtime
from jishi.platform.db import Tx
from jishi.platform.realtime import Greeting, Missed, connection, hub
from jishi.platform.runtime import Runtime


class Word(msgspec.Struct, frozen=True):
    text: str
    seq: int = 0


SAID = [Word("one", 1), Word("two", 2), Word("three", 3)]


@pytest.fixture
def rooms(app: Runtime) -> set[str]:
    """Rooms that everybody may listen to."""
    opened = {"a", "b"}

    async def may_listen(tx: Tx, actor: Actor, rest: str) -> bool:
        return rest in opened

    async def resume(tx: Tx, actor: Actor, rest: str, after: int) -> Missed:
        return Missed([word for word in SAID if word.seq > after][:2], more=after == 0)

    realtime.declare(app, "hall", may_listen, resume=resume)
    return opened


async def tell(app: Runtime, text: str, topic: str = "hall:a", by: UUID | None = None) -> None:
    async with app.tx() as tx:
        tx.tell(topic, Word(text), by=by)


def heard(text: str, topic: str = "hall:a") -> dict[str, object]:
    return {"topic": topic, "message": {"text": text, "seq": 0}}


async def test_what_is_told_reaches_who_listens(app: Runtime, rooms: set[str]) -> None:
    async with page(app) as here, page(app) as elsewhere:
        await here.listen("hall:a")
        await elsewhere.listen("hall:b")
        await tell(app, "hello")
        await tell(app, "bye", "hall:b")
        assert await here.next() == heard("hello")
        assert await elsewhere.next() == heard("bye", "hall:b")
        assert not here.has_news()


async def test_what_is_rolled_back_was_never_told(app: Runtime, rooms: set[str]) -> None:
    async with page(app) as here:
        await here.listen("hall:a")
        with pytest.raises(RuntimeError):
            async with app.tx() as tx:
                tx.tell("hall:a", Word("never"))
                raise RuntimeError
        await tell(app, "hello")
        assert await here.next() == heard("hello")


@pytest.mark.parametrize("topic", ["hall:locked", "nothing:a", "hall", "account:00000000-0000-0000-0000-000000000000"])
async def test_nobody_hears_what_is_not_for_them(app: Runtime, rooms: set[str], topic: str) -> None:
    async with page(app) as here:
        await here.say(do="listen", topics={topic: None})
        assert await here.next() == {"topic": topic, "on": False}
        assert app.hub.listeners(topic) == 0


async def test_an_account_hears_its_own_topic_and_what_modules_greet_with(app: Runtime, rooms: set[str]) -> None:
    async def greet(tx: Tx, actor: Actor) -> Greeting:
        return Greeting(["hall:b"], [Word("welcome")])

    realtime.greet_with(app, greet)
    mei = await sign_up(app, "Mei")
    async with page(app, token=mei.token) as here:
        assert await here.next() == heard("welcome", f"account:{mei.id}")
        await tell(app, "for you", f"account:{mei.id}")
        await tell(app, "for all", "hall:b")
        assert await here.next() == heard("for you", f"account:{mei.id}")
        assert await here.next() == heard("for all", "hall:b")


async def test_a_page_gets_what_it_missed(app: Runtime, rooms: set[str]) -> None:
    async with page(app) as here:
        await here.listen("hall:a", after=1)
        got = [await here.next() for _ in range(3)]
        assert [one["message"]["text"] for one in got[:2]] == ["two", "three"]
        assert got[2] == {"topic": "hall:a", "caught_up": True}
        await here.listen("hall:a", after=0)
        assert [(await here.next()).get("caught_up") for _ in range(3)] == [None, None, False]


async def test_who_was_put_out_hears_nothing_more_and_who_is_let_in_does(app: Runtime, rooms: set[str]) -> None:
    mei = await sign_up(app, "Mei")
    async with page(app, token=mei.token) as here:
        await here.listen("hall:a")
        async with app.tx() as tx:
            realtime.dismiss(tx, "hall:a", mei.id)
            realtime.admit(tx, "hall:b", mei.id)
        await tell(app, "secret")
        await tell(app, "open", "hall:b")
        assert await here.next() == {"topic": "hall:a", "on": False}
        assert await here.next() == heard("open", "hall:b")


async def test_an_answer_of_before_the_dismissal_opens_nothing(app: Runtime, rooms: set[str]) -> None:
    mei, asked = await sign_up(app, "Mei"), 0

    async def may_listen(tx: Tx, actor: Actor, rest: str) -> bool:
        nonlocal asked
        asked += 1
        if asked == 1:  # she is put out while the answer is on its way
            async with app.tx() as other:
                realtime.dismiss(other, "slow:a", mei.id)
            return True
        return False

    realtime.declare(app, "slow", may_listen)
    async with page(app, token=mei.token) as here:
        await here.say(do="listen", topics={"slow:a": None})
        assert [await here.next(), await here.next()] == [{"topic": "slow:a", "on": False}] * 2
        assert app.hub.listeners("slow:a") == 0


async def test_two_who_have_parted_do_not_hear_each_other(app: Runtime, rooms: set[str]) -> None:
    mei, bo = await sign_up(app, "Mei"), await sign_up(app, "Bo")
    async with page(app, token=mei.token) as at_mei, page(app, token=bo.token) as at_bo:
        await at_mei.listen("hall:a")
        await at_bo.listen("hall:a")
        async with app.tx() as tx:
            realtime.part(tx, mei.id, bo.id)
        await tell(app, "from Bo", by=bo.id)
        await tell(app, "from Mei", by=mei.id)
        assert await at_mei.next() == heard("from Mei")
        assert await at_bo.next() == heard("from Bo")


async def test_whom_one_does_not_hear_is_known_from_the_start(app: Runtime, rooms: set[str]) -> None:
    mei, bo = await sign_up(app, "Mei"), await sign_up(app, "Bo")

    async def hidden(tx: Tx, account_id: UUID) -> set[UUID]:
        return {bo.id} if account_id == mei.id else set()

    realtime.hide_with(app, hidden)
    async with page(app, token=mei.token) as here:
        await here.listen("hall:a")
        await tell(app, "from Bo", by=bo.id)
        await tell(app, "from Ann", by=uuid4())
        assert await here.next() == heard("from Ann")


async def test_signing_out_closes_the_page_at_once(app: Runtime, rooms: set[str]) -> None:
    mei = await sign_up(app, "Mei")
    other = await sign_up(app, "Bo")
    async with page(app, token=mei.token) as here, page(app, token=other.token) as there:
        async with app.tx() as tx:
            await identity.end_session_of_token(tx, mei.token)
        with pytest.raises(Closed, match="4401"):
            await here.next()
        await tell(app, "still here", f"account:{other.id}")
        assert await there.next() == heard("still here", f"account:{other.id}")


async def test_who_cannot_keep_up_is_told_to_resume_and_keeps_nobody_waiting(app: Runtime, rooms: set[str]) -> None:
    async with page(app) as slow, page(app) as quick:
        await slow.listen("hall:a")
        await quick.listen("hall:a")
        slow.stuck = asyncio.Event()
        for number in range(connection.MOST_WAITING + 20):
            await tell(app, f"{number}")
            assert await quick.next() == heard(f"{number}")
        slow.stuck.set()
        slow.stuck = None
        assert await slow.next() == heard("0"), "that was on its way"
        assert await slow.next() == {"behind": True}
        await tell(app, "now")
        assert await slow.next() == heard("now")


@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({"origin": "http://shop.test", "cookie": "a=b"}, True),
        ({"origin": "https://evil.test", "cookie": "a=b"}, False),
        ({"origin": "https://evil.test"}, False),
        ({"cookie": "a=b"}, False),
        ({}, True),
    ],
)
async def test_foreign_pages_get_no_connection(app: Runtime, headers: dict[str, str], is_taken: bool) -> None:
    if is_taken:
        async with page(app, headers=headers):
            assert len(app.hub) == 1
    else:
        with pytest.raises(Closed, match="4403"):
            async with page(app, headers=headers):
                pass
    assert len(app.hub) == 0


async def test_an_account_has_so_many_pages_and_no_more(app: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "MOST_PER_ACCOUNT", 1)
    mei = await sign_up(app, "Mei")
    async with page(app, token=mei.token):
        async with page(app, token=mei.token, greeted=False) as second:
            with pytest.raises(Closed, match="4429"):
                await second.next()
        assert len(app.hub) == 1


@pytest.mark.parametrize("text", ["nonsense", '{"do":"dance"}', "x" * 20_000, "", '{"do":"listen","topics":[]}'])
async def test_who_talks_nonsense_is_hung_up_on(app: Runtime, text: str) -> None:
    async with page(app) as here:
        await here.to_server.put({"type": "websocket.receive", "text": text})
        with pytest.raises(Closed, match="4403"):
            await here.next()


async def test_who_says_too_much_is_hung_up_on(app: Runtime) -> None:
    async with page(app) as here:
        for _ in range(100):
            await here.say(do="here")
        with pytest.raises(Closed, match="4403"):
            await here.next()


async def test_pages_that_do_not_answer_their_beats_are_let_go(app: Runtime) -> None:
    async with page(app) as here:
        app.hub.beat(monotonic() + hub.BEAT_SECONDS)
        assert await here.next() == {"beat": True}
        app.hub.beat(monotonic() + hub.SILENT_SECONDS + 1)
        with pytest.raises(Closed, match="4408"):
            await here.next()


async def test_pages_are_sent_away_when_the_process_ends(app: Runtime) -> None:
    async with page(app) as here:
        await app.hub.close()
        with pytest.raises(Closed, match="1012"):
            await here.next()


async def test_what_is_said_on_a_page_reaches_its_module(app: Runtime, rooms: set[str]) -> None:
    said: list[object] = []

    async def may_listen(tx: Tx, actor: Actor, rest: str) -> bool:
        return rest == "open"

    async def hear(tx: Tx, actor: Actor, rest: str, message: msgspec.Raw) -> None:
        said.append((rest, actor.account_id, msgspec.json.decode(message)))
        tx.tell(f"desk:{rest}", Word("typing"), by=actor.account_id)

    realtime.declare(app, "desk", may_listen, hear=hear)
    mei: Person = await sign_up(app, "Mei")
    async with page(app, token=mei.token) as here:
        await here.say(do="say", topic="desk:open", message={"typing": True})
        await here.listen("desk:open")
        await here.say(do="say", topic="desk:open", message={"typing": False})
        assert await here.next() == heard("typing", "desk:open")
    assert said == [("open", mei.id, {"typing": False})], "not before she listens there"
