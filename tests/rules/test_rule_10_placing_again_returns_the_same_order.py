"""Rule 10: completing a completed cart returns the same order."""

import asyncio
from uuid import UUID

import pytest
from tests.orders.market import ADDRESS, EMAIL, Market, guest

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import LineInput, PlaceOrder, Quote, QuoteRequest

TABS = 6


async def filled_cart(market: Market) -> tuple[Actor, Quote]:
    buyer, goods = guest(), await market.goods(stock=50)
    async with market.app.tx() as tx:
        await orders.add_to_cart(tx, buyer, goods.variant_id, 2)
    return buyer, await quote_cart(market, buyer)


async def quote_cart(market: Market, buyer: Actor) -> Quote:
    async with market.app.tx(write=False) as tx:
        return await orders.get_quote(tx, buyer, QuoteRequest(address=ADDRESS))


async def place(
    market: Market, buyer: Actor, quote: Quote, *, key: str = "", lines: list[LineInput] | None = None
) -> UUID:
    order = PlaceOrder(fingerprint=quote.fingerprint, lines=lines, address=ADDRESS, contact_email=EMAIL)
    async with market.app.tx() as tx:
        return (await orders.place(tx, buyer, order, idempotency_key=key)).id


async def test_naively_two_tabs_make_two_orders(own_market: Market) -> None:
    buyer, _ = await filled_cart(own_market)
    barrier = asyncio.Barrier(2)

    async def naive_place() -> None:
        async with own_market.app.tx() as tx:
            lines = await tx.fetch("SELECT * FROM orders.cart_lines WHERE owner_id = $1", buyer.owner_id)
            await barrier.wait()
            if lines:
                await tx.execute(
                    "INSERT INTO orders.checkouts (id, owner_id, placed_by, state, currency, total, fingerprint,"
                    " body_hash, payment_code, placed_at, pay_by)"
                    " VALUES ($1, $2, $2, 'open', 'CNY', 1, '', '', '', now(), now())",
                    uuid7(),
                    buyer.owner_id,
                )
                await tx.execute("DELETE FROM orders.cart_lines WHERE owner_id = $1", buyer.owner_id)

    await asyncio.gather(naive_place(), naive_place())
    assert await own_market.count("checkouts") == 2


async def test_ours_makes_one_order_however_many_tabs_place_it(own_market: Market) -> None:
    buyer, quote = await filled_cart(own_market)
    placed = await asyncio.gather(*(place(own_market, buyer, quote) for _ in range(TABS)))
    assert len(set(placed)) == 1
    assert await place(own_market, buyer, quote) == placed[0]
    assert (await own_market.count("checkouts"), await own_market.count("orders")) == (1, 1)
    async with own_market.app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM payments.payment") == 1
        assert await tx.fetch_value("SELECT sum(quantity) FROM inventory.reservations") == 2
    await own_market.assert_all_balances()


async def test_a_key_makes_one_order_of_a_double_submit(own_market: Market) -> None:
    buyer, goods = guest(), await own_market.goods()
    lines = [LineInput(goods.variant_id, 1)]
    async with own_market.app.tx(write=False) as tx:
        quote = await orders.get_quote(tx, buyer, QuoteRequest(lines=lines, address=ADDRESS))
    calls = (place(own_market, buyer, quote, key="once", lines=lines) for _ in range(TABS))
    assert len(set(await asyncio.gather(*calls))) == 1
    assert await own_market.stock_of(goods) == (9, 1)


async def test_a_cart_placed_another_way_meanwhile_is_a_clear_conflict(own_market: Market) -> None:
    buyer, first_tab = await filled_cart(own_market)
    shop_id = first_tab.shops[0].shop_id
    async with own_market.app.tx(write=False) as tx:
        second_tab = await orders.get_quote(tx, buyer, QuoteRequest(address=ADDRESS, shipping={shop_id: "express"}))
    await place(own_market, buyer, first_tab)
    order = PlaceOrder(
        fingerprint=second_tab.fingerprint, address=ADDRESS, contact_email=EMAIL, shipping={shop_id: "express"}
    )
    with pytest.raises(Conflict) as refusal:
        async with own_market.app.tx() as tx:
            await orders.place(tx, buyer, order)
    assert refusal.value.code == "already_placed"
    assert await own_market.count("checkouts") == 1


async def test_a_new_cart_with_the_same_goods_is_a_new_order(own_market: Market) -> None:
    buyer, quote = await filled_cart(own_market)
    first = await place(own_market, buyer, quote)
    async with own_market.app.tx() as tx:
        await orders.add_to_cart(tx, buyer, quote.shops[0].lines[0].variant_id, 2)
    assert await place(own_market, buyer, await quote_cart(own_market, buyer)) != first
