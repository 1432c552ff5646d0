"""Rule 27 and rule 26 with real transactions at once: numbers without gaps, nothing twice, nothing after a block."""

import asyncio
from uuid import UUID

import pytest
from tests.messaging.conftest import Line, Talker, befriend, join, page, say

from jishi.kernel.errors import NotFound
from jishi.modules.messaging import api as messaging
from jishi.modules.messaging import queries
from jishi.modules.messaging.actions import send as sending
from jishi.modules.messaging.actions.access import Access
from jishi.modules.messaging.contracts import ChatMessage, MessageInput
from jishi.modules.social import api as social
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

MANY = 12


async def two_friends(app: Runtime) -> tuple[Talker, Talker, UUID]:
    mei, bo = await join(app, "Mei"), await join(app, "Bo")
    await befriend(app, mei, bo)
    async with app.tx() as tx:
        return mei, bo, await messaging.open_direct(tx, mei.actor, bo.handle)


async def numbers(app: Runtime, room: UUID) -> list[int]:
    async with app.tx(write=False) as tx:
        found = await tx.fetch("SELECT seq FROM messaging.messages WHERE room_id = $1 ORDER BY seq", room)
        return [row[0] for row in found]


async def test_many_speak_at_once_and_everything_has_its_number(own_app: Runtime) -> None:
    mei, bo, room = await two_friends(own_app)
    await asyncio.gather(*(say(own_app, who, room, f"{n}", f"{n}") for n in range(MANY) for who in (mei, bo)))
    assert await numbers(own_app, room) == list(range(1, 2 * MANY + 1))


async def send_twice_at_once(app: Runtime, monkeypatch: pytest.MonkeyPatch) -> list[ChatMessage | BaseException]:
    """The same message twice, each looked for before the other is written, where that can be."""
    mei, _, room = await two_friends(app)
    looked, both = 0, asyncio.Event()
    welcome = sending._check_welcome  # noqa: SLF001

    async def slowly(tx: Tx, access: Access, author: UUID) -> None:
        nonlocal looked
        looked += 1
        if looked == 2:
            both.set()
        await asyncio.wait([asyncio.create_task(both.wait())], timeout=0.5)
        await welcome(tx, access, author)

    monkeypatch.setattr(sending, "_check_welcome", slowly)
    tries = (say(app, mei, room, "hello", "same") for _ in range(2))
    return list(await asyncio.gather(*tries, return_exceptions=True))


async def test_the_same_message_twice_at_once_is_said_once(own_app: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    said = await send_twice_at_once(own_app, monkeypatch)
    assert len({one.id for one in said if isinstance(one, ChatMessage)}) == 1
    assert not [one for one in said if isinstance(one, BaseException)]


async def test_without_the_lock_the_same_message_fails(own_app: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the guard above guards: two that look first and write then both find nothing."""
    monkeypatch.setattr(queries, "LOCK_ROOM", "SELECT $1::uuid")
    assert [one for one in await send_twice_at_once(own_app, monkeypatch) if isinstance(one, BaseException)]


async def block_in_flight(app: Runtime, monkeypatch: pytest.MonkeyPatch) -> tuple[bool, bool]:
    """A message is under way while the other blocks: whether it was said, and said only after the block held."""
    mei, bo, room = await two_friends(app)
    looked, blocked = asyncio.Event(), asyncio.Event()
    screen = sending._screen  # noqa: SLF001

    async def slowly(*args: object) -> object:
        looked.set()
        await asyncio.wait([asyncio.create_task(blocked.wait())], timeout=1)
        return await screen(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(sending, "_screen", slowly)
    committed: list[str] = []

    async def speak() -> bool:
        try:
            async with app.tx() as tx:
                await messaging.send(tx, mei.actor, room, MessageInput("wait"))
        except NotFound:
            return False
        committed.append("said")
        return True

    async def block() -> None:
        await looked.wait()
        async with app.tx() as tx:
            await social.block(tx, bo.actor, mei.handle)
        committed.append("blocked")
        blocked.set()

    said, _ = await asyncio.gather(speak(), block())
    return said, committed == ["blocked", "said"]


async def test_a_block_waits_for_what_is_in_flight(own_app: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    said, after_the_block = await block_in_flight(own_app, monkeypatch)
    assert said
    assert not after_the_block, "it was said before the block held"


async def test_without_the_lock_something_passes_after_a_block(
    own_app: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "LOCK_ROOM_BY_KEY", "SELECT $1::text")
    said, after_the_block = await block_in_flight(own_app, monkeypatch)
    assert said
    assert after_the_block


async def test_who_reconnects_again_and_again_misses_nothing_and_sees_nothing_twice(own_app: Runtime) -> None:
    mei, bo, room = await two_friends(own_app)
    seen: dict[int, str] = {}
    known, latest, total = 0, 0, 40

    async def speak() -> None:
        for number in range(total):
            await say(own_app, mei, room, f"{number}")

    async def take(line: Line) -> None:
        """As pages do: what they know for sure ends where they last caught up, or goes on from there in order."""
        nonlocal known, latest
        frame = await line.next()
        if frame.get("message", {}).get("kind") == "message":
            message = frame["message"]["message"]
            latest = max(latest, message["version"])
            if known == message["version"] - 1:
                known = message["version"]
            seen.setdefault(message["seq"], message["text"])
        elif frame.get("caught_up"):
            known = latest

    speaking = asyncio.create_task(speak())
    while len(seen) < total:
        async with page(own_app, token=bo.token) as line:
            await line.say(do="listen", topics={f"room:{room}": known})
            before = len(seen)
            while len(seen) < min(total, before + 7):
                await take(line)
    await speaking
    assert seen == {number + 1: f"{number}" for number in range(total)}
