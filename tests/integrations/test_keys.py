"""API keys: shown once, never more than their maker, gone at once."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import msgspec
import pytest
from tests.conftest import browser_for
from tests.identity.conftest import Person
from tests.integrations.conftest import Employ, MakeShop, SignUp, in_shop

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.integrations import api
from jishi.modules.integrations.contracts import KeyInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Permission, Role
from jishi.platform.http.context import SessionReader
from jishi.platform.http.limits import Limits
from jishi.platform.runtime import Runtime

KEYS = "/api/v1/keys"


async def make(person: Person, *scopes: str, **more: Any) -> dict[str, Any]:
    body = {"name": "ERP", "scopes": list(scopes) or ["orders.read"], **more}
    answer = await person.post(KEYS, body)
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def use(http: httpx.AsyncClient, secret: str, path: str, method: str = "GET", **more: Any) -> httpx.Response:
    return await http.request(method, path, headers={"Authorization": f"Bearer {secret}"}, **more)


async def test_a_key_opens_what_its_scopes_name(app: Runtime, employ: Employ, anonymous: httpx.AsyncClient) -> None:
    manager = await employ(Role.MANAGER)
    made = await make(manager, "jobs.manage")
    secret = made["secret"]
    assert secret.startswith("jk_")
    assert (await use(anonymous, secret, "/api/v1/jobs")).status_code == 200
    assert (await use(anonymous, secret, "/api/v1/staff")).status_code == 403
    assert (await use(anonymous, secret, "/api/v1/notice-kinds")).status_code == 403
    listed = (await manager.get(KEYS)).json()["items"]
    assert [one["prefix"] for one in listed] == [made["key"]["prefix"]]
    assert secret not in (await manager.get(KEYS)).text
    async with app.tx(write=False) as tx:
        rows = await tx.fetch("SELECT keys::text AS row FROM integrations.keys")
        audited = await tx.fetch("SELECT action, details::text FROM platform.audit_log WHERE subject_kind = 'api_key'")
    assert secret not in rows[0]["row"]
    assert secret.rsplit("_", 1)[1] not in rows[0]["row"]
    assert [row["action"] for row in audited] == ["keys.made"]
    assert secret not in audited[0]["details"]


async def test_a_key_has_nothing_of_a_person(employ: Employ, anonymous: httpx.AsyncClient) -> None:
    manager = await employ(Role.MANAGER)
    secret = (await make(manager, *(one for one in possible() if one)))["secret"]
    for method, path, body in (
        ("GET", "/api/v1/me", None),
        ("PUT", "/api/v1/me/password", {"new": "三个不寻常的词 2026"}),
        ("GET", "/api/v1/notices", None),
        ("GET", "/api/v1/orders", None),
        ("GET", KEYS, None),
        ("POST", KEYS, {"name": "x", "scopes": ["orders.read"]}),
        ("GET", "/api/v1/staff", None),
        ("GET", "/console", None),
        ("GET", "/account", None),
    ):
        answer = await use(anonymous, secret, path, method, json=body) if body else await use(anonymous, secret, path)
        assert answer.status_code == 403, (method, path, answer.status_code)


def possible() -> list[str]:
    return api.possible_scopes(Actor(kind=ActorKind.STAFF, permissions=frozenset(Permission)))


async def test_nobody_gives_a_key_more_than_they_have(
    app: Runtime, employ: Employ, sign_up: SignUp, make_shop: MakeShop
) -> None:
    engineer, editor = await employ(Role.ENGINEER), await employ(Role.EDITOR, contact="ed@example.com")
    member, shop = await sign_up("lin@example.com"), await make_shop()
    good = {"name": "ERP", "scopes": ["orders.read"]}
    refused = [
        (engineer, {**good, "scopes": ["orders.refund"]}, 403),
        (engineer, {**good, "scopes": ["keys.manage"]}, 422),
        (engineer, {**good, "scopes": ["approvals.decide"]}, 422),
        (engineer, {**good, "scopes": ["no.such"]}, 422),
        (engineer, {**good, "scopes": []}, 422),
        (engineer, {**good, "name": ""}, 422),
        (engineer, {**good, "per_minute": 0}, 422),
        (engineer, {**good, "shop_ids": [str(uuid7())]}, 422),
        (engineer, {**good, "expires_at": "2020-01-01T00:00:00Z"}, 422),
        (engineer, {**good, "expires_at": "2030-01-01T00:00:00"}, 422),
        (editor, good, 403),
        (member, good, 403),
    ]
    for person, body, status in refused:
        assert (await person.post(KEYS, body)).status_code == status, body
    made = await make(engineer, shop_ids=[str(shop)])
    assert (await editor.delete(f"{KEYS}/{made['key']['id']}")).status_code == 403
    assert (await engineer.delete(f"{KEYS}/{uuid7()}")).status_code == 404
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM integrations.keys") == 1
        assert await tx.fetch_value("SELECT count(*) FROM integrations.keys WHERE revoked_at IS NOT NULL") == 0


async def test_a_key_is_never_more_than_its_maker_now(
    app: Runtime, employ: Employ, anonymous: httpx.AsyncClient
) -> None:
    manager, boss = await employ(Role.MANAGER), await employ(Role.MANAGER, contact="boss@example.com")
    secret = (await make(manager, "jobs.manage", "orders.read"))["secret"]
    assert (await use(anonymous, secret, "/api/v1/jobs")).status_code == 200
    assert (await boss.put(f"/api/v1/staff/{manager.id}", {"roles": ["analyst"]})).status_code == 200
    assert (await use(anonymous, secret, "/api/v1/jobs")).status_code == 403
    assert (await boss.delete(f"/api/v1/staff/{manager.id}")).status_code == 204
    assert (await use(anonymous, secret, "/api/v1/jobs")).status_code == 401
    assert boss.id


async def test_keys_of_a_shop_stay_in_it(
    app: Runtime, employ: Employ, make_shop: MakeShop, anonymous: httpx.AsyncClient
) -> None:
    mine, other = await make_shop(), await make_shop()
    manager = await employ(Role.MANAGER)
    secret = (await make(manager, "catalog.read", shop_ids=[str(mine)]))["secret"]
    actor = await app.service(SessionReader).read(app, secret)
    assert actor is not None
    assert actor.shops_with(Permission.CATALOG_READ) == [mine]
    await employ(Role.MANAGER, contact="boss@example.com")
    await in_shop(app, manager, Role.MERCHANT_OWNER, other)
    assert (await use(anonymous, secret, "/api/v1/jobs")).status_code == 401  # none of its shops is its maker's now


async def test_a_key_ends_when_it_expires_or_is_revoked(
    employ: Employ, anonymous: httpx.AsyncClient, clock: FixedClock
) -> None:
    engineer = await employ(Role.ENGINEER)
    soon = (clock.now() + timedelta(minutes=5)).isoformat()
    short, long = await make(engineer, "jobs.manage", expires_at=soon), await make(engineer, "jobs.manage")
    for made in (short, long):
        assert (await use(anonymous, made["secret"], "/api/v1/jobs")).status_code == 200
    clock.advance(timedelta(minutes=5))
    assert (await use(anonymous, short["secret"], "/api/v1/jobs")).status_code == 401
    for _ in range(2):
        revoked = await engineer.delete(f"{KEYS}/{long['key']['id']}")
        assert revoked.json()["revoked_at"]
    assert (await use(anonymous, long["secret"], "/api/v1/jobs")).status_code == 401


MADE_UP = ["jk_", "jk_AAAAAAAAAA_x", "jk_" + "A" * 200, "jk_AAAAAAAAAA", "jk_\xc9_x", "jk_AAAAAAAAAA_" + "y" * 43]


@pytest.mark.parametrize("key", MADE_UP)
async def test_made_up_keys_open_nothing_and_are_not_kept(app: Runtime, anonymous: httpx.AsyncClient, key: str) -> None:
    answer = await anonymous.get("/api/v1/jobs", headers={"Authorization": f"Bearer {key}".encode("latin-1")})
    assert answer.status_code == 401
    assert not [name for name in app.cache._values if name.startswith("apikey:")]


async def test_a_key_may_call_only_so_often(app: Runtime, employ: Employ, anonymous: httpx.AsyncClient) -> None:
    engineer = await employ(Role.ENGINEER)
    slow, other = await make(engineer, "jobs.manage", per_minute=3), await make(engineer, "jobs.manage")
    app.provide(Limits, Limits())
    found = [(await use(anonymous, slow["secret"], "/api/v1/jobs")) for _ in range(4)]
    assert [one.status_code for one in found] == [200, 200, 200, 429]
    assert int(found[3].headers["retry-after"]) > 0
    assert (await use(anonymous, other["secret"], "/api/v1/jobs")).status_code == 200


async def test_use_is_written_down_coarsely_and_a_call_costs_nothing_more(
    app: Runtime, employ: Employ, anonymous: httpx.AsyncClient
) -> None:
    engineer = await employ(Role.ENGINEER)
    made = await make(engineer, "jobs.manage")
    await use(anonymous, made["secret"], "/api/v1/jobs")
    asked = list[str]()
    app.database.watchers.append(lambda statement, _: asked.append(statement))
    await use(anonymous, made["secret"], "/api/v1/jobs")
    assert not [one for one in asked if "integrations." in one or "identity." in one or "team." in one]
    (key,) = (await engineer.get(KEYS)).json()["items"]
    assert key["used_at"] is not None


async def test_a_revoked_key_stops_in_every_process(own_app: Runtime) -> None:
    async with own_app.tx() as tx:
        account = await identity.create_account(tx, NewAccount(name="Eng", email="e@example.com"))
        await team.add_staff(tx, SYSTEM, account, [Role.ENGINEER])
    maker = Actor(kind=ActorKind.STAFF, account_id=account, permissions=frozenset(Permission))
    other = make_runtime(own_app.settings, clock=own_app.clock)
    await other.start()
    try:
        async with own_app.tx() as tx:
            made = await make_directly(tx, maker)
        async with browser_for(other) as http:
            assert (await use(http, made.secret, "/api/v1/jobs")).status_code == 200
            async with own_app.tx() as tx:
                await api.revoke_key(tx, maker, made.key.id)
            async with asyncio.timeout(10):
                while (await use(http, made.secret, "/api/v1/jobs")).status_code != 401:
                    pass
    finally:
        await other.stop()


async def make_directly(tx: Any, maker: Actor) -> Any:
    """As SYSTEM's proof, since there is no session here to prove anything in."""
    return await api.make_key(
        tx, msgspec.structs.replace(maker, kind=ActorKind.SYSTEM), KeyInput(name="x", scopes=["jobs.manage"])
    )
