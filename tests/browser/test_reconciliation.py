"""Finance compares a day with the provider, finds what was planted, and closes it, in a real browser."""

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from playwright.async_api import expect
from tests.browser.conftest import Running, Walk
from tests.browser.test_after_sales import buy

from jishi.platform.http import cookies

pytestmark = pytest.mark.browser

PLANT = """
UPDATE payments.charge SET at = at - interval '1 day';
UPDATE sandbox.charge SET at = at - interval '1 day';
UPDATE sandbox.charge SET amount = amount + 100 WHERE transaction = (SELECT min(transaction) FROM sandbox.charge);
DELETE FROM payments.inbox;
INSERT INTO sandbox.charge (transaction, number, amount, currency, at)
SELECT 'planted-again', number, amount, currency, at FROM sandbox.charge
WHERE transaction = (SELECT max(transaction) FROM sandbox.charge);
"""


async def plant(shop: Running) -> None:
    """All of it was yesterday; the provider has one amount wrong and took another payment twice."""
    connection = await asyncpg.connect(shop.database_url)
    try:
        await connection.execute(PLANT)
    finally:
        await connection.close()


async def test_finance_reconciles_a_day_with_planted_differences(walk: Walk) -> None:
    guest, finance = await walk(phone=True), await walk()
    shop = guest.shop
    for _ in range(2):
        await buy(guest.page, shop, shop.stage.variants["Osmanthus honey, 250 g"][0])
    await plant(shop)
    desk = finance.page
    await desk.context.add_cookies([{"name": cookies.SESSION, "value": shop.stage.staff_token, "url": shop.url}])
    await finance.go("/console/reconciliation")
    await finance.look()
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    await desk.locator("input[name=day]").fill(yesterday.isoformat())
    await desk.get_by_role("button", name="对这一天的账").click()
    await desk.wait_for_url(f"**/console/reconciliation/sandbox/{yesterday}")
    await expect(desk.get_by_role("heading", name="金额不一致")).to_be_visible()
    await expect(desk.get_by_role("heading", name="重复扣款")).to_be_visible()
    await finance.look()

    wrong = desk.locator(".card", has=desk.get_by_role("heading", name="金额不一致"))
    await wrong.locator("input[name=note]").fill("渠道账单有误，已发邮件 📧")
    await wrong.get_by_role("button", name="接受差异").click()
    await expect(desk.get_by_text("差异已关闭。")).to_be_visible()
    twice = desk.locator(".card", has=desk.get_by_role("heading", name="重复扣款"))
    await twice.get_by_role("button", name="向渠道查询").click()
    await expect(desk.get_by_text("仍待处理：0")).to_be_visible()
    await expect(desk.get_by_text("账平").first).to_be_visible()
    await finance.look()
    await finance.go("/console/reconciliation")
    await expect(desk.get_by_role("link", name=yesterday.isoformat())).to_be_visible()
