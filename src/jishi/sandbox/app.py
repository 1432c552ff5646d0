"""The provider as an ASGI application."""

import asyncio
import contextlib
from typing import Any

import msgspec
import structlog

from jishi.platform import telemetry
from jishi.platform.outbound import HttpOutbound, Outbound
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Settings, load
from jishi.platform.wiring import Wiring
from jishi.sandbox.courier import Courier
from jishi.sandbox.http import Answer, Request, Routes, as_json, read, write
from jishi.sandbox.merchant_api import MerchantApi
from jishi.sandbox.parcel_pages import ParcelPages
from jishi.sandbox.parcels import Parcels
from jishi.sandbox.payer_pages import PayerPages
from jishi.sandbox.protocol import Refused, Seal
from jishi.sandbox.refunds import Refunds
from jishi.sandbox.trades import Trades

log = structlog.get_logger(__name__)
TICK_SECONDS = 0.5


class Sandbox:
    """ASGI application; `tick` does what has become due, `settle` waits for callbacks under way."""

    def __init__(self, app: Runtime) -> None:
        self._app = app
        seal = Seal(app.settings.sandbox_secret)
        self.courier = Courier(app, seal)
        self.trades = Trades(app, self.courier)
        self.refunds = Refunds(app)
        self.merchant_api = MerchantApi(app, seal, self.trades, self.refunds)
        self._routes = Routes()
        self.merchant_api.add_to(self._routes)
        PayerPages(app, seal, self.trades).add_to(self._routes)
        self.parcels = Parcels(app, self.courier)
        ParcelPages(self.parcels, self.merchant_api).add_to(self._routes)
        self._routes.add("GET", "/health", self.health)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await write(send, await self._answer(scope, receive))

    async def health(self, _: Request) -> Answer:
        """Whether the database is reached."""
        async with self._app.tx(write=False) as tx:
            await tx.fetch_value("SELECT 1")
        return as_json({"status": "ok"})

    async def tick(self) -> int:
        """Charge what was to be charged late, finish slow refunds, call back what is due. Returns how many."""
        done = await self.trades.land_late() + await self.refunds.finish_due()
        return done + await self.courier.send_due()

    async def settle(self) -> None:
        """Wait for the callbacks under way."""
        await self.courier.settle()

    async def _answer(self, scope: Any, receive: Any) -> Answer:
        try:
            return await self._routes.answer(await read(scope, receive))
        except Refused as reason:
            return as_json({"code": reason.code}, reason.status)
        except msgspec.MsgspecError as reason:
            return as_json({"code": "bad_request", "detail": str(reason)}, 422)
        except Exception as reason:  # noqa: BLE001  a provider's own trouble must not end it
            log.error("sandbox_failed", path=scope["path"], exc_info=reason)
            return as_json({"code": "internal_error"}, 500)

    async def _live(self, receive: Any, send: Any) -> None:
        await receive()
        await self._app.start(listen=False)
        ticking = asyncio.create_task(self._keep_ticking())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        ticking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await ticking
        await self._app.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _keep_ticking(self) -> None:
        while True:
            try:
                await self.tick()
            except Exception as reason:  # noqa: BLE001  the database may be away for a while
                log.warning("sandbox_tick_failed", reason=repr(reason))
            await asyncio.sleep(TICK_SECONDS)


def make_runtime(settings: Settings) -> Runtime:
    """The provider's own runtime: no modules, no jobs."""
    runtime = Runtime(settings, Wiring())
    runtime.provide(Outbound, HttpOutbound(runtime))  # type: ignore[type-abstract]
    return runtime


def create() -> Sandbox:
    """What the server loads: everything from the environment."""
    settings = load()
    telemetry.configure(settings)
    return Sandbox(make_runtime(settings))
