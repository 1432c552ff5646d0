"""The checkout page: placing, and everything that must not go wrong on the way."""

import html
import re

import pytest
from tests.buying.shopper import HOME, Shopper, count_orders
from tests.buying.test_cart import reprice, statements_of
from tests.orders.market import Market

from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.inventory import api as inventory
from jishi.platform.runtime import Runtime

MOST_STATEMENTS = 8
XSS = '"><script>alert(1)</script>'


async def test_a_guest_places_an_order_and_goes_on_to_pay(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods(price=12_000))
    page = await shopper.open("/checkout")
    assert "What you pay" in page
    answer = await shopper.send("/checkout", shopper.form(note="放前台 😀", email="mei@example.com"))
    checkout = await shopper.placed(answer)
    assert checkout.total == 12_000
    assert (await shopper.cart()).count == 0
    order = await shopper.open(f"/orders/{checkout.orders[0].number}")
    assert "放前台 😀" in order
    assert "北山街 24 号" in order


async def test_an_empty_checkout_leads_to_the_cart(shopper: Shopper) -> None:
    answer = await shopper.http.get("/checkout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/cart")


async def test_delivery_is_quoted_again_for_the_province(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods(price=3_000, weight=500))
    await shopper.open("/checkout")
    near = await shopper.send("/checkout/quote", {**shopper.form(), "recipient": "", "street": ""}, htmx=True)
    assert near.status_code == 200
    assert "¥36" in near.text
    far = await shopper.send("/checkout/quote", shopper.form(province="西藏自治区", city="", district=""), htmx=True)
    assert "¥45" in far.text
    assert "checkout-address" not in re.findall(r'hx-target="#([\w-]+)"', far.text)


async def test_another_country_has_other_fields(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods())
    await shopper.open("/checkout")
    fields = shopper.form(country="DE", shown_country="CN")
    assert 'name="postal_code"' in (await shopper.send("/checkout/quote", fields, htmx=True)).text
    answer = await shopper.send("/checkout/quote", fields)
    assert answer.status_code == 200
    assert 'value="林小梅"' in shopper.page


async def test_a_way_of_delivery_can_be_chosen(market: Market, shopper: Shopper) -> None:
    goods = await market.goods(price=3_000, weight=500)
    await shopper.add(goods)
    await shopper.open("/checkout")
    express = {f"shipping-{goods.shop_id}": "express"}
    await shopper.send("/checkout/quote", shopper.form(**express))
    checkout = await shopper.placed(await shopper.send("/checkout", shopper.form(**express)))
    assert checkout.total == 4_200


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"recipient": ""}, "Please fill this in."),
        ({"phone": "12"}, "This is not a phone number. Please check it."),
        ({"province": "不存在省"}, "Please choose a province from the list."),
        ({"street": "x" * 10_000}, "Too long"),
        ({"email": "nobody"}, "This is not an e-mail address."),
        ({"note": "很" * 10_000}, "Too long"),
        ({"invoice": "personal", "invoice_title": ""}, "Please fill this in."),
        (
            {"invoice": "company", "invoice_title": "青木", "tax_number": "1"},
            "A company's invoice needs its tax number.",
        ),
        ({"invoice": "company", "invoice_title": "青木", "tax_number": ""}, "Please fill this in."),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_lost(
    market: Market, shopper: Shopper, change: dict[str, str], said: str
) -> None:
    await shopper.add(await market.goods())
    answer = await shopper.checkout(**{"note": "请轻放 <3", "email": "mei@example.com", **change})
    assert answer.status_code == 422
    page = html.unescape(shopper.page)
    assert said in page
    for value in {**HOME, **change}.values():
        assert value in page
    if "note" not in change:
        assert "请轻放 <3" in page
    assert await count_orders(market) == 0


async def test_prices_that_are_sent_along_change_nothing(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods(price=12_000))
    seen = '{"total":1,"prices":{},"freights":{}}'
    answer = await shopper.checkout(seen=seen, total="1", price="1", amount="1", freight="0", discount="11999")
    assert (await shopper.placed(answer)).total == 12_000


@pytest.mark.parametrize("fingerprint", ["", "x", "a.b.c", "💥", "0" * 500])
async def test_a_made_up_fingerprint_buys_nothing(market: Market, shopper: Shopper, fingerprint: str) -> None:
    await shopper.add(await market.goods())
    answer = await shopper.checkout(fingerprint=fingerprint)
    assert answer.status_code in (409, 422)
    assert await count_orders(market) == 0


async def test_without_the_token_nothing_is_placed(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods())
    await shopper.open("/checkout")
    answer = await shopper.http.post("/checkout", data=shopper.form())
    assert answer.status_code == 403
    assert await count_orders(market) == 0


async def test_a_new_price_is_shown_and_asked_again(app: Runtime, market: Market, shopper: Shopper) -> None:
    goods = await market.goods(price=12_000, handle="cup")
    await shopper.add(goods)
    await shopper.open("/checkout")
    fields = shopper.form(note="请轻放")
    await reprice(app, goods.shop_id, "cup", goods.variant_id, 15_000)
    answer = await shopper.send("/checkout", fields)
    assert answer.status_code == 409
    page = html.unescape(shopper.page)
    assert "Tea cup: ¥150 instead of ¥120" in page
    assert "Total: ¥150 instead of ¥120" in page
    assert "请轻放" in page
    assert await count_orders(market) == 0
    again = await shopper.placed(await shopper.send("/checkout", shopper.form(note="请轻放")))
    assert again.total == 15_000


async def test_what_sold_out_meanwhile_is_said(app: Runtime, market: Market, shopper: Shopper) -> None:
    goods = await market.goods(stock=1)
    await shopper.add(goods)
    await shopper.open("/checkout")
    fields = shopper.form()
    async with app.tx() as tx:
        await inventory.set_count(tx, {goods.variant_id: 0})
    answer = await shopper.send("/checkout", fields)
    assert answer.status_code == 409
    assert "Sold out." in html.unescape(shopper.page)
    assert "Nothing has been ordered yet." in html.unescape(shopper.page)
    assert await count_orders(market) == 0


async def test_a_form_sent_twice_is_one_order(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods(12_000, stock=5))
    await shopper.open("/checkout")
    fields = shopper.form()
    first, second = await shopper.send("/checkout", fields), await shopper.send("/checkout", fields)
    assert first.headers["location"] == second.headers["location"]
    assert await count_orders(market) == 1


async def test_a_member_s_new_address_is_kept_once(app: Runtime, market: Market, shopper: Shopper) -> None:
    await shopper.join()
    await shopper.add(await market.goods(12_000))
    await shopper.open("/checkout")
    fields = shopper.form()
    first, second = await shopper.send("/checkout", fields), await shopper.send("/checkout", fields)
    assert first.headers["location"] == second.headers["location"]
    assert shopper.account_id
    async with app.tx(write=False) as tx:
        assert len(await identity.list_addresses(tx, shopper.account_id)) == 1


async def test_two_tabs_are_one_order(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods(12_000, stock=5))
    await shopper.open("/checkout")
    one = shopper.form()
    await shopper.open("/checkout")
    other = shopper.form()
    assert one["idempotency_key"] != other["idempotency_key"]
    first, second = await shopper.send("/checkout", one), await shopper.send("/checkout", other)
    assert first.headers["location"] == second.headers["location"]
    assert await count_orders(market) == 1


async def test_a_tab_left_behind_says_that_the_cart_was_placed(market: Market, shopper: Shopper) -> None:
    goods = await market.goods(12_000, stock=5)
    await shopper.add(goods)
    await shopper.open("/checkout")
    one = shopper.form()
    await shopper.send("/checkout/quote", shopper.form(**{f"shipping-{goods.shop_id}": "express"}))
    other = shopper.form(**{f"shipping-{goods.shop_id}": "express"}, idempotency_key=str(uuid7()))
    await shopper.placed(await shopper.send("/checkout", one))
    answer = await shopper.send("/checkout", other)
    assert (answer.status_code, answer.headers["location"]) == (303, "/orders")
    assert await count_orders(market) == 1


async def test_after_going_back_a_changed_form_is_no_second_order(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods(12_000, stock=5))
    await shopper.open("/checkout")
    fields = shopper.form()
    await shopper.send("/checkout", fields)
    answer = await shopper.send("/checkout", {**fields, "note": "changed"})
    assert answer.status_code in (303, 409)
    assert await count_orders(market) == 1


async def test_another_ones_address_is_not_there(market: Market, shopper: Shopper, stranger: Shopper) -> None:
    (address_id,) = await stranger.join(HOME)
    await shopper.join(HOME)
    await shopper.add(await market.goods())
    answer = await shopper.checkout(address=str(address_id))
    assert answer.status_code == 404
    for fields in (
        {"act": f"edit:{address_id}"},
        {"act": "save", "editing": str(address_id), "address": str(address_id)},
    ):
        await shopper.open("/checkout")
        assert (await shopper.send("/checkout/quote", shopper.form(**fields))).status_code == 404
    assert await count_orders(market) == 0


async def test_a_member_edits_and_adds_addresses_on_the_page(app: Runtime, market: Market, shopper: Shopper) -> None:
    (address_id,) = await shopper.join(HOME)
    await shopper.add(await market.goods())
    await shopper.open("/checkout")
    edited = await shopper.send(
        "/checkout/quote", shopper.form(address=str(address_id), act=f"edit:{address_id}"), htmx=True
    )
    assert 'value="北山街 24 号"' in edited.text
    changed = {"address": str(address_id), "editing": str(address_id), "act": "save", "recipient": "", "note": "留着"}
    refused = await shopper.send("/checkout/quote", shopper.form(**changed))
    assert "Please fill this in." in refused.text
    saved = await shopper.send("/checkout/quote", shopper.form(**changed | {"recipient": "林大梅"}))
    assert "林大梅" in saved.text
    assert "留着" in saved.text
    added = {"address": "new", "editing": "new", "act": "save", "street": "别处 9 号"}
    assert "别处 9 号" in (await shopper.send("/checkout/quote", shopper.form(**added))).text
    assert shopper.account_id
    async with app.tx(write=False) as tx:
        found = await identity.list_addresses(tx, shopper.account_id)
    assert {address.recipient for address in found} == {"林大梅", "林小梅"}


async def test_a_stored_address_is_used(market: Market, shopper: Shopper) -> None:
    (address_id,) = await shopper.join(HOME)
    await shopper.add(await market.goods())
    await shopper.open("/checkout")
    checkout = await shopper.placed(await shopper.send("/checkout", shopper.form(address=str(address_id), editing="")))
    assert "北山街 24 号" in await shopper.open(f"/orders/{checkout.orders[0].number}")


async def test_a_session_that_ends_meanwhile_loses_nothing(app: Runtime, market: Market, shopper: Shopper) -> None:
    (address_id,) = await shopper.join(HOME)
    await shopper.add(await market.goods())
    await shopper.open("/checkout")
    fields = shopper.form(
        address=str(address_id), editing="", note="别忘了我 😀", invoice="personal", invoice_title="林"
    )
    assert shopper.account_id
    async with app.tx() as tx:
        await identity.end_sessions(tx, shopper.account_id)
    answer = await shopper.send("/checkout", fields)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=/checkout")
    assert await count_orders(market) == 0
    await shopper.sign_in()
    page = await shopper.open("/checkout?draft=1")
    assert "别忘了我 😀" in page
    assert 'value="林"' in page
    await shopper.placed(
        await shopper.send("/checkout", shopper.form(**fields | {"fingerprint": shopper.hidden("fingerprint")}))
    )


async def test_who_was_signed_out_in_another_tab_loses_nothing(market: Market, shopper: Shopper) -> None:
    (address_id,) = await shopper.join(HOME)
    await shopper.add(await market.goods())
    await shopper.open("/checkout")
    fields = shopper.form(address=str(address_id), editing="", note="别忘了我")
    shopper.http.cookies.clear()
    shopper.http.headers["Sec-Fetch-Site"] = "same-origin"
    answer = await shopper.send("/checkout", fields)
    assert answer.headers.get("location", "").startswith("/sign-in?next=/checkout")
    await shopper.sign_in()
    assert "别忘了我" in await shopper.open("/checkout?draft=1")
    assert await count_orders(market) == 0


async def test_another_site_cannot_fill_in_the_form(market: Market, shopper: Shopper) -> None:
    await shopper.add(await market.goods())
    await shopper.open("/checkout")
    for site in ("cross-site", "same-site", "none"):
        shopper.http.headers["Sec-Fetch-Site"] = site
        answer = await shopper.http.post("/checkout", data=shopper.form(street="somewhere else"))
        assert answer.status_code == 403
        assert "jishi_draft" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("draft", ["", "nonsense", "eJwDAAAAAAE", "💥", "A" * 5_000])
async def test_a_made_up_draft_is_none(market: Market, shopper: Shopper, draft: str) -> None:
    await shopper.add(await market.goods())
    shopper.http.cookies.set("jishi_draft", draft.encode().hex() if not draft.isascii() else draft)
    assert "Checkout" in await shopper.open("/checkout?draft=1")


async def test_one_thing_is_bought_past_the_cart(market: Market, shopper: Shopper) -> None:
    kept, now = await market.goods(price=1_000), await market.goods(price=12_000)
    await shopper.add(kept)
    await shopper.open(f"/checkout?variant={now.variant_id}&quantity=2")
    answer = await shopper.send("/checkout", shopper.form(variant=str(now.variant_id), quantity="2"))
    checkout = await shopper.placed(answer)
    assert checkout.total == 24_000
    assert (await shopper.cart()).count == 1


@pytest.mark.parametrize("quantity", ["-1", "0", "1000", "99999999999999999999", "x"])
async def test_a_senseless_quantity_is_not_quoted(market: Market, shopper: Shopper, quantity: str) -> None:
    goods = await market.goods()
    await shopper.open(f"/checkout?variant={goods.variant_id}&quantity={quantity}", status=422)


async def test_a_member_buys_with_one_click(market: Market, shopper: Shopper) -> None:
    await shopper.join(HOME)
    goods = await market.goods(price=12_000)
    fields = {"variant_id": str(goods.variant_id), "quantity": "1", "idempotency_key": "k-1"}
    first, second = await shopper.send("/buy-now", fields), await shopper.send("/buy-now", fields)
    assert (await shopper.placed(first)).total == 12_000
    assert first.headers["location"] == second.headers["location"]
    assert await count_orders(market) == 1


async def test_one_click_leads_to_the_checkout_when_something_is_missing(
    app: Runtime, market: Market, shopper: Shopper, stranger: Shopper
) -> None:
    goods = await market.goods(stock=1)
    fields = {"variant_id": str(goods.variant_id), "quantity": "1"}
    expected = f"/checkout?variant={goods.variant_id}&quantity=1"
    assert (await shopper.send("/buy-now", fields)).headers["location"] == expected
    await shopper.join()
    assert (await shopper.send("/buy-now", fields)).headers["location"] == expected
    await stranger.join(HOME)
    async with app.tx() as tx:
        await inventory.set_count(tx, {goods.variant_id: 0})
    assert (await stranger.send("/buy-now", fields)).headers["location"] == expected
    assert "Sold out." in await stranger.open(expected)
    assert (await stranger.send("/buy-now", fields, htmx=True)).headers["HX-Redirect"] == expected
    assert await count_orders(market) == 0


@pytest.mark.parametrize("quantity", ["-3", "0", "100", "abc"])
async def test_one_click_refuses_senseless_quantities(market: Market, shopper: Shopper, quantity: str) -> None:
    await shopper.join(HOME)
    goods = await market.goods()
    answer = await shopper.send("/buy-now", {"variant_id": str(goods.variant_id), "quantity": quantity})
    assert answer.status_code == 422
    assert await count_orders(market) == 0


async def test_free_text_is_text_on_every_page(market: Market, shopper: Shopper) -> None:
    goods = await market.goods(12_000, title=XSS)
    await shopper.add(goods)
    wicked = {
        "recipient": XSS,
        "street": XSS,
        "note": XSS,
        "invoice": "personal",
        "invoice_title": XSS,
        "email": "a@b.co",
    }
    refused = await shopper.checkout(**wicked, phone=XSS, postal_code=XSS)
    assert refused.status_code == 422
    await shopper.open("/checkout")
    checkout = await shopper.placed(await shopper.send("/checkout", shopper.form(**wicked)))
    pages = [refused.text]
    shopper.http.headers["Accept-Language"] = "zh-CN"
    for path in ("/orders", f"/orders/{checkout.orders[0].number}", f"/checkouts/{checkout.id}", f"/orders?q={XSS}"):
        await shopper.open(path)
        pages.append(shopper.page)
    for page in pages:
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;" in page or "/checkouts/" in page


async def test_the_page_costs_the_same_however_many_lines(app: Runtime, market: Market, shopper: Shopper) -> None:
    await shopper.join(HOME)
    await shopper.add(await market.goods())
    few = await statements_of(app, shopper, "/checkout")
    for _ in range(6):
        await shopper.add(await market.goods())
    assert await statements_of(app, shopper, "/checkout") == few <= MOST_STATEMENTS
