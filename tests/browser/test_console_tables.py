"""An operator's day: tables by keyboard and by finger, filters, views, the panel, ⌘K, and doing many rows at once."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Page, expect
from tests.browser.conftest import Running, Walk, Walker
from tests.console.grid_market import write_order

from jishi.bootstrap import make_runtime
from jishi.platform.http.cookies import SESSION
from jishi.platform.settings import load

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
async def numbers(shop: Running) -> list[str]:
    """Orders of both shops, the newest first."""
    runtime = make_runtime(load(shop.environment))
    await runtime.start(listen=False)
    made = []
    async with runtime.tx() as tx:
        for index in range(60):
            slug = ("qingmu", "shanlan")[index % 2]
            state = ("paid", "shipped", "completed")[index % 3]
            recipient = f"Ada {chr(65 + index % 26)}"
            made.append(
                await write_order(
                    tx,
                    shop.stage.shops[slug],
                    recipient=recipient,
                    owner_id=shop.stage.account_id,
                    state=state,
                    total=1_000 * (index + 1),
                )
            )
    await runtime.stop()
    return made[::-1]


async def operator(walk: Walk, shop: Running, *, phone: bool = False, script: bool = True) -> Walker:
    walker = await walk(phone=phone, locale="en", script=script)
    await walker.page.context.add_cookies([{"name": SESSION, "value": shop.stage.staff_token, "url": shop.url}])
    return walker


def asked(walker: Walker) -> dict[str, list[str]]:
    return parse_qs(urlsplit(walker.page.url).query)


async def popped(page: Page, name: str) -> None:
    """Open what hangs under a button of the table's bar."""
    await page.wait_for_load_state("networkidle")
    await page.locator("summary", has_text=name).click()
    await expect(page.locator("details[open] > .grid-pop")).to_be_visible()


async def ask(page: Page, text: str) -> None:
    """Open the palette and type."""
    await page.wait_for_load_state("networkidle")
    await page.keyboard.press("Control+k")
    await expect(page.locator("#palette")).to_be_visible()
    await page.keyboard.type(text)


async def test_a_table_by_keyboard_alone(walk: Walk, shop: Running, numbers: list[str]) -> None:
    walker = await operator(walk, shop)
    page = walker.page
    await walker.go("/console/orders?size=25")
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    second = page.locator("tr[data-row]").nth(1)
    await expect(second.locator("[data-row-link]")).to_be_focused()
    number = await second.get_attribute("data-row")
    await page.keyboard.press("Enter")
    await expect(page.locator("#grid-panel-title")).to_have_text(str(number))
    await expect(second).to_have_attribute("aria-current", "true")
    assert asked(walker)["open"] == [number]
    await walker.look()
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-grid-panel]")).to_have_count(0)
    await expect(second.locator("[data-row-link]")).to_be_focused()
    await page.go_back()
    await expect(page.locator("#grid-panel-title")).to_have_text(str(number))
    await page.go_back()
    await expect(page.locator("[data-grid-panel]")).to_have_count(0)
    await page.wait_for_load_state("networkidle")
    await page.keyboard.press("/")
    await page.keyboard.type("ada c")
    await page.keyboard.press("Enter")
    await expect(page.locator("tr[data-row]")).to_have_count(3)
    assert asked(walker)["q"] == ["ada c"]
    await page.locator("body").press("?")
    await expect(page.locator("dialog#keys")).to_be_visible()
    await walker.look()
    await page.keyboard.press("Escape")
    await page.locator("body").press("g")
    await page.keyboard.press("c")
    await expect(page).to_have_url(re.compile("/console/customers$"))


async def test_filters_sorting_columns_and_views(walk: Walk, shop: Running, numbers: list[str]) -> None:
    walker = await operator(walk, shop)
    page = walker.page
    await walker.go("/console/orders?q=ada")
    await popped(page, "State")
    await walker.look()
    await page.get_by_label("To be shipped").check()
    await page.get_by_role("button", name="Apply").locator("visible=true").click()
    await expect(page.locator("tr[data-row]")).to_have_count(20)
    await page.get_by_role("link", name="Placed at").click()
    await expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)

    await popped(page, "Save view")
    name = f"Waiting longest {len(numbers)}"
    await page.get_by_label("Name of the view").fill(name)
    await page.get_by_role("button", name="Save as a new view").click()
    await expect(page.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")
    await expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    await expect(page.locator("tr[data-row]")).to_have_count(20)

    await popped(page, "Choose columns")
    await page.get_by_label("Recipient").uncheck()
    await page.get_by_role("button", name="Apply").locator("visible=true").click()
    await expect(page.get_by_role("columnheader", name="Recipient")).to_have_count(0)
    async with page.expect_download() as sent:
        await page.get_by_role("button", name="CSV").click()
    lines = (await (await sent.value).path()).read_text("utf-8-sig").splitlines()
    assert len(lines) == 21
    assert "Recipient" not in lines[0]

    await page.get_by_role("link", name=re.compile("^State:")).click()
    await expect(page.locator("tr[data-row]")).to_have_count(50)
    await page.get_by_role("link", name="Next").click()
    await expect(page.locator("tr[data-row]")).to_have_count(10)
    await walker.look()


async def test_the_palette_finds_an_order_a_customer_a_shop_and_an_action(
    walk: Walk, shop: Running, numbers: list[str]
) -> None:
    walker = await operator(walk, shop)
    page, hit = walker.page, walker.page.locator(".palette-hit")
    await walker.go("/console")
    await ask(page, "")
    await expect(hit.first).to_be_visible()
    await walker.look()
    await page.keyboard.type(numbers[0].lower())
    await expect(hit).to_have_count(1)
    await page.keyboard.press("ArrowDown")
    await expect(hit).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(f"/console/orders/{numbers[0]}$"))

    await ask(page, shop.stage.email)
    await expect(hit.first).to_contain_text("小梅")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(f"/console/customers/{shop.stage.account_id}$"))

    await ask(page, "青木")
    await expect(hit.filter(has_text="Qingmu Living")).to_be_visible()
    await walker.look()
    await hit.filter(has_text="Qingmu Living").click()
    await expect(page).to_have_url(re.compile("/console/shops/qingmu$"))

    await ask(page, "ship from a file")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("/console/orders/ship-file$"))
    await walker.look()


async def test_everything_works_without_script(walk: Walk, shop: Running, numbers: list[str]) -> None:
    page = (await operator(walk, shop, script=False)).page
    await page.goto(f"{shop.url}/console/orders?size=25")
    await page.locator("[data-row-link]").first.click()
    await expect(page.locator("#grid-panel-title")).to_be_visible()
    await page.get_by_role("link", name="Close").click()
    await expect(page.locator("#grid-panel-title")).to_have_count(0)
    await page.get_by_role("searchbox").fill("ada c")
    await page.get_by_role("button", name="Filter").click()
    await expect(page.locator("tr[data-row]")).to_have_count(3)
    await page.get_by_role("link", name="Search or go to").click()
    await page.get_by_role("searchbox").fill("qing")
    await page.get_by_role("button", name="Search").click()
    await page.get_by_role("link", name="Qingmu Living").click()
    await expect(page).to_have_url(re.compile("/console/shops/qingmu$"))


async def test_on_a_phone_rows_are_cards_and_nothing_is_cut_off(walk: Walk, shop: Running, numbers: list[str]) -> None:
    walker = await operator(walk, shop, phone=True)
    page = walker.page
    for path in ("/console", "/console/orders", "/console/customers", "/console/shops", "/console/bulk"):
        await walker.go(path)
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, f"{path} is {wide} wide"
    await page.goto(f"{shop.url}/console/orders?q=ada")
    await popped(page, "State")
    await walker.look()
    await page.get_by_label("Completed").check()
    await page.get_by_role("button", name="Apply").locator("visible=true").click()
    await expect(page.locator("tr[data-row]")).to_have_count(20)
    await page.locator("[data-row-link]").first.click()
    await expect(page.locator("#grid-panel-title")).to_be_visible()
    await walker.look()
