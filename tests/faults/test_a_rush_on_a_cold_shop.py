"""More people at once than there are connections, and nothing in the cache yet."""

import asyncio

import msgspec
from tests.security.town import ADDRESS, Town

from jishi.bootstrap import make_runtime
from jishi.kernel.ids import uuid7
from jishi.platform.http import cookies
from jishi.platform.runtime import Runtime

PEOPLE = 40
CONNECTIONS = 3
SECONDS = 8
"""Below the ten seconds after which somebody who waits for a connection gives up."""


async def test_nobody_waits_for_somebody_who_waits(own_app: Runtime) -> None:
    goods = await Town(own_app).ware()
    settings = msgspec.structs.replace(own_app.settings, database_pool=CONNECTIONS)
    cold = make_runtime(settings, clock=own_app.clock)
    await cold.start(listen=False)
    town = Town(cold)
    pages = ["/", f"/products/{goods.code}", "/search?q=x", "/shops", "/api/v1/products", "/categories", "/cart"]
    try:
        browsers = [town.browser() for _ in range(PEOPLE)]
        async with asyncio.timeout(SECONDS):
            # Each shows a token nobody has seen yet, so that every request asks the database who this is.
            tasks = [
                browser.get(pages[number % len(pages)], headers={"Authorization": f"Bearer {'x' * 41}{number:02d}"})
                for number, browser in enumerate(browsers)
            ]
            answers = await asyncio.gather(*tasks)
        assert {answer.status_code for answer in answers} == {200}
        async with asyncio.timeout(SECONDS * 2):
            checkouts = await asyncio.gather(*(buy(town, goods.variant_id) for _ in range(PEOPLE)))
        assert set(checkouts) == {201}
    finally:
        await town.close()
        await cold.stop()


async def buy(town: Town, variant_id: object) -> int:
    town.app.cache.forget("*")
    token = {"Authorization": f"Bearer {cookies.seal_guest(uuid7(), town.app.settings.secret, town.app.clock.now())}"}
    browser = town.browser()
    lines = [{"variant_id": str(variant_id), "quantity": 1}]
    quote = await browser.http.post("/api/v1/quotes", json={"lines": lines, "address": ADDRESS}, headers=token)
    body = {"fingerprint": quote.json()["fingerprint"], "lines": lines, "address": ADDRESS}
    return (await browser.http.post("/api/v1/checkouts", json=body, headers=token)).status_code
