"""Two people talk in two browsers; one goes offline and catches up."""

from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from playwright.async_api import expect
from tests.browser.conftest import Running, Walk, Walker

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Device, NewAccount, SignInMethod
from jishi.modules.messaging import api as messaging
from jishi.modules.social import api as social
from jishi.platform.http import cookies
from jishi.platform.settings import load

pytestmark = pytest.mark.browser


class Two(msgspec.Struct, frozen=True):
    """The sessions of two friends, and their room."""

    tokens: list[str]
    room: UUID


async def two_friends(shop: Running, folder: Path) -> Two:
    app = make_runtime(load(shop.environment, dotenv=folder / ".env"))
    await app.start(listen=False)
    tokens, actors, handles = [], [], []
    async with app.tx() as tx:
        for name in ("阿梅", "小波"):
            made = await identity.create_account(tx, NewAccount(name=name, email=f"{uuid7().hex}@example.com"))
            account = (await identity.list_accounts(tx, [made]))[made]
            tokens.append((await identity.open_session(tx, account, SignInMethod.PASSWORD, Device())).token)
            actors.append(Actor(kind=ActorKind.MEMBER, account_id=made, name=name))
            await social.introduce_accounts(tx, [made])
            handles.append((await social.get_people(tx, [made]))[made].handle)
        await social.follow(tx, actors[0], handles[1])
        await social.follow(tx, actors[1], handles[0])
        room = await messaging.open_direct(tx, actors[0], handles[1])
    await app.stop()
    return Two(tokens, room)


async def enter_as(walker: Walker, token: str) -> None:
    cookie = {"name": cookies.SESSION, "value": token, "url": walker.shop.url}
    await walker.page.context.add_cookies([cookie])  # type: ignore[list-item]


async def write(walker: Walker, text: str) -> None:
    await walker.page.locator("textarea[name=text]").fill(text)
    await walker.page.locator("form[data-composer] button.btn-primary").click()


async def test_two_people_talk_and_one_goes_offline(walk: Walk, shop: Running, tmp_path: Path) -> None:
    two = await two_friends(shop, tmp_path)
    mei, bo = await walk(phone=True), await walk()
    for walker, token in zip((mei, bo), two.tokens, strict=True):
        await enter_as(walker, token)
        await walker.go(f"/messages/{two.room}")
    await write(mei, "周末去喝茶吗？🍵")
    await expect(bo.page.locator(".bubble-text", has_text="周末去喝茶吗？🍵")).to_be_visible()
    await expect(mei.page.locator(".bubble-pending")).to_have_count(0)
    await expect(mei.page.locator(".bubble-read:visible")).to_have_count(1)
    await bo.page.locator("textarea[name=text]").press_sequentially("好")
    await expect(mei.page.locator("[data-talk-state]")).to_contain_text("正在输入")
    await bo.page.locator("textarea[name=text]").fill("")
    await bo.look()
    await mei.look()

    await mei.page.context.set_offline(True)
    await write(mei, "地铁里没信号")
    await expect(mei.page.locator(".bubble-pending")).to_have_count(1)
    for number in range(3):
        await write(bo, f"第 {number + 1} 句")
    await expect(bo.page.locator(".bubble-pending")).to_have_count(0)
    await mei.page.context.set_offline(False)
    for walker in (mei, bo):
        await expect(walker.page.locator(".bubble-text")).to_have_count(5)
        said = await walker.page.locator(".bubble-text").all_text_contents()
        assert said == ["周末去喝茶吗？🍵", "第 1 句", "第 2 句", "第 3 句", "地铁里没信号"]
    await expect(mei.page.locator(".bubble-pending")).to_have_count(0)
    mei.complaints.clear()  # that there was no connection

    await bo.page.locator("li", has_text="地铁里没信号").last.locator(".bubble-more").click()
    await bo.page.locator("#message-choices button", has_text="👍").click()
    await expect(mei.page.locator(".bubble-sign")).to_have_text("👍 1")
    await mei.page.locator("textarea[name=text]").fill("写到一半")
    await mei.page.locator(".talk-head a").first.click()
    await mei.page.wait_for_url("**/messages")
    await mei.look()
    await mei.page.go_back()
    await expect(mei.page.locator("textarea[name=text]")).to_have_value("写到一半")
    await bo.page.goto(f"{shop.url}/")
    await write(mei, "在吗")
    await expect(bo.page.locator("header [data-unread]")).to_have_text("1")
