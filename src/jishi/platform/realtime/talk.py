"""What a page may say on its connection, and what it is answered."""

from time import monotonic
from typing import TYPE_CHECKING, Literal

import msgspec
import structlog

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError
from jishi.platform.http.context import SessionReader
from jishi.platform.realtime.connection import POLICY, Connection
from jishi.platform.realtime.parcels import TOPIC
from jishi.platform.realtime.registry import Kind

if TYPE_CHECKING:
    from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)
MOST_LETTERS = 16_000
BURST = 40
PER_SECOND = 4.0
MOST_AT_ONCE = 100


class Said(msgspec.Struct, frozen=True):
    """What a page says: that it is `here` (the answer to a beat), that it wants to `listen` to topics from after the
    numbers that it has (null: from now on) or to `leave` them, or something to `say` to a topic."""

    do: Literal["here", "listen", "leave", "say"]
    topics: dict[str, int | None] = {}
    topic: str = ""
    message: msgspec.Raw = msgspec.Raw(b"null")


_said = msgspec.json.Decoder(Said)


class Talk:
    """Answers connections on behalf of the modules that have declared topics."""

    def __init__(self, runtime: "Runtime") -> None:
        self._runtime = runtime

    async def greet(self, connection: Connection) -> None:
        """Let a new connection hear its own topic and what modules say it hears from the start."""
        hub, account = self._runtime.hub, connection.actor.account_id
        if not connection.account or account is None:
            connection.offer('{"hello":true}')
            return
        await self._learn_hidden(connection)
        hub.listen(connection, own := f"account:{account}")
        while True:
            age, topics, frames = hub.age, set[str](), list[str]()
            async with self._runtime.tx(write=False) as tx:
                for greet in self._runtime.topics.greeters:
                    greeting = await greet(tx, connection.actor)
                    topics.update(greeting.topics)
                    frames += [frame(own, message) for message in greeting.messages]
            if age == hub.age:
                break
        connection.offer('{"hello":true}')
        for topic in topics:
            hub.listen(connection, topic)
        for one in frames:
            connection.offer(one)

    async def hear(self, connection: Connection, text: str) -> None:
        """Do what a page asks for. One that says too much, or nothing that can be read, is hung up on."""
        connection.heard_at = monotonic()
        try:
            said = _said.decode(text) if len(text) <= MOST_LETTERS else None
        except (msgspec.MsgspecError, UnicodeError):
            said = None
        if said is None or not self._may_go_on(connection, 1 + len(said.topics) / 20):
            connection.close_soon(POLICY)
            return
        match said.do:
            case "listen":
                for topic, after in list(said.topics.items())[:MOST_AT_ONCE]:
                    await self.listen(connection, topic, after)
            case "leave":
                for topic in said.topics:
                    self._runtime.hub.mute(connection, topic)
            case "say":
                await self._say(connection, said)

    async def listen(self, connection: Connection, topic: str, after: int | None) -> None:
        """Have a page hear `topic` from now on, and what it has missed since `after`."""
        kind, rest = self._runtime.topics.find(topic) if TOPIC.fullmatch(topic) else (None, "")
        if kind is None or not await self._admit(connection, kind, topic, rest):
            if connection.is_open:
                connection.offer(f'{{"topic":{msgspec.json.encode(topic).decode()},"on":false}}')
            return
        connection.offer(f'{{"topic":"{topic}","on":true}}')
        if kind.resume is not None and after is not None:
            await self._catch_up(connection, kind, topic, rest, after)

    async def recheck(self, connection: Connection) -> None:
        """Hang up on a connection whose session is over; else let it know who it is now, and whom it must not hear."""
        hub = self._runtime.hub
        found = await self._read(connection)
        if found is None:
            hub.sign_out(connection)
            return
        connection.actor = found
        await self._learn_hidden(connection)

    async def _read(self, connection: Connection) -> Actor | None:
        try:
            return await self._runtime.service(SessionReader).read(self._runtime, connection.token)
        except AppError:
            return None

    async def _learn_hidden(self, connection: Connection) -> None:
        account = connection.actor.account_id
        if not connection.account or account is None:
            return
        hub = self._runtime.hub
        while True:
            age, hidden = hub.age, set[str]()
            async with self._runtime.tx(write=False) as tx:
                for ask in self._runtime.topics.hiders:
                    hidden.update(one.hex for one in await ask(tx, account))
            if age == hub.age:
                connection.hidden = hidden
                return

    async def _admit(self, connection: Connection, kind: Kind, topic: str, rest: str) -> bool:
        hub = self._runtime.hub
        while True:
            age = hub.age
            try:
                async with self._runtime.tx(write=False) as tx:
                    may = await kind.may_listen(tx, connection.actor, rest)
            except AppError:
                may = False
            if not may or age == hub.age:
                return may and hub.listen(connection, topic)

    async def _catch_up(self, connection: Connection, kind: Kind, topic: str, rest: str, after: int) -> None:
        assert kind.resume is not None
        async with self._runtime.tx(write=False) as tx:
            missed = await kind.resume(tx, connection.actor, rest, after)
        for message in missed.messages:
            connection.offer(frame(topic, message))
        connection.offer(f'{{"topic":"{topic}","caught_up":{str(not missed.more).lower()}}}')

    async def _say(self, connection: Connection, said: Said) -> None:
        kind, rest = self._runtime.topics.find(said.topic)
        if kind is None or kind.hear is None or said.topic not in connection.topics:
            return
        try:
            async with self._runtime.tx() as tx:
                await kind.hear(tx, connection.actor, rest, said.message)
        except AppError as reason:
            log.debug("live_refused", topic=said.topic, reason=str(reason))

    def _may_go_on(self, connection: Connection, cost: float) -> bool:
        level, seen = connection.allowance
        now = monotonic()
        level = min(BURST, level + (now - seen) * PER_SECOND) if seen else BURST
        connection.allowance = (level - cost, now)
        return level >= cost


def frame(topic: str, message: msgspec.Struct) -> str:
    """A message as pages get it."""
    return f'{{"topic":"{topic}","message":{msgspec.json.encode(message).decode()}}}'
