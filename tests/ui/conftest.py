"""A real browser on the design page, under the strict policy, with every complaint of the page collected."""

import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

from jishi.ui.paths import DIST
from jishi.ui.preview import Handler

CHROMIUM = Path("/usr/bin/chromium")
HAS_BROWSER = CHROMIUM.exists()
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
Open = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="session")
def preview_address() -> Iterator[str]:
    if not (DIST / "manifest.json").exists():
        pytest.skip("assets are not built")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    if not HAS_BROWSER:
        pytest.skip("no browser on this machine")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser found wrong: script errors, refused resources, policy violations."""
    return []


@pytest.fixture
async def open_page(chromium: Browser, preview_address: str, complaints: list[str]) -> AsyncIterator[Open]:
    pages: list[Page] = []

    def note(line: ConsoleMessage) -> None:
        if line.type in ("error", "warning") and "blocked by Playwright" not in line.text:
            complaints.append(line.text)

    async def open_it(name: str = "design.en.light", *, width: int = 1440, script: bool = True) -> Page:
        context = await chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script, service_workers="block"
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", note)
        await page.goto(f"{preview_address}/{name}")
        pages.append(page)
        return page

    yield open_it
    for page in pages:
        await page.context.close()
