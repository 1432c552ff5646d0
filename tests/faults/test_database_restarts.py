"""The database goes away and comes back while people are buying."""

import asyncio
import contextlib
import shutil
import subprocess
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from tests.faults.processes import Buyer, Shop, is_up, shop_on, until

from jishi.platform import migrate
from jishi.platform.embedded import EmbeddedPostgres

pytestmark = pytest.mark.faults
BUYERS = 12
PIECES = 5_000
QUICK = "fsync = off\nfull_page_writes = off\nshared_buffers = 64MB"
ANSWERS = {200, 201, 409, 503}


@pytest.fixture
def postgres(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedPostgres]:
    """A cluster that may be treated badly."""
    folder = tmp_path_factory.mktemp("cluster")
    for parent in (folder, *folder.parents[:3]):
        with contextlib.suppress(PermissionError):
            parent.chmod(0o755)  # the server runs as a user of its own when we are root
    own = EmbeddedPostgres(folder / "postgres")
    own.start(extra=QUICK)
    own.ensure_database("jishi")
    migrate.upgrade(own.url("jishi"))
    yield own  # type: ignore[misc]
    with contextlib.suppress(subprocess.CalledProcessError):
        own.control("stop", "-m", "immediate")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
async def shop(postgres: EmbeddedPostgres, folder: Path) -> AsyncIterator[Shop]:
    async with shop_on(postgres.url("jishi"), folder, "web", "worker") as found:
        await found.stock(PIECES)
        yield found


async def keep_buying(shop: Shop, stop: asyncio.Event, seen: Counter[int], buyers: list[Buyer]) -> None:
    """Buy again and again, as a person would who tries again with the same form after a failure."""
    while not stop.is_set():
        buyer = Buyer(shop)
        buyers.append(buyer)
        while not stop.is_set() and not buyer.checkout:
            try:
                if not buyer.body:
                    await buyer.look()
                answer = await buyer.place()
            except httpx.HTTPStatusError as refusal:
                answer = refusal.response
            seen[answer.status_code] += 1
            if answer.status_code >= 400:
                log = shop.processes.log_of("web").read_text("utf-8", "replace")
                assert "content-type" in answer.headers, f"{answer.request.url} {answer.text}\n{log[-6000:]}"
                assert answer.headers["content-type"] == "application/problem+json", answer.text
                assert answer.json()["title"]
                await asyncio.sleep(0.05)


async def test_the_shop_recovers_by_itself_and_nothing_is_half_done(shop: Shop, postgres: EmbeddedPostgres) -> None:
    stop, seen, buyers = asyncio.Event(), Counter[int](), list[Buyer]()
    buying = [asyncio.create_task(keep_buying(shop, stop, seen, buyers)) for _ in range(BUYERS)]
    await until(lambda: sold(buyers, 5))
    for mode in ("immediate", "fast"):
        before = sum(bool(buyer.checkout) for buyer in buyers)
        await asyncio.to_thread(restart, postgres, mode)
        await until(lambda before=before: sold(buyers, before + 10))  # type: ignore[misc]
    stop.set()
    await asyncio.gather(*buying)
    assert set(seen) <= ANSWERS, seen
    assert seen[503], "nobody noticed, so nothing was tried"
    assert await is_up(shop.app.settings.public_url)
    await shop.assert_whole()
    told = {buyer.checkout["id"] for buyer in buyers if buyer.checkout}
    async with shop.app.tx(write=False) as tx:
        there = {str(row["id"]) for row in await tx.fetch("SELECT id FROM orders.checkouts")}
    assert told <= there, "somebody was told of an order that is not there"
    unheard = [buyer for buyer in buyers if not buyer.checkout and buyer.body]
    assert len(there) <= len(told) + len(unheard)
    await until(lambda: no_jobs(shop))


def restart(postgres: EmbeddedPostgres, mode: str) -> None:
    """Down and up again; `immediate` is a crash, after which the log is replayed."""
    postgres.control("stop", "-m", mode)
    postgres.start()


async def sold(buyers: list[Buyer], most: int) -> bool:
    return sum(bool(buyer.checkout) for buyer in buyers) >= most


async def no_jobs(shop: Shop) -> bool:
    async with shop.app.tx() as tx:
        await tx.execute("UPDATE pgqueuer SET heartbeat = now() - interval '2 minutes' WHERE status = 'picked'")
    return not await shop.count("pgqueuer WHERE status IN ('queued', 'picked') AND execute_after <= now()")


async def test_while_the_database_is_down_people_are_told_so(shop: Shop, postgres: EmbeddedPostgres) -> None:
    base = shop.app.settings.public_url
    assert (await shop.http.get(f"{base}/")).status_code == 200
    await asyncio.to_thread(postgres.control, "stop", "-m", "fast")
    assert not await is_up(base)
    buyer = Buyer(shop)
    answers = [
        await buyer.call("GET", "/orders"),
        await buyer.call("POST", "/cart/lines", {"variant_id": str(shop.variant_id), "quantity": 1}),
        await shop.http.get(f"{base}/cart", headers={"Accept": "text/html"}),
        await shop.http.get(f"{base}/search?q=tea", headers={"Accept": "text/html"}),
    ]
    for answer in answers:
        assert answer.status_code == 503, answer.text
        assert int(answer.headers["retry-after"]) > 0
    assert "<h1" in answers[-1].text
    await asyncio.to_thread(postgres.start)
    await until(lambda: is_up(base))
    assert (await buyer.call("GET", "/orders")).status_code == 200
