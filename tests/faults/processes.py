"""A shop as real processes on a cluster of their own, so that any of it can be killed."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import msgspec

from jishi.bootstrap import make_runtime
from jishi.kernel.ids import short_code, uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductInput, VariantInput
from jishi.modules.inventory import api as inventory
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.payments import api as payments
from jishi.platform.http import cookies
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Settings

PATIENCE_SECONDS = 40
ADDRESS = {
    "recipient": "林小梅",
    "phone": "13800138000",
    "country": "CN",
    "province": "广东省",
    "city": "深圳市",
    "district": "南山区",
    "street": "科技园路 1 号",
}


def free_pair() -> int:
    """A port that is free together with the next one."""
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            with contextlib.suppress(OSError):
                other.bind(("127.0.0.1", port + 1))
                return port


async def until(is_so: Callable[[], Awaitable[bool]], *, seconds: float = PATIENCE_SECONDS) -> None:
    """Look again and again until it is so."""
    async with asyncio.timeout(seconds):
        while not await is_so():  # noqa: ASYNC110  another process cannot set an event of ours
            await asyncio.sleep(0.05)


class Processes:
    """The roles of a shop. Each is a session of its own, so that killing it takes everything it started."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._running: dict[str, asyncio.subprocess.Process] = {}

    async def start(self, *roles: str) -> None:
        """Start roles and wait until those that answer do."""
        for role in roles:
            await self.spawn(role, "-m", "jishi", role)
        for role in roles:
            if role == "worker":
                continue
            url = self.settings.sandbox_url if role == "sandbox" else self.settings.public_url
            await until(lambda url=url: is_up(url))  # type: ignore[misc]

    async def spawn(self, name: str, *words: str) -> None:
        """Start Python with these words, in the shop's environment."""
        known = {
            "JISHI_DATABASE_URL": self.settings.database_url,
            "JISHI_PORT": str(self.settings.port),
            "JISHI_DATA_DIR": str(self.settings.data_dir),
            "JISHI_RATE_LIMITS": "false",
            "JISHI_LOG_LEVEL": "warning",
        }
        with self.log_of(name).open("ab") as log:
            self._running[name] = await asyncio.create_subprocess_exec(
                sys.executable, *words, env=os.environ | known, start_new_session=True, stderr=log
            )

    def log_of(self, role: str) -> Path:
        """Where what a role complains about is kept."""
        return self.settings.data_dir / f"{role}.log"

    async def kill(self, role: str) -> None:
        """kill -9, the whole role."""
        process = self._running.pop(role)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()

    async def kill_all(self) -> None:
        for role in list(self._running):
            await self.kill(role)


async def is_up(url: str) -> bool:
    async with httpx.AsyncClient() as client:
        with contextlib.suppress(httpx.HTTPError):
            return (await client.get(f"{url}/health")).status_code == 200
    return False


class Shop:
    """A shop with one thing for sale, seen from inside (`app`) and from outside (`http`)."""

    def __init__(self, app: Runtime, processes: Processes, http: httpx.AsyncClient) -> None:
        self.app = app
        self.processes = processes
        self.http = http
        self.variant_id = UUID(int=0)

    async def stock(self, pieces: int, price: int = 3_000) -> UUID:
        """Put a new product up for sale."""
        sku = short_code(8)
        given = ProductInput(
            handle=sku.lower(), title={"en": "Tea cup"}, variants=[VariantInput(sku=sku, price=price, weight=300)]
        )
        async with self.app.tx() as tx:
            shop_id = await merchants.create_shop(tx, ShopInput(slug=sku.lower(), name={"en": "Qingmu"}))
            await catalog.save_product(tx, shop_id, given)
            self.variant_id = (await catalog.variants_by_sku(tx, shop_id, [sku]))[sku]
            await inventory.set_count(tx, {self.variant_id: pieces})
        return self.variant_id

    async def level(self) -> tuple[int, int]:
        """Available and reserved pieces."""
        async with self.app.tx(write=False) as tx:
            found = await inventory.levels(tx, [self.variant_id])
        return sum(level.available for level in found), sum(level.reserved for level in found)

    async def sweep(self) -> None:
        """Give back what was taken for orders that never came to be, as the schedule does ten minutes later."""
        async with self.app.tx() as tx:
            await tx.execute(
                "UPDATE inventory.reservations SET expires_at = now() - interval '1 second'"
                " WHERE ref NOT IN (SELECT id FROM orders.orders) AND state = 'held'"
            )
        async with self.app.tx() as tx:
            await inventory.expire_reservations(tx)

    async def count(self, what: str, *args: object) -> int:
        async with self.app.tx(write=False) as tx:
            return int(await tx.fetch_value(f"SELECT count(*) FROM {what}", *args))

    async def assert_whole(self) -> None:
        """Ledger and stock balance, and every checkout is whole: its payment, its orders, their lines, their stock."""
        async with self.app.tx(write=False) as tx:
            assert await inventory.audit(tx) == []
            assert await payments.ledger.audit(tx) == []
            assert await tx.fetch(HALF_CHECKOUTS) == []
            assert await tx.fetch(STRAYS) == []


HALF_CHECKOUTS = """
SELECT checkout.id FROM orders.checkouts AS checkout
LEFT JOIN payments.payment ON payment.id = checkout.payment_id AND payment.reference = checkout.id
WHERE payment.id IS NULL OR payment.amount <> checkout.total
   OR checkout.total IS DISTINCT FROM (SELECT sum(total) FROM orders.orders WHERE checkout_id = checkout.id)
   OR EXISTS (
       SELECT FROM orders.orders AS one WHERE one.checkout_id = checkout.id AND (
           NOT EXISTS (SELECT FROM orders.order_lines WHERE order_id = one.id)
           OR NOT EXISTS (SELECT FROM orders.history WHERE order_id = one.id)
           OR (one.state IN ('placed', 'paid')) <> EXISTS (
               SELECT FROM inventory.reservations WHERE ref = one.id AND state = 'held'
           )
           OR (checkout.state = 'paid') <> (one.state = 'paid')
           OR (payment.state = 'paid') <> (one.state = 'paid')
       )
   )
"""

STRAYS = """
SELECT ref FROM inventory.reservations
WHERE ref NOT IN (SELECT id FROM orders.orders) AND state = 'held'
  AND (expires_at IS NULL OR expires_at > now() + interval '10 minutes')
UNION ALL
SELECT reference FROM payments.payment WHERE reference NOT IN (SELECT id FROM orders.checkouts)
"""


class Buyer:
    """A guest who buys one piece, and remembers what was answered."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        token = cookies.seal_guest(uuid7(), shop.app.settings.secret, shop.app.clock.now())
        self._headers = {"Authorization": f"Bearer {token}"}
        self.key = str(uuid7())
        self.body: dict[str, Any] = {}
        self.checkout: dict[str, Any] = {}

    async def call(self, method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        return await self._shop.http.request(
            method,
            f"{self._shop.app.settings.public_url}/api/v1{path}",
            json=msgspec.to_builtins(body) if body is not None else None,
            headers=self._headers | headers,
        )

    async def look(self) -> None:
        """Have a piece quoted; raises what the connection raises."""
        lines = [{"variant_id": str(self._shop.variant_id), "quantity": 1}]
        answer = await self.call("POST", "/quotes", {"lines": lines, "address": ADDRESS})
        answer.raise_for_status()
        self.body = {
            "fingerprint": answer.json()["fingerprint"],
            "lines": lines,
            "address": ADDRESS,
            "channel": "sandbox",
        }

    async def place(self) -> httpx.Response:
        """Place it, with the key of this buyer."""
        answer = await self.call("POST", "/checkouts", self.body, **{"Idempotency-Key": self.key})
        if answer.status_code == 201:
            self.checkout = answer.json()
        return answer


@contextlib.asynccontextmanager
async def shop_on(url: str, folder: Path, *roles: str) -> AsyncIterator[Shop]:
    """A shop whose `roles` run on the database at `url`."""
    port = free_pair()
    settings = Settings(
        database_url=url, data_dir=folder, port=port, base_url=f"http://127.0.0.1:{port}", rate_limits=False
    )
    app = make_runtime(settings)
    await app.start(listen=False)
    processes = Processes(settings)
    limits = httpx.Limits(max_connections=64)
    async with httpx.AsyncClient(timeout=30, limits=limits) as http:
        try:
            await processes.start(*roles)
            yield Shop(app, processes, http)
        finally:
            await processes.kill_all()
            await app.stop()
