"""All open pages of this process, and who of them listens to what."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from time import monotonic
from uuid import UUID, uuid4

from prometheus_client import Counter, Gauge

from jishi.platform.realtime.connection import GOING, SIGNED_OUT, SILENT, TOO_MANY, Connection
from jishi.platform.realtime.parcels import Parcel, Verb, pack, unpack
from jishi.platform.realtime.presence import Presence

MOST_PER_ACCOUNT = 20
MOST_PER_ADDRESS = 200
"""Guests of one address; many people may share one."""

MOST_TOPICS = 300
BEAT = '{"beat":true}'
BEAT_SECONDS = 30
SILENT_SECONDS = 95
"""A page answers each beat; one that has said nothing for so long is gone."""

CHECK_SECONDS = 300
"""A session may end without anybody saying so: by its date."""

CLOSING_SECONDS = 3.0
CONNECTIONS = Gauge("jishi_live_connections", "Open pages that listen")
FRAMES = Counter("jishi_live_frames_total", "Frames handed to open pages")
BEHINDS = Counter("jishi_live_behind_total", "Times that open pages were told to resume")

Send = Callable[[list[str]], None]


class Hub:
    """Hands what is told to the connections that listen.

    `age` grows whenever somebody must hear less than before: who has asked the database what a connection may hear
    asks again when it has grown meanwhile, so that an answer of before never opens what has been closed since.
    """

    def __init__(self, *, limited: bool = True) -> None:
        self.process = uuid4().hex[:12]
        self.age = 0
        self.is_limited = limited
        self.is_open = True
        self.presence = Presence(self.process)
        self._send: Send = self._hear_self
        self._topics: defaultdict[str, set[Connection]] = defaultdict(set)
        self._accounts: defaultdict[str, set[Connection]] = defaultdict(set)
        self._sessions: defaultdict[str, set[Connection]] = defaultdict(set)
        self._addresses: defaultdict[str, int] = defaultdict(int)
        self._recheck: Callable[[Connection], None] = lambda _: None
        self._ticking: asyncio.Task[None] | None = None
        self._beats: list[Connection] = []

    def connect(self, send: Send, recheck: Callable[[Connection], None]) -> None:
        """Send bundles to all processes by `send`; have sessions that may be over looked at by `recheck`."""
        self._send, self._recheck = send, recheck

    def __len__(self) -> int:
        return sum(map(len, self._accounts.values()))

    def listeners(self, topic: str) -> int:
        """How many connections of this process listen to `topic`."""
        return len(self._topics.get(topic, ()))

    def has_room(self, account: str, address: str) -> bool:
        """Whether one more connection of this account, or of this address for guests, is taken."""
        if account:
            return len(self._accounts.get(account, ())) < MOST_PER_ACCOUNT
        return not self.is_limited or self._addresses.get(address, 0) < MOST_PER_ADDRESS

    def join(self, connection: Connection) -> None:
        """Take in a connection. One too many is hung up with TOO_MANY, and any while the process ends with GOING."""
        if not self.is_open:
            connection.close_soon(GOING)
            return
        if not self.has_room(connection.account, connection.address):
            connection.close_soon(TOO_MANY)
            return
        connection.heard_at = connection.checked_at = monotonic()
        self._accounts[connection.account].add(connection)
        if connection.session_key:
            self._sessions[connection.session_key].add(connection)
        if not connection.account:
            self._addresses[connection.address] += 1
        CONNECTIONS.inc()
        if connection.account:
            self._offer_all(self.presence.came(connection.account))
        if self._ticking is None:
            self._ticking = asyncio.create_task(self._tick())

    def leave(self, connection: Connection) -> None:
        """Let go of a connection."""
        connection.forget()
        if connection not in self._accounts.get(connection.account, ()):
            return
        for topic in connection.topics:
            self._drop(self._topics, topic, connection)
        self._drop(self._accounts, connection.account, connection)
        self._drop(self._sessions, connection.session_key, connection)
        if not connection.account:
            self._addresses[connection.address] -= 1
            if not self._addresses[connection.address]:
                del self._addresses[connection.address]
        elif connection.account not in self._accounts:
            self.presence.left(connection.account)
        CONNECTIONS.dec()

    def listen(self, connection: Connection, topic: str) -> bool:
        """Have `connection` hear `topic`. False when it listens to too many already."""
        if topic not in connection.topics and len(connection.topics) >= MOST_TOPICS:
            return False
        if connection.is_open:
            connection.topics.add(topic)
            self._topics[topic].add(connection)
        return True

    def mute(self, connection: Connection, topic: str) -> None:
        """Have `connection` hear nothing of `topic`."""
        connection.topics.discard(topic)
        self._drop(self._topics, topic, connection)

    def send(self, parcels: Iterable[Parcel]) -> None:
        """Send parcels to all processes, this one too, with nothing to commit before."""
        self._send(pack(list(parcels)))

    def hear(self, bundle: str) -> None:
        """Do what the parcels of a bundle say."""
        for parcel in unpack(bundle):
            self._obey(parcel)

    def forget_sessions(self, keys: Iterable[str]) -> None:
        """These cache keys went stale: look at the sessions among them at once."""
        if not self._sessions:
            return
        for key in keys:
            if key in self._sessions:
                for connection in list(self._sessions[key]):
                    self._recheck(connection)

    def sign_out(self, connection: Connection) -> None:
        """Hang up on a connection whose session is over."""
        connection.close_soon(SIGNED_OUT)

    def gap(self) -> None:
        """Something may have been missed: everybody asks anew, and shows again that they may hear."""
        for connection in self._everybody():
            BEHINDS.inc()
            connection.fall_behind()
            if connection.session_key:
                self._recheck(connection)

    async def close(self) -> None:
        """Hang up on everybody, so that they come back to another process."""
        self.is_open = False
        if self._ticking is not None:
            self._ticking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._ticking
        everybody = self._everybody()
        for connection in everybody:
            connection.close_soon(GOING)
        if everybody:
            waits = [asyncio.ensure_future(connection.drained()) for connection in everybody]
            _, late = await asyncio.wait(waits, timeout=CLOSING_SECONDS)
            for one in late:
                one.cancel()

    def _everybody(self) -> list[Connection]:
        return [connection for group in self._accounts.values() for connection in group]

    def _obey(self, parcel: Parcel) -> None:
        match parcel.verb:
            case Verb.TOLD:
                self._deliver(parcel, f'{{"topic":"{parcel.topic}","message":{bytes(parcel.body).decode()}}}')
            case Verb.MISSED:
                self._deliver(parcel, f'{{"topic":"{parcel.topic}","missed":true}}')
            case Verb.ADMIT:
                for connection in self._accounts.get(parcel.who, ()):
                    self.listen(connection, parcel.topic)
            case Verb.DISMISS:
                self.age += 1
                for connection in self._accounts.get(parcel.who, ()):
                    self.mute(connection, parcel.topic)
                    connection.offer(f'{{"topic":"{parcel.topic}","on":false}}')
            case Verb.PART:
                self.age += 1
                self._hide(parcel.who, parcel.other)
                self._hide(parcel.other, parcel.who)
            case Verb.REUNITE:
                for account in (parcel.who, parcel.other):
                    for connection in self._accounts.get(account, ()):
                        self._recheck(connection)
            case Verb.HERE | Verb.GONE:
                accounts = parcel.other.split(",")
                self._offer_all(self.presence.hear(parcel.who, accounts, is_here=parcel.verb is Verb.HERE))

    def _hide(self, whom: str, from_account: str) -> None:
        for connection in self._accounts.get(from_account, ()):
            connection.hidden.add(whom)
            self.mute(connection, f"presence:{whom}")

    def _deliver(self, parcel: Parcel, frame: str) -> None:
        listeners = self._topics.get(parcel.topic)
        if not listeners:
            return
        by = parcel.who
        for connection in listeners:
            if not (by and by in connection.hidden):
                connection.offer(frame)
        FRAMES.inc(len(listeners))

    def _offer_all(self, changes: dict[str, bool]) -> None:
        for account, is_online in changes.items():
            topic = f"presence:{UUID(account)}"
            frame = f'{{"topic":"{topic}","message":{{"kind":"presence","online":{str(is_online).lower()}}}}}'
            for connection in self._topics.get(topic, ()):
                connection.offer(frame)

    @staticmethod
    def _drop(groups: defaultdict[str, set[Connection]], key: str, connection: Connection) -> None:
        group = groups.get(key)
        if group is not None:
            group.discard(connection)
            if not group:
                del groups[key]

    def _hear_self(self, bundles: list[str]) -> None:
        for bundle in bundles:
            self.hear(bundle)

    async def _tick(self) -> None:
        """Each second: beats for a part of the connections, so that all have theirs in BEAT_SECONDS; and presence."""
        while True:
            await asyncio.sleep(1)
            self.beat(monotonic())
            changes, parcels = self.presence.tick(monotonic(), set(self._accounts) - {""})
            self._offer_all(changes)
            if parcels:
                self.send(parcels)

    def beat(self, now: float) -> None:
        """Give the next part of the connections their beat, and let go of those that do not answer."""
        if not self._beats:
            self._beats = self._everybody()
            self._share = max(1, -(-len(self._beats) // BEAT_SECONDS))
        part, self._beats = self._beats[: self._share], self._beats[self._share :]
        for connection in part:
            if now - connection.heard_at > SILENT_SECONDS:
                connection.close_soon(SILENT)
                continue
            if connection.session_key and now - connection.checked_at > CHECK_SECONDS:
                connection.checked_at = now
                self._recheck(connection)
            if not connection.waiting and now - connection.heard_at > BEAT_SECONDS / 2:
                connection.offer(BEAT)
