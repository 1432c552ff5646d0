"""Forms sent at the same moment, on real connections that really commit."""

import asyncio

import pytest
from tests.buying.conftest import dressed
from tests.buying.shopper import HOME, Shopper, count_orders
from tests.conftest import browser_for
from tests.orders.market import Market
from tests.payments.fakes import use_fake

from jishi.kernel.ids import uuid7
from jishi.platform.runtime import Runtime

AT_ONCE = 6


@pytest.mark.parametrize("same_key", [True, False], ids=["one tab", "many tabs"])
async def test_a_checkout_sent_many_times_at_once_is_one_order(own_app: Runtime, same_key: bool) -> None:
    use_fake(own_app)
    market = Market(own_app)
    async with browser_for(own_app) as http:
        shopper = Shopper(dressed(http), own_app)
        await shopper.add(await market.goods(12_000, stock=50))
        await shopper.open("/checkout")
        forms = [shopper.form(**({} if same_key else {"idempotency_key": str(uuid7())})) for _ in range(AT_ONCE)]
        answers = await asyncio.gather(*(shopper.send("/checkout", form) for form in forms))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert answers[0].headers["location"].startswith("/pay/")
    assert await count_orders(market) == 1


async def test_one_click_pressed_many_times_at_once_is_one_order(own_app: Runtime) -> None:
    use_fake(own_app)
    market = Market(own_app)
    async with browser_for(own_app) as http:
        shopper = Shopper(dressed(http), own_app)
        await shopper.join(HOME)
        goods = await market.goods(12_000, stock=50)
        fields = {"variant_id": str(goods.variant_id), "quantity": "1", "idempotency_key": "one-click"}
        answers = await asyncio.gather(*(shopper.send("/buy-now", fields) for _ in range(AT_ONCE)))
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert await count_orders(market) == 1
    assert await market.stock_of(goods) == (49, 1)
