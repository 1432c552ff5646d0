"""Somebody writes a note about a thing of the shop; another likes it and comments; the author is told."""

from pathlib import Path

import pytest
from playwright.async_api import expect
from tests.browser.conftest import Running, Walk
from tests.browser.test_reviews import enter_as
from tests.media.pictures import jpeg

from jishi.bootstrap import make_runtime
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Device, NewAccount, SignInMethod
from jishi.platform.settings import load

pytestmark = pytest.mark.browser

THING = "Linen cushion cover"


async def sessions(shop: Running, folder: Path) -> tuple[str, str]:
    """One for the stage's member, one for somebody new."""
    app = make_runtime(load(shop.environment, dotenv=folder / ".env"))
    await app.start(listen=False)
    tokens = []
    async with app.tx() as tx:
        ada = await identity.create_account(tx, NewAccount(name="Ada", email="ada-reads@jishi.example"))
        accounts = await identity.list_accounts(tx, [shop.stage.account_id, ada])
        for account_id in (shop.stage.account_id, ada):
            opened = await identity.open_session(tx, accounts[account_id], SignInMethod.PASSWORD, Device())
            tokens.append(opened.token)
    await app.stop()
    return tokens[0], tokens[1]


async def test_a_note_from_the_pen_to_the_notice(walk: Walk, shop: Running, tmp_path: Path) -> None:
    mei_token, ada_token = await sessions(shop, tmp_path)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(jpeg(900, 1200))
    mei = await walk(phone=True)
    page = mei.page
    await enter_as(mei, mei_token)
    await mei.go(f"/notes/new?product={shop.stage.codes[THING]}")
    await page.locator("#title").fill("沙发终于像样了")
    await page.locator("#text").fill("换了抱枕套，客厅亮了不少 #我的家 😀 <b>推荐</b>")
    await page.locator("#pictures").set_input_files(photo)
    await expect(page.locator("input[name=pictures_id]")).to_have_count(1)
    await expect(page.locator(f"input[name=product][value='{shop.stage.codes[THING]}']")).to_be_checked()
    await page.get_by_role("button", name="发布").click()
    await expect(page.get_by_role("heading", name="沙发终于像样了")).to_be_visible()
    await expect(page.get_by_text("<b>推荐</b>")).to_be_visible()
    await mei.look()
    note = page.url.removeprefix(shop.url)

    ada = await walk()
    await enter_as(ada, ada_token)
    await ada.go("/notes/newest")
    await ada.page.get_by_role("link", name="沙发终于像样了").click()
    await ada.page.wait_for_url(f"**{note}")
    await ada.page.locator("#note-bar").get_by_role("button", name="点赞").click()
    await expect(ada.page.locator("#note-bar [aria-pressed=true]")).to_have_count(1)
    await ada.page.get_by_role("button", name="关注").first.click()
    await expect(ada.page.locator("form[action$='/follow'] [aria-pressed=true]")).to_be_visible()
    await ada.page.locator("#say textarea").fill("链接求一个")
    await ada.page.locator("#say button").click()
    await expect(ada.page.locator("#comments article")).to_contain_text("链接求一个")
    await ada.look()
    await ada.go("/notes/following")
    await expect(ada.page.get_by_role("link", name="沙发终于像样了")).to_be_visible()
    await ada.go(f"/products/{shop.stage.codes[THING]}")
    await ada.page.locator("#notes-head, [hx-get$='/notes/section']").first.scroll_into_view_if_needed()
    await expect(ada.page.get_by_role("link", name="沙发终于像样了")).to_be_visible()

    told = page.locator("main").get_by_text("链接求一个")
    for _ in range(20):
        await page.goto(f"{shop.url}/account/notices")
        if await told.count():
            break
        await page.wait_for_timeout(500)
    await expect(told.first).to_be_visible()
    await mei.go("/account/profile")
    await mei.go("/me/page")
