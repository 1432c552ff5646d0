"""How many statements each request of a purchase takes, whatever the number of lines. BEGIN and COMMIT not counted."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.orders.market import Buyer, Market
from tests.payments.fakes import FakeProvider


@contextmanager
def counted(market: Market) -> Iterator[list[str]]:
    """The statements run inside, by their first words."""
    seen: list[str] = []

    def watch(statement: str, _: float) -> None:
        seen.append(" ".join(statement.split())[:60])

    market.app.database.watchers.append(watch)
    try:
        yield seen
    finally:
        market.app.database.watchers.remove(watch)


@pytest.mark.parametrize("lines", [1, 12])
async def test_a_purchase_takes_a_handful_of_statements(
    market: Market, buyer: Buyer, provider: FakeProvider, lines: int
) -> None:
    goods = [await market.goods() for _ in range(lines)]
    for one in goods[1:]:
        await buyer.add(one)
    await buyer.add(goods[0])
    with counted(market) as seen:
        await buyer.add(goods[0])
    assert len(seen) == 1, seen
    market.app.cache.forget("*")
    with counted(market) as seen:
        quote = await buyer.quote()
    assert len(seen) == 6, f"cart, items, shops, shipping plans, stores, stock: {seen}"
    with counted(market) as seen:
        quote = await buyer.quote()
    assert len(seen) == 1, f"the cart: {seen}"
    with counted(market) as seen:
        answer = await buyer.place(quote, key="once")
    assert answer.status_code == 201
    assert len(seen) == 4, f"cart, previous (for the key), items, stock with payment and checkout: {seen}"
    number = await market.begin_to_pay(answer.json())
    with counted(market) as seen:
        await market.call_back(answer.json(), number)
    assert len(seen) == 2, f"inbox with capture and ledger, orders with stock: {seen}"
    with counted(market) as seen:
        await buyer.call("GET", f"/orders/{answer.json()['orders'][0]['number']}")
    assert len(seen) == 3, f"order, history, lines: {seen}"
    assert provider


@pytest.mark.parametrize("orders", [1, 6])
async def test_the_list_of_orders_takes_two(market: Market, buyer: Buyer, orders: int) -> None:
    goods = await market.goods(stock=50)
    for _ in range(orders):
        await buyer.buy(goods)
    with counted(market) as seen:
        assert len((await buyer.call("GET", "/orders")).json()["items"]) == orders
    assert len(seen) == 2, seen
