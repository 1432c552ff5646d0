"""The running application: everything a transaction may need, made once per process."""

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any, TypeVar

import aiohttp

from jishi.kernel.clock import Clock, SystemClock
from jishi.platform import telemetry
from jishi.platform.cache import Cache
from jishi.platform.db import Database, Tx
from jishi.platform.listener import Listener
from jishi.platform.realtime.bus import PostgresBus
from jishi.platform.realtime.hub import Hub
from jishi.platform.realtime.registry import Registry
from jishi.platform.realtime.socket import watch_sessions
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
        self.topics = Registry()
        self.hub = Hub(limited=settings.rate_limits)
        self._postgres_bus: PostgresBus | None = None
        self._redis_bus: Any = None
        self.hub.connect(self.carry, watch_sessions(self))

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
            self._listener = Listener(self.settings.database_url, on_gap=self._forget_all)
            self._listener.on("stale", lambda body: self.forget(body.split("\n")))
            self._listener.on("live", self.hub.hear)
            await self._start_buses()
            await self._listener.start()

    @property
    def carries_with_commit(self) -> bool:
        """Whether what is told goes to the processes as part of the transaction."""
        return self._postgres_bus is not None and self._redis_bus is None

    def carry(self, bundles: list[str]) -> None:
        """Take bundles of what was told, and has been committed, to all processes."""
        bus = self._redis_bus or self._postgres_bus
        if bus is not None:
            bus.send(bundles)
            return
        for bundle in bundles:
            self.hub.hear(bundle)

    def forget(self, keys: list[str]) -> None:
        """Drop these keys from this process's cache, and look anew at the sessions of open pages among them."""
        self.cache.forget(*keys)
        self.hub.forget_sessions(keys)

    def _forget_all(self) -> None:
        self.cache.forget("*")
        self.hub.gap()

    async def _start_buses(self) -> None:
        self._postgres_bus = PostgresBus(self)
        await self._postgres_bus.start()
        if self.settings.redis_url:
            # Its client is large; who does not use it must not pay for it with memory and time to start.
            made = import_module("jishi.platform.realtime.redis_bus").RedisBus
            self._redis_bus = made(self.settings.redis_url, self.hub.hear, self.hub.gap, self._postgres_bus)
            await self._redis_bus.start()

    def on_stop(self, close: Callable[[], Awaitable[None]]) -> None:
        """Have `close` called when everything is let go of."""
        self._closers.append(close)

    async def stop(self) -> None:
        """Let go of everything."""
        await self.hub.close()
        for close in self._closers:
            await close()
        for bus in (self._redis_bus, self._postgres_bus):
            if bus is not None:
                await bus.stop()
        if self._listener is not None:
            await self._listener.stop()
        if self._http is not None:
            await self._http.close()
            self._http = None
        await self.database.close()
