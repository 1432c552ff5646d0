"""Shop and provider as real processes on real sockets, one of them killed."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import parse_qs, urlsplit

import httpx
import msgspec
import pytest
from tests.payments.fakes import assert_books_are_right, count, owe

from jishi.kernel.clock import SystemClock
from jishi.modules.payments import api
from jishi.modules.payments.contracts import Payment, PaymentState
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Settings

PATIENCE_SECONDS = 30
pytestmark = pytest.mark.slow


def free_pair() -> int:
    """A port that is free together with the next one."""
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            with contextlib.suppress(OSError):
                other.bind(("127.0.0.1", port + 1))
                return port


class Processes:
    """The roles of a shop on its own database."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._running: dict[str, asyncio.subprocess.Process] = {}

    async def start(self, role: str) -> None:
        """Start a role and wait until it answers."""
        known = {
            "JISHI_DATABASE_URL": self.settings.database_url,
            "JISHI_PORT": str(self.settings.port),
            "JISHI_DATA_DIR": str(self.settings.data_dir),
            "JISHI_RATE_LIMITS": "false",
        }
        self._running[role] = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "jishi", role, env=os.environ | known, start_new_session=True
        )
        url = self.settings.sandbox_url if role == "sandbox" else self.settings.public_url
        await until(lambda: _is_up(url))

    async def kill(self, role: str) -> None:
        """kill -9, the whole role."""
        process = self._running.pop(role)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()

    async def kill_all(self) -> None:
        for role in list(self._running):
            await self.kill(role)


async def _is_up(url: str) -> bool:
    async with httpx.AsyncClient() as client:
        with contextlib.suppress(httpx.TransportError):
            return (await client.get(f"{url}/health")).status_code == 200
    return False


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Look again and again until it is so."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await is_so():  # noqa: ASYNC110  another process cannot set an event of ours
            await asyncio.sleep(0.05)


@pytest.fixture
async def shop(own_app: Runtime) -> AsyncIterator[Processes]:
    """Web and sandbox of the database that `own_app` works on too, by the real clock."""
    port = free_pair()
    own_app.clock = SystemClock()
    own_app.settings = msgspec.structs.replace(
        own_app.settings, database_url=own_app.database.url, port=port, base_url=f"http://127.0.0.1:{port}"
    )
    processes = Processes(own_app.settings)
    try:
        await processes.start("web")
        await processes.start("sandbox")
        yield processes
    finally:
        await processes.kill_all()


async def begin(app: Runtime) -> tuple[Payment, str]:
    """A payment and the sealed order of its payment address."""
    payment = await owe(app)
    async with app.tx() as tx:
        step = await api.start_attempt(tx, payment.id, "sandbox")
    return payment, parse_qs(urlsplit(step.redirect_url).query)["order"][0]


async def is_paid(app: Runtime, payment: Payment) -> bool:
    async with app.tx(write=False) as tx:
        return (await api.get_payment(tx, payment.id)).state is PaymentState.PAID


async def test_real_processes_pay_and_survive_a_kill(own_app: Runtime, shop: Processes) -> None:
    url = f"{own_app.settings.sandbox_url}/v1/pay"
    async with httpx.AsyncClient() as payer:
        payment, order = await begin(own_app)
        answer = await payer.post(url, json={"order": order, "wait": True})
        assert answer.json()["state"] == "paid"
        assert await is_paid(own_app, payment)

        killed, order = await begin(own_app)
        await shop.kill("web")
        await payer.post(url, json={"order": order, "wait": True})
        assert not await is_paid(own_app, killed)
        await shop.start("web")
        await until(lambda: is_paid(own_app, killed))

        forgotten, order = await begin(own_app)
        await payer.post(url, json={"order": order, "behaviour": {"copies": 0}})
        await shop.kill("sandbox")
        await shop.start("sandbox")
        assert (await api.ask_provider(own_app, forgotten.id)).state is PaymentState.PAID
    assert await count(own_app, "charge") == 3
    await assert_books_are_right(own_app)
