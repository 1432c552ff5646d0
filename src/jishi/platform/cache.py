"""A read-through cache in the process, kept honest by invalidations that every process hears."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")


class Cache:
    """Least-recently-used values with a time to live.

    Keys are `prefix:rest`. Forgetting `prefix:*` drops all keys of the prefix, `*` drops everything. A value whose
    key is forgotten while it is being loaded is handed to those who wait but not kept, so a reader never keeps
    what a concurrent commit has made stale.
    """

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self.age = 0
        """Grows with every forgetting: who loaded something by themselves may `put` it if it is the same as before."""
        self._values: OrderedDict[str, tuple[float, Any]] = OrderedDict()
        self._loading: dict[str, asyncio.Future[Any]] = {}

    def peek(self, key: str) -> Any | None:
        """The value if it is there and fresh."""
        entry = self._values.get(key)
        if entry is None or entry[0] < monotonic():
            return None
        self._values.move_to_end(key)
        return entry[1]

    async def get(self, key: str, load: Callable[[], Awaitable[T]], *, seconds: float = 300) -> T:
        """The cached value, else what `load` returns; callers who come meanwhile wait for the same load."""
        entry = self._values.get(key)
        if entry is not None and entry[0] >= monotonic():
            self._values.move_to_end(key)
            return entry[1]  # type: ignore[no-any-return]
        if (running := self._loading.get(key)) is not None:
            return await asyncio.shield(running)
        return await self._load(key, load, seconds)

    def put(self, key: str, value: Any, *, seconds: float = 300) -> None:
        """Keep `value` for `seconds`."""
        self._values[key] = (monotonic() + seconds, value)
        self._values.move_to_end(key)
        while len(self._values) > self._most:
            self._values.popitem(last=False)

    def forget(self, *keys: str) -> None:
        """Drop these keys (see the class for patterns) and whatever of them is being loaded right now."""
        self.age += bool(keys)
        for key in keys:
            if key == "*":
                self._values.clear()
                self._loading.clear()
            elif key.endswith(":*"):
                prefix = key[:-1]
                for known in [name for name in self._values if name.startswith(prefix)]:
                    del self._values[known]
                for known in [name for name in self._loading if name.startswith(prefix)]:
                    del self._loading[known]
            else:
                self._values.pop(key, None)
                self._loading.pop(key, None)

    async def _load(self, key: str, load: Callable[[], Awaitable[T]], seconds: float) -> T:
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._loading[key] = future
        try:
            value = await load()
        except BaseException as error:
            future.set_exception(error)
            future.exception()
            raise
        else:
            future.set_result(value)
            if self._loading.get(key) is future:
                self.put(key, value, seconds=seconds)
            return value
        finally:
            if self._loading.get(key) is future:
                del self._loading[key]
