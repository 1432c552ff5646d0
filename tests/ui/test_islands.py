"""The small scripts, tried by hand in a real browser under the strict policy."""

import pytest
from playwright.async_api import Page, Route, expect
from tests.ui.conftest import Open

pytestmark = pytest.mark.browser


async def _choose(page: Page, value: str) -> None:
    await page.locator(f'[data-option][value="{value}"]').check(force=True)


async def test_the_page_loads_without_a_complaint(open_page: Open, complaints: list[str]) -> None:
    await (await open_page()).wait_for_timeout(200)
    assert complaints == []


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_nothing_sticks_out_sideways(open_page: Open, width: int, language: str) -> None:
    page = await open_page(f"design.{language}.light", width=width)
    assert await page.evaluate("document.documentElement.scrollWidth") == width


async def test_a_combination_that_does_not_exist_is_struck_out(open_page: Open) -> None:
    page = await open_page()
    struck = page.locator(".option[data-impossible]")
    await expect(struck).to_have_count(2)
    await _choose(page, "M")
    await expect(page.locator("[data-stock]")).to_have_text("Only 3 left")
    await expect(page.locator('input[name="variant"]')).to_have_value("v2")


async def test_choosing_a_struck_value_lets_go_of_what_hinders_it(open_page: Open) -> None:
    page = await open_page()
    await _choose(page, "S")
    await _choose(page, "sage")
    await expect(page.locator('[data-option="size"]:checked')).to_have_count(0)
    await _choose(page, "M")
    await expect(page.locator("[data-price-now]")).to_have_text("¥219")
    await expect(page.locator("[data-gallery] [data-current]")).to_have_text("2")


async def test_a_sold_out_variant_cannot_be_bought(open_page: Open) -> None:
    page = await open_page()
    await _choose(page, "ink")
    await _choose(page, "L")
    await expect(page.locator("[data-stock]")).to_have_text("Sold out")
    for button in await page.locator("[data-buy]").all():
        await expect(button).to_be_disabled()


async def test_without_a_choice_nothing_is_sent(open_page: Open) -> None:
    page = await open_page()
    sent: list[str] = []

    async def refuse(route: Route) -> None:
        sent.append(route.request.post_data or "")
        await route.abort()

    await page.route("**/cart/lines", refuse)
    await page.locator("[data-buy]").first.click()
    await page.wait_for_timeout(100)
    assert sent == []
    await expect(page.locator('[data-option="size"]').first).to_be_focused()


async def test_a_form_is_sent_once_and_named(open_page: Open) -> None:
    page = await open_page()
    sent: list[str] = []

    async def hold(route: Route) -> None:
        sent.append(route.request.post_data or "")
        await page.wait_for_timeout(150)
        await route.fulfill(status=204)

    await page.route("**/cart/lines", hold)
    await _choose(page, "S")
    await page.locator("[data-buy]").first.dblclick()
    await page.wait_for_timeout(400)
    assert len(sent) == 1
    assert "idempotency_key=" in sent[0]
    assert "variant=v1" in sent[0]


async def test_quantity_stays_inside_its_limits(open_page: Open) -> None:
    page = await open_page()
    box = page.locator('[data-stepper]:has(input[name="qty"])')
    for _ in range(3):
        await box.locator('[data-step="1"]').click()
    await expect(box.locator("input")).to_have_value("5")
    await expect(box.locator('[data-step="1"]')).to_be_disabled()
    await box.locator("input").fill("-7")
    await box.locator("input").blur()
    await expect(box.locator("input")).to_have_value("1")


async def test_the_theme_changes_at_once_and_is_remembered(open_page: Open) -> None:
    page = await open_page()
    await page.locator(".topbar [aria-label='Language and appearance']").click()
    await page.locator(".topbar [data-set-theme][value=dark]").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert "jishi_prefs=dark.cosy.en" in await page.evaluate("document.cookie")


async def test_menus_close_by_escape_and_give_the_focus_back(open_page: Open) -> None:
    page = await open_page()
    summary = page.locator(".topbar [aria-label='Account menu']")
    await summary.focus()
    await page.keyboard.press("ArrowDown")
    await expect(page.locator(".topbar a[href='/account']")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(summary).to_be_focused()
    await expect(page.locator(".topbar a[href='/account']")).to_be_hidden()


async def test_dialogs_open_and_close(open_page: Open) -> None:
    page = await open_page()
    await page.locator("[data-open=d1]").click()
    await expect(page.locator("#d1")).to_be_visible()
    await page.locator("#d1 .dialog-head [data-close]").click()
    await expect(page.locator("#d1")).to_be_hidden()
    await page.locator("[data-open=d3]").click()
    await page.mouse.click(20, 400)
    await expect(page.locator("#d3")).to_be_hidden()


async def test_the_gallery_follows_the_thumbnails_and_enlarges(open_page: Open) -> None:
    page = await open_page()
    await page.locator("[data-thumb='2']").click()
    await expect(page.locator("[data-gallery] [data-current]")).to_have_text("3")
    await page.locator("[data-slide='2']").click()
    await expect(page.locator("[data-zoom] img")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-zoom]")).to_be_hidden()


async def test_time_runs(open_page: Open) -> None:
    page = await open_page()
    clocks = page.locator("[data-countdown] .countdown-clock")
    await expect(clocks.nth(1)).to_have_text("Ended")
    before = await clocks.nth(0).text_content()
    await expect(clocks.nth(0)).not_to_have_text(before or "", timeout=3000)


async def test_products_are_put_side_by_side(open_page: Open) -> None:
    page = await open_page()
    await page.locator("[data-compare]").check(force=True)
    tray = page.locator("[data-compare-tray]")
    await expect(tray.locator("a")).to_have_attribute("href", "/compare?ids=p1")
    await tray.locator("li button").click()
    await expect(tray).to_be_hidden()


async def test_districts_depend_on_the_city(open_page: Open) -> None:
    page = await open_page()
    await page.locator("select#province").select_option("浙江省")
    await page.locator("select#city").select_option("宁波市")
    await expect(page.locator("select#district")).to_have_value("海曙区")


async def test_a_lost_connection_is_said(open_page: Open) -> None:
    page = await open_page()
    await page.context.set_offline(True)
    await expect(page.locator(".offline-bar")).to_be_visible()


async def test_without_script_everything_is_there(open_page: Open) -> None:
    page = await open_page(script=False)
    await expect(page.locator(".product-card").first).to_be_visible()
    await expect(page.locator("[data-pager] a")).to_have_attribute("href", "/more")
    await expect(page.locator("input#province")).to_be_visible()


async def test_more_products_come_into_the_same_grid(open_page: Open) -> None:
    page = await open_page()
    asked: list[str] = []

    async def more(route: Route) -> None:
        asked.append(route.request.headers.get("hx-request", ""))
        await route.fulfill(content_type="text/html", body='<article class="product-card" id="fresh">…</article>')

    await page.route("**/more", more)
    await page.locator("[data-pager]").scroll_into_view_if_needed()
    await expect(page.locator(".product-grid > #fresh")).to_be_visible()
    await expect(page.locator("[data-pager]")).to_have_count(0)
    assert asked == ["true"]


async def test_the_category_menu_loads_when_opened(open_page: Open) -> None:
    page = await open_page()
    await page.route(
        "**/categories/menu", lambda route: route.fulfill(content_type="text/html", body="<a href='/c/x'>X</a>")
    )
    await page.locator(".topbar summary:has-text('Categories')").click()
    await expect(page.locator(".mega-panel a[href='/c/x']")).to_be_visible()


async def test_a_refusal_is_said_and_leaves_the_page_as_it_is(open_page: Open) -> None:
    page = await open_page()
    said = '<div class="toast-item" data-toast="error">No</div>'
    body = f'<hx-partial hx-target="#toasts" hx-swap="beforeend">{said}</hx-partial>'
    await page.route("**/more", lambda route: route.fulfill(status=409, content_type="text/html", body=body))
    await page.locator("[data-pager]").scroll_into_view_if_needed()
    await expect(page.locator("#toasts [data-toast=error]")).to_have_text("No")
    await expect(page.locator("[data-pager] a")).to_be_visible()


async def test_a_dead_server_is_said(open_page: Open) -> None:
    page = await open_page()
    await page.route("**/more", lambda route: route.abort())
    await page.locator("[data-pager]").scroll_into_view_if_needed()
    await expect(page.locator("#toasts [data-toast=error]")).to_be_visible()


async def test_a_file_is_sent_with_its_token_and_remembered(open_page: Open) -> None:
    page = await open_page()
    tokens: list[str] = []

    async def take(route: Route) -> None:
        tokens.append(route.request.headers.get("x-csrf-token", ""))
        await route.fulfill(json={"id": "m-1"})

    await page.route("**/uploads", take)
    await page.evaluate("document.querySelector('[data-upload]').dataset.url = '/uploads'")
    picture = {"name": "cat.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
    await page.locator("[data-upload] input").set_input_files([picture])
    await expect(page.locator('input[name="photos_id"]')).to_have_value("m-1")
    await expect(page.locator(".upload-list li")).to_contain_text("cat.png")
    assert tokens == ["token"]


async def test_rows_are_ticked_all_at_once(open_page: Open) -> None:
    page = await open_page()
    await page.locator("[data-select-all]").check()
    await expect(page.locator(".bulk-bar [data-selected-count]")).to_have_text("4")
    await expect(page.locator(".bulk-bar")).to_be_visible()
    await page.locator("tbody .cell-check input").first.uncheck()
    await expect(page.locator(".bulk-bar [data-selected-count]")).to_have_text("3")
