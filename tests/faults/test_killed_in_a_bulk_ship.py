"""kill -9 of the worker while it ships many orders: each leaves exactly once, however often it starts again."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from tests.faults.processes import Buyer, Shop, shop_on, until

from jishi.console.fulfilment.bulk import SHIP
from jishi.console.grid.bulk.start import start_run
from jishi.console.grid.registry import GRIDS
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.inventory import api as inventory
from jishi.modules.payments import api as payments
from jishi.modules.team import api as team
from jishi.modules.team.contracts import ROLE_PERMISSIONS, Role

pytestmark = pytest.mark.faults
ORDERS = 40
PIECES = 100


@pytest.fixture
async def shop(database: str, folder: Path) -> AsyncIterator[Shop]:
    async with shop_on(database, folder, "web", "sandbox") as found:
        await found.stock(PIECES)
        yield found


async def test_each_order_leaves_once_when_the_worker_is_killed_again_and_again(shop: Shop) -> None:
    numbers = await some_paid(shop)
    async with shop.app.tx() as tx:
        account_id = await identity.create_account(tx, NewAccount(name="Clerk", email="clerk@example.com"))
        await team.add_staff(tx, SYSTEM, account_id, [Role.MANAGER])
    permissions = frozenset(str(one) for one in ROLE_PERMISSIONS[Role.MANAGER])
    clerk = Actor(kind=ActorKind.STAFF, account_id=account_id, permissions=permissions)
    for start in range(0, ORDERS, 10):
        async with shop.app.tx() as tx:
            ids = numbers[start : start + 10]
            await start_run(tx, clerk, GRIDS["orders"], SHIP, ids=ids, fields={"carrier": "own"})
    for least in (1, ORDERS // 2):
        await shop.processes.start("worker")
        await until(lambda least=least: shipped(shop, least))  # type: ignore[misc]
        await shop.processes.kill("worker")
        await assert_balanced(shop)
        async with shop.app.tx() as tx:
            await tx.execute("UPDATE pgqueuer SET heartbeat = now() - interval '2 minutes' WHERE status = 'picked'")
    await shop.processes.start("worker")
    await until(lambda: shipped(shop, ORDERS))
    assert await shop.count("orders.fulfilments") == ORDERS
    assert await shop.count("orders.order_lines WHERE shipped = 1 AND packed = 1") == ORDERS
    assert await shop.count("orders.history WHERE state = 'shipped'") == ORDERS
    assert await shop.count("platform.audit_log WHERE action = 'orders.shipped'") == ORDERS
    assert await shop.count("inventory.movements WHERE kind = 'shipped'") == ORDERS
    assert await shop.level() == (PIECES - ORDERS, 0)
    await until(lambda: told(shop))
    assert await shop.count("console.bulk_rows WHERE outcome = 'done'") == ORDERS
    await assert_balanced(shop)


async def some_paid(shop: Shop) -> list[str]:
    """Numbers of paid orders of one piece each."""
    buyers = [Buyer(shop) for _ in range(ORDERS)]
    for buyer in buyers:
        await buyer.look()
        assert (await buyer.place()).status_code == 201
        order = httpx.URL(buyer.checkout["pay_url"]).params["order"]
        body = {"order": order, "wait": True}
        assert (await shop.http.post(f"{shop.app.settings.sandbox_url}/v1/pay", json=body)).status_code == 200
    return [buyer.checkout["orders"][0]["number"] for buyer in buyers]


async def shipped(shop: Shop, least: int) -> bool:
    await asyncio.sleep(0)
    return await shop.count("orders.orders WHERE state = 'shipped'") >= least


async def told(shop: Shop) -> bool:
    return not await shop.count("console.bulk_runs WHERE state <> 'done'")


async def assert_balanced(shop: Shop) -> None:
    async with shop.app.tx(write=False) as tx:
        assert await inventory.audit(tx) == []
        assert await payments.ledger.audit(tx) == []
