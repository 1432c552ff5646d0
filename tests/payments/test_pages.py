"""The pages around paying, as a person meets them, and the same as JSON."""

import re
from datetime import timedelta
from uuid import UUID

import httpx
import pytest
from tests.payments.fakes import call_back, count, failed_notice, owe, paid_notice, use_fake

from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.payments import api
from jishi.platform.http.cookies import GUEST, seal_guest
from jishi.platform.runtime import Runtime

OWNER = uuid7()


def become(client: httpx.AsyncClient, app: Runtime, owner_id: UUID = OWNER) -> None:
    """Let the browser be this guest's."""
    client.cookies.clear()
    client.cookies.set(GUEST, seal_guest(owner_id, app.settings.secret, app.clock.now()), domain="shop.test")


async def press(client: httpx.AsyncClient, page: str, code: str, channel: str = "fake") -> httpx.Response:
    """Send the form of the page."""
    token = re.search(r'name="_csrf" value="([^"]+)"', page)
    assert token is not None
    return await client.post(f"/pay/{code}/attempts", data={"_csrf": token[1], "channel": channel})


async def seen(client: httpx.AsyncClient, code: str) -> str:
    """What the page after paying says."""
    answer = await client.get(f"/pay/{code}/return", headers={"accept-language": "en"})
    assert answer.status_code == 200
    found = re.search(r'data-outcome="(\w+)"', answer.text)
    assert found is not None
    return found[1]


async def test_from_the_page_to_the_provider(app: Runtime, client: httpx.AsyncClient) -> None:
    use_fake(app)
    payment = await owe(app, owner_id=OWNER)
    become(client, app)
    page = await client.get(f"/pay/{payment.code}", headers={"accept-language": "en"})
    assert page.status_code == 200
    assert "¥129" in page.text
    assert "Two cups" in page.text
    answer = await press(client, page.text, payment.code)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"https://fake.example/{payment.code}-1"


async def test_the_page_speaks_chinese(app: Runtime, client: httpx.AsyncClient) -> None:
    payment = await owe(app, owner_id=OWNER)
    become(client, app)
    page = await client.get(f"/pay/{payment.code}", headers={"accept-language": "zh-CN"})
    assert "去支付" in page.text
    assert "沙盒支付" in page.text


async def test_without_the_token_of_the_form_nothing_starts(app: Runtime, client: httpx.AsyncClient) -> None:
    use_fake(app)
    payment = await owe(app, owner_id=OWNER)
    become(client, app)
    answer = await client.post(f"/pay/{payment.code}/attempts", data={"channel": "fake"})
    assert answer.status_code == 403
    assert await count(app, "attempt") == 0


@pytest.mark.parametrize("path", ["/pay/{}", "/pay/{}/return", "/api/v1/payments/{}"])
async def test_a_payment_of_somebody_else_is_not_found(app: Runtime, client: httpx.AsyncClient, path: str) -> None:
    payment = await owe(app)
    become(client, app)
    assert (await client.get(path.format(payment.code))).status_code == 404


@pytest.mark.parametrize("path", ["/pay/{}", "/api/v1/payments/{}"])
@pytest.mark.parametrize(
    ("code", "status"),
    [("NOBODY0000", 404), ("'; DROP TABLE payments.payment; --", 404), ("💸" * 50, 404), ("%00", 422)],
)
async def test_a_code_that_is_none_is_refused(
    app: Runtime, client: httpx.AsyncClient, path: str, code: str, status: int
) -> None:
    become(client, app)
    assert (await client.get(path.format(code))).status_code == status


async def test_nobody_starts_the_payment_of_somebody_else(app: Runtime, client: httpx.AsyncClient) -> None:
    use_fake(app)
    payment = await owe(app)
    headers = {"authorization": f"Bearer {seal_guest(OWNER, app.settings.secret, app.clock.now())}"}
    url = f"/api/v1/payments/{payment.code}/attempts"
    answer = await client.post(url, json={"channel": "fake"}, headers=headers)
    assert answer.status_code == 404
    assert await count(app, "attempt") == 0


async def test_as_json(app: Runtime, client: httpx.AsyncClient) -> None:
    use_fake(app)
    payment = await owe(app, owner_id=OWNER)
    api.lead(app, "cups", "/cups/{reference}")
    headers = {"authorization": f"Bearer {seal_guest(OWNER, app.settings.secret, app.clock.now())}"}
    shown = await client.get(f"/api/v1/payments/{payment.code.lower()}", headers=headers)
    assert shown.status_code == 200
    assert shown.json()["state"] == "open"
    assert shown.json()["channels"] == [{"code": "fake", "name": "Fake"}]
    assert shown.json()["home_url"] == f"/cups/{payment.reference}"
    url = f"/api/v1/payments/{payment.code}/attempts"
    started = await client.post(url, json={"channel": "fake"}, headers=headers)
    assert started.status_code == 201
    again = await client.post(url, json={"channel": "fake"}, headers=headers)
    assert again.json() == started.json()


@pytest.mark.parametrize(("body", "status"), [({"channel": "gold"}, 404), ({"channel": 7}, 422), ({}, 422)])
async def test_a_channel_that_is_none_is_refused(
    app: Runtime, client: httpx.AsyncClient, body: dict[str, object], status: int
) -> None:
    use_fake(app)
    payment = await owe(app, owner_id=OWNER)
    headers = {"authorization": f"Bearer {seal_guest(OWNER, app.settings.secret, app.clock.now())}"}
    answer = await client.post(f"/api/v1/payments/{payment.code}/attempts", json=body, headers=headers)
    assert answer.status_code == status
    assert await count(app, "attempt") == 0


async def test_the_outcome_follows_what_is_known(app: Runtime, client: httpx.AsyncClient) -> None:
    fake = use_fake(app)
    payment = await owe(app, owner_id=OWNER)
    become(client, app)
    assert await seen(client, payment.code) == "unpaid"
    await press(client, (await client.get(f"/pay/{payment.code}")).text, payment.code)
    assert await seen(client, payment.code) == "pending"
    await call_back(app, failed_notice(f"{payment.code}-1"))
    assert await seen(client, payment.code) == "failed"
    await press(client, (await client.get(f"/pay/{payment.code}")).text, payment.code)
    fake.take(f"{payment.code}-2")
    assert await seen(client, payment.code) == "paid"
    answer = await client.get(f"/pay/{payment.code}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/pay/{payment.code}/return")


async def test_a_silent_provider_leaves_the_outcome_pending(app: Runtime, client: httpx.AsyncClient) -> None:
    fake = use_fake(app)
    payment = await owe(app, owner_id=OWNER)
    become(client, app)
    await press(client, (await client.get(f"/pay/{payment.code}")).text, payment.code)
    fake.silent = True
    assert await seen(client, payment.code) == "pending"


async def test_after_the_end_the_page_says_so(app: Runtime, client: httpx.AsyncClient, clock: FixedClock) -> None:
    use_fake(app)
    payment = await owe(app, owner_id=OWNER)
    become(client, app)
    clock.advance(timedelta(minutes=29))
    assert (await client.get(f"/pay/{payment.code}")).status_code == 303
    assert await seen(client, payment.code) == "expired"
    async with app.tx() as tx:
        await api.close_payment(tx, payment.id)
    assert await seen(client, payment.code) == "closed"


async def test_what_the_payer_reads_is_escaped(app: Runtime, client: httpx.AsyncClient) -> None:
    use_fake(app)
    payment = await owe(app, owner_id=OWNER)
    async with app.tx() as tx:
        await tx.execute("UPDATE payments.payment SET subject = '<script>alert(1)</script>'")
    become(client, app)
    assert "<script>alert(1)" not in (await client.get(f"/pay/{payment.code}")).text


async def test_paying_costs_one_statement_and_so_does_a_replay(app: Runtime) -> None:
    use_fake(app)
    payment = await owe(app)
    async with app.tx() as tx:
        await api.start_attempt(tx, payment.id, "fake")
        assert tx.statements == 2
    async with app.tx() as tx:
        await api.handle_callback(tx, "fake", {"signature": "good"}, paid_notice(f"{payment.code}-1"))
        assert tx.statements == 1
    async with app.tx() as tx:
        await api.handle_callback(tx, "fake", {"signature": "good"}, paid_notice(f"{payment.code}-1"))
        assert tx.statements == 1
