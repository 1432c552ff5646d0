"""kill -9 of the web and of the worker while people are buying."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from tests.faults.processes import Buyer, Shop, shop_on, until

pytestmark = pytest.mark.faults
BUYERS = 60
PIECES = 200


@pytest.fixture
async def shop(database: str, folder: Path) -> AsyncIterator[Shop]:
    async with shop_on(database, folder, "web", "sandbox") as found:
        await found.stock(PIECES)
        yield found


async def buy_on(buyer: Buyer, seen: list[str], first: asyncio.Event) -> None:
    """Place, whatever happens to the other side."""
    try:
        await buyer.place()
        first.set()
    except httpx.TransportError:
        seen.append("cut off")


async def test_a_checkout_is_whole_or_not_there_when_the_web_is_killed(shop: Shop) -> None:
    buyers = [Buyer(shop) for _ in range(BUYERS)]
    for buyer in buyers:
        await buyer.look()
    seen, first = list[str](), asyncio.Event()
    placing = [asyncio.create_task(buy_on(buyer, seen, first)) for buyer in buyers]
    await first.wait()
    await shop.processes.kill("web")
    await asyncio.gather(*placing)
    assert "cut off" in seen, "the kill came too late to hit anybody"
    await shop.assert_whole()
    await shop.sweep()
    await shop.assert_whole()
    placed = await shop.count("orders.checkouts")
    assert await shop.level() == (PIECES - placed, placed)

    told = {buyer.key: buyer.checkout["id"] for buyer in buyers if buyer.checkout}
    await shop.processes.start("web")
    again = await asyncio.gather(*(buyer.place() for buyer in buyers))
    assert {answer.status_code for answer in again} == {201}, shop.processes.log_of("web").read_text("utf-8")[-4000:]
    assert all(buyer.checkout["id"] == told.get(buyer.key, buyer.checkout["id"]) for buyer in buyers)
    assert await shop.count("orders.checkouts") == BUYERS
    assert await shop.level() == (PIECES - BUYERS, BUYERS)
    await shop.assert_whole()


async def test_payments_go_on_where_they_were_when_everything_is_killed(shop: Shop) -> None:
    await shop.processes.start("worker")
    buyers = [Buyer(shop) for _ in range(10)]
    for buyer in buyers:
        await buyer.look()
        assert (await buyer.place()).status_code == 201
    paying = [asyncio.create_task(pay(shop, buyer)) for buyer in buyers]
    await until(lambda: some_paid(shop))
    await shop.processes.kill("web")
    await shop.processes.kill("worker")
    await asyncio.gather(*paying)
    await shop.assert_whole()
    async with shop.app.tx() as tx:
        # A job whose worker died is taken up when it has not been heard of for half a minute; let that be over.
        await tx.execute("UPDATE pgqueuer SET heartbeat = now() - interval '2 minutes' WHERE status = 'picked'")
    await shop.processes.start("web", "worker")
    await until(lambda: all_paid(shop, len(buyers)))
    assert await shop.count("payments.charge") == len(buyers)
    assert await shop.level() == (PIECES - len(buyers), len(buyers))
    await until(lambda: nothing_waits(shop))
    await shop.assert_whole()


async def pay(shop: Shop, buyer: Buyer) -> None:
    order = httpx.URL(buyer.checkout["pay_url"]).params["order"]
    answer = await shop.http.post(f"{shop.app.settings.sandbox_url}/v1/pay", json={"order": order})
    assert answer.status_code == 200, answer.text


async def some_paid(shop: Shop) -> bool:
    return await shop.count("orders.orders WHERE state = 'paid'") > 1


async def all_paid(shop: Shop, most: int) -> bool:
    return await shop.count("orders.orders WHERE state = 'paid'") == most


async def nothing_waits(shop: Shop) -> bool:
    return not await shop.count("pgqueuer WHERE status IN ('queued', 'picked')")
