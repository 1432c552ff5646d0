"""A pool of connections with only what we need of one: every statement outside of a transaction goes through it.

Nobody here changes the state of a session, so a connection that comes back is as good as new: taking one and giving it
back are operations on a list, and only whoever finds the list empty waits.
"""

import asyncio
from collections import deque
from typing import Any

import asyncpg
import msgspec

STATEMENTS = 512
"""Prepared statements that a connection remembers."""


class Pool:
    """At most `size` connections to `url`, opened when they are needed."""

    def __init__(self, url: str, size: int) -> None:
        self._url = url
        self._size = size
        self._known: set[asyncpg.Connection[Any]] = set()
        self._opening = 0
        self._free: list[asyncpg.Connection[Any]] = []
        self._waiting: deque[asyncio.Future[asyncpg.Connection[Any] | None]] = deque()

    async def take(self, seconds: float) -> "asyncpg.Connection[Any]":
        """A connection. Raises TimeoutError when none comes free in time, OSError or asyncpg errors when none can be
        opened."""
        while True:
            while self._free:
                connection = self._free.pop()
                if not connection.is_closed():
                    return connection
                self._known.discard(connection)
            if len(self._known) + self._opening < self._size:
                return await self._open()
            if (given := await self._wait(seconds)) is not None:
                return given

    def give(self, connection: "asyncpg.Connection[Any]") -> None:
        """Give a connection back, in whatever state."""
        if connection.is_closed():
            self._known.discard(connection)
            self._hand_over(None)
        elif not self._hand_over(connection):
            self._free.append(connection)

    async def close(self) -> None:
        """Close all connections, those in use too."""
        known, self._known, self._free = list(self._known), set(), []
        await asyncio.gather(*(connection.close(timeout=5) for connection in known), return_exceptions=True)

    async def _open(self) -> "asyncpg.Connection[Any]":
        self._opening += 1
        try:
            connection = await asyncpg.connect(
                self._url,
                statement_cache_size=STATEMENTS,
                server_settings={"application_name": "jishi", "timezone": "UTC"},
            )
            await prepare_connection(connection)
        except BaseException:
            self._opening -= 1
            self._hand_over(None)
            raise
        self._opening -= 1
        self._known.add(connection)
        return connection

    async def _wait(self, seconds: float) -> "asyncpg.Connection[Any] | None":
        """A connection that somebody gives back; None when there may be room to open one."""
        turn: asyncio.Future[asyncpg.Connection[Any] | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(seconds):
                return await turn
        except BaseException:
            if turn.done() and not turn.cancelled() and (got := turn.result()) is not None:
                self.give(got)  # it came at the very moment of giving up
            raise

    def _hand_over(self, connection: "asyncpg.Connection[Any] | None") -> bool:
        """Let whoever waits longest go on. False when nobody waits."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(connection)
                return True
        return False


async def prepare_connection(connection: "asyncpg.Connection[Any]") -> None:
    """Teach a new connection how we write jsonb."""
    await connection.set_type_codec(
        "jsonb", schema="pg_catalog", encoder=_to_jsonb, decoder=_from_jsonb, format="binary"
    )


JSONB_VERSION = b"\x01"


def _to_jsonb(value: object) -> bytes:
    return JSONB_VERSION + msgspec.json.encode(value)


def _from_jsonb(data: bytes) -> object:
    return msgspec.json.decode(data[1:])
