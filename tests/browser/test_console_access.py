"""Every page of the console can be used by everybody: phone and desk, light and dark, and at 320 points wide."""

import asyncio

import pytest
from scripts.shots.office import find_pages
from tests.browser.conftest import ANIMATED, AXE, SERIOUS, Running, Walk, Walker
from tests.console.grid_market import write_order

from jishi.bootstrap import make_runtime
from jishi.platform.http.cookies import SESSION
from jishi.platform.settings import load

pytestmark = pytest.mark.browser

PARTS = 4
"""The pages are walked in so many parts, so that each has time enough."""
TABS = 3
"""So many pages at a time: each mostly waits for its page to come to rest."""

NARROW = {"width": 320, "height": 640}
CONTRAST = "axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']})"
OTHER = {"light": "dark", "dark": "light"}


@pytest.fixture(scope="module")
async def pages(shop: Running) -> list[tuple[str, str]]:
    """Names and addresses of all pages, with something to see on them."""
    runtime = make_runtime(load(shop.environment))
    await runtime.start(listen=False)
    async with runtime.tx() as tx:
        for state in ("paid", "shipped", "completed"):
            await write_order(
                tx,
                shop.stage.shops["qingmu"],
                recipient="Bea Access",
                owner_id=shop.stage.account_id,
                state=state,
                total=12_345,
            )
    await runtime.stop()
    found = await asyncio.to_thread(find_pages, shop.url, shop.stage.staff_token)
    return sorted((name, address) for name, address in found.items() if name != "letter")


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("phone", "theme", "locale"), [(True, "light", "zh-CN"), (False, "dark", "en")])
async def test_every_page_is_for_everybody(
    walk: Walk, shop: Running, pages: list[tuple[str, str]], phone: bool, theme: str, locale: str, part: int
) -> None:
    jar = {SESSION: shop.stage.staff_token, "jishi_prefs": f"{theme}.cosy.{locale}"}
    walkers = [await walk(phone=phone, locale=locale) for _ in range(TABS)]
    for walker in walkers:
        await walker.page.context.add_cookies(
            [{"name": name, "value": text, "url": shop.url} for name, text in jar.items()]
        )
    mine = pages[part::PARTS]
    found = await asyncio.gather(
        *(complaints(walker, mine[tab::TABS], phone=phone, theme=theme) for tab, walker in enumerate(walkers))
    )
    wrong = [one for each in found for one in each]
    assert not wrong, "\n".join(wrong)


async def complaints(walker: Walker, pages: list[tuple[str, str]], *, phone: bool, theme: str) -> list[str]:
    """What keeps somebody from using these pages."""
    wrong: list[str] = []
    for name, address in pages:
        try:
            await walker.go(address)
        except AssertionError as reason:
            wrong.append(f"{name} ({address}): {reason}")
            walker.complaints.clear()
        wrong += [f"{name} ({address}), {OTHER[theme]}: {one}" for one in await contrast(walker, OTHER[theme])]
        if phone and (wide := await width(walker)) > NARROW["width"]:
            wrong.append(f"{name} ({address}) is {wide} wide on a screen of {NARROW['width']}")
    return wrong


async def contrast(walker: Walker, theme: str) -> list[str]:
    """What is hard to read in the other theme."""
    page = walker.page
    await page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
    await page.evaluate(ANIMATED)
    await page.evaluate(AXE.read_text("utf-8"))
    found = await page.evaluate(CONTRAST)
    return [str(node["target"]) for rule in found["violations"] if rule["impact"] in SERIOUS for node in rule["nodes"]]


async def width(walker: Walker) -> int:
    """How wide the page is on the narrowest phone."""
    usual = walker.page.viewport_size
    assert usual is not None
    await walker.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    found = int(await walker.page.evaluate("document.documentElement.scrollWidth"))
    await walker.page.set_viewport_size(usual)
    return found
