"""Staff: who may do what, and from when on."""

from uuid import UUID, uuid4

import httpx
import msgspec
import pytest
from tests.identity.conftest import Person, SignUp
from tests.identity.soft_authenticator import SoftAuthenticator

from jishi.kernel.actor import SYSTEM, ActorKind
from jishi.kernel.ids import uuid7
from jishi.modules.team import api as team
from jishi.modules.team.contracts import MERCHANT_ROLES, ROLE_PERMISSIONS, Permission, Role
from jishi.platform.runtime import Runtime

SHOP = uuid7()


async def employ(app: Runtime, person: Person, *roles: Role, shop_ids: tuple[UUID, ...] = ()) -> None:
    """Give positions as the system."""
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, person.id, roles, shop_ids)


@pytest.fixture
async def manager(app: Runtime, sign_up: SignUp) -> Person:
    """One who manages the staff."""
    person = await sign_up("boss@example.com")
    await employ(app, person, Role.MANAGER)
    return person


async def test_positions_take_effect_with_the_next_request(app: Runtime, manager: Person, sign_up: SignUp) -> None:
    lin = await sign_up()
    assert (await lin.get("/api/v1/staff")).status_code == 403
    given = await manager.put(f"/api/v1/staff/{lin.id}", {"roles": ["manager"]})
    assert given.status_code == 200
    assert (await lin.get("/api/v1/staff")).status_code == 200
    assert (await manager.put(f"/api/v1/staff/{lin.id}", {"roles": ["analyst"]})).status_code == 200
    assert (await lin.get("/api/v1/staff")).status_code == 403
    actor = await team.read_actor(app, lin.token)
    assert actor is not None
    assert actor.kind is ActorKind.STAFF
    assert actor.has("analytics.read")
    assert not actor.has("orders.refund")


async def test_who_is_let_go_is_a_member_at_once(app: Runtime, manager: Person, sign_up: SignUp) -> None:
    lin = await sign_up()
    await employ(app, lin, Role.MANAGER)
    assert (await lin.get("/api/v1/staff")).status_code == 200
    assert (await manager.delete(f"/api/v1/staff/{lin.id}")).status_code == 204
    assert (await lin.get("/api/v1/staff")).status_code == 403
    assert (await lin.get("/api/v1/me")).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.MANAGER, Role.MERCHANT_OWNER)])
async def test_only_managers_manage_staff(app: Runtime, manager: Person, sign_up: SignUp, role: Role) -> None:
    lin, ada = await sign_up(), await sign_up("ada@example.com")
    await employ(app, lin, role, shop_ids=(SHOP,) if role in MERCHANT_ROLES else ())
    assert (await lin.get("/api/v1/staff")).status_code == 403
    assert (await lin.put(f"/api/v1/staff/{ada.id}", {"roles": ["manager"]})).status_code == 403
    assert (await lin.put(f"/api/v1/staff/{lin.id}", {"roles": ["manager"]})).status_code == 403
    assert (await lin.delete(f"/api/v1/staff/{manager.id}")).status_code == 403
    listed = (await manager.get("/api/v1/staff")).json()["items"]
    assert {one["account_id"]: one["roles"] for one in listed} == {
        str(manager.id): ["manager"],
        str(lin.id): [role],
    }


async def test_nobody_gets_in_without_a_session(manager: Person) -> None:
    stranger = Person(manager.http, "x" * 43, uuid4())
    assert (await stranger.get("/api/v1/staff")).status_code == 401


async def test_merchant_positions_come_with_their_shops(app: Runtime, manager: Person, sign_up: SignUp) -> None:
    lin = await sign_up()
    path = f"/api/v1/staff/{lin.id}"
    for body in (
        {"roles": ["merchant_owner"]},
        {"roles": ["merchant_owner", "analyst"], "shop_ids": [str(SHOP)]},
        {"roles": ["analyst"], "shop_ids": [str(SHOP)]},
        {"roles": []},
        {"roles": ["emperor"]},
    ):
        assert (await manager.put(path, body)).status_code == 422
    assert (await manager.put(path, {"roles": ["merchant_owner"], "shop_ids": [str(SHOP)]})).status_code == 200
    actor = await team.read_actor(app, lin.token)
    assert actor is not None
    assert actor.shop_ids == {SHOP}


async def test_somebody_must_be_left_who_manages(manager: Person) -> None:
    assert (await manager.delete(f"/api/v1/staff/{manager.id}")).status_code == 409
    assert (await manager.put(f"/api/v1/staff/{manager.id}", {"roles": ["analyst"]})).status_code == 409
    assert (await manager.get("/api/v1/staff")).status_code == 200


async def test_an_account_that_is_none_cannot_be_staff(manager: Person) -> None:
    assert (await manager.put(f"/api/v1/staff/{uuid4()}", {"roles": ["analyst"]})).status_code == 404


async def test_the_list_is_paged(app: Runtime, manager: Person, sign_up: SignUp) -> None:
    for number in range(3):
        await employ(app, await sign_up(f"p{number}@example.com"), Role.ANALYST)
    first = (await manager.get("/api/v1/staff?limit=3")).json()
    rest = (await manager.get(f"/api/v1/staff?limit=3&cursor={first['next_cursor']}")).json()
    assert len(first["items"]) == 3
    assert len(rest["items"]) == 1
    assert rest["next_cursor"] is None
    assert (await manager.get("/api/v1/staff?cursor=madeup")).status_code == 422


async def test_where_it_is_required_staff_have_no_powers_before_the_second_factor(
    app: Runtime, manager: Person
) -> None:
    app.settings = msgspec.structs.replace(app.settings, staff_second_factor=True)
    app.cache.forget("*")
    assert (await manager.get("/api/v1/staff")).status_code == 403
    phone = SoftAuthenticator()
    ceremony = (await manager.post("/api/v1/passkeys/options")).json()
    body = {"challenge_id": ceremony["challenge_id"], "credential": phone.register(ceremony["options"]), "name": "x"}
    assert (await manager.post("/api/v1/passkeys", body)).status_code == 201
    assert (await manager.get("/api/v1/staff")).status_code == 200


async def test_a_stolen_password_cannot_add_a_second_factor_of_its_own(
    app: Runtime, manager: Person, anonymous: httpx.AsyncClient
) -> None:
    await manager.put("/api/v1/me/password", {"new": "three unusual words"})
    ceremony = (await manager.post("/api/v1/passkeys/options")).json()
    own = {"challenge_id": ceremony["challenge_id"], "credential": SoftAuthenticator().register(ceremony["options"])}
    await manager.post("/api/v1/passkeys", own)
    app.settings = msgspec.structs.replace(app.settings, staff_second_factor=True)
    stolen = {"method": "password", "contact": "boss@example.com", "password": "three unusual words"}
    answer = (await anonymous.post("/api/v1/sessions", json=stolen)).json()
    assert answer["needs_second_factor"] is True
    thief = Person(anonymous, answer["token"], manager.id)
    assert (await thief.get("/api/v1/staff")).status_code == 403
    passkey = (await thief.get("/api/v1/passkeys")).json()[0]["id"]
    for refused in (
        await thief.post("/api/v1/passkeys/options"),
        await thief.post("/api/v1/me/authenticator"),
        await thief.delete(f"/api/v1/passkeys/{passkey}"),
        await thief.put("/api/v1/me/password", {"new": "other words entirely", "current": "three unusual words"}),
    ):
        assert refused.status_code == 403
        assert refused.json()["code"] == "second_factor"
    assert len((await thief.get("/api/v1/passkeys")).json()) == 1


async def test_the_sign_in_says_when_a_second_factor_is_needed(app: Runtime, manager: Person) -> None:
    async with app.tx() as tx:
        assert not await team.needs_second_factor(tx, manager.id)
        app.settings = msgspec.structs.replace(app.settings, staff_second_factor=True)
        assert await team.needs_second_factor(tx, manager.id)
        assert not await team.needs_second_factor(tx, uuid4())


def test_every_position_can_do_something_and_none_but_the_manager_everything() -> None:
    assert set(ROLE_PERMISSIONS) == set(Role)
    for role, permissions in ROLE_PERMISSIONS.items():
        assert permissions
        assert (permissions == frozenset(Permission)) is (role is Role.MANAGER)
