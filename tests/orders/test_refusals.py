"""What is refused, and that nothing happened then."""

from datetime import timedelta
from typing import Any

import pytest
from tests.orders.market import ADDRESS, EMAIL, MADE_UP, Buyer, Market

from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory


async def assert_nothing_happened(market: Market) -> None:
    assert await market.count("checkouts") == 0
    assert await market.count("orders") == 0
    await market.assert_all_balances()


@pytest.mark.parametrize("field", ["price", "amount", "total", "discount"])
async def test_a_forged_price_is_refused(market: Market, buyer: Buyer, field: str) -> None:
    goods = await market.goods()
    line = {"variant_id": goods.variant_id, "quantity": 1}
    assert (await buyer.call("POST", "/cart/lines", {**line, field: 1})).status_code in (400, 422)
    assert (await buyer.call("POST", "/quotes", {"lines": [{**line, field: 1}]})).status_code in (400, 422)
    quote = await buyer.quote(lines=[line])
    assert (await buyer.place(quote, lines=[{**line, field: 1}])).status_code in (400, 422)
    assert (await buyer.place(quote, lines=[line], **{field: 1})).status_code in (400, 422)
    await assert_nothing_happened(market)


async def test_a_price_that_changed_is_told_with_the_new_quote(market: Market, buyer: Buyer) -> None:
    goods = await market.goods(price=3_000)
    await buyer.add(goods)
    quote = await buyer.quote()
    async with market.app.tx() as tx:
        await tx.execute("UPDATE catalog.variant SET price = 3500 WHERE id = $1", goods.variant_id)
    answer = await buyer.place(quote)
    assert answer.status_code == 409
    assert answer.json()["code"] == "quote_changed"
    assert answer.json()["quote"]["total"] == 4_300
    await assert_nothing_happened(market)
    assert (await buyer.place(answer.json()["quote"])).status_code == 201


async def test_an_expired_quote_is_told_with_a_fresh_one(market: Market, buyer: Buyer, clock: FixedClock) -> None:
    await buyer.add(await market.goods())
    quote = await buyer.quote()
    clock.advance(timedelta(minutes=31))
    answer = await buyer.place(quote)
    assert (answer.status_code, answer.json()["code"]) == (409, "quote_expired")
    await assert_nothing_happened(market)
    assert (await buyer.place(answer.json()["quote"])).status_code == 201


@pytest.mark.parametrize(
    "fingerprint", ["", "x", "a.b.c", "0" * 200, "ff.1.ffffffffffffffffff", "💥.1.1", "a.ffffffffff.1", "a.-1.1"]
)
async def test_a_fingerprint_that_never_was_one_is_refused(market: Market, buyer: Buyer, fingerprint: str) -> None:
    await buyer.add(await market.goods())
    answer = await buyer.place({"fingerprint": fingerprint})
    assert answer.status_code in (409, 422)
    await assert_nothing_happened(market)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"note": "很" * 10_000}, "note"),
        ({"contact_email": "nobody"}, "contact_email"),
        ({"invoice": {"title": "青木公司", "company": True}}, "invoice.tax_number"),
        ({"invoice": {"title": ""}}, "invoice.title"),
        ({"invoice": {"title": "Mei", "email": "nobody"}}, "invoice.email"),
        ({"address": {"recipient": "", "phone": "1"}}, "recipient"),
    ],
)
async def test_bad_papers_name_the_field(market: Market, buyer: Buyer, change: dict[str, Any], field: str) -> None:
    await buyer.add(await market.goods())
    answer = await buyer.place(await buyer.quote(), **change)
    assert answer.status_code == 422
    assert field in answer.json()["errors"]
    await assert_nothing_happened(market)


async def test_a_guest_may_leave_the_phone_of_the_address_and_no_email(market: Market, buyer: Buyer) -> None:
    await buyer.add(await market.goods())
    answer = await buyer.place(await buyer.quote(), contact_email="")
    assert answer.status_code == 201


async def test_without_an_address_nothing_is_sent(market: Market, buyer: Buyer) -> None:
    await buyer.add(await market.goods())
    body = {"fingerprint": (await buyer.quote(address=None))["fingerprint"], "contact_email": EMAIL}
    answer = await buyer.call("POST", "/checkouts", body)
    assert answer.json()["code"] == "address_needed"
    await assert_nothing_happened(market)


async def test_a_foreign_address_is_not_found(market: Market, buyer: Buyer) -> None:
    await buyer.add(await market.goods())
    answer = await buyer.place(await buyer.quote(), address=None, address_id=uuid7())
    assert answer.status_code == 404
    await assert_nothing_happened(market)


async def test_a_method_that_is_not_offered_is_refused(market: Market, buyer: Buyer) -> None:
    goods = await market.goods()
    await buyer.add(goods)
    quote = await buyer.quote()
    answer = await buyer.place(quote, shipping={str(goods.shop_id): "balloon"})
    assert answer.status_code == 422
    answer = await buyer.place(quote, shipping={str(goods.shop_id): "express"})
    assert answer.json()["code"] == "quote_changed"
    await assert_nothing_happened(market)


async def test_foreign_orders_and_checkouts_are_not_found(market: Market, buyer: Buyer, client: Any) -> None:
    checkout = await buyer.buy(await market.goods())
    number = checkout["orders"][0]["number"]
    stranger = Buyer(client, market.app)
    assert (await stranger.call("GET", f"/orders/{number}")).status_code == 404
    assert (await stranger.call("GET", f"/checkouts/{checkout['id']}")).status_code == 404
    assert (await stranger.call("POST", f"/orders/{number}/cancellation", {})).status_code == 404
    assert (await stranger.call("GET", "/orders")).json()["items"] == []
    assert (await buyer.call("GET", f"/orders/{number}")).json()["state"] == "placed"


async def test_a_visitor_without_an_identity_is_asked_to_sign_in(market: Market, client: Any) -> None:
    assert market
    assert (await client.get("/api/v1/orders")).status_code == 401
    assert (await client.get("/api/v1/cart")).json()["count"] == 0


async def test_one_click_needs_an_account(market: Market, buyer: Buyer) -> None:
    goods = await market.goods()
    answer = await buyer.call("POST", "/checkouts/one-click", {"variant_id": goods.variant_id})
    assert answer.status_code == 401
    await assert_nothing_happened(market)


async def test_what_has_just_sold_out_is_told_by_variant(market: Market, buyer: Buyer) -> None:
    goods, plenty = await market.goods(stock=2), await market.goods(stock=9)
    await buyer.add(goods, 2)
    await buyer.add(plenty, 1)
    quote = await buyer.quote()
    async with market.app.tx() as tx:
        await inventory.set_count(tx, {goods.variant_id: 1})
    answer = await buyer.place(quote)
    assert (answer.status_code, answer.json()["code"]) == (409, "out_of_stock")
    assert list(answer.json()["errors"]) == [str(goods.variant_id)]


async def test_taxes_are_added_abroad_and_contained_at_home(market: Market, buyer: Buyer) -> None:
    await buyer.add(await market.goods(price=11_300))
    home = await buyer.quote()
    assert (home["tax_included"], home["tax"], home["total"]) == (True, 1_300, 11_300)
    abroad = await buyer.quote(address=MADE_UP)
    assert (abroad["tax_included"], abroad["freight"]) == (False, 9_800)
    assert abroad["tax"] == 2_147 + 1_862
    assert abroad["total"] == 11_300 + 9_800 + abroad["tax"]
    assert ADDRESS.country != abroad["country"]


@pytest.mark.parametrize("number", ["x", "%00", "' OR 1=1 --", "0" * 400, "订单", "ABCDEFGHJKM%00"])
async def test_what_is_no_order_number_is_not_found(market: Market, buyer: Buyer, number: str) -> None:
    assert market
    assert (await buyer.call("GET", f"/orders/{number}")).status_code == 404
    assert (await buyer.call("POST", f"/orders/{number}/cancellation", {})).status_code == 404
