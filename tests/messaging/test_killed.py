"""Two web processes, one of which is killed: whoever was connected there goes on at the other and misses nothing."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from tests.messaging.conftest import Talker, befriend, join

from jishi.kernel.clock import FixedClock
from jishi.modules.messaging import api as messaging
from jishi.platform.runtime import Runtime

pytestmark = pytest.mark.faults

TOTAL = 24


@contextlib.asynccontextmanager
async def web(app: Runtime, folder: Path) -> AsyncIterator[tuple[Process, str]]:
    """A web process on the database of `app`, which may be gone before the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("JISHI_")} | {
        "JISHI_DATABASE_URL": app.settings.database_url,
        "JISHI_DATA_DIR": str(folder),
        "JISHI_PORT": str(port),
        "JISHI_RATE_LIMITS": "false",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "jishi", "web", env=environment, start_new_session=True
    )
    try:
        yield child, f"http://127.0.0.1:{port}"
    finally:
        kill(child)
        await child.wait()


def kill(child: Process) -> None:
    """At once, and all of it: what serves is a child of what was started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


async def until_open(http: aiohttp.ClientSession, url: str) -> None:
    for _ in range(300):
        with contextlib.suppress(aiohttp.ClientError):
            async with http.get(f"{url}/health") as answer:
                if answer.status == 200:
                    return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{url} does not open")


async def test_a_killed_process_loses_nothing(own_app: Runtime, clock: FixedClock, tmp_path: Path) -> None:
    clock.advance(datetime.now(UTC) - clock.now())  # the processes have a real one
    mei, bo = await join(own_app, "Mei"), await join(own_app, "Bo")
    await befriend(own_app, mei, bo)
    async with own_app.tx() as tx:
        room = await messaging.open_direct(tx, mei.actor, bo.handle)
    seen: dict[int, str] = {}
    known = 0

    def headers(who: Talker) -> dict[str, str]:
        return {"Authorization": f"Bearer {who.token}"}

    async with (
        aiohttp.ClientSession() as http,
        web(own_app, tmp_path) as (first, first_url),
        web(own_app, tmp_path) as (_, second_url),
    ):
        await asyncio.gather(until_open(http, first_url), until_open(http, second_url))

        async def speak(number: int) -> None:
            sent = {"text": f"{number}", "client_id": f"{number}"}
            path = f"{second_url}/api/v1/conversations/{room}/messages"
            async with http.post(path, json=sent, headers=headers(mei)) as answer:
                assert answer.status == 201, await answer.text()

        async def hear(url: str, until: int) -> None:
            nonlocal known
            latest = known
            async with http.ws_connect(f"{url}/live", headers=headers(bo)) as line:
                await line.send_json({"do": "listen", "topics": {f"room:{room}": known}})
                while len(seen) < until:
                    frame = await line.receive(timeout=30)
                    if frame.type is not aiohttp.WSMsgType.TEXT:
                        return
                    told = frame.json()
                    if told.get("message", {}).get("kind") == "message":
                        message = told["message"]["message"]
                        latest = max(latest, message["version"])
                        seen.setdefault(message["seq"], message["text"])
                    elif told.get("caught_up"):
                        known = latest

        listening = asyncio.create_task(hear(first_url, TOTAL))
        for number in range(1, TOTAL + 1):
            await speak(number)
            if number == TOTAL // 2:
                kill(first)
        await listening
        assert len(seen) < TOTAL, "the line was cut"
        await hear(second_url, TOTAL)
    assert seen == {number: f"{number}" for number in range(1, TOTAL + 1)}
