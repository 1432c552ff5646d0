"""How parcels get from one process to all of them.

By PostgreSQL notifications they are part of the transaction: told with the commit, in the order of commits. With
JISHI_REDIS_URL they go through Redis or Valkey after the commit, which spares the database; while Redis does not answer
they go the other way, and when it comes back everybody resumes, so an outage costs a moment and loses nothing.
"""

import asyncio
import contextlib
from typing import TYPE_CHECKING

import structlog

from jishi.platform.db import BROKEN, CHANNEL, NOTIFY

if TYPE_CHECKING:
    from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)
MOST_WAITING = 10_000


class PostgresBus:
    """Sends what belongs to no transaction by notifications, in order."""

    def __init__(self, runtime: "Runtime") -> None:
        self._runtime = runtime
        self._waiting: asyncio.Queue[list[str]] = asyncio.Queue(MOST_WAITING)
        self._task: asyncio.Task[None] | None = None

    def send(self, bundles: list[str]) -> None:
        """Have bundles sent soon. Beyond what can wait they are dropped: it is presence and typing."""
        with contextlib.suppress(asyncio.QueueFull):
            self._waiting.put_nowait(bundles)

    async def start(self) -> None:
        """Begin to send in the background."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop sending."""
        await end_task(self._task)

    async def notify(self, bundles: list[str]) -> None:
        """Send bundles now."""
        async with self._runtime.tx(write=False) as tx:
            await tx.fetch(NOTIFY, CHANNEL, [f"live:{bundle}" for bundle in bundles])

    async def _run(self) -> None:
        while True:
            bundles = await self._waiting.get()
            while not self._waiting.empty() and len(bundles) < MOST_WAITING:
                bundles = bundles + self._waiting.get_nowait()
            try:
                await self.notify(bundles)
            except (*BROKEN, TimeoutError) as reason:
                log.warning("live_not_sent", reason=str(reason))


async def end_task(task: asyncio.Task[None] | None) -> None:
    """Cancel a task, if there is one, and wait until it is over."""
    if task is not None:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
