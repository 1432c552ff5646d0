"""Staff bring in a real catalogue, in a real browser against the real processes."""

import asyncio
import re
from pathlib import Path

import msgspec
import pytest
from playwright.async_api import expect
from tests.browser.conftest import Running, Walk
from tests.browser.stage import PASSWORD

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import short_code
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.settings import load

pytestmark = pytest.mark.browser
LONG = 30_000
ROWS = "编号,名称,售价,原价,库存,分类,品牌\nb1,桂花乌龙 100 g,58,68,12,茶饮 > 乌龙,山岚\nb2,陈皮白茶,,,3,茶饮,山岚\n"


async def employ(shop: Running) -> str:
    """Make somebody who may import; the e-mail address to sign in with."""
    runtime = make_runtime(load(shop.environment, dotenv=Path(shop.environment["JISHI_DATA_DIR"]) / ".env"))
    await runtime.start(listen=False)
    email = f"bao-{short_code(6).lower()}@jishi.example"
    async with runtime.tx() as tx:
        account_id = await identity.create_account(tx, NewAccount(name="阿宝", email=email, password=PASSWORD))
        await team.add_staff(tx, SYSTEM, account_id, (Role.PRODUCT_MANAGER,))
    await runtime.stop()
    return email


async def test_staff_import_a_catalogue(walk: Walk, shop: Running, tmp_path: Path) -> None:
    file = tmp_path / "新品.csv"
    file.write_bytes(ROWS.encode("gb18030"))
    email = await employ(shop)
    staff = await walk()
    page = staff.page
    await page.goto(f"{shop.url}/sign-in?way=password&next=/console/imports")
    await page.locator("input[name=contact]:visible").fill(email)
    await page.locator("input[name=password]:visible").fill(PASSWORD)
    await page.locator("input[name=password]:visible").press("Enter")
    await page.wait_for_url("**/console/**")
    await staff.go("/console/imports")
    await page.select_option("#shop", "shanlan")
    await page.set_input_files("#file", file)
    await page.get_by_role("button", name="上传并预览").click()
    await page.wait_for_url(re.compile(r"/console/imports/\w+$"))
    await staff.look()
    await expect(page.locator("#handle")).to_have_value("编号")
    await expect(page.locator("#list_price")).to_have_value("原价")
    await page.get_by_role("button", name="开始导入").click()
    await expect(page.get_by_text("已完成")).to_be_visible(timeout=LONG)
    await staff.look()
    await expect(page.get_by_text("缺少价格。")).to_be_visible()
    async with page.expect_download() as started:
        await page.get_by_role("link", name="下载问题行").click()
    download = Path(await (await started.value).path())
    dirty = await asyncio.to_thread(download.read_text, "utf-8-sig")
    assert dirty.splitlines()[1] == "b2,陈皮白茶,,,3,茶饮,山岚,3,缺少价格。"
    shopper = await walk(phone=True)
    answer = await shopper.page.request.get(f"{shop.url}/api/v1/products?q=桂花乌龙&in_stock=true")
    (card,) = msgspec.json.decode(await answer.body())["items"]
    assert (card["price"], card["list_price"]) == (5_800, 6_800)
    await shopper.go(f"/products/{card['code']}")
    await expect(shopper.page.get_by_role("heading", name="桂花乌龙 100 g")).to_be_visible()
