"""The main journeys, in a real browser against the real processes."""

import re

import pytest
from playwright.async_api import Page, expect
from tests.browser.conftest import Walk
from tests.browser.stage import PASSWORD, Stage

pytestmark = pytest.mark.browser


async def sign_in(page: Page, stage: Stage) -> None:
    """With the password, the way one does it."""
    await page.locator("input[name=contact]:visible").fill(stage.email)
    await page.locator("input[name=password]:visible").fill(PASSWORD)
    await page.locator("input[name=password]:visible").press("Enter")


async def test_a_guest_buys_on_a_phone(walk: Walk) -> None:
    guest = await walk(phone=True)
    page = guest.page
    await guest.go("/")
    await page.locator('main a[href="/c/living"]').first.click()
    await page.wait_for_url("**/c/living")
    await guest.look()
    await page.get_by_role("link", name=re.compile("手作粗陶马克杯")).first.click()
    await page.wait_for_url("**/products/*")
    await page.locator(".option", has_text="鼠尾草").click()
    await guest.look()
    await page.locator(".buybar").get_by_role("button", name="加入购物车").click()
    await expect(page.locator("#cart-count")).to_have_text("1")
    await expect(page.get_by_text("已加入购物车")).to_be_visible()
    await guest.go("/cart")
    await expect(page.get_by_text("鼠尾草")).to_be_visible()
    await page.locator("[data-stepper]").get_by_role("button", name="加一件").click()
    await expect(page.locator("#cart-count")).to_have_text("2")
    await guest.look()
    await page.locator(".buybar").get_by_role("button", name=re.compile("去结算")).click()
    await page.wait_for_url("**/checkout")
    await guest.look()
    await page.locator("#recipient").fill("李雷")
    await page.locator("#phone").fill("13912345678")
    await page.locator("#province").select_option("广东省")
    await page.locator("#city").select_option("深圳市")
    await page.locator("#district").select_option("南山区")
    await page.locator("#street").fill("科技园路 1 号")
    await page.locator("#note").fill("放前台 😀 <b>谢谢</b>")
    await page.get_by_text("特快直达").click()
    await expect(page.locator("input[id$=express]")).to_be_checked()
    await expect(page.locator("#recipient")).to_have_value("李雷")
    await expect(page.locator("#checkout-summary")).to_contain_text("特快直达")
    await guest.look()
    await page.locator("#place-bar").click()
    await page.wait_for_url("**/pay/*")
    await guest.look()
    await page.locator("main form button.btn-primary").first.click()
    await page.wait_for_url(f"{guest.shop.sandbox_url}/**")
    await guest.look()
    await page.get_by_role("button", name=re.compile("^支付 ¥")).click()
    await page.wait_for_url(re.compile(re.escape(guest.shop.url)))
    await expect(page.get_by_text("支付成功")).to_be_visible()
    await guest.look()
    await page.locator('main a[href^="/checkouts/"]').first.click()
    await page.wait_for_url("**/checkouts/*")
    await guest.look()
    await page.locator('#outcome a[href^="/orders/"]').first.click()
    await page.wait_for_url("**/orders/*")
    await expect(page.get_by_role("heading", level=1)).to_have_text("已付款")
    await expect(page.get_by_text("放前台 😀 <b>谢谢</b>")).to_be_visible()
    await guest.look()
    await guest.go("/orders")


async def test_a_member_buys_with_one_click(walk: Walk) -> None:
    member = await walk(locale="en")
    page, stage = member.page, member.shop.stage
    await member.go("/sign-in?way=password")
    await sign_in(page, stage)
    await page.wait_for_url(f"{member.shop.url}/")
    await member.go(f"/products/{stage.codes['Osmanthus honey, 250 g']}")
    await page.locator("#buy button[formaction='/buy-now']:visible").click()
    await page.wait_for_url("**/pay/*")
    await member.look()
    await member.go("/orders")
    await expect(page.locator("article").first).to_contain_text("49.90")
    await page.locator("article a[href^='/orders/']").first.click()
    await page.wait_for_url("**/orders/*")
    await expect(page.get_by_text("北山街 24 号")).to_be_visible()
    await member.look()
    await page.locator('[data-open="cancel-order"]').click()
    await expect(page.locator("#cancel-order")).to_be_visible()
    await member.look()
    await page.locator("#cancel-order .btn-error").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("已取消")
    await member.look()


async def test_a_failed_payment_is_tried_again_while_another_tab_waits(walk: Walk) -> None:
    member = await walk(locale="en", phone=True)
    page, stage = member.page, member.shop.stage
    variant = stage.variants["Linen cushion cover"][0]
    await member.go(f"/checkout?variant={variant}&quantity=2")
    for field, value in (("recipient", "Mei Lin"), ("phone", "13800138000"), ("street", "北山街 24 号")):
        await page.locator(f"#{field}").fill(value)
    for field, value in (("province", "浙江省"), ("city", "杭州市"), ("district", "西湖区")):
        await page.locator(f"#{field}").select_option(value)
    await page.wait_for_load_state("networkidle")
    await page.locator("#place-bar").click()
    await page.wait_for_url("**/pay/*")
    payment = page.url
    await page.locator("main form button").first.click()
    await page.wait_for_url(f"{member.shop.sandbox_url}/**")
    await page.get_by_role("button", name=re.compile("Let it fail")).click()
    await page.wait_for_url(re.compile(re.escape(member.shop.url)))
    await expect(page.get_by_text("The payment did not go through")).to_be_visible()
    await member.look()
    await page.locator('main a[href^="/checkouts/"]').first.click()
    await expect(page.get_by_text("Waiting for your payment")).to_be_visible()
    await member.look()
    other = await page.context.new_page()
    await other.goto(payment)
    await other.locator("main form button").first.click()
    await other.wait_for_url(f"{member.shop.sandbox_url}/**")
    await other.get_by_role("button", name=re.compile("^Pay ¥")).click()
    await expect(other.get_by_text("Thank you")).to_be_visible()
    await expect(page.locator("#outcome[data-state=paid]")).to_be_visible()
    await member.look()


async def test_everything_can_be_bought_by_keyboard(walk: Walk) -> None:
    guest = await walk(locale="en")
    page, stage = guest.page, guest.shop.stage
    keys = page.keyboard
    await guest.go(f"/products/{stage.codes['Pre-rain Longjing, 100 g']}")
    await guest.press_until("#buy button[hx-post='/cart/lines']")
    await keys.press("Enter")
    await expect(page.locator("#cart-count")).to_have_text("1")
    await guest.go("/cart")
    await guest.press_until("[data-step='1']")
    await keys.press("Enter")
    await expect(page.locator("#cart-count")).to_have_text("2")
    await expect(page.locator("[data-step='1']")).to_be_focused()
    await guest.press_until("button[name=then]")
    await keys.press("Enter")
    await page.wait_for_url("**/checkout")
    await guest.press_until("#recipient")
    await keys.type("Mei Lin")
    await keys.press("Tab")
    await keys.type("13800138000")
    for field, value in (("province", "浙江省"), ("city", "杭州市"), ("district", "西湖区")):
        await guest.press_until(f"#{field}")
        # Newer browsers open the list, and the focus goes to its options; older ones change the value at once.
        await guest.press_until(
            f'#{field}:has(option:checked[value="{value}"]), option[value="{value}"]', key="ArrowDown"
        )
        if await page.evaluate("document.activeElement.tagName") == "OPTION":
            await keys.press("Enter")
        await expect(page.locator(f"#{field}")).to_have_value(value)
    await page.wait_for_load_state("networkidle")
    await guest.press_until("#street")
    await keys.type("北山街 24 号")
    await guest.press_until("#note")
    await keys.type("By keyboard")
    await guest.press_until("#place")
    await keys.press("Enter")
    await page.wait_for_url("**/pay/*")
    await guest.press_until("main form button")
    await keys.press("Enter")
    await page.wait_for_url(f"{guest.shop.sandbox_url}/**")
    await guest.press_until("main form button")
    await keys.press("Enter")
    await page.wait_for_url(re.compile(re.escape(guest.shop.url)))
    await expect(page.get_by_text("Thank you")).to_be_visible()
    await guest.look()


CATALOGUE = """\
Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,\
Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Requires Shipping,Status
bamboo-tray,Bamboo tray,<p>For tea.</p>,Qingmu,Tableware,tea,true,Size,Small,BT-S,300,12,39.00,49.00,true,active
bamboo-tray,,,,,,,,Large,BT-L,500,8,59.00,,true,
tea-towel,Tea towel,<p>Of linen.</p>,Qingmu,Tableware,,true,Title,Default Title,TT-1,80,30,19.90,,true,active
no-price,Broken,<p>Without a price.</p>,Qingmu,Tableware,,true,Title,Default Title,NP-1,80,3,free,,true,active
"""


async def test_staff_import_a_catalogue(walk: Walk) -> None:
    staff = await walk(locale="en")
    page, stage = staff.page, staff.shop.stage
    cookie = {"name": "jishi_session", "value": stage.staff_token, "url": staff.shop.url}
    await page.context.add_cookies([cookie])  # type: ignore[list-item]
    await staff.go("/console/imports")
    await page.locator("select[name=shop]").select_option("qingmu")
    file = {"name": "products.csv", "mimeType": "text/csv", "buffer": CATALOGUE.encode()}
    await page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    await page.locator("form[enctype] button[type=submit]").click()
    await page.wait_for_url("**/console/imports/*")
    await expect(page.get_by_role("cell", name="Bamboo tray")).to_be_visible()
    await staff.look()
    await page.locator("form[action$='/start'] button[type=submit]").click()
    report = page.locator("#import:not([hx-get])")
    await expect(report).to_be_visible()
    await expect(report.locator("a[href$='/problems.csv']")).to_be_visible()
    await staff.look()
    await staff.go("/search?q=bamboo")
    await page.get_by_role("link", name="Bamboo tray").first.click()
    await page.wait_for_url("**/products/*")
    await expect(page.locator(".option", has_text="Large")).to_be_visible()
    await staff.look()


async def test_one_buys_without_a_script(walk: Walk) -> None:
    guest = await walk(locale="en", script=False)
    page, stage = guest.page, guest.shop.stage
    await page.goto(f"{guest.shop.url}/products/{stage.codes['Linen cushion cover']}")
    await page.locator("#buy button[hx-post='/cart/lines']:visible").click()
    await page.wait_for_url("**/cart")
    await page.locator("input[id^=quantity-]").fill("2")
    await page.get_by_role("button", name="Update the cart").click()
    await expect(page.locator("#cart-count")).to_have_text("2")
    await page.locator("button[name=then]:visible").click()
    await page.wait_for_url("**/checkout")
    for field, value in {
        "recipient": "Mei Lin",
        "phone": "13800138000",
        "province": "浙江省",
        "city": "杭州市",
        "district": "西湖区",
        "street": "北山街 24 号",
    }.items():
        await page.locator(f"#{field}").fill(value)
    await page.locator("#place").click()
    await page.wait_for_url("**/pay/*")
    assert guest.complaints == []
