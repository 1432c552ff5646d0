"""The pages without a script: by forms and links alone."""

import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from tests.media.pictures import jpeg
from tests.messaging.conftest import Talker, befriend, join, say
from tests.orders.market import Market

from jishi.kernel.actor import SYSTEM
from jishi.modules.catalog import api as catalog
from jishi.modules.messaging import api as messaging
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(2)>"'
Ask = Callable[..., Awaitable[httpx.Response]]


@pytest.fixture
async def ask(client: httpx.AsyncClient) -> Ask:
    """Ask for a page, or send a form, as somebody."""

    async def call(who: Talker | None, path: str, data: dict[str, str] | None = None, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {who.token}"} if who else {}
        method = "GET" if data is None else "POST"
        answer = await client.request(method, path, data=data, headers=headers, **more)
        assert "<script>alert(1)" not in answer.text
        assert "<img src=x" not in answer.text
        return answer

    return call


@pytest.fixture
async def two(app: Runtime) -> tuple[Talker, Talker, UUID]:
    """Two friends and their room."""
    mei, bo = await join(app, "Mei" + SCRIPT[:9]), await join(app, "Bo")
    await befriend(app, mei, bo)
    async with app.tx() as tx:
        return mei, bo, await messaging.open_direct(tx, mei.actor, bo.handle)


async def test_two_talk_by_forms(ask: Ask, two: tuple[Talker, Talker, UUID]) -> None:
    mei, bo, room = two
    opened = await ask(mei, "/messages/direct", {"handle": f"@{bo.handle}"})
    assert (opened.status_code, opened.headers["location"]) == (303, f"/messages/{room}")
    sent = await ask(mei, f"/messages/{room}", {"text": "你好 https://example.com " + SCRIPT, "client_id": "one"})
    assert sent.status_code == 303
    assert (await ask(mei, f"/messages/{room}", {"text": "again", "client_id": "one"})).status_code == 303
    files = {"picture": ("a.jpg", jpeg(500, 400), "image/jpeg")}
    assert (await ask(bo, f"/messages/{room}", {"text": ""}, files=files)).status_code == 303
    shown = (await ask(bo, f"/messages/{room}")).text
    assert "你好" in shown
    assert 'href="https://example.com"' in shown
    assert "again" not in shown, "the same message twice is one"
    assert shown.count('class="bubble-picture"') == 1
    listed = (await ask(bo, "/messages")).text
    assert f"/messages/{room}" in listed
    empty = await ask(mei, f"/messages/{room}", {"text": " "})
    assert empty.status_code == 422
    assert 'role="alert"' in empty.text


async def test_what_one_can_do_with_a_message(ask: Ask, app: Runtime, two: tuple[Talker, Talker, UUID]) -> None:
    mei, bo, room = two
    said = await say(app, mei, room, "tea?")
    here = f"/messages/{room}/{said.id}"
    assert "/recall" in (await ask(mei, here)).text
    assert "/recall" not in (await ask(bo, here)).text
    assert (await ask(bo, here + "/sign", {"sign": "👍"})).status_code == 303
    answered = await ask(bo, f"/messages/{room}", {"text": "yes", "reply_to": str(said.id)})
    assert answered.status_code == 303
    shown = (await ask(mei, f"/messages/{room}")).text
    assert "👍" in shown
    assert 'class="bubble-quote"' in shown
    assert (await ask(mei, here + "/edit", {"text": "coffee?"})).status_code == 303
    part = (await ask(bo, f"/messages/{room}/bubbles?after={said.version}")).text
    assert "coffee?" in part
    assert re.search(r'data-version="(\d+)"', part)
    assert (await ask(bo, here + "/recall", {})).status_code == 403
    assert (await ask(mei, here + "/recall", {})).status_code == 303
    assert "coffee?" not in (await ask(bo, f"/messages/{room}")).text
    assert (await ask(bo, here + "/removal", {})).status_code == 303


async def test_others_find_nothing(ask: Ask, app: Runtime, two: tuple[Talker, Talker, UUID]) -> None:
    mei, _, room = two
    said = await say(app, mei, room, "between us")
    ann = await join(app, "Ann")
    for path in (
        f"/messages/{room}",
        f"/messages/{room}/bubbles",
        f"/messages/{room}/{said.id}",
        f"/messages/{room}/about",
    ):
        assert (await ask(ann, path)).status_code == 404
    assert (await ask(ann, f"/messages/{room}", {"text": "hi"})).status_code == 404
    assert (await ask(ann, f"/messages/{uuid4()}")).status_code == 404
    for path in ("/messages", f"/messages/{room}", "/messages/new", "/messages/settings"):
        assert (await ask(None, path)).status_code in (302, 303, 401)


async def test_a_group_by_forms(ask: Ask, app: Runtime, two: tuple[Talker, Talker, UUID]) -> None:
    mei, bo, _ = two
    made = await ask(mei, "/messages/groups", {"name": "茶友", "people": f"@{bo.handle}"})
    group = made.headers["location"]
    assert bo.handle in (await ask(mei, f"{group}/about")).text
    assert (await ask(bo, f"{group}/about", {"do": "rename", "name": "mine"})).status_code == 403
    assert (await ask(mei, f"{group}/about", {"do": "rename", "name": "老茶友"})).status_code == 303
    assert "老茶友" in (await ask(bo, group)).text
    assert (await ask(bo, f"{group}/about", {"do": "leave"})).headers["location"] == "/messages"
    assert (await ask(bo, group)).status_code == 404
    nobody = await ask(mei, "/messages/groups", {"name": "x", "people": "@nobody_there"})
    assert nobody.status_code == 422


async def test_what_was_said_is_found_again(ask: Ask, app: Runtime, two: tuple[Talker, Talker, UUID]) -> None:
    mei, bo, room = two
    said = await say(app, mei, room, "龙井 100%")
    assert f"/messages/{room}?at={said.seq}" in (await ask(bo, "/messages?q=龙井")).text
    assert (await ask(bo, f"/messages/{room}?at={said.seq}")).status_code == 200
    kept = await ask(bo, "/messages/settings", {"receipts": "1", "strangers": "1"})
    assert kept.status_code == 303
    assert (await ask(bo, f"/messages/{room}?before=99999999999999999999")).status_code == 200


async def test_from_a_product_to_its_shop_and_its_room(
    ask: Ask, app: Runtime, two: tuple[Talker, Talker, UUID]
) -> None:
    mei, bo, _ = two
    market = Market(app)
    goods = await market.goods()
    async with app.tx(write=False) as tx:
        code = (await catalog.cards(tx, [goods.product_id]))[goods.product_id].code
    begun = await ask(mei, f"/products/{code}/conversation", {})
    assert begun.status_code == 303
    home, _, query = begun.headers["location"].partition("?")
    assert query == f"card=product:{code}"
    assert (await ask(mei, home, {"text": "刻字吗？", "card": f"product:{code}"})).status_code == 303
    assert 'class="bubble-card"' in (await ask(mei, home)).text
    assert (await ask(bo, home)).status_code == 404
    room = f"/products/{code}/room"
    assert (await ask(None, room)).status_code == 200
    assert (await ask(bo, room, {"text": "耐看吗？"})).status_code == 303
    assert "耐看吗？" in (await ask(None, room)).text
    assert (await ask(None, room, {"text": "x"})).status_code in (401, 403)
    clerk = await join(app, "Kim")
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, clerk.id, [Role.MERCHANT_STAFF], [goods.shop_id])
    assert home in (await ask(clerk, "/console/service")).text
    assert (await ask(clerk, home, {"text": "可以"})).status_code == 303
    assert "可以" in (await ask(mei, home)).text
    assert (await ask(bo, "/console/service")).status_code == 404
    async with app.tx(write=False) as tx:
        written = await tx.fetch_value("SELECT count(*) FROM platform.audit_log WHERE action = 'service.answered'")
    assert written == 1
