"""A customer returns something on a phone, and an agent refunds it, in real browsers."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from tests.browser.conftest import Running, Walk

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import SYSTEM
from jishi.modules.after_sales import api as after_sales
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import ShipInput
from jishi.platform.http import cookies
from jishi.platform.settings import load

pytestmark = pytest.mark.browser
BACK_TO = AddressInput(
    recipient="青木售后",
    phone="13900139000",
    province="浙江省",
    city="杭州市",
    district="余杭区",
    street="文一西路 998 号",
)


async def send_out(shop: Running, number: str) -> None:
    """The shop sends the order, and says where returns go."""
    runtime = make_runtime(load(shop.environment, dotenv=Path("/nowhere/.env")))
    await runtime.start(listen=False)
    try:
        async with runtime.tx() as tx:
            await orders.ship(tx, SYSTEM, number, ShipInput(carrier="sandbox", tracking_number="SB100200"))
            shop_id = (await orders.get_order(tx, SYSTEM, number)).shop_id
            await after_sales.set_return_address(tx, SYSTEM, shop_id, BACK_TO)
    finally:
        await runtime.stop()


async def buy(page: Page, shop: Running, variant: object) -> str:
    """A guest buys and pays two of it; the order's number."""
    await page.goto(f"{shop.url}/checkout?variant={variant}&quantity=2")
    for field, value in (("recipient", "李雷"), ("phone", "13912345678"), ("street", "科技园路 1 号")):
        await page.locator(f"#{field}").fill(value)
    for field, value in (("province", "广东省"), ("city", "深圳市"), ("district", "南山区")):
        await page.locator(f"#{field}").select_option(value)
    await page.wait_for_load_state("networkidle")
    await page.locator("#place-bar").click()
    await page.wait_for_url("**/pay/*")
    await page.locator("main form button.btn-primary").first.click()
    await page.wait_for_url(f"{shop.sandbox_url}/**")
    await page.get_by_role("button", name=re.compile("^支付 ¥")).click()
    await expect(page.get_by_text("支付成功")).to_be_visible()
    await page.goto(f"{shop.url}/orders")
    address = await page.locator("article a[href^='/orders/']").first.get_attribute("href")
    assert address
    return address.removeprefix("/orders/")


async def test_a_customer_returns_and_an_agent_refunds(walk: Walk, tmp_path: Path) -> None:
    guest, agent = await walk(phone=True), await walk()
    page, shop = guest.page, guest.shop
    number = await buy(page, shop, shop.stage.variants["Linen cushion cover"][0])
    await send_out(shop, number)
    broken = tmp_path / "broken.png"
    await page.screenshot(path=broken)

    await guest.go(f"/orders/{number}")
    await page.get_by_role("link", name="售后", exact=True).last.click()
    await page.wait_for_url("**/after-sales")
    await guest.look()
    await page.get_by_role("link", name="退货退款").click()
    await page.wait_for_url("**/after-sales?kind=return")
    await page.locator("select[name^=quantity-]").select_option("1")
    await page.locator("select[name=reason]").select_option("faulty")
    await page.locator("textarea[name=text]").fill("拉链坏了 😢 <b>打不开</b>")
    await page.locator("input[type=file]").set_input_files(str(broken))
    await expect(page.locator("input[name=pictures_id]")).to_have_count(1)
    await expect(page.locator("#preview")).to_contain_text("¥59")
    await guest.look()
    await page.get_by_role("button", name="提交申请").click()
    await page.wait_for_url(re.compile("/after-sales/[0-9A-Z]+$"))
    await expect(page.get_by_role("heading", level=1)).to_have_text("待商家处理")
    await expect(page.get_by_text("拉链坏了 😢 <b>打不开</b>")).to_be_visible()
    await guest.look()
    code = page.url.rsplit("/", 1)[1]

    desk = agent.page
    await desk.context.add_cookies([{"name": cookies.SESSION, "value": shop.stage.staff_token, "url": shop.url}])
    await agent.go("/console")
    await desk.get_by_role("link", name=re.compile("待处理的售后")).click()
    await desk.wait_for_url("**/console/after-sales?**")
    await agent.look()
    await agent.go(f"/console/after-sales/{code}")
    await desk.locator("form[action$='/acceptance'] textarea").fill("非常抱歉，请寄回。")
    await desk.locator("form[action$='/acceptance'] button.btn-primary").click()
    await expect(desk.get_by_text("待寄回").first).to_be_visible()
    await agent.look()

    await guest.go(f"/after-sales/{code}")
    await expect(page.get_by_text("文一西路 998 号")).to_be_visible()
    await page.locator("#carrier").fill("顺丰速运")
    await page.locator("#number").fill("sf 1234567")
    await page.get_by_role("button", name="我已寄出").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("退货途中")
    await guest.look()

    await agent.go(f"/console/after-sales/{code}")
    await expect(desk.get_by_text("SF1234567").first).to_be_visible()
    await desk.locator("form[action$='/inspection'] button.btn-primary").click()
    await expect(desk.get_by_text("验货完成，库存已登记。")).to_be_visible()
    await agent.look()

    for _ in range(40):
        await page.reload()
        if "已退款" in await page.get_by_role("heading", level=1).inner_text():
            break
        await page.wait_for_timeout(250)
    await expect(page.get_by_role("heading", level=1)).to_have_text("已退款")
    await guest.look()
    await guest.go("/account/after-sales")
    await expect(page.locator("article").first).to_contain_text("已退款")
