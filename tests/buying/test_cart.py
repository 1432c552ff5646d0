"""The cart page, and every act on it."""

from uuid import UUID

import pytest
from tests.buying.shopper import Shopper
from tests.orders.market import Market

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductInput, ProductState, VariantInput
from jishi.modules.inventory import api as inventory
from jishi.platform.http import cookies
from jishi.platform.runtime import Runtime

MOST_STATEMENTS = 8


async def test_an_empty_cart_says_so(shopper: Shopper) -> None:
    assert "Your cart is empty" in await shopper.open("/cart")


async def test_a_form_adds_and_leads_to_the_cart(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods(title="青瓷杯"), 2)
    page = await shopper.open("/cart")
    assert "Tea cup" in page
    assert "¥60" in page
    assert shopper.http.cookies.get(cookies.CART) == "2"


async def test_htmx_gets_a_toast_and_the_badge(market: Market, shopper: Shopper) -> None:
    goods = await market.goods()
    answer = await shopper.send("/cart/lines", {"variant_id": goods.variant_id, "quantity": 3}, htmx=True)
    assert answer.status_code == 200
    assert "#toasts" in answer.text
    assert 'data-cart-count="3"' in answer.text
    assert "<html" not in answer.text


@pytest.mark.parametrize("quantity", ["-1", "0", "100", "999999999", "99999999999999", "1.5", "two", "", "٣", "1e3"])
async def test_a_senseless_quantity_is_refused(market: Market, shopper: Shopper, quantity: str) -> None:
    goods = await market.goods()
    answer = await shopper.send("/cart/lines", {"variant_id": goods.variant_id, "quantity": quantity})
    assert answer.status_code == 422
    assert (await shopper.cart()).count == 0


@pytest.mark.parametrize("quantity", ["-1", "100", "999999999", "x"])
async def test_a_line_keeps_its_quantity_when_a_senseless_one_is_sent(
    market: Market, shopper: Shopper, quantity: str
) -> None:
    goods = await market.goods()
    await shopper.add(goods, 2)
    answer = await shopper.send(f"/cart/lines/{goods.variant_id}/quantity", {"quantity": quantity}, htmx=True)
    assert answer.status_code == 422
    assert (await shopper.cart()).count == 2


async def test_a_price_that_is_sent_along_changes_nothing(market: Market, shopper: Shopper) -> None:
    goods = await market.goods(price=3_000)
    fields = {"variant_id": goods.variant_id, "quantity": 1, "price": "1", "amount": "1", "total": "1"}
    await shopper.send("/cart/lines", fields)
    assert (await shopper.cart()).amount == 3_000


async def test_without_the_token_nothing_is_added(market: Market, shopper: Shopper) -> None:
    goods = await market.goods()
    await shopper.open("/cart")
    answer = await shopper.http.post("/cart/lines", data={"variant_id": str(goods.variant_id), "quantity": "1"})
    assert answer.status_code == 403
    assert (await shopper.cart()).count == 0


async def test_another_ones_line_is_not_there(market: Market, shopper: Shopper, stranger: Shopper) -> None:
    goods = await market.goods()
    await shopper.add(goods, 2)
    for act in ("quantity", "choice", "saving", "return"):
        answer = await stranger.send(f"/cart/lines/{goods.variant_id}/{act}", {"quantity": "9"})
        assert answer.status_code == 404, act
    await stranger.send(f"/cart/lines/{goods.variant_id}/removal")
    assert (await shopper.cart()).count == 2


@pytest.mark.parametrize("variant", ["nonsense", "%00", "01a208bc-d939-7fe1-9d73-c9a50d078ec0"])
async def test_what_is_not_sold_cannot_be_changed(shopper: Shopper, variant: str) -> None:
    assert (await shopper.send(f"/cart/lines/{variant}/quantity", {"quantity": "1"})).status_code == 404


async def test_quantities_and_choices_go_with_the_whole_form(market: Market, shopper: Shopper) -> None:
    one, other = await market.goods(price=1_000), await market.goods(price=2_000)
    await shopper.add(one)
    await shopper.add(other)
    fields = {
        f"quantity-{one.variant_id}": "3",
        f"quantity-{other.variant_id}": "1",
        "chosen": [str(one.variant_id)],
        "shop": [str(one.shop_id)],
        "all": "1",
        "then": "checkout",
    }
    answer = await shopper.send("/cart", fields)
    assert answer.headers["location"] == "/checkout"
    cart = await shopper.cart()
    assert (cart.count, cart.chosen_count, cart.amount) == (4, 3, 3_000)


async def test_a_shop_can_be_left_out_as_a_whole(market: Market, shopper: Shopper) -> None:
    here = await market.goods()
    there = await market.goods(shop_id=await market.shop())
    await shopper.add(here)
    await shopper.add(there)
    answer = await shopper.send(f"/cart/shops/{here.shop_id}/choice", {"shop": [str(there.shop_id)]}, htmx=True)
    assert answer.status_code == 200
    assert [shop.all_chosen for shop in (await shopper.cart()).shops if shop.shop_id == here.shop_id] == [False]
    await shopper.send("/cart/choice", {"everything": "yes"})
    assert (await shopper.cart()).chosen_count == 2
    await shopper.send("/cart/choice", {"everything": "no", "all": "1"})
    assert (await shopper.cart()).chosen_count == 0


async def test_what_was_removed_can_be_put_back(market: Market, shopper: Shopper) -> None:
    goods = await market.goods()
    await shopper.add(goods, 4)
    answer = await shopper.send(f"/cart/lines/{goods.variant_id}/removal")
    page = await shopper.open(answer.headers["location"])
    assert "Undo" in page
    await shopper.send(f"/cart/lines/{goods.variant_id}/restoration", {"quantity": shopper.hidden("quantity")})
    assert (await shopper.cart()).count == 4


async def test_htmx_names_what_was_removed(market: Market, shopper: Shopper) -> None:
    goods = await market.goods()
    await shopper.add(goods)
    answer = await shopper.send(f"/cart/lines/{goods.variant_id}/removal", htmx=True)
    assert "Removed: Tea cup" in answer.text
    assert 'data-cart-count="0"' in answer.text


async def test_a_line_can_wait_and_come_back(market: Market, shopper: Shopper) -> None:
    goods = await market.goods()
    await shopper.add(goods)
    await shopper.send(f"/cart/lines/{goods.variant_id}/saving")
    assert "Saved for later" in await shopper.open("/cart")
    assert (await shopper.cart()).count == 0
    await shopper.send(f"/cart/lines/{goods.variant_id}/return")
    assert (await shopper.cart()).chosen_count == 1


async def test_a_new_price_is_announced(app: Runtime, market: Market, shopper: Shopper) -> None:
    goods = await market.goods(price=3_000, handle="cup")
    await shopper.add(goods)
    await reprice(app, goods.shop_id, "cup", goods.variant_id, 2_500)
    page = await shopper.open("/cart")
    assert "The price went down by ¥5 since you added it." in page
    assert "¥25" in page


async def test_what_sold_out_is_left_out_and_can_be_cleared(app: Runtime, market: Market, shopper: Shopper) -> None:
    gone, left = await market.goods(price=1_000), await market.goods(price=2_000)
    await shopper.add(gone)
    await shopper.add(left)
    async with app.tx() as tx:
        await inventory.set_count(tx, {gone.variant_id: 0})
    page = await shopper.open("/cart")
    assert "1 thing here can no longer be bought." in page
    assert "For 1 piece" in page
    fields = {
        f"quantity-{left.variant_id}": "1",
        "chosen": [str(left.variant_id)],
        "shop": [str(left.shop_id)],
        "all": "1",
        "then": "checkout",
    }
    await shopper.send("/cart", fields)
    assert "Something here cannot be bought" not in await shopper.open("/checkout")
    await shopper.send("/cart/removal")
    assert (await shopper.cart()).count == 1


async def test_of_too_few_one_can_take_the_rest(app: Runtime, market: Market, shopper: Shopper) -> None:
    goods = await market.goods(stock=5)
    await shopper.add(goods, 5)
    async with app.tx() as tx:
        await inventory.set_count(tx, {goods.variant_id: 2})
    assert "Take only 2" in await shopper.open("/cart")
    await shopper.send(f"/cart/lines/{goods.variant_id}/rest", {"quantity": "2"})
    assert (await shopper.cart()).count == 2


async def test_a_shop_says_how_far_free_delivery_is(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods(price=3_000))
    page = await shopper.open("/cart")
    assert "¥69 more from this shop and delivery is free" in page


async def test_the_page_costs_the_same_however_many_lines(app: Runtime, market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods())
    few = await statements_of(app, shopper, "/cart")
    for _ in range(6):
        await shopper.add(await market.goods())
    assert await statements_of(app, shopper, "/cart") == few <= MOST_STATEMENTS


async def statements_of(app: Runtime, shopper: Shopper, path: str) -> int:
    """How many statements a page takes, once what is cached is cached."""
    await shopper.open(path)
    seen: list[str] = []

    def watch(statement: str, _: float) -> None:
        seen.append(statement)

    app.database.watchers.append(watch)
    try:
        await shopper.open(path)
    finally:
        app.database.watchers.remove(watch)
    return len(seen)


async def reprice(app: Runtime, shop_id: UUID, handle: str, variant_id: UUID, price: int) -> None:
    """The same product at another price."""
    async with app.tx() as tx:
        item = (await catalog.list_sellable(tx, [variant_id]))[variant_id]
        product = ProductInput(
            handle=handle,
            title=item.title,
            variants=[VariantInput(sku=item.sku, price=price, weight=item.weight)],
            state=ProductState.LIVE,
        )
        await catalog.save_product(tx, shop_id, product)
    app.cache.forget("*")
