"""Rule 2: whatever becomes of orders, every ledger transaction sums to zero and no money is left lying about."""

import random

from tests.orders.market import Market, guest, place_directly
from tests.payments.fakes import balances

from jishi.modules.orders import api as orders
from jishi.platform.worker import drain


async def test_random_lives_of_orders_leave_balanced_books(own_market: Market) -> None:
    chance, goods = random.Random(11), await own_market.goods(stock=200)
    kept = 0
    for _ in range(15):
        buyer = guest()
        checkout = await place_directly(own_market.app, buyer, {goods.variant_id: chance.randint(1, 3)})
        number = checkout.orders[0].number
        attempt = await own_market.begin_to_pay(checkout)
        for step in chance.sample(("pay", "cancel", "pay", "cancel", "nothing"), 3):
            if step == "pay":
                await own_market.call_back(checkout, attempt)
            elif step == "cancel":
                async with own_market.app.tx() as tx:
                    await orders.cancel(tx, buyer, number)
        await drain(own_market.app)
        kept += checkout.total if (await own_market.states(checkout)) == ["paid"] else 0
        await own_market.assert_all_balances()
    expected = {"provider:fake:clearing": kept, f"shop:{goods.shop_id}:pending": -kept} if kept else {}
    assert await balances(own_market.app) == expected
