"""kill -9 of the worker while money goes back: each case is refunded exactly once, however often it starts again."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from tests.faults.processes import Buyer, Shop, shop_on, until

from jishi.kernel.actor import SYSTEM
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import AskInput, Kind, LineAsk, Reason
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import api as orders
from jishi.modules.payments import api as payments

pytestmark = pytest.mark.faults
CASES = 24
PIECES = 100


@pytest.fixture
async def shop(database: str, folder: Path) -> AsyncIterator[Shop]:
    async with shop_on(database, folder, "web", "sandbox") as found:
        await found.stock(PIECES)
        yield found


async def test_each_case_is_refunded_once_when_the_worker_is_killed_again_and_again(shop: Shop) -> None:
    codes = await some_cases(shop)
    for code in codes:
        async with shop.app.tx() as tx:
            await after_sales.accept(tx, SYSTEM, code)
    for least in (1, CASES // 2):
        await shop.processes.start("worker")
        await until(lambda least=least: refunded(shop, least))  # type: ignore[misc]
        await shop.processes.kill("worker")
        await assert_balanced(shop)
        await let_others_take_over(shop)
    await shop.processes.start("worker")
    await until(lambda: refunded(shop, CASES))
    assert await shop.count("payments.refund WHERE state = 'succeeded'") == CASES
    assert await shop.count("sandbox.refund") == CASES
    assert await shop.count("after_sales.cases WHERE state = 'refunded'") == CASES
    assert await shop.count("orders.orders WHERE state = 'refunded' AND refunded = total") == CASES
    assert await shop.level() == (PIECES, 0)
    await assert_balanced(shop)


async def test_lapsing_goes_on_where_it_was_cut_off(shop: Shop) -> None:
    codes = await some_cases(shop)
    async with shop.app.tx() as tx:
        await tx.execute("UPDATE after_sales.cases SET deadline = now() - interval '1 minute'")
    lapsing = asyncio.create_task(after_sales.settle_due(shop.app))
    await until(lambda: promised(shop, 2))
    lapsing.cancel()
    await asyncio.gather(lapsing, return_exceptions=True)
    half = await shop.count("after_sales.cases WHERE state = 'refunding'")
    assert 0 < half < CASES
    assert await shop.count("orders.refunds") == half
    assert await shop.count("payments.refund") == half
    await assert_balanced(shop)
    await after_sales.settle_due(shop.app)
    await shop.processes.start("worker")
    await until(lambda: refunded(shop, CASES))
    assert await shop.count("orders.refunds") == CASES
    assert await shop.level() == (PIECES, 0)
    await assert_balanced(shop)
    assert len(codes) == CASES


async def some_cases(shop: Shop) -> list[str]:
    """Paid orders whose buyers ask for their money before anything is sent."""
    await shop.processes.start("worker")
    buyers = [Buyer(shop) for _ in range(CASES)]
    for buyer in buyers:
        await buyer.look()
        assert (await buyer.place()).status_code == 201
        order = httpx.URL(buyer.checkout["pay_url"]).params["order"]
        await shop.http.post(f"{shop.app.settings.sandbox_url}/v1/pay", json={"order": order})
    await until(lambda: paid(shop))
    await shop.processes.kill("worker")
    await let_others_take_over(shop)
    codes = []
    for buyer in buyers:
        async with shop.app.tx() as tx:
            found = await orders.get_order(tx, SYSTEM, buyer.checkout["orders"][0]["number"])
            lines = [LineAsk(line_id=line.id, quantity=line.quantity) for line in found.lines]
            given = AskInput(
                order=found.number, kind=Kind.REFUND, unsent=True, reason=Reason.NO_LONGER_WANTED, lines=lines
            )
            codes.append((await after_sales.ask(tx, SYSTEM, given)).code)
    return codes


async def let_others_take_over(shop: Shop) -> None:
    """A job whose worker died is taken up when it has not been heard of for half a minute; let that be over."""
    async with shop.app.tx() as tx:
        await tx.execute(
            "UPDATE pgqueuer SET heartbeat = now() - $1::interval WHERE status = 'picked'", timedelta(minutes=2)
        )


async def assert_balanced(shop: Shop) -> None:
    async with shop.app.tx(write=False) as tx:
        assert await inventory.audit(tx) == []
        assert await payments.ledger.audit(tx) == []


async def paid(shop: Shop) -> bool:
    return await shop.count("orders.orders WHERE state = 'paid'") == CASES


async def promised(shop: Shop, least: int) -> bool:
    return await shop.count("after_sales.cases WHERE state = 'refunding'") >= least


async def refunded(shop: Shop, least: int) -> bool:
    return await shop.count("after_sales.cases WHERE state = 'refunded'") >= least
