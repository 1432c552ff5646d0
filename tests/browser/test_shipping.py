"""A merchant ships on the console, the courier brings it, the buyer confirms on a phone, in real browsers."""

import re

import pytest
from playwright.async_api import expect
from tests.browser.conftest import Walk
from tests.browser.test_after_sales import buy

from jishi.platform.http import cookies

pytestmark = pytest.mark.browser


async def test_a_merchant_ships_and_the_buyer_confirms(walk: Walk) -> None:
    guest, staff = await walk(phone=True), await walk()
    page, desk, shop = guest.page, staff.page, guest.shop
    number = await buy(page, shop, shop.stage.variants["Linen cushion cover"][0])
    await guest.go(f"/orders/{number}")
    await guest.look()

    await desk.context.add_cookies([{"name": cookies.SESSION, "value": shop.stage.staff_token, "url": shop.url}])
    await staff.go(f"/console/orders/{number}")
    await staff.look()
    await desk.locator("#ship select[name=carrier]").select_option("sandbox")
    await desk.locator("#ship input[type=number]").fill("1")
    await desk.locator("#ship button[value=ship]").click()
    await expect(desk.get_by_text("包裹已发出。")).to_be_visible()
    await expect(desk.locator("#parcels")).to_contain_text("沙盒快运")
    await desk.locator("#ship select[name=carrier]").select_option("sf")
    await desk.locator("#ship input[name=tracking_number]").fill("sf 77001")
    await desk.locator("#ship button[value=ship]").click()
    await expect(desk.locator("#parcels")).to_contain_text("SF77001")
    label = desk.locator("#parcels a[href*='/parcels/SBX']")
    for _ in range(40):
        await desk.reload()
        if await label.count():
            break
        await desk.wait_for_timeout(250)
    await staff.look()
    address = await label.get_attribute("href")
    assert address

    await page.goto(address)
    await page.get_by_role("button", name="运输中").click()
    await page.get_by_role("button", name="派送中").click()
    await page.get_by_role("button", name="已送达").click()
    await expect(page.get_by_role("status")).to_have_text("已送达")

    await guest.go(f"/orders/{number}")
    await expect(page.locator("#parcels")).to_contain_text("已签收")
    await expect(page.locator("#parcels")).to_contain_text("SF77001")
    await guest.look()
    await page.get_by_role("button", name="确认收货").first.click()
    await page.locator("#ask-receipt").get_by_role("button", name="确认收货").click()
    await expect(page.get_by_text("感谢确认")).to_be_visible()
    await expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("完成"))
    await guest.look()
    for path in ("/console/pickups", "/console/shipping/qingmu", "/console/orders/ship-file"):
        await staff.go(path)
        await staff.look()
