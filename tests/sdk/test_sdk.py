"""The Python client is what would be written from the document now, and works against the shop."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from scripts.sdk.__main__ import fresh
from scripts.sdk.write import FOLDER
from tests.identity.conftest import Person
from tests.integrations.conftest import URL, Employ, Receiver, anonymous, employ, receiver, sign_up
from tests.orders.conftest import market, provider
from tests.orders.market import Market

from jishi.bootstrap import make_web
from jishi.kernel.ids import uuid7
from jishi.modules.reviews.events import QuestionAsked
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain
from jishi_client import AsyncClient, Client, ProblemError, models, webhooks
from jishi_client.transport import path_of

__all__ = ["anonymous", "employ", "market", "provider", "receiver", "sign_up"]


def client_for(app: Runtime, token: str = "") -> AsyncClient:
    transport = httpx.ASGITransport(app=make_web(app), raise_app_exceptions=False)
    return AsyncClient("http://shop.test", token, transport=transport)


async def key_of(person: Person, *scopes: str) -> str:
    answer = await person.post("/api/v1/keys", {"name": "SDK", "scopes": list(scopes)})
    secret: str = answer.json()["secret"]
    return secret


def test_the_client_is_what_the_document_says() -> None:
    stale = [name for name, text in fresh().items() if (FOLDER / name).read_text("utf-8") != text]
    assert not stale, f"run `python -m scripts.sdk` and commit {stale}"


async def test_a_key_reads_and_writes_through_the_client(app: Runtime, employ: Employ) -> None:
    manager = await employ(Role.MANAGER)
    secret = await key_of(manager, "webhooks.manage", "notices.edit")
    async with client_for(app, secret) as shop:
        made = await shop.webhooks.add_endpoint(models.EndpointInput(url=URL, events=["order.paid"]))
        assert made.secret.startswith("whsec_")
        assert isinstance(made.endpoint.id, UUID)
        assert made.endpoint.state is models.EndpointState.ACTIVE
        paused = await shop.webhooks.change_endpoint(made.endpoint.id, models.EndpointChange(active=False))
        assert (paused.state, paused.url) == (models.EndpointState.PAUSED, URL)
        assert await shop.webhooks.remove_endpoint(made.endpoint.id) is None
        assert await shop.webhooks.list_endpoints() == []
        kinds = await shop.notice_kinds.list_kinds()
        assert "orders.paid" in [kind.code for kind in kinds]


async def test_refusals_are_problems(app: Runtime, employ: Employ) -> None:
    secret = await key_of(await employ(Role.MANAGER), "webhooks.manage")
    async with client_for(app, secret) as shop:
        with pytest.raises(ProblemError) as refused:
            await shop.webhooks.add_endpoint(models.EndpointInput(url="http://10.0.0.1", events=["order.paid"]))
        assert (refused.value.status, refused.value.code) == (422, "address_refused")
        assert "url" in refused.value.errors
        with pytest.raises(ProblemError) as refused:
            await shop.staff.list_staff()
        assert refused.value.status == 403
        with pytest.raises(ProblemError) as refused:
            await shop.webhooks.get_endpoint(uuid7())
        assert refused.value.status == 404
    async with client_for(app, "jk_0000000000_x") as shop:
        with pytest.raises(ProblemError) as refused:
            await shop.webhooks.list_endpoints()
        assert refused.value.status == 401


async def test_lists_are_walked_to_their_end(app: Runtime, market: Market) -> None:
    for index in range(5):
        await market.goods(handle=f"cup-{index}")
    async with client_for(app) as shop:
        found = [one async for one in shop.iterate(shop.products.list_all, limit=2)]
        assert len({one.code for one in found}) == 5
        one = await shop.products.show(found[0].code)
        assert one.title["zh-CN"] == "茶杯"


async def test_what_a_webhook_brings_is_verified(app: Runtime, employ: Employ, receiver: Receiver) -> None:
    manager = await employ(Role.MANAGER)
    made = (await manager.post("/api/v1/webhooks", {"url": URL, "events": ["question.asked"]})).json()
    async with app.tx() as tx:
        await tx.publish(QuestionAsked(question_id=uuid7(), product_id=uuid7(), shop_id=uuid7(), author_id=uuid7()))
    await drain(app)
    (heard,) = receiver.heard
    at = app.clock.now().timestamp()
    event = webhooks.verify(made["secret"], heard.headers, heard.body, now=at)
    assert (event.type, event.id) == ("question.asked", heard.headers["webhook-id"])
    old, other = at + timedelta(minutes=6).total_seconds(), made["secret"][:-4] + "AAA="
    wrong: list[tuple[str, dict[str, Any], bytes, float]] = [
        (other, dict(heard.headers), heard.body, at),
        (made["secret"], dict(heard.headers), heard.body + b" ", at),
        (made["secret"], dict(heard.headers), heard.body, old),
        (made["secret"], {**heard.headers, "webhook-id": "msg_other"}, heard.body, at),
        (made["secret"], {}, heard.body, at),
    ]
    for secret, headers, body, now in wrong:
        with pytest.raises(webhooks.NotGenuine):
            webhooks.verify(secret, headers, body, now=now)


def test_the_client_for_threads_says_the_same() -> None:
    heard: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        heard.append(request)
        cursor = request.url.params.get("cursor")
        items = [{"id": str(uuid7()), "prefix": "A", "name": "x", "account_id": str(uuid7()), "scopes": []}]
        items[0] |= {"shop_ids": [], "per_minute": 1, "created_at": "2026-06-01T00:00:00Z"}
        items[0] |= {"expires_at": None, "used_at": None, "revoked_at": None}
        page = {"items": items, "next_cursor": None if cursor else "more"}
        return httpx.Response(200, content=json.dumps(page).encode())

    with Client("http://shop.test", "jk_x", transport=httpx.MockTransport(answer)) as shop:
        assert len(list(shop.iterate(shop.keys.list_keys, limit=1))) == 2
    assert [request.url.params.get("cursor") for request in heard] == ["", "more"]
    assert heard[0].headers["authorization"] == "Bearer jk_x"


def test_no_value_leads_out_of_its_place_in_a_path() -> None:
    assert path_of("/api/v1/orders/{number}", number="../staff?x=1") == "/api/v1/orders/..%2Fstaff%3Fx%3D1"
