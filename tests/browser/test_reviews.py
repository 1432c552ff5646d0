"""A buyer reviews with a picture, the shop replies, and everybody sees it."""

from pathlib import Path

import pytest
from playwright.async_api import expect
from tests.browser.conftest import Running, Walk, Walker
from tests.media.pictures import jpeg

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Device, SignInMethod
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import LineInput, PlaceOrder, QuoteRequest, ShipInput
from jishi.platform.http import cookies
from jishi.platform.settings import load

pytestmark = pytest.mark.browser

THING = "Linen cushion cover"


async def received(shop: Running, folder: Path) -> tuple[str, str]:
    """The number of an order of the stage's member that has arrived, and a session of theirs."""
    app = make_runtime(load(shop.environment, dotenv=folder / ".env"))
    await app.start(listen=False)
    buyer = Actor(kind=ActorKind.MEMBER, account_id=shop.stage.account_id, name="小梅")
    lines = [LineInput(shop.stage.variants[THING][0])]
    async with app.tx() as tx:
        home = await identity.find_default_address(tx, shop.stage.account_id)
        assert home is not None
        quote = await orders.get_quote(tx, buyer, QuoteRequest(lines=lines, address_id=home.id))
        wanted = PlaceOrder(lines=lines, address_id=home.id, fingerprint=quote.fingerprint)
        checkout = await orders.place(tx, buyer, wanted)
    async with app.tx() as tx:
        await orders.mark_paid(tx, checkout.id, checkout.payment_id or uuid7())
    number = checkout.orders[0].number
    async with app.tx() as tx:
        await orders.ship(tx, SYSTEM, number, ShipInput(carrier="sf", tracking_number="SF1234567890"))
        await orders.deliver(tx, SYSTEM, number)
        account = (await identity.list_accounts(tx, [shop.stage.account_id]))[shop.stage.account_id]
        session = await identity.open_session(tx, account, SignInMethod.PASSWORD, Device())
    await app.stop()
    return number, session.token


async def enter_as(walker: Walker, token: str) -> None:
    """Go on as somebody who has signed in."""
    cookie = {"name": cookies.SESSION, "value": token, "url": walker.shop.url}
    await walker.page.context.add_cookies([cookie])  # type: ignore[list-item]


async def test_a_review_from_the_order_to_the_card(walk: Walk, shop: Running, tmp_path: Path) -> None:
    number, token = await received(shop, tmp_path)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(jpeg(800, 600))
    buyer = await walk(phone=True)
    page = buyer.page
    await enter_as(buyer, token)
    await buyer.go(f"/orders/{number}")
    await page.locator(f"a[href^='/orders/{number}/reviews/']").first.click()
    await page.wait_for_url("**/orders/*/reviews/*")
    await buyer.look()
    await page.locator("label:has(input[name=stars][value='4'])").click()
    await expect(page.locator("input[name=stars][value='4']")).to_be_checked()
    await page.locator("#text").fill("面料柔软，颜色很正 😀 <b>推荐</b>")
    await page.locator("#pictures").set_input_files(photo)
    await expect(page.locator("input[name=pictures_id]")).to_have_count(1)
    await buyer.look()
    await page.get_by_role("button", name="发布").click()
    await page.wait_for_url("**/account/reviews?tab=written")
    await expect(page.get_by_text("<b>推荐</b>")).to_be_visible()
    await buyer.look()

    keeper = await walk()
    await enter_as(keeper, shop.stage.staff_token)
    await keeper.go("/console/reviews")
    await keeper.page.get_by_text("亚麻抱枕套").first.click()
    await keeper.page.locator("textarea[name=text]").fill("谢谢喜欢！")
    await keeper.page.get_by_role("button", name="回复", exact=True).click()
    await expect(keeper.page.get_by_text("回复已发布")).to_be_visible()
    await keeper.look()

    guest = await walk(phone=True)
    await guest.go(f"/products/{shop.stage.codes[THING]}")
    await guest.page.locator("#reviews").scroll_into_view_if_needed()
    await expect(guest.page.get_by_text("谢谢喜欢！")).to_be_visible()
    await guest.page.locator("[data-lightbox] a").first.click()
    await expect(guest.page.locator("dialog.zoom-dialog img")).to_be_visible()
    await guest.page.keyboard.press("Escape")
    await guest.look()
    await guest.go("/c/living?sort=rating")
    await expect(guest.page.locator(".product-card", has_text="亚麻抱枕套").locator(".star-figure")).to_contain_text(
        "4.0"
    )
    await guest.go(f"/products/{shop.stage.codes[THING]}/reviews")
    await guest.go(f"/products/{shop.stage.codes[THING]}/questions")
