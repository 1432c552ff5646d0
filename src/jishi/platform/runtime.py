"""The running application: everything a transaction may need, made once per process."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp

from jishi.kernel.clock import Clock, SystemClock
from jishi.platform import telemetry
from jishi.platform.cache import Cache
from jishi.platform.db import Database, Tx
from jishi.platform.listener import Listener
from jishi.platform.settings import Settings
from jishi.platform.storage import Storage
from jishi.platform.wiring import Wiring

S = TypeVar("S")
OUTBOUND_SECONDS = 10


class Runtime:
    """Settings, clock, database, cache, storage, wiring, and services that bootstrap puts in by their type."""

    def __init__(
        self,
        settings: Settings,
        wiring: Wiring,
        *,
        database: Database | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.settings = settings
        self.wiring = wiring
        self.clock: Clock = clock or SystemClock()
        self.database = database or Database(settings.database_url, pool_size=settings.database_pool)
        self.cache = Cache()
        self.storage = Storage(settings.data_dir / "files", settings.media_url)
        self._listener: Listener | None = None
        self._services: dict[type[object], object] = {}
        self._closers: list[Callable[[], Awaitable[None]]] = []
        self._http: aiohttp.ClientSession | None = None

    def provide(self, kind: type[S], service: S) -> None:
        """Put in the service that `service(kind)` will return."""
        self._services[kind] = service

    def service(self, kind: type[S]) -> S:
        """The service of this type. Raises KeyError when bootstrap did not put one in."""
        return self._services[kind]  # type: ignore[return-value]

    @property
    def http(self) -> aiohttp.ClientSession:
        """The shared client for calls to the outside. Never call while a lock is held."""
        if self._http is None:
            self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=OUTBOUND_SECONDS))
        return self._http

    def tx(self, *, write: bool = True) -> Tx:
        """A transaction to use as `async with`."""
        return Tx(self, write=write)

    async def start(self, *, listen: bool = True) -> None:
        """Connect, and hear invalidations from other processes."""
        await self.database.connect()
        self.database.watchers.append(telemetry.watch_statement)
        if listen:
            self._listener = Listener(self.settings.database_url, on_gap=lambda: self.cache.forget("*"))
            self._listener.on("stale", lambda body: self.cache.forget(*body.split("\n")))
            await self._listener.start()

    def on_stop(self, close: Callable[[], Awaitable[None]]) -> None:
        """Have `close` called when everything is let go of."""
        self._closers.append(close)

    async def stop(self) -> None:
        """Let go of everything."""
        for close in self._closers:
            await close()
        if self._listener is not None:
            await self._listener.stop()
        if self._http is not None:
            await self._http.close()
            self._http = None
        await self.database.close()
