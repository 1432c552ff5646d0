"""Cancelling, expiring, late money."""

from datetime import timedelta

import httpx
import msgspec
import pytest
from tests.orders.market import ADDRESS, Buyer, Market, guest, member, place_directly
from tests.payments.fakes import FakeProvider

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Forbidden, NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.identity.events import SignedIn
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OneClick, OrderState, QuoteChanged
from jishi.modules.orders.domain.states import CANCELLABLE, TRANSITIONS, can_move
from jishi.modules.payments import api as payments
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

LATER = timedelta(minutes=31)


async def test_cancelling_an_unpaid_order_frees_its_stock(market: Market, buyer: Buyer) -> None:
    goods = await market.goods(stock=5)
    number = (await buyer.buy(goods, 2))["orders"][0]["number"]
    for _ in range(2):
        answer = await buyer.call("POST", f"/orders/{number}/cancellation", {"reason": "买错了"})
        assert (answer.status_code, answer.json()["state"]) == (201, "cancelled")
    assert answer.json()["history"][-1] == {
        **answer.json()["history"][-1],
        "state": "cancelled",
        "by": "buyer",
        "reason": "买错了",
    }
    assert len(answer.json()["history"]) == 2
    assert await market.stock_of(goods) == (5, 0)
    await market.assert_all_balances()


async def test_cancelling_one_unpaid_order_cancels_all_that_one_payment_was_for(market: Market, buyer: Buyer) -> None:
    one, two = await market.goods(shop_id=await market.shop()), await market.goods(shop_id=await market.shop())
    await buyer.add(one)
    await buyer.add(two)
    checkout = (await buyer.place(await buyer.quote())).json()
    await buyer.call("POST", f"/orders/{checkout['orders'][0]['number']}/cancellation", {})
    assert await market.states(checkout) == [OrderState.CANCELLED] * 2
    assert await market.stock_of(two) == (10, 0)


async def test_a_paid_order_is_refunded_once_and_alone(market: Market, buyer: Buyer, provider: FakeProvider) -> None:
    one, two = await market.goods(shop_id=await market.shop()), await market.goods(shop_id=await market.shop())
    await buyer.add(one)
    await buyer.add(two)
    checkout = (await buyer.place(await buyer.quote())).json()
    await market.pay(checkout, provider)
    first = checkout["orders"][0]
    for _ in range(3):
        answer = await buyer.call("POST", f"/orders/{first['number']}/cancellation", {"reason": "changed my mind"})
        assert answer.json()["state"] == "cancelled"
    await drain(market.app)
    assert provider.refund_calls and len(set(provider.refund_calls)) == 1
    order = (await buyer.call("GET", f"/orders/{first['number']}")).json()
    assert (order["state"], order["refunded"]) == ("refunded", first["total"])
    assert sorted(await market.states(checkout)) == [OrderState.PAID, OrderState.REFUNDED]
    await market.assert_all_balances()


async def test_what_is_on_its_way_cannot_be_cancelled(market: Market, buyer: Buyer, provider: FakeProvider) -> None:
    checkout = await buyer.buy(await market.goods())
    await market.pay(checkout, provider)
    async with market.app.tx() as tx:
        await tx.execute("UPDATE orders.orders SET state = 'shipped'")
    answer = await buyer.call("POST", f"/orders/{checkout['orders'][0]['number']}/cancellation", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "too_late")
    assert provider.refund_calls == []


async def test_staff_who_may_only_see_orders_may_not_cancel_them(market: Market, buyer: Buyer) -> None:
    number = (await buyer.buy(await market.goods()))["orders"][0]["number"]
    clerk = Actor(kind=ActorKind.STAFF, account_id=member().account_id, permissions=frozenset({"orders.read"}))
    async with market.app.tx(write=False) as tx:
        assert (await orders.get_order(tx, clerk, number.lower())).number == number
    async with market.app.tx() as tx:
        with pytest.raises((Forbidden, NotFound)):
            await orders.cancel(tx, clerk, number)
    assert (await buyer.call("GET", f"/orders/{number}")).json()["state"] == "placed"


async def test_an_unpaid_checkout_expires_and_frees_its_stock(market: Market, buyer: Buyer, clock: FixedClock) -> None:
    goods = await market.goods(stock=5)
    checkout = await buyer.buy(goods, 2)
    assert await orders.expire_due(market.app) == 0
    clock.advance(LATER)
    assert await orders.expire_due(market.app) == 1
    assert await orders.expire_due(market.app) == 0
    assert await market.states(checkout) == [OrderState.EXPIRED]
    assert await market.stock_of(goods) == (5, 0)
    await market.assert_all_balances()


async def test_money_for_a_cancelled_order_goes_back(market: Market, buyer: Buyer, provider: FakeProvider) -> None:
    goods = await market.goods(stock=5)
    checkout = await buyer.buy(goods, 2)
    number = await market.begin_to_pay(checkout)
    await buyer.call("POST", f"/orders/{checkout['orders'][0]['number']}/cancellation", {})
    await market.call_back(checkout, number)
    await drain(market.app)
    assert len(provider.refund_calls) == 1
    assert await market.states(checkout) == [OrderState.CANCELLED]
    assert await market.stock_of(goods) == (5, 0)
    await market.assert_all_balances()


async def test_stock_that_a_sweep_gave_back_is_taken_again_when_the_money_comes(
    market: Market, buyer: Buyer, provider: FakeProvider
) -> None:
    goods = await market.goods(stock=5)
    checkout = await buyer.buy(goods, 2)
    await _lose_reservations(market)
    await market.pay(checkout, provider)
    assert await market.states(checkout) == [OrderState.PAID]
    assert await market.stock_of(goods) == (3, 2)
    await market.assert_all_balances()


async def test_an_order_whose_stock_was_lost_is_cancelled_and_refunded(
    market: Market, buyer: Buyer, provider: FakeProvider
) -> None:
    goods = await market.goods(stock=2)
    checkout = await buyer.buy(goods, 2)
    await _lose_reservations(market)
    async with market.app.tx() as tx:
        await inventory.set_count(tx, {goods.variant_id: 1})
    await market.pay(checkout, provider)
    await drain(market.app)
    assert await market.states(checkout) == [OrderState.REFUNDED]
    assert len(provider.refund_calls) == 1
    await market.assert_all_balances()


async def _lose_reservations(market: Market) -> None:
    async with market.app.tx() as tx:
        refs = [row["ref"] for row in await tx.fetch("SELECT DISTINCT ref FROM inventory.reservations")]
        await inventory.release(tx, *refs, reason="as if the sweep had come first")


async def test_one_click_goes_to_the_default_address_or_asks_for_one(market: Market) -> None:
    goods, person = await market.goods(), member()
    async with market.app.tx() as tx:
        with pytest.raises(Exception, match="where to send"):
            await orders.buy_now(tx, person, OneClick(variant_id=goods.variant_id))
        await tx.rollback()
    assert await market.count("orders") == 0


async def test_one_click_through_http(market: Market, client: httpx.AsyncClient) -> None:
    goods = await market.goods()
    async with market.app.tx() as tx:
        account_id = await identity.create_account(tx, NewAccount(name="Mei", email="mei@example.com"))
        await identity.add_address(tx, account_id, msgspec.structs.replace(ADDRESS, is_default=True))
    person = Actor(kind=ActorKind.MEMBER, account_id=account_id, name="Mei")

    async def read_session(_: Runtime, token: str) -> Actor | None:
        return person if token == "session-of-mei" else None

    market.app.provide(SessionReader, SessionReader(read_session))
    headers = {"Authorization": "Bearer session-of-mei", "Idempotency-Key": "tap"}
    body = {"variant_id": str(goods.variant_id), "quantity": 2, "method": "express"}
    answers = [await client.post("/api/v1/checkouts/one-click", json=body, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201], answers[0].text
    assert answers[0].json()["id"] == answers[1].json()["id"]
    order = (await client.get(f"/api/v1/orders/{answers[0].json()['orders'][0]['number']}", headers=headers)).json()
    assert (order["method"], order["total"]) == ("express", 7_800)
    assert order["address"]["recipient"] == ADDRESS.recipient
    assert await market.stock_of(goods) == (8, 2)


async def test_one_click_with_an_old_fingerprint_tells_the_new_price(market: Market) -> None:
    goods = await market.goods(needs_shipping=False)
    person = member()
    async with market.app.tx() as tx:
        with pytest.raises(QuoteChanged):
            await orders.buy_now(tx, person, OneClick(variant_id=goods.variant_id, fingerprint="00.0.7fffffff"))
    async with market.app.tx() as tx:
        checkout = await orders.buy_now(tx, person, OneClick(variant_id=goods.variant_id), idempotency_key="tap")
    async with market.app.tx() as tx:
        again = await orders.buy_now(tx, person, OneClick(variant_id=goods.variant_id), idempotency_key="tap")
    assert (again.id, checkout.total) == (checkout.id, 3_000)


async def test_a_guests_orders_become_the_accounts(market: Market) -> None:
    visitor, person = guest(), member()
    checkout = await place_directly(market.app, visitor, {(await market.goods()).variant_id: 1})
    async with market.app.tx() as tx:
        assert person.account_id
        await tx.publish(SignedIn(account_id=person.account_id, guest_id=visitor.guest_id))
    async with market.app.tx(write=False) as tx:
        assert (await orders.get_order(tx, person, checkout.orders[0].number)).owner_id == person.account_id
        assert checkout.payment_id
        assert (await payments.get_payment(tx, checkout.payment_id)).owner_id == person.account_id
        with pytest.raises(NotFound):
            await orders.get_order(tx, visitor, checkout.orders[0].number)


async def test_sold_figures_follow_what_is_paid_and_given_back(
    market: Market, buyer: Buyer, provider: FakeProvider
) -> None:
    goods = await market.goods()
    checkout = await buyer.buy(goods, 3)

    async def sold() -> int:
        async with market.app.tx() as tx:
            await orders.count_sold(tx)
            assert await orders.count_sold(tx) == 0
            return (await catalog.cards(tx, [goods.product_id]))[goods.product_id].sold

    assert await sold() == 0
    await market.pay(checkout, provider)
    assert await sold() == 3
    await buyer.call("POST", f"/orders/{checkout['orders'][0]['number']}/cancellation", {})
    assert await sold() == 0


async def test_a_key_used_for_another_order_is_refused(market: Market) -> None:
    goods, person = await market.goods(), guest()
    first = await place_directly(market.app, person, {goods.variant_id: 1}, key="k")
    again = await place_directly(market.app, person, {goods.variant_id: 1}, key="k")
    assert again.id == first.id
    with pytest.raises(Conflict, match="another order"):
        await place_directly(market.app, person, {goods.variant_id: 2}, key="k")
    other = await place_directly(market.app, guest(), {goods.variant_id: 2}, key="k")
    assert other.id != first.id
    assert await market.stock_of(goods) == (7, 3)


def test_the_transition_table_is_whole_and_ends_somewhere() -> None:
    assert set(TRANSITIONS) == set(OrderState)
    assert TRANSITIONS[OrderState.REFUNDED] == frozenset()
    assert all(can_move(state, OrderState.CANCELLED) for state in CANCELLABLE)
    assert not can_move(OrderState.SHIPPED, OrderState.CANCELLED)
    assert not can_move(OrderState.CANCELLED, OrderState.PAID)
