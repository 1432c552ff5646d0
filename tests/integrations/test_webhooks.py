"""Webhooks: what happened is told to who asked for it, signed, at least once, under one id."""

import base64
import hashlib
import hmac
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.identity.conftest import Person
from tests.integrations.conftest import URL, Employ, Heard, Killed, MakeShop, Receiver, in_shop
from tests.orders.conftest import buyer, market, provider
from tests.orders.market import Buyer, Market
from tests.payments.fakes import FakeProvider

from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.integrations import api
from jishi.modules.integrations.actions.send import SendDelivery
from jishi.modules.integrations.domain.retries import PAUSES
from jishi.modules.orders import api as orders
from jishi.modules.orders.events import OrderPaid
from jishi.modules.reviews.events import QuestionAsked
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

__all__ = ["buyer", "market", "provider"]

HOOKS = "/api/v1/webhooks"


async def add(person: Person, *events: str, **more: Any) -> dict[str, Any]:
    answer = await person.post(HOOKS, {"url": URL, "events": list(events) or ["question.asked"], **more})
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def happen(app: Runtime, shop_id: UUID) -> None:
    async with app.tx() as tx:
        await tx.publish(QuestionAsked(question_id=uuid7(), product_id=uuid7(), shop_id=shop_id, author_id=uuid7()))
    await drain(app)


async def log(person: Person, endpoint_id: str) -> list[dict[str, Any]]:
    return (await person.get(f"{HOOKS}/{endpoint_id}/deliveries")).json()["items"]  # type: ignore[no-any-return]


async def pass_time(app: Runtime, clock: FixedClock, by: timedelta) -> None:
    """Time passes for us and for the queue, which has the database's clock."""
    clock.advance(by)
    async with app.tx() as tx:
        await tx.execute("UPDATE pgqueuer SET execute_after = now() WHERE status = 'queued'")
    await drain(app)


def is_signed(heard: Heard, secret: str) -> bool:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    text = f"{heard.headers['webhook-id']}.{heard.headers['webhook-timestamp']}.".encode() + heard.body
    wanted = "v1," + base64.b64encode(hmac.digest(key, text, hashlib.sha256)).decode()
    return wanted in heard.headers["webhook-signature"].split(" ")


async def test_a_paid_order_is_told_without_anybody_s_address(
    app: Runtime, market: Market, buyer: Buyer, provider: FakeProvider, employ: Employ, receiver: Receiver
) -> None:
    manager = await employ(Role.MANAGER)
    secret = (await add(manager, "order.paid", "order.cancelled", "refund.succeeded"))["secret"]
    checkout = await buyer.buy(await market.goods(), 2)
    await market.pay(checkout, provider)
    async with app.tx() as tx:
        await orders.count_sold(tx)
    await drain(app)
    (paid,) = receiver.heard
    message = paid.message
    assert (paid.url, message["type"], message["version"]) == (URL, "order.paid", "v1")
    order = message["data"]["order"]
    assert order["number"] == checkout["orders"][0]["number"]
    assert (order["state"], order["total"], order["lines"][0]["quantity"]) == ("paid", checkout["total"], 2)
    assert is_signed(paid, secret)
    for private in ("林小梅", "13800138000", "科技园路", "mei@example.com"):
        assert private not in paid.body.decode()
    await buyer.call("POST", f"/orders/{order['number']}/cancellation", {"reason": "买错了"})
    await drain(app)
    assert sorted(receiver.types) == ["order.cancelled", "order.paid", "refund.succeeded"]


async def test_people_of_a_shop_hear_of_their_shop_only(
    app: Runtime, employ: Employ, make_shop: MakeShop, receiver: Receiver
) -> None:
    mine, theirs = await make_shop(), await make_shop()
    manager = await employ(Role.MANAGER)
    of_shop = await add(manager, shop_id=str(mine))
    of_all = await add(manager)
    await happen(app, mine)
    await happen(app, theirs)
    assert [len(await log(manager, one["endpoint"]["id"])) for one in (of_shop, of_all)] == [1, 2]
    assert {one.message["shop_id"] for one in receiver.heard} == {str(mine), str(theirs)}
    wrong = await manager.post(HOOKS, {"url": URL, "events": ["refund.failed"], "shop_id": str(mine)})
    assert wrong.status_code == 422


async def test_what_nobody_wants_to_hear_costs_no_job(app: Runtime, employ: Employ, receiver: Receiver) -> None:
    """From the moment that somebody does, it is queued."""
    manager = await employ(Role.MANAGER)
    counts = []
    for _ in range(2):
        async with app.tx() as tx:
            await tx.publish(OrderPaid(order_id=uuid7(), number="A", owner_id=uuid7(), shop_id=uuid7()))
        async with app.tx() as tx:
            counts.append(
                await tx.fetch_value("SELECT count(*) FROM pgqueuer WHERE entrypoint LIKE 'on:integrations%'")
            )
        await add(manager, "order.paid")
    assert counts == [0, 1]


async def test_the_same_event_is_one_message(app: Runtime, employ: Employ, receiver: Receiver) -> None:
    manager = await employ(Role.MANAGER)
    await add(manager)
    event = QuestionAsked(question_id=uuid7(), product_id=uuid7(), shop_id=uuid7(), author_id=uuid7())
    for _ in range(2):
        async with app.tx() as tx:
            await tx.publish(event)
        await drain(app)
    assert len(receiver.heard) == 1
    assert receiver.heard[0].headers["webhook-id"] == f"msg_{event.event_id.hex}"


async def test_failures_are_tried_again_with_growing_pauses_under_one_id(
    app: Runtime, employ: Employ, receiver: Receiver, clock: FixedClock
) -> None:
    manager = await employ(Role.MANAGER)
    endpoint_id = (await add(manager))["endpoint"]["id"]
    receiver.status = 500
    await happen(app, uuid7())
    for pause in PAUSES[:3]:
        (delivery,) = await log(manager, endpoint_id)
        assert (delivery["state"], delivery["status"]) == ("pending", 500)
        await pass_time(app, clock, pause)
    receiver.status = 204
    await pass_time(app, clock, PAUSES[3])
    (delivery,) = await log(manager, endpoint_id)
    assert (delivery["state"], delivery["attempts"]) == ("delivered", 5)
    assert len({one.headers["webhook-id"] for one in receiver.heard}) == 1
    assert len({one.body for one in receiver.heard}) == 1
    shown = (await manager.get(f"{HOOKS}/{endpoint_id}/deliveries/{delivery['id']}")).json()
    assert [one["status"] for one in shown["attempts"]] == [204, 500, 500, 500, 500]
    assert len(shown["attempts"][1]["response"]) <= 2_000
    assert (await manager.get(f"{HOOKS}/{endpoint_id}")).json()["failing_since"] is None


async def test_a_worker_killed_after_the_call_is_followed_by_another(
    app: Runtime, employ: Employ, receiver: Receiver, clock: FixedClock
) -> None:
    manager = await employ(Role.MANAGER)
    endpoint_id = (await add(manager))["endpoint"]["id"]
    receiver.crash = True
    with pytest.raises(Killed):
        await happen(app, uuid7())
    assert (await log(manager, endpoint_id))[0]["state"] == "pending"
    receiver.crash = False
    clock.advance(timedelta(minutes=11))
    for _ in range(2):
        async with app.tx() as tx:
            await api.send_lost(tx)
        await drain(app)
    assert (await log(manager, endpoint_id))[0]["state"] == "delivered"
    first, second = receiver.heard
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


async def test_an_endpoint_that_fails_for_days_is_switched_off_and_somebody_hears_of_it(
    app: Runtime, employ: Employ, receiver: Receiver, clock: FixedClock
) -> None:
    manager = await employ(Role.MANAGER)
    endpoint_id = (await add(manager))["endpoint"]["id"]
    receiver.status = 0
    await happen(app, uuid7())
    await pass_time(app, clock, timedelta(days=3))
    assert (await manager.get(f"{HOOKS}/{endpoint_id}")).json()["state"] == "active"
    await pass_time(app, clock, timedelta(days=3))
    assert (await manager.get(f"{HOOKS}/{endpoint_id}")).json()["state"] == "disabled"
    notices = (await manager.get("/api/v1/notices?group=work")).json()["items"]
    assert [one["kind"] for one in notices] == ["webhooks.disabled"]
    calls = len(receiver.heard)
    await happen(app, uuid7())
    await pass_time(app, clock, timedelta(days=1))
    assert len(receiver.heard) == calls
    receiver.status = 200
    since = (clock.now() - timedelta(days=10)).isoformat()
    assert (await manager.post(f"{HOOKS}/{endpoint_id}/replay", {"since": since})).status_code == 409
    assert (await manager.patch(f"{HOOKS}/{endpoint_id}", {"active": True})).json()["state"] == "active"
    assert (await manager.post(f"{HOOKS}/{endpoint_id}/replay", {"since": since})).json() == {"count": 1}
    await drain(app)
    assert {one["state"] for one in await log(manager, endpoint_id)} == {"delivered"}


async def test_gone_means_no_more(app: Runtime, employ: Employ, receiver: Receiver) -> None:
    manager = await employ(Role.MANAGER)
    endpoint_id = (await add(manager))["endpoint"]["id"]
    receiver.status = 410
    await happen(app, uuid7())
    assert (await manager.get(f"{HOOKS}/{endpoint_id}")).json()["state"] == "disabled"


async def test_while_secrets_rotate_both_prove_us(
    app: Runtime, employ: Employ, receiver: Receiver, clock: FixedClock
) -> None:
    manager = await employ(Role.MANAGER)
    made = await add(manager)
    new = (await manager.post(f"{HOOKS}/{made['endpoint']['id']}/secret")).json()["secret"]
    await happen(app, uuid7())
    assert is_signed(receiver.heard[-1], made["secret"])
    assert is_signed(receiver.heard[-1], new)
    clock.advance(timedelta(hours=25))
    await happen(app, uuid7())
    assert not is_signed(receiver.heard[-1], made["secret"])
    assert is_signed(receiver.heard[-1], new)
    async with app.tx(write=False) as tx:
        rows = await tx.fetch("SELECT endpoints::text AS row FROM integrations.endpoints")
    assert new not in rows[0]["row"]
    assert new not in (await manager.get(HOOKS)).text


async def test_pings_and_replays_are_asked_for(app: Runtime, employ: Employ, receiver: Receiver) -> None:
    manager = await employ(Role.MANAGER)
    endpoint_id = (await add(manager))["endpoint"]["id"]
    assert (await manager.post(f"{HOOKS}/{endpoint_id}/ping")).status_code == 202
    await drain(app)
    (delivery,) = await log(manager, endpoint_id)
    assert (await manager.post(f"{HOOKS}/{endpoint_id}/deliveries/{delivery['id']}/replay")).status_code == 202
    await drain(app)
    assert receiver.types == ["ping", "ping"]
    assert receiver.heard[0].headers["webhook-id"] == receiver.heard[1].headers["webhook-id"]
    missing = f"{HOOKS}/{endpoint_id}/deliveries/{uuid7()}"
    assert (await manager.get(missing)).status_code == 404
    assert (await manager.post(f"{missing}/replay")).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "http://erp.example.com/x",
        "https://127.0.0.1/x",
        "https://10.0.0.8/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://localhost/x",
        "https://erp.example.com:22/x",
        "https://user:pass@erp.example.com/x",
        "ftp://erp.example.com/x",
        "file:///etc/passwd",
        "https://",
        "x",
        "https://例子.example.com/x",
    ],
)
async def test_addresses_inside_are_refused(app: Runtime, employ: Employ, url: str) -> None:
    manager = await employ(Role.MANAGER)
    answer = await manager.post(HOOKS, {"url": url, "events": ["order.paid"]})
    assert answer.status_code == 422, answer.text
    endpoint_id = (await add(manager))["endpoint"]["id"]
    assert (await manager.patch(f"{HOOKS}/{endpoint_id}", {"url": url})).status_code == 422
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT url FROM integrations.endpoints") == URL


async def test_who_may_not_manage_webhooks_sees_and_changes_nothing(
    app: Runtime, employ: Employ, make_shop: MakeShop
) -> None:
    manager, owner = await employ(Role.MANAGER), await employ(Role.EDITOR, contact="own@example.com")
    endpoint_id = (await add(manager))["endpoint"]["id"]
    await in_shop(app, owner, Role.MERCHANT_OWNER, await make_shop())
    one = f"{HOOKS}/{endpoint_id}"
    answers = [
        await owner.get(HOOKS),
        await owner.get(one),
        await owner.post(HOOKS, {"url": URL, "events": ["order.paid"]}),
        await owner.patch(one, {"active": False}),
        await owner.delete(one),
        await owner.post(f"{one}/secret"),
        await owner.post(f"{one}/ping"),
        await owner.get(f"{one}/deliveries"),
        await owner.post(f"{one}/replay", {"since": "2026-06-01T00:00:00Z"}),
    ]
    assert {answer.status_code for answer in answers} == {403}
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM integrations.endpoints WHERE state = 'active'") == 1
        assert await tx.fetch_value("SELECT count(*) FROM integrations.messages") == 0


async def test_nobody_who_listens_costs_nothing(app: Runtime, receiver: Receiver) -> None:
    await happen(app, uuid7())
    asked = list[str]()
    app.database.watchers.append(lambda statement, _: asked.append(statement))
    await happen(app, uuid7())
    assert not [one for one in asked if "integrations." in one]
    async with app.tx() as tx:
        await api.send(tx, SendDelivery(uuid7()))
    assert receiver.heard == []
