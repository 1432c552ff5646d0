"""From the cart to a paid order, through HTTP."""

from tests.orders.market import Buyer, Market
from tests.payments.fakes import FakeProvider

from jishi.modules.orders.contracts import OrderState


async def test_a_guest_buys_and_pays(market: Market, buyer: Buyer, provider: FakeProvider) -> None:
    goods = await market.goods(price=3_000, stock=10, list_price=4_000)
    assert (await buyer.add(goods, 2))["count"] == 2
    quote = await buyer.quote()
    assert (quote["goods"], quote["freight"], quote["total"], quote["saved"]) == (6_000, 800, 6_800, 2_000)
    assert quote["placeable"]
    answer = await buyer.place(quote, note="请放门口 🎁")
    assert answer.status_code == 201, answer.text
    checkout = answer.json()
    assert checkout["total"] == 6_800
    assert await market.stock_of(goods) == (8, 2)
    assert (await buyer.cart())["count"] == 0
    await market.pay(checkout, provider)
    order = (await buyer.call("GET", f"/orders/{checkout['orders'][0]['number']}")).json()
    assert order["state"] == "paid"
    assert order["note"] == "请放门口 🎁"
    assert [entry["state"] for entry in order["history"]] == ["placed", "paid"]
    assert order["lines"][0]["title"]["zh-CN"] == "茶杯"
    assert order["address"]["city"] == "深圳市"
    assert sum(step["amount"] for step in order["trace"] if step["applied"] and not step["informative"]) == 6_800
    assert await market.stock_of(goods) == (8, 2)
    await market.assert_all_balances()


async def test_several_shops_make_one_payment_and_one_order_each(
    market: Market, buyer: Buyer, provider: FakeProvider
) -> None:
    first = await market.goods(price=3_000, shop_id=await market.shop())
    second = await market.goods(price=9_900, shop_id=await market.shop())
    await buyer.add(first)
    await buyer.add(second)
    quote = await buyer.quote()
    checkout = (await buyer.place(quote)).json()
    assert len(checkout["orders"]) == 2
    assert sum(order["total"] for order in checkout["orders"]) == checkout["total"] == quote["total"] == 13_700
    await market.pay(checkout, provider)
    assert await market.states(checkout) == [OrderState.PAID, OrderState.PAID]
    await market.assert_all_balances()


async def test_what_costs_nothing_is_paid_at_once(market: Market, buyer: Buyer) -> None:
    goods = await market.goods(price=0, needs_shipping=False)
    checkout = await buyer.buy(goods)
    assert (checkout["state"], checkout["payment_id"], checkout["total"]) == ("paid", None, 0)
    assert await market.states(checkout) == [OrderState.PAID]
    assert await market.stock_of(goods) == (9, 1)


async def test_the_badge_is_kept_in_a_cookie(market: Market, buyer: Buyer) -> None:
    goods = await market.goods()
    answer = await buyer.call("POST", "/cart/lines", {"variant_id": goods.variant_id, "quantity": 3})
    assert "jishi_cart=3;" in answer.headers["set-cookie"]
    answer = await buyer.place(await buyer.quote())
    assert "jishi_cart=0;" in answer.headers["set-cookie"]


async def test_orders_are_listed_newest_first_by_pages(market: Market, buyer: Buyer) -> None:
    goods = await market.goods()
    numbers = [(await buyer.buy(goods))["orders"][0]["number"] for _ in range(3)]
    page = (await buyer.call("GET", "/orders?limit=2")).json()
    assert [order["number"] for order in page["items"]] == numbers[:0:-1]
    rest = (await buyer.call("GET", f"/orders?limit=2&cursor={page['next_cursor']}")).json()
    assert [order["number"] for order in rest["items"]] == numbers[:1]
    assert rest["next_cursor"] is None
    assert (await buyer.call("GET", "/orders?states=paid")).json()["items"] == []
    assert len((await buyer.call("GET", "/orders?states=placed&states=paid")).json()["items"]) == 3
