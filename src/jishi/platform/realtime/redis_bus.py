"""Redis or Valkey between processes; imported only where it is used, because its client is large."""

import asyncio
from collections.abc import Callable

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from jishi.platform.db import CHANNEL
from jishi.platform.realtime.bus import PostgresBus, end_task

log = structlog.get_logger(__name__)
RETRY_SECONDS = 1.0
PUBLISH_SECONDS = 2.0
TROUBLE = (OSError, RedisError, TimeoutError)


class RedisBus:
    """Sends by Redis what has been committed, in order, and hears what other processes send."""

    def __init__(self, url: str, hear: Callable[[str], None], gap: Callable[[], None], other: PostgresBus) -> None:
        self._client: Redis = Redis.from_url(url, socket_connect_timeout=2, socket_timeout=None)
        self._hear = hear
        self._gap = gap
        self._other = other
        self._waiting: asyncio.Queue[list[str]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self.is_up = False

    def send(self, bundles: list[str]) -> None:
        """Have bundles sent soon."""
        self._waiting.put_nowait(bundles)

    async def start(self) -> None:
        """Begin to send and to hear in the background."""
        self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._run())]

    async def stop(self) -> None:
        """Stop both."""
        for task in self._tasks:
            await end_task(task)
        await self._client.aclose()

    async def _run(self) -> None:
        while True:
            bundles = await self._waiting.get()
            sent = 0
            try:
                if self.is_up:
                    for bundle in bundles:
                        await asyncio.wait_for(self._client.publish(CHANNEL, bundle), PUBLISH_SECONDS)
                        sent += 1
            except TROUBLE as reason:
                log.warning("redis_not_sent", reason=str(reason))
            if sent < len(bundles):
                self._other.send(bundles[sent:])

    async def _listen(self) -> None:
        while True:
            try:
                async with self._client.pubsub() as heard:
                    await heard.subscribe(CHANNEL)
                    async for message in heard.listen():
                        if message["type"] == "subscribe":
                            self.is_up = True
                            self._gap()
                        elif message["type"] == "message":
                            self._hear(message["data"].decode())
            except TROUBLE as reason:
                log.warning("redis_lost", reason=str(reason))
            self.is_up = False
            await asyncio.sleep(RETRY_SECONDS)
