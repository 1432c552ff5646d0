"""Looking around before buying: filters, hearts, comparison, what was seen, in a real browser."""

import asyncio
import re

import pytest
from playwright.async_api import CDPSession, Error, Page, expect
from tests.browser.conftest import Walk

pytestmark = pytest.mark.browser
MUG = "Hand-thrown stoneware mug, 300 ml"
LAMP = "Walnut table lamp, dimmable"
CUSHION = "Linen cushion cover"


async def press_back_twice(page: Page, pause: int = 0) -> None:
    """As an impatient finger does: nothing is waited for in between but `pause` milliseconds."""
    browser = await page.context.new_cdp_session(page)
    history = await browser.send("Page.getNavigationHistory")
    for steps in (1, 2):
        await step_to(browser, history["entries"][history["currentIndex"] - steps]["id"])
        await page.wait_for_timeout(pause)


async def step_to(browser: CDPSession, entry: int) -> None:
    """The remote control lets go for a moment while one document gives way to the next; a finger would not notice."""
    for _ in range(100):
        try:
            await browser.send("Page.navigateToHistoryEntry", {"entryId": entry})
        except Error as reason:
            if "Not attached" not in reason.message:
                raise
            await asyncio.sleep(0.005)
        else:
            return
    raise AssertionError("The browser takes no more steps.")


async def test_filters_change_the_list_in_place_and_the_way_back_works(walk: Walk) -> None:
    guest = await walk(locale="en")
    page = guest.page
    await guest.go("/c/living")
    cards = page.locator(".product-card")
    await expect(cards).to_have_count(3)
    await page.get_by_label("Highest price").fill("100")
    await page.get_by_label("Highest price").press("Tab")
    await expect(cards).to_have_count(2)
    await expect(page).to_have_url(re.compile(r"/c/living\?max=100$"))
    await page.get_by_role("link", name="Price, low first").click()
    await expect(cards.first).to_contain_text(CUSHION)
    await expect(page.get_by_label("Highest price")).to_have_value("100")
    await guest.look()
    await press_back_twice(page)
    await expect(cards).to_have_count(3)
    await expect(page).to_have_url(re.compile(r"/c/living$"))
    await expect(page.get_by_label("Highest price")).to_have_value("")
    await page.get_by_label("Lowest price").fill("9999")
    await page.get_by_label("Lowest price").press("Tab")
    await expect(page.get_by_role("heading", name="Nothing fits all of this")).to_be_visible()
    await guest.look()
    await page.get_by_role("link", name="Clear all filters").click()
    await expect(cards).to_have_count(3)


@pytest.mark.parametrize("pause", [0, 20, 70, 90, 120, 200])
async def test_steps_back_in_quick_succession_all_count(walk: Walk, pause: int) -> None:
    """Whenever the second step comes: before the first page is asked for, while it is loading, or after."""
    guest = await walk(locale="en")
    page = guest.page
    await guest.go("/c/living")
    highest = page.get_by_label("Highest price")
    for price in ("100", "90"):
        await highest.fill(price)
        await highest.press("Tab")
        await expect(page).to_have_url(re.compile(rf"max={price}$"))
    await press_back_twice(page, pause)
    await expect(page).to_have_url(re.compile(r"/c/living$"))
    await expect(highest).to_have_value("")
    await expect(page.locator(".product-card")).to_have_count(3)


async def test_the_filter_sheet_of_a_phone_stays_open_while_choosing(walk: Walk) -> None:
    guest = await walk(phone=True, locale="en")
    page = guest.page
    await guest.go("/c/living")
    await page.get_by_role("link", name="Filters").click()
    sheet = page.locator("#filters")
    await expect(sheet).to_be_visible()
    await sheet.get_by_label("In stock only").check()
    await page.wait_for_url(re.compile("stock=1"))
    await expect(sheet).to_be_visible()
    await guest.look()
    await sheet.get_by_role("button", name="Show results").click()
    await expect(sheet).to_be_hidden()
    await expect(page.locator(".product-card")).to_have_count(3)
    await guest.look()


async def test_a_heart_stays_pressed_and_the_list_lets_go(walk: Walk) -> None:
    guest = await walk(locale="en")
    page, code = guest.page, guest.shop.stage.codes[MUG]
    await guest.go(f"/products/{code}")
    heart = page.locator("#wish-heart")
    await heart.click()
    await expect(page.locator("#wish-heart")).to_have_attribute("aria-pressed", "true")
    await expect(page.locator(".toast-item")).to_contain_text("wish list")
    await page.reload()
    await expect(page.locator("#wish-heart")).to_have_attribute("aria-pressed", "true")
    await guest.go("/wishlist")
    await page.get_by_role("button", name=re.compile("off the wish list")).click()
    await expect(page.get_by_role("heading", name="No wishes yet")).to_be_visible()
    await guest.look()


async def test_two_products_are_compared_and_seen_again(walk: Walk) -> None:
    guest = await walk(locale="en")
    page, codes = guest.page, guest.shop.stage.codes
    for title in (MUG, LAMP):
        await guest.go(f"/products/{codes[title]}")
        await page.locator("label", has=page.locator("[data-compare]")).click()
    await page.locator(".compare-tray a").click()
    await page.wait_for_url(f"**/compare?ids={codes[MUG]},{codes[LAMP]}")
    await expect(page.locator("thead th")).to_have_count(2)
    await expect(page.locator("tbody tr:not([aria-hidden])", has_text="Price")).to_have_class(re.compile("gold"))
    await guest.look()
    await page.get_by_role("link", name="Remove").first.click()
    await expect(page.locator("thead th")).to_have_count(1)
    await guest.go(f"/products/{codes[CUSHION]}")
    await page.locator("footer.site-footer").scroll_into_view_if_needed()
    seen = page.locator("section", has=page.get_by_role("heading", name="Recently viewed"))
    await expect(seen.locator(".product-card")).to_have_count(2)
    await guest.look()
    await guest.go("/recent")
    await page.get_by_role("button", name="Clear the list").click()
    await expect(page.get_by_role("heading", name="Nothing seen yet")).to_be_visible()


async def test_every_page_one_only_reads_is_accessible(walk: Walk) -> None:
    guest = await walk(phone=True)
    paths = [
        "/",
        "/discover",
        "/categories",
        "/shops",
        "/shop/qingmu",
        "/search",
        "/search?q=龙井",
        "/search?q=没有的东西",
    ]
    for path in [*paths, "/compare", "/recent", "/wishlist", "/help"]:
        await guest.go(path)
        shift = await guest.page.evaluate(
            "new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const one of"
            " list.getEntries()) sum += one.value }).observe({type: 'layout-shift', buffered: true});"
            " setTimeout(() => done(sum), 100) })"
        )
        assert shift < 0.02, path


async def test_the_way_to_a_product_needs_no_script(walk: Walk) -> None:
    guest = await walk(locale="en", script=False)
    page = guest.page
    await page.goto(f"{guest.shop.url}/c/living?q=ignored")
    await page.get_by_label("Highest price").fill("100")
    await page.get_by_role("button", name="Show results").locator("visible=true").click()
    await expect(page.locator(".product-card")).to_have_count(2)
    await page.get_by_role("link", name=MUG).click()
    await page.get_by_role("link", name="Sage").click()
    await page.wait_for_url("**?variant=*")
    sage = guest.shop.stage.variants[MUG][1]
    await expect(page.locator("input[name=variant_id]")).to_have_value(str(sage))
