"""Who may read the metrics."""

import httpx
import msgspec
import pytest

from jishi.platform.http import app as web
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Environment

TOKEN = "a token for the scraper"


async def ask(app: Runtime, *, address: str = "127.0.0.1", **headers: str) -> int:
    transport = httpx.ASGITransport(app=web.create(app, []), client=(address, 5))
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return (await client.get("/metrics", headers=sent)).status_code


def with_token(app: Runtime, env: Environment = Environment.DEVELOPMENT, token: str = TOKEN) -> None:
    app.settings = msgspec.structs.replace(app.settings, env=env, metrics_token=token)


async def test_this_machine_may_while_developing(app: Runtime) -> None:
    assert await ask(app) == 200
    assert await ask(app, address="192.0.2.7") == 404


@pytest.mark.parametrize("header", ["x_forwarded_for", "forwarded", "x_real_ip", "via"])
async def test_what_a_proxy_passes_on_is_not_this_machine(app: Runtime, header: str) -> None:
    assert await ask(app, **{header: "127.0.0.1"}) == 404
    with_token(app)
    assert await ask(app, **{header: "127.0.0.1"}) == 404
    assert await ask(app, authorization=f"Bearer {TOKEN}", **{header: "192.0.2.7"}) == 200


async def test_a_token_is_asked_from_everybody_once_there_is_one(app: Runtime) -> None:
    with_token(app)
    assert await ask(app) == 404
    assert await ask(app, authorization="Bearer another") == 404
    assert await ask(app, address="192.0.2.7", authorization=f"Bearer {TOKEN}") == 200


async def test_in_production_only_the_token_opens(app: Runtime) -> None:
    with_token(app, Environment.PRODUCTION, "")
    assert await ask(app) == 404
    assert await ask(app, authorization="Bearer ") == 404
    with_token(app, Environment.PRODUCTION)
    assert await ask(app, authorization=f"Bearer {TOKEN}") == 200
