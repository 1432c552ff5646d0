"""One's orders: list, page, cancelling, buying again, finding one without an account, and where paying leads."""

import html
import re
from datetime import timedelta

import pytest
from tests.buying.shopper import HOME, Shopper
from tests.buying.test_cart import statements_of
from tests.orders.market import Market
from tests.payments.fakes import FakeProvider

from jishi.kernel.clock import FixedClock
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import CheckoutState, OrderState
from jishi.platform.http.limits import Limits
from jishi.platform.runtime import Runtime

MOST_STATEMENTS = 6
NOT_FOUND = "We found no order with this number and this contact. Please check both."


async def test_there_are_no_orders_at_first(shopper: Shopper) -> None:
    assert "No orders yet" in await shopper.open("/orders")


async def test_orders_are_listed_searched_and_sorted_into_tabs(
    market: Market, shopper: Shopper, provider: FakeProvider
) -> None:
    cup = await shopper.buy(await market.goods(12_000, title="青瓷茶杯"))
    await shopper.buy(await market.goods(13_000, title="100% 亚麻_布"))
    await market.pay(cup, provider)
    number = cup.orders[0].number

    async def shown(query: str) -> list[str]:
        return re.findall(r'aria-labelledby="order-(\w+)"', await shopper.open(f"/orders{query}"))

    assert len(await shown("")) == 2
    assert await shown("?tab=to-send") == [number]
    assert len(await shown("?tab=to-pay")) == 1
    assert await shown("?tab=closed") == []
    assert await shown(f"?q={number.lower()}") == [number]
    assert await shown("?q=青瓷") == [number]
    assert len(await shown("?q=100%25 亚麻_")) == 1
    assert len(await shown("?q=TEA CUP")) == 2
    assert await shown("?q=_____%25%25") == []
    assert "Nothing found" in await shopper.open("/orders?q=' OR 1=1 --")
    assert len(await shown("?tab=nonsense")) == 2


async def test_the_list_goes_on(market: Market, shopper: Shopper) -> None:
    goods = await market.goods(12_000, stock=50)
    for _ in range(11):
        await shopper.buy(goods)
    page = await shopper.open("/orders")
    assert page.count("<article") == 10
    (more,) = re.findall(r'hx-get="(/orders[^"]*cursor[^"]*)"', page)
    answer = await shopper.http.get(more, headers={"HX-Request": "true"})
    assert answer.text.count("<article") == 1
    assert "<html" not in answer.text
    await shopper.open("/orders?cursor=made-up", status=422)


@pytest.mark.parametrize("path", ["", "/cancellation", "/purchase"])
async def test_another_ones_order_is_not_there(market: Market, shopper: Shopper, stranger: Shopper, path: str) -> None:
    checkout = await shopper.buy(await market.goods(12_000))
    address = f"/orders/{checkout.orders[0].number}{path}"
    await stranger.open("/cart")
    if path != "/purchase":
        await stranger.open(address, status=404)
    if path:
        answer = await stranger.send(address, {"reason": "x"})
        assert answer.status_code == 404
    assert await market.states(checkout) == [OrderState.PLACED]
    await stranger.open(f"/checkouts/{checkout.id}", status=404)
    assert (await stranger.send(f"/checkouts/{checkout.id}/purchase")).status_code == 404


@pytest.mark.parametrize("number", ["x", "'", "1" * 300, "01a208bc-d939-7fe1-9d73-c9a50d078ec0"])
async def test_what_is_no_order_is_not_there(shopper: Shopper, number: str) -> None:
    await shopper.open("/cart")
    await shopper.open(f"/orders/{number}", status=404)
    await shopper.open(f"/checkouts/{number}", status=404)


async def test_an_order_shows_what_it_is(market: Market, shopper: Shopper, provider: FakeProvider) -> None:
    invoice = {"invoice": "company", "invoice_title": "杭州青木", "tax_number": "91330106MA2CFK2X1Q"}
    checkout = await shopper.buy(await market.goods(12_000), note="请轻放", **invoice)
    page = await shopper.open(f"/orders/{checkout.orders[0].number}")
    for said in (
        "Waiting for payment",
        "Pay now",
        "杭州青木",
        "91330106MA2CFK2X1Q",
        "请轻放",
        "北山街 24 号",
        "Order placed",
    ):
        assert said in page, said
    assert f'href="/pay/{checkout.payment_code}"' in page
    await market.pay(checkout, provider)
    page = await shopper.open(f"/orders/{checkout.orders[0].number}")
    assert "Payment received" in page
    assert "Pay now" not in page
    assert "payment received" not in page


async def test_an_unpaid_order_is_cancelled_with_a_reason(market: Market, shopper: Shopper) -> None:
    checkout = await shopper.buy(await market.goods(12_000))
    address = f"/orders/{checkout.orders[0].number}"
    assert "I changed my mind" in await shopper.open(f"{address}/cancellation")
    answer = await shopper.send(f"{address}/cancellation", {"reason": "<b>Why</b> not"})
    assert answer.headers["location"] == address
    page = await shopper.open(address)
    assert "Order cancelled" in page
    assert "&lt;b&gt;Why&lt;/b&gt; not" in shopper.page
    assert await market.states(checkout) == [OrderState.CANCELLED]
    assert "This order was cancelled" in await shopper.open(f"/checkouts/{checkout.id}")
    assert (await shopper.send(f"{address}/cancellation", {"reason": ""})).status_code == 303


@pytest.mark.parametrize("reason", ["x" * 10_000])
async def test_an_endless_reason_is_refused(market: Market, shopper: Shopper, reason: str) -> None:
    checkout = await shopper.buy(await market.goods(12_000))
    answer = await shopper.send(f"/orders/{checkout.orders[0].number}/cancellation", {"reason": reason})
    assert answer.status_code == 422
    assert await market.states(checkout) == [OrderState.PLACED]


async def test_without_the_token_nothing_is_cancelled(market: Market, shopper: Shopper) -> None:
    checkout = await shopper.buy(await market.goods(12_000))
    answer = await shopper.http.post(f"/orders/{checkout.orders[0].number}/cancellation", data={"reason": "x"})
    assert answer.status_code == 403
    assert await market.states(checkout) == [OrderState.PLACED]


async def test_buying_again_chooses_just_that(market: Market, shopper: Shopper) -> None:
    goods, other = await market.goods(12_000), await market.goods(500)
    checkout = await shopper.buy(goods)
    await shopper.add(other)
    answer = await shopper.send(f"/orders/{checkout.orders[0].number}/purchase")
    assert answer.headers["location"] == "/checkout"
    cart = await shopper.cart()
    assert (cart.count, cart.chosen_count, cart.amount) == (2, 1, 12_000)


async def test_what_is_sold_out_cannot_be_bought_again(market: Market, shopper: Shopper) -> None:
    checkout = await shopper.buy(await market.goods(12_000, stock=1))
    answer = await shopper.send(f"/orders/{checkout.orders[0].number}/purchase")
    assert answer.headers["location"] == "/cart"
    assert "None of these things can be bought any more." in await shopper.open("/cart")


async def test_the_outcome_follows_the_payment(
    app: Runtime, market: Market, shopper: Shopper, provider: FakeProvider, clock: FixedClock
) -> None:
    checkout = await shopper.buy(await market.goods(12_000))
    address = f"/checkouts/{checkout.id}"
    page = await shopper.open(address)
    assert "Waiting for your payment" in page
    assert f'hx-get="{address}?look=1"' in page
    later = await shopper.http.get(f"{address}?look=5", headers={"HX-Request": "true"})
    assert "look=6" in later.text
    assert "delay:13s" in later.text
    assert "hx-get" not in (await shopper.http.get(f"{address}?look=999", headers={"HX-Request": "true"})).text
    assert "The payment did not go through" in await shopper.open(f"{address}?outcome=failed")
    await market.pay(checkout, provider)
    page = await shopper.open(address)
    assert "Thank you" in page
    assert 'hx-trigger="load delay' not in page

    late = await shopper.buy(await market.goods(12_000))
    clock.advance(timedelta(hours=1))
    assert "The time to pay has run out" in await shopper.open(f"/checkouts/{late.id}")
    await orders.expire_due(app)
    async with app.tx(write=False) as tx:
        assert (await orders.get_checkout(tx, shopper.actor, late.id)).state is CheckoutState.EXPIRED
    assert "Order again" in await shopper.open(f"/checkouts/{late.id}")
    assert (await shopper.send(f"/checkouts/{late.id}/purchase")).headers["location"] == "/checkout"


async def test_a_guest_s_orders_are_the_member_s_after_signing_in(market: Market, shopper: Shopper) -> None:
    checkout = await shopper.buy(await market.goods(12_000))
    await shopper.join(HOME)
    assert checkout.orders[0].number in await shopper.open("/orders")


@pytest.mark.parametrize("contact", ["mei@example.com", "MEI@Example.com", "13800138000", "+86 138 0013 8000"])
async def test_an_order_is_found_by_number_and_contact(
    market: Market, shopper: Shopper, stranger: Shopper, contact: str
) -> None:
    checkout = await shopper.buy(await market.goods(12_000), email="mei@example.com")
    number = checkout.orders[0].number
    answer = await stranger.send("/orders/find", {"number": f" {number.lower()} ", "contact": contact})
    assert answer.headers["location"] == f"/orders/{number}"
    page = await stranger.open(f"/orders/{number}")
    assert "Waiting for payment" in page
    for secret in ("北山街", "林小梅", "Cancel the order", "Pay now"):
        assert secret not in page
    assert (await stranger.send(f"/orders/{number}/cancellation", {"reason": "x"})).status_code == 404


async def test_who_knows_only_half_learns_nothing(market: Market, shopper: Shopper, stranger: Shopper) -> None:
    checkout = await shopper.buy(await market.goods(12_000), email="mei@example.com")
    number = checkout.orders[0].number
    tries = [
        (number, "li@example.com"),
        (number, "38000"),
        (number, "8000"),
        ("ZZZZZZZZZZZZ", "mei@example.com"),
        ("", ""),
    ]
    pages = []
    for given, contact in tries:
        answer = await stranger.send("/orders/find", {"number": given, "contact": contact})
        assert answer.status_code == 404
        assert NOT_FOUND in html.unescape(answer.text)
        pages.append(re.sub(r'nonce[^ >]*|value="[^"]*"|content="[^"]*"|content=\'[^\']*\'', "", answer.text))
    assert len(set(pages)) == 1
    await stranger.open(f"/orders/{number}", status=404)


async def test_a_made_up_proof_is_none(market: Market, shopper: Shopper, stranger: Shopper) -> None:
    checkout = await shopper.buy(await market.goods(12_000))
    number = checkout.orders[0].number
    for value in (f"{number}.9999999999.AAAAAAAAAAAAAAAAAAAAAA", f"{number}.x.y", "~~~", number):
        stranger.http.cookies.set("jishi_found", value)
        await stranger.open(f"/orders/{number}", status=404)


async def test_guessing_is_slowed_down(app: Runtime, stranger: Shopper) -> None:
    app.provide(Limits, Limits())
    answers = [await stranger.send("/orders/find", {"number": f"N{n}", "contact": "a@b.co"}) for n in range(12)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_pages_cost_the_same_however_many_lines(app: Runtime, market: Market, shopper: Shopper) -> None:
    one = await shopper.buy(await market.goods(12_000))
    few = await statements_of(app, shopper, f"/orders/{one.orders[0].number}")
    few_listed = await statements_of(app, shopper, "/orders")
    for _ in range(4):
        await shopper.add(await market.goods(12_000))
    many = await shopper.placed(await shopper.checkout())
    assert await statements_of(app, shopper, f"/orders/{many.orders[0].number}") == few <= MOST_STATEMENTS
    assert await statements_of(app, shopper, "/orders") == few_listed <= MOST_STATEMENTS
    assert await statements_of(app, shopper, f"/checkouts/{many.id}") <= MOST_STATEMENTS
