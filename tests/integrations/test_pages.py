"""The pages of keys and webhooks."""

import re

from tests.integrations.conftest import URL, Employ, Receiver

from jishi.kernel.ids import uuid7
from jishi.modules.reviews.events import QuestionAsked
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


async def test_a_key_is_made_shown_once_and_revoked(app: Runtime, employ: Employ) -> None:
    engineer = await employ(Role.ENGINEER)
    assert (await engineer.get("/console/keys")).status_code == 200
    form = (await engineer.get("/console/keys/new")).text
    assert 'value="jobs.manage"' in form
    assert 'value="keys.manage"' not in form
    assert 'value="orders.refund"' not in form
    wrong = await engineer.call("POST", "/console/keys", data={"name": "ERP", "per_minute": "60"})
    assert wrong.status_code == 422
    fields = {"name": "ERP <b>", "per_minute": "60", "scopes": ["jobs.manage"], "days": "30"}
    made = await engineer.call("POST", "/console/keys", data=fields)
    (secret,) = set(re.findall(r"jk_[0-9A-Z]{10}_[\w-]{43}", made.text))
    opened = await engineer.http.get("/api/v1/jobs", headers={"Authorization": f"Bearer {secret}"})
    assert opened.status_code == 200
    page = (await engineer.get("/console/keys")).text
    assert secret not in page
    assert "ERP &lt;b&gt;" in page
    (path,) = set(re.findall(r"/console/keys/[0-9a-f-]+/revocation", page))
    assert (await engineer.post(path)).status_code == 303
    assert (await engineer.http.get("/api/v1/jobs", headers={"Authorization": f"Bearer {secret}"})).status_code == 401


async def test_an_endpoint_is_added_watched_and_told_again(app: Runtime, employ: Employ, receiver: Receiver) -> None:
    manager = await employ(Role.MANAGER)
    assert (await manager.get("/console/webhooks")).status_code == 200
    assert (await manager.get("/console/webhooks/new")).status_code == 200
    fields = {"url": "https://10.0.0.1/", "events": ["question.asked"], "description": "ERP", "shop_id": ""}
    assert (await manager.call("POST", "/console/webhooks", data=fields)).status_code == 422
    made = await manager.call("POST", "/console/webhooks", data={**fields, "url": URL})
    assert "whsec_" in made.text
    (home,) = set(re.findall(r"/console/webhooks/[0-9a-f-]{36}", made.text))
    receiver.status = 500
    async with app.tx() as tx:
        await tx.publish(QuestionAsked(question_id=uuid7(), product_id=uuid7(), shop_id=uuid7(), author_id=uuid7()))
    await drain(app)
    page = (await manager.get(home)).text
    assert "question.asked" in page
    assert "whsec_" not in page
    (delivery,) = set(re.findall(rf"{home}/deliveries/[0-9a-f-]+", page))
    shown = (await manager.get(delivery)).text
    assert "broken" in shown
    assert "question_id" in shown
    receiver.status = 200
    assert (await manager.post(f"{delivery}/replay")).status_code == 303
    assert (await manager.post(f"{home}/ping")).status_code == 303
    await drain(app)
    assert receiver.types == ["question.asked", "question.asked", "ping"]
    assert (await manager.call("POST", f"{home}/replay", data={"since": "2026-06-01T00:00"})).status_code == 303
    assert (await manager.call("POST", f"{home}/replay", data={"since": "x"})).status_code == 303
    changed = {"url": URL, "events": ["order.paid", "order.shipped"], "description": "Both"}
    assert (await manager.call("POST", f"{home}/change", data=changed)).status_code == 303
    assert (await manager.call("POST", f"{home}/state", data={"active": "0"})).status_code == 303
    assert (await manager.post(f"{home}/ping")).status_code == 303
    assert "whsec_" in (await manager.post(f"{home}/secret")).text
    assert (await manager.post(f"{home}/removal")).status_code == 303
    assert (await manager.get(home)).status_code == 404
