"""Two who save at once: what happens without the lock, and with it."""

import asyncio
from uuid import UUID

import asyncpg
import pytest
from tests.catalog.conftest import count, simple

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog import queries
from jishi.modules.catalog.contracts import Outcome, SaveResult
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.platform.runtime import Runtime


@pytest.fixture
async def shop(own_app: Runtime) -> UUID:
    async with own_app.tx() as tx:
        return await merchants.create_shop(tx, ShopInput(slug="busy", name={"en": "Busy"}))


async def save_many(app: Runtime, shop: UUID, times: int) -> list[SaveResult | BaseException]:
    async def one(price: int) -> SaveResult:
        async with app.tx() as tx:
            return await catalog.save_product(tx, shop, simple("hot", price))

    return await asyncio.gather(*(one(100 + price) for price in range(times)), return_exceptions=True)


async def test_without_the_lock_two_make_the_same_product(
    own_app: Runtime, shop: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "LOCK_SHOP", "SELECT $1::text, pg_sleep(0.05)")
    results = await save_many(own_app, shop, 8)
    assert any(isinstance(result, asyncpg.UniqueViolationError) for result in results)


async def test_with_it_one_makes_it_and_the_others_change_it(own_app: Runtime, shop: UUID) -> None:
    results = await save_many(own_app, shop, 8)
    outcomes = sorted(result.outcome for result in results if isinstance(result, SaveResult))
    assert outcomes == sorted([Outcome.CREATED, *[Outcome.CHANGED] * 7])
    async with own_app.tx() as tx:
        assert await count(tx, "catalog.product") == 1
        assert await count(tx, "catalog.variant") == 1
