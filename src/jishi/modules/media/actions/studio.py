"""The process's two hands for pictures: blocking work in threads, never more than two at a time."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PARALLEL = 2


class Studio:
    """Runs blocking picture work in threads. One per runtime, because a semaphore belongs to one event loop."""

    def __init__(self) -> None:
        self._hands = asyncio.Semaphore(PARALLEL)

    async def do(self, work: Callable[..., T], *args: object) -> T:
        """What `work(*args)` returns, done in a thread."""
        async with self._hands:
            return await asyncio.to_thread(work, *args)
