"""The small scripts, tried by hand in a real browser under the strict policy."""

import pytest
from playwright.sync_api import Page, Route, expect
from tests.ui.conftest import Open

pytestmark = pytest.mark.browser


def _choose(page: Page, value: str) -> None:
    page.locator(f'[data-option][value="{value}"]').check(force=True)


def test_the_page_loads_without_a_complaint(open_page: Open, complaints: list[str]) -> None:
    open_page().wait_for_timeout(200)
    assert complaints == []


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_nothing_sticks_out_sideways(open_page: Open, width: int, language: str) -> None:
    page = open_page(f"design.{language}.light", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_combination_that_does_not_exist_is_struck_out(open_page: Open) -> None:
    page = open_page()
    struck = page.locator(".option[data-impossible]")
    expect(struck).to_have_count(2)
    _choose(page, "M")
    expect(page.locator("[data-stock]")).to_have_text("Only 3 left")
    expect(page.locator('input[name="variant"]')).to_have_value("v2")


def test_choosing_a_struck_value_lets_go_of_what_hinders_it(open_page: Open) -> None:
    page = open_page()
    _choose(page, "S")
    _choose(page, "sage")
    expect(page.locator('[data-option="size"]:checked')).to_have_count(0)
    _choose(page, "M")
    expect(page.locator("[data-price-now]")).to_have_text("¥219")
    expect(page.locator("[data-gallery] [data-current]")).to_have_text("2")


def test_a_sold_out_variant_cannot_be_bought(open_page: Open) -> None:
    page = open_page()
    _choose(page, "ink")
    _choose(page, "L")
    expect(page.locator("[data-stock]")).to_have_text("Sold out")
    for button in page.locator("[data-buy]").all():
        expect(button).to_be_disabled()


def test_without_a_choice_nothing_is_sent(open_page: Open) -> None:
    page = open_page()
    sent: list[str] = []
    page.route("**/cart/lines", lambda route: sent.append(route.request.post_data or "") or route.abort())
    page.locator("[data-buy]").first.click()
    page.wait_for_timeout(100)
    assert sent == []
    expect(page.locator('[data-option="size"]').first).to_be_focused()


def test_a_form_is_sent_once_and_named(open_page: Open) -> None:
    page = open_page()
    sent: list[str] = []

    def hold(route: Route) -> None:
        sent.append(route.request.post_data or "")
        page.wait_for_timeout(150)
        route.fulfill(status=204)

    page.route("**/cart/lines", hold)
    _choose(page, "S")
    page.locator("[data-buy]").first.dblclick()
    page.wait_for_timeout(400)
    assert len(sent) == 1
    assert "idempotency_key=" in sent[0]
    assert "variant=v1" in sent[0]


def test_quantity_stays_inside_its_limits(open_page: Open) -> None:
    page = open_page()
    box = page.locator('[data-stepper]:has(input[name="qty"])')
    for _ in range(3):
        box.locator('[data-step="1"]').click()
    expect(box.locator("input")).to_have_value("5")
    expect(box.locator('[data-step="1"]')).to_be_disabled()
    box.locator("input").fill("-7")
    box.locator("input").blur()
    expect(box.locator("input")).to_have_value("1")


def test_the_theme_changes_at_once_and_is_remembered(open_page: Open) -> None:
    page = open_page()
    page.locator(".topbar [aria-label='Language and appearance']").click()
    page.locator(".topbar [data-set-theme][value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert "jishi_prefs=dark.cosy.en" in page.evaluate("document.cookie")


def test_menus_close_by_escape_and_give_the_focus_back(open_page: Open) -> None:
    page = open_page()
    summary = page.locator(".topbar [aria-label='Account menu']")
    summary.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".topbar a[href='/account']")).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator(".topbar a[href='/account']")).to_be_hidden()


def test_dialogs_open_and_close(open_page: Open) -> None:
    page = open_page()
    page.locator("[data-open=d1]").click()
    expect(page.locator("#d1")).to_be_visible()
    page.locator("#d1 .dialog-head [data-close]").click()
    expect(page.locator("#d1")).to_be_hidden()
    page.locator("[data-open=d3]").click()
    page.mouse.click(20, 400)
    expect(page.locator("#d3")).to_be_hidden()


def test_the_gallery_follows_the_thumbnails_and_enlarges(open_page: Open) -> None:
    page = open_page()
    page.locator("[data-thumb='2']").click()
    expect(page.locator("[data-gallery] [data-current]")).to_have_text("3")
    page.locator("[data-slide='2']").click()
    expect(page.locator("[data-zoom] img")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-zoom]")).to_be_hidden()


def test_time_runs(open_page: Open) -> None:
    page = open_page()
    clocks = page.locator("[data-countdown] .countdown-clock")
    expect(clocks.nth(1)).to_have_text("Ended")
    before = clocks.nth(0).text_content()
    expect(clocks.nth(0)).not_to_have_text(before or "", timeout=3000)


def test_products_are_put_side_by_side(open_page: Open) -> None:
    page = open_page()
    page.locator("[data-compare]").check(force=True)
    tray = page.locator("[data-compare-tray]")
    expect(tray.locator("a")).to_have_attribute("href", "/compare?ids=p1")
    tray.locator("li button").click()
    expect(tray).to_be_hidden()


def test_districts_depend_on_the_city(open_page: Open) -> None:
    page = open_page()
    page.locator("select#province").select_option("浙江省")
    page.locator("select#city").select_option("宁波市")
    expect(page.locator("select#district")).to_have_value("海曙区")


def test_a_lost_connection_is_said(open_page: Open) -> None:
    page = open_page()
    page.context.set_offline(True)
    expect(page.locator(".offline-bar")).to_be_visible()


def test_without_script_everything_is_there(open_page: Open) -> None:
    page = open_page(script=False)
    expect(page.locator(".product-card").first).to_be_visible()
    expect(page.locator("[data-pager] a")).to_have_attribute("href", "/more")
    expect(page.locator("input#province")).to_be_visible()
