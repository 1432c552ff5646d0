"""The shop and the sandbox provider in one process, wired to each other without a network."""

import asyncio
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import httpx
import msgspec

from jishi.bootstrap import make_web
from jishi.modules.payments import api
from jishi.modules.payments.contracts import Payment
from jishi.platform.outbound import Outbound, Reply, Silent
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Wiring
from jishi.sandbox.app import Sandbox
from jishi.sandbox.protocol import Faults


class Loopback:
    """Outbound that leads into ASGI applications by origin, one call at a time, counts them, and can be cut."""

    def __init__(self) -> None:
        self.clients: dict[str, httpx.AsyncClient] = {}
        self.calls: list[str] = []
        self.is_cut = False
        self._one_at_a_time = asyncio.Lock()

    def add(self, origin: str, app: object) -> None:
        """Calls to `origin` go into `app`."""
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)  # type: ignore[arg-type]
        self.clients[origin] = httpx.AsyncClient(transport=transport, base_url=origin)

    async def send(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes = b"", seconds: float = 5
    ) -> Reply:
        parts = urlsplit(url)
        self.calls.append(f"{method} {parts.path}")
        if self.is_cut:
            raise Silent("cut")
        client = self.clients[f"{parts.scheme}://{parts.netloc}"]
        async with self._one_at_a_time:
            answer = await client.request(method, url, headers=dict(headers), content=body)
        return Reply(answer.status_code, answer.content)


class Rig:
    """Both sides, and what a payer can do between them."""

    def __init__(self, shop: Runtime) -> None:
        self.shop = shop
        self.wire = Loopback()
        own = Runtime(shop.settings, Wiring(), database=shop.database, clock=shop.clock)
        self.sandbox = Sandbox(own)
        self.sandbox.courier.flush_seconds = 3_600
        for runtime in (shop, own):
            runtime.provide(Outbound, self.wire)  # type: ignore[type-abstract]
        self.wire.add(shop.settings.sandbox_url, self.sandbox)
        self.wire.add(shop.settings.public_url, make_web(shop))
        self.payer = self.wire.clients[shop.settings.sandbox_url]

    async def start(self, payment: Payment) -> str:
        """Begin to pay; the sealed order of the payment address."""
        async with self.shop.tx() as tx:
            step = await api.start_attempt(tx, payment.id, "sandbox", return_url="http://shop.test/back")
        return parse_qs(urlsplit(step.redirect_url).query)["order"][0]

    async def act(self, order: str, action: str = "pay", **behaviour: object) -> dict[str, object]:
        """The payer acts; the callbacks that follow at once are delivered."""
        asked = {"order": order, "action": action, "behaviour": behaviour}
        answer = await self.payer.post("/v1/pay", content=msgspec.json.encode(asked))
        await self.sandbox.settle()
        return {"status": answer.status_code, **answer.json()}

    async def tick(self) -> None:
        """What has become due at the provider."""
        await self.sandbox.tick()
        await self.sandbox.settle()

    def misbehave(self, **faults: object) -> None:
        """The provider as a whole, from now on."""
        self.sandbox.merchant_api.faults = msgspec.convert(faults, type=Faults)

    async def payment(self, payment: Payment) -> Payment:
        """The payment as the shop knows it now."""
        async with self.shop.tx(write=False) as tx:
            return await api.get_payment(tx, payment.id)
