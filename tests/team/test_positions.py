"""Positions that can be edited: who may, how far, and from when on it holds."""

import asyncio
from collections.abc import Collection
from uuid import UUID, uuid4

import msgspec
import pytest
from tests.identity.conftest import Person, SignUp
from tests.team.crew import somebody

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound, StepUpNeeded, Unauthenticated
from jishi.kernel.ids import uuid7
from jishi.modules.team import api as team
from jishi.modules.team.actions import last_manager
from jishi.modules.team.contracts import ROLE_PERMISSIONS, Position, PositionInput, Role
from jishi.modules.team.domain.positions import IN_SHOPS
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

SHOP = uuid7()


def as_input(position: Position, *, add: tuple[str, ...] = (), take: tuple[str, ...] = ()) -> PositionInput:
    """The position with some permissions more or less."""
    permissions = sorted({*position.permissions, *add} - set(take))
    return PositionInput(
        name=position.name,
        description=position.description,
        permissions=permissions,
        in_shops=position.in_shops,
        version=position.version,
    )


def custom(*permissions: str, in_shops: bool = False) -> PositionInput:
    return PositionInput(name={"en": "Night shift", "zh-CN": "夜班"}, permissions=list(permissions), in_shops=in_shops)


async def test_positions_come_as_the_platform_means_them(tx: Tx) -> None:
    before = tx.statements
    positions = {position.code: position for position in await team.list_positions(tx)}
    assert tx.statements == before + 1
    assert list(positions) == [str(role) for role in Role]
    for role, permissions in ROLE_PERMISSIONS.items():
        assert set(positions[role].permissions) == {str(one) for one in permissions}
        assert set(positions[role].name) == {"zh-CN", "en"}
        assert positions[role].version == 0


async def test_a_change_reaches_who_is_signed_in(app: Runtime, sign_up: SignUp) -> None:
    manager = await somebody(app, Role.MANAGER)
    lin: Person = await sign_up()
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, lin.id, [Role.ANALYST])
    assert (await lin.get("/api/v1/roles")).status_code == 403
    async with app.tx() as tx:
        analyst = await team.get_position(tx, Role.ANALYST)
        changed = await team.change_position(tx, manager, Role.ANALYST, as_input(analyst, add=("staff.manage",)))
    assert changed.version == 1
    assert (await lin.get("/api/v1/roles")).status_code == 200
    async with app.tx() as tx:
        await team.reset_position(tx, manager, Role.ANALYST)
        assert await team.get_position(tx, Role.ANALYST) == analyst
    assert (await lin.get("/api/v1/roles")).status_code == 403


async def test_a_change_reaches_other_processes(own_app: Runtime, clock: FixedClock) -> None:
    other = make_runtime(own_app.settings, clock=clock)
    await other.start()
    try:
        manager = await somebody(own_app, Role.MANAGER)
        async with other.tx() as tx:
            await tx.fetch_value("SELECT 1")
        told = asyncio.Event()
        forget = other.cache.forget
        other.cache.forget = lambda *keys: (forget(*keys), told.set())[0]  # type: ignore[method-assign,assignment,func-returns-value]
        other.cache.put("session:somebody", "as before")
        async with asyncio.timeout(10):
            while other.cache.peek("session:somebody"):
                told.clear()
                async with own_app.tx() as tx:
                    analyst = await team.get_position(tx, Role.ANALYST)
                    await team.change_position(tx, manager, Role.ANALYST, as_input(analyst))
                await told.wait()
    finally:
        await other.stop()


async def test_a_position_of_ones_own_making(app: Runtime, tx: Tx) -> None:
    manager = await somebody(app, Role.MANAGER)
    made = await team.create_position(tx, manager, custom("orders.read", "orders.ship"))
    assert made.code.startswith("night_shift_")
    assert (made.is_ours, made.version) == (False, 1)
    lin = await somebody(app, made.code, Role.EDITOR)
    assert lin.permissions == {"orders.read", "orders.ship"} | ROLE_PERMISSIONS[Role.EDITOR]
    with pytest.raises(Conflict, match="Somebody holds"):
        await team.reset_position(tx, manager, made.code)
    assert lin.account_id is not None
    await team.set_roles(tx, manager, lin.account_id, [Role.EDITOR])
    await team.reset_position(tx, manager, made.code)
    with pytest.raises(NotFound):
        await team.get_position(tx, made.code)


async def test_positions_in_shops_allow_only_what_shops_may(app: Runtime, tx: Tx) -> None:
    manager = await somebody(app, Role.MANAGER)
    with pytest.raises(Invalid):
        await team.create_position(tx, manager, custom("orders.read", "staff.manage", in_shops=True))
    owner = await team.get_position(tx, Role.MERCHANT_OWNER)
    with pytest.raises(Invalid):
        await team.change_position(tx, manager, Role.MERCHANT_OWNER, as_input(owner, add=("audit.read",)))
    made = await team.create_position(tx, manager, custom("orders.read", in_shops=True))
    # Even if the table says otherwise, what is held in a shop stays within it.
    await tx.execute("UPDATE team.roles SET permissions = '{orders.read,staff.manage,nonsense}'")
    lin = await somebody(app, made.code, shop_ids=[SHOP])
    assert lin.permissions == {"orders.read", "shop_staff.manage"}
    assert IN_SHOPS.issuperset(lin.permissions)


async def test_nobody_gives_what_they_do_not_have(app: Runtime, tx: Tx) -> None:
    manager = await somebody(app, Role.MANAGER)
    personnel = await team.create_position(tx, manager, custom("staff.manage", "orders.read"))
    lin = await somebody(app, personnel.code)
    ada = await somebody(app)
    assert lin.account_id is not None
    assert ada.account_id is not None
    assert manager.account_id is not None
    before = await entries(tx)
    analyst = await team.get_position(tx, Role.ANALYST)
    marketer = await team.get_position(tx, Role.MARKETER)
    for refused in (
        team.create_position(tx, lin, custom("settlement.pay")),
        team.change_position(tx, lin, personnel.code, as_input(personnel, add=("settlement.pay",))),
        team.change_position(tx, lin, Role.ANALYST, as_input(analyst, add=("settlement.pay",))),
        team.change_position(tx, lin, Role.MARKETER, as_input(marketer, take=("promotions.edit",))),
        team.add_staff(tx, lin, ada.account_id, [Role.MANAGER]),
        team.add_staff(tx, lin, lin.account_id, [Role.MANAGER]),
        team.add_staff(tx, lin, lin.account_id, [personnel.code, Role.SERVICE]),
        team.set_roles(tx, lin, manager.account_id, [personnel.code]),
        team.remove_staff(tx, lin, manager.account_id),
        team.deactivate_staff(tx, lin, manager.account_id),
        team.invite_staff(tx, lin, "new@example.com", [Role.MANAGER]),
    ):
        with pytest.raises(Forbidden) as refusal:
            await refused
        assert refusal.value.code == "more_than_mine"
    assert await entries(tx) == before, "and nothing happened"
    await team.add_staff(tx, lin, ada.account_id, [personnel.code])


async def test_the_managers_position_is_fixed(app: Runtime, tx: Tx) -> None:
    manager = await somebody(app, Role.MANAGER)
    position = await team.get_position(tx, Role.MANAGER)
    with pytest.raises(Forbidden):
        await team.change_position(tx, manager, Role.MANAGER, as_input(position, take=("audit.read",)))


@pytest.mark.parametrize(
    "given",
    [
        PositionInput(name={"en": "", "zh-CN": "夜班"}, permissions=[]),
        PositionInput(name={"en": "Night"}, permissions=[]),
        PositionInput(name={"en": "x" * 41, "zh-CN": "夜班"}, permissions=[]),
        PositionInput(name={"en": "Night", "zh-CN": "夜班"}, permissions=["orders.steal"]),
        PositionInput(
            name={"en": "Night", "zh-CN": "夜班"}, description={"en": "x" * 301, "zh-CN": ""}, permissions=[]
        ),
    ],
)
async def test_senseless_positions_are_refused(app: Runtime, tx: Tx, given: PositionInput) -> None:
    manager = await somebody(app, Role.MANAGER)
    with pytest.raises(Invalid):
        await team.create_position(tx, manager, given)


async def test_only_who_manages_staff_and_has_just_proven_it_edits_positions(
    app: Runtime, tx: Tx, clock: FixedClock
) -> None:
    manager = await somebody(app, Role.MANAGER)
    owner = await somebody(app, Role.MERCHANT_OWNER, shop_ids=[SHOP])
    analyst = await team.get_position(tx, Role.ANALYST)
    before = await entries(tx)
    stale = msgspec.structs.replace(manager, session_id=uuid7())
    in_a_shop = msgspec.structs.replace(manager, shop_ids=frozenset({SHOP}))
    for actor, refusal in (
        (Actor(), Unauthenticated),
        (await somebody(app), Forbidden),
        (owner, Forbidden),
        (in_a_shop, Forbidden),
        (stale, StepUpNeeded),
    ):
        for refused in (
            team.create_position(tx, actor, custom("orders.read")),
            team.change_position(tx, actor, Role.ANALYST, as_input(analyst)),
            team.reset_position(tx, actor, Role.ANALYST),
        ):
            with pytest.raises(refusal):
                await refused
    assert await entries(tx) == before
    assert await team.get_position(tx, Role.ANALYST) == analyst


async def test_every_change_is_written_down(app: Runtime, tx: Tx) -> None:
    manager = await somebody(app, Role.MANAGER)
    analyst = await team.get_position(tx, Role.ANALYST)
    await team.change_position(tx, manager, Role.ANALYST, as_input(analyst, add=("audit.read",), take=("orders.read",)))
    entry = (await audit.search_page(tx, audit.Search(action="roles.changed"))).items[0]
    assert (entry.actor_id, entry.subject) == (manager.account_id, "analyst")
    assert entry.details == {"ours": True, "added": ["audit.read"], "taken": ["orders.read"]}


async def test_of_two_authors_the_second_is_told(own_app: Runtime) -> None:
    manager = await somebody(own_app, Role.MANAGER)
    async with own_app.tx() as tx:
        analyst = await team.get_position(tx, Role.ANALYST)

    async def edit(permission: str) -> Position:
        async with own_app.tx() as tx:
            return await team.change_position(tx, manager, Role.ANALYST, as_input(analyst, add=(permission,)))

    first, second = await asyncio.gather(edit("audit.read"), edit("keys.manage"), return_exceptions=True)
    won, lost = (first, second) if isinstance(first, Position) else (second, first)
    assert isinstance(won, Position)
    assert isinstance(lost, Conflict)
    assert lost.code == "stale"
    async with own_app.tx() as tx:
        assert await team.get_position(tx, Role.ANALYST) == won


async def demote_each_other(app: Runtime, first: Actor, second: Actor) -> list[object]:
    """Two managers take the other's position away at the same moment; what came of it."""
    both_read = asyncio.Barrier(2)

    async def demote(actor: Actor, other: UUID | None) -> None:
        assert other is not None
        async with app.tx() as tx:
            await tx.fetch_value("SELECT 1")
            await both_read.wait()
            await team.set_roles(tx, actor, other, [Role.ANALYST])

    return await asyncio.gather(
        demote(first, second.account_id), demote(second, first.account_id), return_exceptions=True
    )


async def managers_left(app: Runtime) -> int:
    async with app.tx() as tx:
        return len(await team.list_holders(tx, "staff.manage"))


async def test_without_the_lock_two_managers_could_let_each_other_go(
    own_app: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = await somebody(own_app, Role.MANAGER), await somebody(own_app, Role.MANAGER)
    monkeypatch.setattr("jishi.modules.team.queries.LOCK_TEAM", "SELECT 1")
    checked = asyncio.Barrier(2)

    async def check_somebody_manages(tx: Tx, before: Collection[UUID]) -> None:
        await last_manager.check_somebody_manages(tx, before)
        await checked.wait()  # neither has committed

    monkeypatch.setattr("jishi.modules.team.actions.manage_staff.check_somebody_manages", check_somebody_manages)
    assert await demote_each_other(own_app, *pair) == [None, None]
    assert await managers_left(own_app) == 0


async def test_two_managers_cannot_let_each_other_go(own_app: Runtime) -> None:
    pair = await somebody(own_app, Role.MANAGER), await somebody(own_app, Role.MANAGER)
    outcomes = await demote_each_other(own_app, *pair)
    assert sorted(type(one).__name__ for one in outcomes) == ["Conflict", "NoneType"]
    assert await managers_left(own_app) == 1


async def test_the_last_who_manages_cannot_be_lost_by_any_way(app: Runtime, tx: Tx) -> None:
    manager = await somebody(app, Role.MANAGER)
    assert manager.account_id is not None
    personnel = await team.create_position(tx, manager, custom("staff.manage"))
    lin = await somebody(app, personnel.code)
    assert lin.account_id is not None
    await team.remove_staff(tx, manager, manager.account_id)  # Lin is left
    ada = await somebody(app, Role.MANAGER)
    assert ada.account_id is not None
    await team.deactivate_staff(tx, ada, lin.account_id)
    for refused in (
        team.remove_staff(tx, ada, ada.account_id),
        team.set_roles(tx, ada, ada.account_id, [Role.ANALYST]),
        team.deactivate_staff(tx, ada, ada.account_id),
    ):
        with pytest.raises(Conflict):
            async with tx.savepoint():
                await refused
    await team.reactivate_staff(tx, ada, lin.account_id)
    await team.remove_staff(tx, SYSTEM, ada.account_id)
    changed = as_input(await team.get_position(tx, personnel.code), take=("staff.manage",))
    with pytest.raises(Conflict):
        await team.change_position(tx, SYSTEM, personnel.code, changed)


async def test_a_position_that_is_none_is_refused(app: Runtime, tx: Tx) -> None:
    manager = await somebody(app, Role.MANAGER)
    with pytest.raises(Invalid):
        await team.add_staff(tx, manager, manager.account_id or uuid4(), ["emperor"])
    with pytest.raises(NotFound):
        await team.change_position(tx, manager, "emperor", custom("orders.read"))


async def test_the_api_says_it_all(app: Runtime, sign_up: SignUp) -> None:
    boss: Person = await sign_up("boss@example.com")
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, boss.id, [Role.MANAGER])
    body = {"name": {"en": "Night", "zh-CN": "夜班"}, "permissions": ["orders.read"]}
    made = await boss.post("/api/v1/roles", body)
    assert made.status_code == 201
    code = made.json()["code"]
    changed = await boss.put(f"/api/v1/roles/{code}", body | {"permissions": [], "version": 1})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert (await boss.put(f"/api/v1/roles/{code}", body | {"version": 1})).status_code == 409
    assert (await boss.get(f"/api/v1/roles/{code}")).json()["permissions"] == []
    assert (await boss.delete(f"/api/v1/roles/{code}")).status_code == 204
    assert (await boss.get(f"/api/v1/roles/{code}")).status_code == 404


async def entries(tx: Tx) -> int:
    """How many things were written down."""
    return len((await audit.search_page(tx, audit.Search(), limit=100)).items)
