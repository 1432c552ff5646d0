"""One open page."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from jishi.kernel.actor import Actor

MOST_WAITING = 200
"""Frames that wait for a slow connection before it is told to resume instead."""

BEHIND = '{"behind":true}'
"""What a connection is told that has missed something: ask for all your topics anew."""

SendText: TypeAlias = Callable[[str], Awaitable[None]]
Close: TypeAlias = Callable[[int], Awaitable[None]]

GOING = 1012
"""Close code: the service restarts; come back."""
POLICY = 4403
TOO_MANY = 4429
SIGNED_OUT = 4401
SILENT = 4408


class Connection:
    """What one page listens to, and what waits to be sent to it.

    Nobody who tells something waits for a connection: frames are put in a bounded queue, which a task of its own
    empties while there is something in it. An idle connection has no task but the one that reads.
    """

    __slots__ = (
        "_close",
        "_flushing",
        "_is_behind",
        "_queue",
        "_send",
        "actor",
        "address",
        "allowance",
        "checked_at",
        "heard_at",
        "hidden",
        "is_open",
        "session_key",
        "token",
        "topics",
    )

    def __init__(self, actor: Actor, token: str, session_key: str, address: str, send: SendText, close: Close) -> None:
        self.actor = actor
        self.token = token
        self.session_key = session_key
        self.address = address
        self.topics: set[str] = set()
        self.hidden: set[str] = set()
        self.heard_at = 0.0
        self.checked_at = 0.0
        self.allowance = (0.0, 0.0)
        self.is_open = True
        self._send = send
        self._close = close
        self._queue: deque[str] = deque()
        self._flushing: asyncio.Task[None] | None = None
        self._is_behind = False

    @property
    def account(self) -> str:
        """The account's id as hex, or nothing for a guest, or a key, which is not a person."""
        owner = None if self.actor.key_id else self.actor.account_id
        return owner.hex if owner else ""

    @property
    def waiting(self) -> int:
        """How many frames wait to be sent."""
        return len(self._queue)

    def offer(self, frame: str) -> None:
        """Have `frame` sent when its turn comes. One that is too far behind gets BEHIND in place of all that waits."""
        if self._is_behind or not self.is_open:
            return
        if len(self._queue) >= MOST_WAITING:
            self.fall_behind()
            return
        self._queue.append(frame)
        self._wake()

    def fall_behind(self) -> None:
        """Drop what waits, and say so. What comes until that has been sent is dropped as well: it is asked for then."""
        self._queue.clear()
        self._queue.append(BEHIND)
        self._is_behind = True
        self._wake()

    def close_soon(self, code: int) -> None:
        """Hear nothing more from now on, and hang up as soon as possible."""
        if self.is_open:
            self.is_open = False
            self._queue.clear()
            task = self._flushing
            if task is not None:
                task.cancel()
            self._flushing = asyncio.create_task(self._hang_up(code))

    async def drained(self) -> None:
        """Until everything that waits has been sent, or the connection is hung up."""
        if self._flushing is not None:
            await asyncio.wait([self._flushing])

    def forget(self) -> None:
        """The other side is gone."""
        self.is_open = False
        self._queue.clear()
        if self._flushing is not None:
            self._flushing.cancel()

    def _wake(self) -> None:
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())

    async def _flush(self) -> None:
        try:
            while self._queue:
                frame = self._queue.popleft()
                await self._send(frame)
                if frame is BEHIND:
                    self._is_behind = False
        except Exception:  # noqa: BLE001  however it broke: the reading side will notice, and the page comes back
            self.is_open = False
            self._queue.clear()
        finally:
            if self.is_open:
                self._flushing = None

    async def _hang_up(self, code: int) -> None:
        try:
            await self._close(code)
        except Exception:  # noqa: BLE001  it was gone already
            self._queue.clear()
