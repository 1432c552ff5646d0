"""Rule 3: the quote is made on the server, explains itself, and is made again when the order is placed."""

import asyncio

import pytest
from tests.orders.market import ADDRESS, EMAIL, Market, guest

from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import LineInput, PlaceOrder, Quote, QuoteChanged, QuoteRequest
from jishi.platform.db import Tx


async def reprice(market: Market, variant_id: object, price: int) -> None:
    async with market.app.tx() as tx:
        await tx.execute("UPDATE catalog.variant SET price = $2 WHERE id = $1", variant_id, price)


async def ask(market: Market, lines: list[LineInput]) -> Quote:
    async with market.app.tx(write=False) as tx:
        return await orders.get_quote(tx, guest(), QuoteRequest(lines=lines, address=ADDRESS))


async def naive_place(tx: Tx, quote: Quote) -> int:
    """Take the client's word for what was quoted."""
    await tx.fetch_value("SELECT 1")
    return quote.total


async def test_a_shop_that_trusts_the_client_sells_at_yesterdays_price(own_market: Market) -> None:
    goods = await own_market.goods(price=3_000)
    quote = await ask(own_market, [LineInput(goods.variant_id)])
    await reprice(own_market, goods.variant_id, 9_000)
    async with own_market.app.tx() as tx:
        assert await naive_place(tx, quote) == 3_800


async def test_ours_refuses_and_shows_the_new_price(own_market: Market) -> None:
    goods = await own_market.goods(price=3_000)
    lines = [LineInput(goods.variant_id)]
    quote = await ask(own_market, lines)
    order = PlaceOrder(fingerprint=quote.fingerprint, lines=lines, address=ADDRESS, contact_email=EMAIL)

    async def try_to_place() -> str:
        try:
            async with own_market.app.tx() as tx:
                await orders.place(tx, guest(), order)
        except QuoteChanged as refusal:
            return refusal.code if refusal.quote.total == 9_800 else "wrong price"
        return "placed"

    await reprice(own_market, goods.variant_id, 9_000)
    assert set(await asyncio.gather(*(try_to_place() for _ in range(8)))) == {"quote_changed"}
    assert await own_market.stock_of(goods) == (10, 0)
    assert await own_market.count("orders") == 0


@pytest.mark.parametrize("price", [1_000, 9_900])
async def test_the_trace_explains_the_freight_either_way(own_market: Market, price: int) -> None:
    goods = await own_market.goods(price=price, list_price=price + 500)
    quote = await ask(own_market, [LineInput(goods.variant_id)])
    steps = {step.rule: step for step in quote.trace}
    assert list(steps)[:3] == ["goods", "list_price", "freight"]
    free = steps["free_shipping"]
    assert (free.applied, free.amount) == ((True, -800) if price == 9_900 else (False, 0))
    expected = "Free delivery from ¥99 in this shop" if free.applied else "¥89 more in this shop and delivery is free"
    assert free.text["en"] == expected
    assert free.text["zh-CN"] != free.text["en"]
