"""The clock of the demo world, where several people live through their own moments at once."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import TypeVar

from jishi.kernel.clock import FixedClock

T = TypeVar("T")
_own: ContextVar[FixedClock | None] = ContextVar("own_clock", default=None)


class TaskClock(FixedClock):
    """Stands still until it is told to move. What runs `apart`, and what that begins, has a time of its own."""

    async def apart(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do `work` so that it may set the clock without anybody else noticing. Run it in a task of its own."""
        _own.set(FixedClock(self.now()))
        return await work()

    def now(self) -> datetime:
        own = _own.get()
        return super().now() if own is None else own.now()

    def advance(self, by: timedelta) -> None:
        self.set(self.now() + by)

    def set(self, at: datetime) -> None:
        own = _own.get()
        if own is None:
            super().set(at)
        else:
            own.set(at)
