"""The large demo world: everything of the small one many times over, and it still adds up."""

from uuid import UUID

import pytest
from tests.orders.market import Market, member, place_directly
from tests.payments.fakes import use_fake

from jishi.demo.large.lives import LEFT, LIVED
from jishi.demo.large.make import Size, Times, count, grow_in, times_for
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.platform.runtime import Runtime
from jishi.schema import METADATA

TIMES = Times(goods=2, people=5, lives=4)


@pytest.fixture
async def small(own_app: Runtime) -> Market:
    """Two products, two people, an order that was paid and one that was not."""
    market, provider = Market(own_app), use_fake(own_app)
    tea, pot = await market.goods(), await market.goods(price=9_900, title="茶壶")
    async with own_app.tx() as tx:
        people = [NewAccount(name=name, email=f"{name}@small.example", locale="en") for name in ("ann", "bo")]
        await identity.create_accounts(tx, people)
    paid = await place_directly(own_app, member(), {tea.variant_id: 2, pot.variant_id: 1})
    await market.pay(paid, provider)
    await place_directly(own_app, member(), {pot.variant_id: 3})
    return market


async def test_every_life_is_copied_whole_and_all_still_adds_up(small: Market) -> None:
    app = small.app
    await grow_in(app, TIMES)
    assert await count(app) == Size(products=4, people=10, orders=8)
    await small.assert_all_balances()
    async with app.tx(write=False) as tx:
        emails = {row["email"] for row in await tx.fetch("SELECT email FROM identity.accounts")}
        assert "ann+3@small.example" in emails
        orders = await tx.fetch("SELECT id, number, shop_id, payment_id, owner_id FROM orders.orders")
        assert len({row["number"] for row in orders}) == len({row["owner_id"] for row in orders}) == 8
        shops: dict[UUID, int] = {}
        for row in orders:
            shops[row["shop_id"]] = shops.get(row["shop_id"], 0) + 1
        assert sorted(shops.values()) == [4, 4], "every other life buys in the copied shop"
        strays = await tx.fetch_value(
            "SELECT count(*) FROM orders.order_lines AS line LEFT JOIN orders.orders AS one ON one.id = line.order_id"
            " LEFT JOIN catalog.variant AS variant"
            " ON variant.id = line.variant_id AND variant.product_id = line.product_id"
            " AND variant.shop_id = one.shop_id"
            " LEFT JOIN catalog.product AS product ON product.code = line.product_code AND product.id = line.product_id"
            " WHERE one.id IS NULL OR variant.id IS NULL OR product.id IS NULL"
        )
        assert strays == 0
        sold = [row["sold"] for row in await tx.fetch("SELECT sold FROM catalog.product ORDER BY sold")]
        assert sold == [2, 2, 4, 4], "two copies of each shop's paid order"


async def test_a_world_grows_to_at_least_what_is_wanted() -> None:
    there = Size(products=1_220, people=402, orders=5_972)
    assert times_for(there, Size()) == Times(goods=82, people=498, lives=168)


def test_every_table_is_either_copied_or_left_on_purpose() -> None:
    known = {f"{schema}.{name}" for tables in (LIVED, LEFT) for schema, names in tables.items() for name in names}
    assert sorted(set(METADATA.tables) - known) == []
    assert sorted(known - set(METADATA.tables)) == []
