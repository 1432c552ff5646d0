"""Takes the pictures with a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import msgspec
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooSlow

from scripts.shots.office import PRESSED
from scripts.shots.shop import Scene

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SETTLE_MS = 4_000
SHOW_MS = 400
QUALITY = 88


class Look(msgspec.Struct, frozen=True):
    """One way of seeing the shop."""

    width: int
    height: int
    theme: str
    locale: str

    @property
    def name(self) -> str:
        """As it stands in file names."""
        return f"{'phone' if self.width < 768 else 'desktop'}.{self.theme}.{self.locale}"


LOOKS = [
    Look(width, height, theme, locale)
    for locale in ("zh-CN", "en")
    for theme in ("light", "dark")
    for width, height in ((390, 844), (1440, 900))
]


def take(scene: Scene, folder: Path, looks: list[Look], names: set[str], *, whole: bool = False) -> Iterator[str]:
    """Take all pictures, or those of the pages `names`; yields what was taken, and what went wrong with it.

    `whole`: the page to its end instead of what a screen shows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for look in looks:
            for pages, token in (
                (scene.public, ""),
                (scene.shopper, scene.shopper_token),
                (scene.staff, scene.staff_token),
            ):
                context = _context(browser, scene.url, look, token)
                for name, address in pages.items():
                    if not names or name in names:
                        path = folder / f"{name}.{look.name}.jpg"
                        yield _shoot(context, urljoin(scene.url, address), path, whole)
                for name, (address, what) in PRESSED.items() if token and token == scene.staff_token else ():
                    if not names or name in names:
                        path = folder / f"{name}.{look.name}.jpg"
                        yield _shoot(context, urljoin(scene.url, address), path, whole, press=what)
                context.close()
        browser.close()


def still(url: str, address: str, look: Look, scale: float) -> bytes:
    """One picture in memory, as PNG."""
    with sync_playwright() as playwright:
        path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = _context(browser, url, look, "", scale).new_page()
        _open(page, urljoin(url, address))
        picture = page.screenshot()
        browser.close()
        return picture


def _context(browser: Browser, url: str, look: Look, token: str, scale: float = 1) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        device_scale_factor=scale,
        color_scheme="dark" if look.theme == "dark" else "light",
        locale=look.locale,
        reduced_motion="reduce",
        has_touch=look.width < 768,
        service_workers="block",
    )
    jar = {"jishi_prefs": f"{look.theme}.cosy.{look.locale}"} | ({"jishi_session": token} if token else {})
    context.add_cookies([{"name": name, "value": value, "url": url} for name, value in jar.items()])
    return context


def _shoot(context: BrowserContext, address: str, path: Path, whole: bool, *, press: str = "") -> str:
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    _open(page, address)
    if press and (pressed := page.locator(press).filter(visible=True)).count():
        pressed.first.click()
        page.wait_for_timeout(SHOW_MS)
    if "not-found" in path.name:
        complaints.clear()
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        complaints.append("scrolls sideways")
    page.screenshot(path=path, type="jpeg", quality=QUALITY, full_page=whole)
    page.close()
    return path.name + "".join(f"\n    ! {complaint}" for complaint in complaints)


def _open(page: Page, address: str) -> None:
    page.goto(address, wait_until="load", timeout=60_000)
    try:
        page.wait_for_load_state("networkidle", timeout=SETTLE_MS)
    except TooSlow:
        pass  # pages that ask again by themselves never come to rest
    page.evaluate(
        "Promise.race([Promise.all([...document.images].filter(i => i.loading !== 'lazy').map(i => i.decode()"
        ".catch(() => 0))), new Promise(done => setTimeout(done, 4000))])"
    )
