"""Buyers hear of their orders, guests by the address that they left; once, and at no cost to the purchase."""

from datetime import timedelta

from tests.orders.conftest import buyer, market, provider
from tests.orders.market import EMAIL, Buyer, Market, place_directly
from tests.payments.fakes import FakeProvider

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.clock import FixedClock
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.orders import api as orders
from jishi.platform import mail
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

__all__ = ["buyer", "market", "provider"]


async def subjects(app: Runtime, to: str = EMAIL) -> list[str]:
    await drain(app)
    async with app.tx(write=False) as tx:
        return [one.subject for one in reversed(await mail.list_received(tx, to)) if one.has_html]


async def count(app: Runtime) -> None:
    async with app.tx() as tx:
        await orders.count_sold(tx)


async def test_a_guest_hears_of_payment_and_refund(
    app: Runtime, market: Market, buyer: Buyer, provider: FakeProvider
) -> None:
    checkout = await buyer.buy(await market.goods(), 2)
    number = checkout["orders"][0]["number"]
    await market.pay(checkout, provider)
    for _ in range(2):
        await count(app)
        assert await subjects(app) == [f"订单 {number} 已付款"]
    await buyer.call("POST", f"/orders/{number}/cancellation", {"reason": "买错了"})
    told = await subjects(app)
    assert told[1] == f"订单 {number} 已取消"
    assert told[2].startswith("已退款 ¥")
    await count(app)
    assert len(await subjects(app)) == 3


async def test_a_member_hears_in_the_shop_too(app: Runtime, market: Market, provider: FakeProvider) -> None:
    async with app.tx() as tx:
        account = await identity.create_account(tx, NewAccount(name="Lin", email="lin@example.com", locale="en"))
    me = Actor(kind=ActorKind.MEMBER, account_id=account)
    goods = await market.goods()
    checkout = await place_directly(app, me, {goods.variant_id: 1})
    await market.pay(checkout, provider)
    await count(app)
    (paid,) = await subjects(app, "lin@example.com")
    assert paid == f"Order {checkout.orders[0].number} is paid"
    async with app.tx(write=False) as tx:
        rows = await tx.fetch("SELECT kind, link FROM notifications.notices WHERE account_id = $1 ORDER BY id", account)
    assert [row["kind"] for row in rows] == ["account.welcome", "orders.paid"]
    assert rows[1]["link"] == f"/orders/{checkout.orders[0].number}"
    assert await subjects(app) == []  # the address with the order is not written to when the account has one


async def test_old_payments_are_no_news(
    app: Runtime, market: Market, buyer: Buyer, provider: FakeProvider, clock: FixedClock
) -> None:
    await market.pay(await buyer.buy(await market.goods()), provider)
    clock.advance(timedelta(hours=2))
    await count(app)
    assert await subjects(app) == []


async def test_who_did_not_pay_in_time_hears_it_in_the_shop(app: Runtime, market: Market, clock: FixedClock) -> None:
    async with app.tx() as tx:
        account = await identity.create_account(tx, NewAccount(name="Lin", email="lin@example.com"))
    goods = await market.goods()
    await place_directly(app, Actor(kind=ActorKind.MEMBER, account_id=account), {goods.variant_id: 1})
    clock.advance(timedelta(minutes=31))
    await orders.expire_due(app)
    assert await subjects(app, "lin@example.com") == []
    async with app.tx(write=False) as tx:
        kinds = await tx.fetch("SELECT kind FROM notifications.notices WHERE account_id = $1 ORDER BY id", account)
    assert [row[0] for row in kinds] == ["account.welcome", "orders.expired"]
