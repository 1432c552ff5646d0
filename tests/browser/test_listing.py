"""A merchant writes a product, a reviewer approves it, and it is in the shop: in real browsers."""

import re
from pathlib import Path

import msgspec
import pytest
from playwright.async_api import expect
from tests.browser.conftest import Running, Walk, Walker
from tests.browser.stage import PASSWORD
from tests.media.pictures import jpeg

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import short_code
from jishi.modules.catalog import api as catalog
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.merchants import api as merchants
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.settings import load

pytestmark = pytest.mark.browser


async def employ(shop: Running, role: Role) -> str:
    """Somebody who works here, or in a shop; the address to sign in with."""
    runtime = make_runtime(load(shop.environment, dotenv=Path(shop.environment["JISHI_DATA_DIR"]) / ".env"))
    await runtime.start(listen=False)
    email = f"{role.value.replace('_', '-')}-{short_code(6).lower()}@jishi.example"
    async with runtime.tx() as tx:
        await catalog.save_category(tx, "teaware", {"zh-CN": "茶具", "en": "Teaware"})
        found = await merchants.find_shop(tx, "shanlan")
        assert found is not None
        account_id = await identity.create_account(tx, NewAccount(name="阿宝", email=email, password=PASSWORD))
        shops = (found.id,) if role is Role.MERCHANT_OWNER else ()
        await team.add_staff(tx, SYSTEM, account_id, (role,), shops)
    await runtime.stop()
    return email


async def sign_in(walk: Walk, shop: Running, email: str, path: str) -> Walker:
    """A browser of somebody who works here."""
    staff = await walk()
    page = staff.page
    await page.goto(f"{shop.url}/sign-in?way=password&next={path}")
    await page.locator("input[name=contact]:visible").fill(email)
    await page.locator("input[name=password]:visible").fill(PASSWORD)
    await page.locator("input[name=password]:visible").press("Enter")
    await page.wait_for_url(f"**{path}")
    return staff


async def test_a_merchant_lists_and_a_reviewer_approves(walk: Walk, shop: Running, tmp_path: Path) -> None:
    picture = tmp_path / "cup.jpg"
    picture.write_bytes(jpeg(640, 640))
    merchant = await sign_in(walk, shop, await employ(shop, Role.MERCHANT_OWNER), "/console/products/new")
    page = merchant.page
    await page.locator('[name="title.zh-CN"]').fill("天青釉茶杯")
    await page.locator('[name="title.en"]').fill("Sky glaze cup")
    async with page.expect_response("**/console/products/new/form"):
        await page.select_option("#category", "teaware")
    await expect(page.locator("#category")).to_have_value("teaware")
    text = page.get_by_role("textbox", name="描述 · 中文")
    await text.click()
    await page.keyboard.type("薄而温润。")
    await page.keyboard.press("Control+a")
    await page.get_by_role("toolbar", name="描述 · 中文").get_by_role("button", name="加粗").click()
    await expect(page.locator('[name="description.zh-CN"]')).to_have_value(re.compile("<b>薄而温润。</b>"))
    await page.set_input_files("#files", picture)
    await expect(page.locator('[name="image.0.id"]')).to_have_count(1)
    await page.locator('[name="variant.0.sku"]').fill("SKY-CUP")
    await page.locator('[name="variant.0.price"]').fill("88")
    await page.locator('[name="variant.0.weight"]').fill("220")
    await page.locator('[name="variant.0.stock"]').fill("9")
    await merchant.look()
    await page.get_by_role("button", name="保存", exact=True).click()
    await page.wait_for_url(re.compile(r"/console/products/[0-9a-z]{10}$"))
    code = page.url.rpartition("/")[2]
    await page.get_by_role("button", name="提交审核").click()
    await expect(page.get_by_text("审核中").first).to_be_visible()
    reviewer = await sign_in(walk, shop, await employ(shop, Role.PRODUCT_MANAGER), "/console/listings")
    other = reviewer.page
    await other.goto(f"{shop.url}/console/listings/{code}")
    await reviewer.look()
    await other.get_by_role("button", name="领取").click()
    await other.get_by_role("button", name="确认决定").click()
    await other.wait_for_url(re.compile(r"/console/listings$"))
    shopper = await walk(phone=True)
    await shopper.go(f"/products/{code}")
    await expect(shopper.page.get_by_role("heading", name="天青釉茶杯")).to_be_visible()
    await expect(shopper.page.locator("b", has_text="薄而温润。")).to_be_attached()
    answer = await shopper.page.request.get(f"{shop.url}/api/v1/products/{code}")
    assert msgspec.json.decode(await answer.body())["variants"][0]["price"] == 8_800
