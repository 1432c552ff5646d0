"""A whole shop in processes of its own, and real browsers in front of it."""

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import msgspec
import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, Response, async_playwright, expect
from tests.browser.stage import Stage, set_stage
from tests.databases import clone, drop

from jishi.bootstrap import make_runtime
from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.lifeline import LIFELINE
from jishi.platform.settings import load
from jishi.ui.paths import DIST, ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ROLES = ("web", "worker", "sandbox")
READY_SECONDS = 60
PATIENCE = 30_000
"""Milliseconds that a step may take on a busy machine."""
ANIMATED = """Promise.race([
  new Promise((done) => setTimeout(done, 3000)),
  Promise.allSettled(document.getAnimations()
    .filter((one) => one.playState === "running" && Number.isFinite(one.effect?.getComputedTiming().endTime))
    .map((one) => one.finished)),
])"""
"""Waits for what moves to come to rest; a spinner never does, nor what a swap takes away while it moves."""

SERIOUS = {"serious", "critical"}
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
expect.set_options(timeout=PATIENCE)


def find_chromium() -> str | None:
    """The browser that JISHI_CHROMIUM names, else one on PATH."""
    named = os.environ.get("JISHI_CHROMIUM", "")
    found = (path for name in ([named] if named else NAMES) if (path := shutil.which(name)))
    return next(found, None)


class Running(msgspec.Struct, frozen=True):
    """A shop that is open: where it answers, where its mailbox and files are, and what is on its stage."""

    url: str
    sandbox_url: str
    database_url: str
    environment: dict[str, str]
    stage: Stage


@contextlib.contextmanager
def processes(environment: dict[str, str]) -> Iterator[None]:
    """All roles of the shop, until the block ends."""
    children = [
        subprocess.Popen([sys.executable, "-m", "jishi", role], env=environment, stdin=subprocess.PIPE)
        for role in ROLES
    ]
    try:
        yield
    finally:
        for child in children:
            child.terminate()
        for child in children:
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            if child.stdin:
                child.stdin.close()


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


def wait_for(url: str) -> None:
    """Until `url` answers anything at all."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except URLError as reason:
            if getattr(reason, "code", None):
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError(url)


@pytest.fixture(scope="session")
async def shop(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[Running]:
    """The shop, on a database of its own."""
    if not (DIST / "manifest.json").exists():
        pytest.skip("assets are not built")
    name = await clone(cluster, template)
    port, sandbox_port = free_ports(2)
    with tempfile.TemporaryDirectory() as folder:
        url = f"http://127.0.0.1:{port}"
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("JISHI_")},
            "JISHI_DATABASE_URL": cluster.url(name),
            "JISHI_DATA_DIR": folder,
            "JISHI_PORT": str(port),
            "JISHI_SANDBOX_PORT": str(sandbox_port),
            "JISHI_RATE_LIMITS": "false",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            LIFELINE: "1",
        }
        runtime = make_runtime(load(environment, dotenv=Path(folder) / ".env"))
        await runtime.start(listen=False)
        stage = await set_stage(runtime)
        await runtime.stop()
        with processes(environment):
            await asyncio.to_thread(wait_for, f"{url}/health")
            await asyncio.to_thread(wait_for, f"http://127.0.0.1:{sandbox_port}/")
            yield Running(url, f"http://127.0.0.1:{sandbox_port}", cluster.url(name), environment, stage)
    await drop(cluster, name)


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One browser process for all journeys."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium here; JISHI_CHROMIUM may name one")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


class Walker:
    """A person walking through the shop, who notes everything that the browser complains about."""

    def __init__(self, page: Page, shop: Running) -> None:
        self.page = page
        self.shop = shop
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("console", self._hear)
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        page.on("response", self._answered)

    async def go(self, path: str) -> None:
        """Open a page by its address and look at it."""
        await self.page.goto(self.shop.url + path)
        await self.look()

    async def look(self) -> None:
        """Axe finds nothing serious here, and the browser had nothing to complain of."""
        await self.page.wait_for_load_state("networkidle")
        # Entrance animations change colours; what counts is how it looks when they have ended.
        await self.page.evaluate(ANIMATED)
        await self.page.evaluate(AXE.read_text("utf-8"))
        found = await self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        barriers = [
            f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found["violations"]
            if rule["impact"] in SERIOUS
            for node in rule["nodes"]
        ]
        assert barriers == [], self.page.url
        assert self.complaints == [], self.page.url

    async def press_until(self, selector: str, *, key: str = "Tab", most: int = 120) -> None:
        """Move the focus by keyboard until it is on what `selector` names."""
        for _ in range(most):
            if await self.page.evaluate("(wanted) => !!document.activeElement?.matches(wanted)", selector):
                return
            await self.page.keyboard.press(key)
        raise AssertionError(f"{selector} cannot be reached with {key} on {self.page.url}")

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type in ("error", "warning"):
            self.complaints.append(f"console: {line.text}")

    def _failed(self, url: str, failure: str | None) -> None:
        # A page that is left stops loading what it no longer needs.
        if failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {url} {failure}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400:
            self.complaints.append(f"answered {answer.status}: {answer.url}")


Walk = Callable[..., Awaitable[Walker]]


@pytest.fixture
async def walk(chromium: Browser, shop: Running) -> AsyncIterator[Walk]:
    """Send somebody in: `await walk(phone=True, locale="en")`."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed")
    walkers: list[Walker] = []

    async def enter(*, phone: bool = False, locale: str = "zh-CN", script: bool = True) -> Walker:
        context = await chromium.new_context(
            viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
            locale=locale,
            has_touch=phone,
            java_script_enabled=script,
            service_workers="allow",
        )
        context.set_default_timeout(PATIENCE)
        walker = Walker(await context.new_page(), shop)
        walkers.append(walker)
        return walker

    yield enter
    for walker in walkers:
        await walker.page.context.close()
