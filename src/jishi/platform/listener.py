"""One connection per process that hears what other processes tell (LISTEN/NOTIFY) and comes back by itself."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import asyncpg
import structlog

from jishi.platform.db import CHANNEL

log = structlog.get_logger(__name__)
RETRY_SECONDS = 1.0


class Listener:
    """Calls the handler of a message kind with its body: `kind:body` on one channel.

    After a lost connection nothing that was said meanwhile can be known, so `on_gap` is called: forget everything.
    """

    def __init__(self, url: str, *, on_gap: Callable[[], None]) -> None:
        self._url = url
        self._on_gap = on_gap
        self._handlers: dict[str, Callable[[str], None]] = {}
        self._task: asyncio.Task[None] | None = None
        self._was_lost = False

    def on(self, kind: str, handler: Callable[[str], None]) -> None:
        """Hand the body of each `kind` message to `handler`, in the event loop."""
        self._handlers[kind] = handler

    async def start(self) -> None:
        """Begin to listen in the background."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            try:
                await self._listen_once()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as reason:
                log.warning("listener_lost", reason=str(reason))
            self._was_lost = True
            self._on_gap()
            await asyncio.sleep(RETRY_SECONDS)

    async def _listen_once(self) -> None:
        connection: asyncpg.Connection[Any] = await asyncpg.connect(self._url)
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _: lost.set())
        try:
            await connection.add_listener(CHANNEL, self._hear)
            if self._was_lost:  # what was said until now was not heard either
                self._on_gap()
            await lost.wait()
        finally:
            connection.terminate()

    def _hear(self, _connection: object, _pid: int, _channel: str, payload: object) -> None:
        kind, _, body = str(payload).partition(":")
        if (handler := self._handlers.get(kind)) is not None:
            handler(body)
