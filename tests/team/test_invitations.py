"""Invitations by e-mail, and owners who manage the staff of their own shop."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from tests.identity.conftest import Person, SignUp
from tests.team.crew import again, somebody

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound, StepUpNeeded
from jishi.kernel.ids import uuid7
from jishi.modules.team import api as team
from jishi.modules.team.contracts import InvitationState, Role
from jishi.platform import audit, mail
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

MINE, OTHER = uuid7(), uuid7()


@pytest.fixture
async def owner(app: Runtime) -> Actor:
    """She owns a shop."""
    return await somebody(app, Role.MERCHANT_OWNER, shop_ids=[MINE])


async def link_of(app: Runtime, email: str) -> str:
    """The last part of the link in the newest letter."""
    await drain(app)
    async with app.tx(write=False) as tx:
        letters = await mail.list_received(tx, email)
    found = re.search(r"/console/invitations/(\S+)", letters[0].text)
    assert found is not None
    return found.group(1)


async def test_who_accepts_works_here(app: Runtime, owner: Actor) -> None:
    async with app.tx() as tx:
        sent = await team.invite_staff(tx, owner, " Lin@Example.com ", [Role.MERCHANT_STAFF], [MINE])
    assert (sent.email, sent.state) == ("lin@example.com", InvitationState.OPEN)
    secret = await link_of(app, "lin@example.com")
    lin = await somebody(app, email="lin@example.com")
    assert not lin.permissions
    async with app.tx() as tx:
        accepted = await team.accept_invitation(tx, lin, secret)
    assert accepted.state == InvitationState.ACCEPTED
    assert lin.account_id is not None
    lin = await again(app, lin.account_id)
    assert lin.shop_ids == {MINE}
    assert "orders.ship" in lin.permissions
    async with app.tx() as tx:
        with pytest.raises(NotFound):
            await team.accept_invitation(tx, lin, secret)
        acts = [entry.action for entry in (await audit.search_page(tx, audit.Search(action="staff"))).items]
    assert acts[:3] == ["staff.accepted", "staff.added", "staff.invited"]


async def test_an_invitation_is_for_its_address_only(app: Runtime, owner: Actor) -> None:
    async with app.tx() as tx:
        await team.invite_staff(tx, owner, "lin@example.com", [Role.MERCHANT_STAFF], [MINE])
    secret = await link_of(app, "lin@example.com")
    ada = await somebody(app)
    async with app.tx() as tx:
        with pytest.raises(Forbidden):
            await team.accept_invitation(tx, ada, secret)
        assert len(await team.list_invitations(tx, owner)) == 1
        assert not (await team.permissions_of(tx, ada.account_id or uuid4())).is_staff


async def test_an_invitation_ends(app: Runtime, owner: Actor, clock: FixedClock) -> None:
    async with app.tx() as tx:
        await team.invite_staff(tx, owner, "lin@example.com", [Role.MERCHANT_STAFF], [MINE])
    first = await link_of(app, "lin@example.com")
    async with app.tx() as tx:
        second = await team.invite_staff(tx, owner, "lin@example.com", [Role.MERCHANT_STAFF], [MINE])
        assert [one.id for one in await team.list_invitations(tx, owner)] == [second.id]
        with pytest.raises(NotFound):  # the newer one replaced it
            await team.find_invitation(tx, first)
    link = await link_of(app, "lin@example.com")
    clock.advance(timedelta(days=7))
    async with app.tx() as tx:
        with pytest.raises(NotFound):
            await team.find_invitation(tx, link)
        assert await team.list_invitations(tx, owner) == []


async def test_an_invitation_can_be_taken_back(app: Runtime, owner: Actor) -> None:
    async with app.tx() as tx:
        sent = await team.invite_staff(tx, owner, "lin@example.com", [Role.MERCHANT_STAFF], [MINE])
    secret = await link_of(app, "lin@example.com")
    stranger = await somebody(app, Role.MERCHANT_OWNER, shop_ids=[OTHER])
    async with app.tx() as tx:
        with pytest.raises(NotFound):
            await team.withdraw_invitation(tx, stranger, sent.id)
        await team.withdraw_invitation(tx, owner, sent.id)
        with pytest.raises(Conflict):
            await team.withdraw_invitation(tx, owner, sent.id)
        with pytest.raises(NotFound):
            await team.find_invitation(tx, secret)


async def test_it_is_worth_nothing_when_who_sent_it_may_no_longer(app: Runtime, owner: Actor) -> None:
    async with app.tx() as tx:
        await team.invite_staff(tx, owner, "lin@example.com", [Role.MERCHANT_STAFF], [MINE])
    secret = await link_of(app, "lin@example.com")
    lin = await somebody(app, email="lin@example.com")
    assert owner.account_id is not None
    async with app.tx() as tx:
        await team.remove_staff(tx, SYSTEM, owner.account_id)
    with pytest.raises(Conflict):
        async with app.tx() as tx:
            await team.accept_invitation(tx, lin, secret)
    async with app.tx() as tx:
        assert not (await team.permissions_of(tx, lin.account_id or uuid4())).is_staff


async def test_owners_stay_within_their_shop(app: Runtime, owner: Actor, tx: Tx) -> None:
    mine = await somebody(app, Role.MERCHANT_STAFF, shop_ids=[MINE])
    other = await somebody(app, Role.MERCHANT_STAFF, shop_ids=[OTHER])
    both = await somebody(app, Role.MERCHANT_STAFF, shop_ids=[MINE, OTHER])
    company = await somebody(app, Role.ANALYST)
    nobody = await somebody(app)
    before = len((await audit.search_page(tx, audit.Search(), limit=100)).items)
    everybody = {str(one.account_id) for one in (await team.list_staff(tx, SYSTEM)).items}
    seen = {one.account_id for one in (await team.list_staff(tx, owner)).items}
    assert seen == {owner.account_id, mine.account_id}
    for foreign in (other, both, company):
        account_id = foreign.account_id or uuid4()
        for hidden in (
            team.get_staff(tx, owner, account_id),
            team.set_roles(tx, owner, account_id, [Role.MERCHANT_STAFF]),
            team.remove_staff(tx, owner, account_id),
            team.deactivate_staff(tx, owner, account_id),
        ):
            with pytest.raises(NotFound):
                await hidden
        with pytest.raises(Conflict):
            await team.add_staff(tx, owner, account_id, [Role.MERCHANT_STAFF], [MINE])
        with pytest.raises(Forbidden):
            await team.sign_out_staff(tx, owner, account_id)
    someone = nobody.account_id or uuid4()
    with pytest.raises(NotFound):
        await team.add_staff(tx, owner, someone, [Role.MERCHANT_STAFF], [OTHER])
    with pytest.raises(Forbidden):
        await team.add_staff(tx, owner, someone, [Role.ANALYST])
    with pytest.raises(Invalid):
        await team.add_staff(tx, owner, someone, [Role.MERCHANT_STAFF])
    with pytest.raises(NotFound):
        await team.invite_staff(tx, owner, "x@example.com", [Role.MERCHANT_STAFF], [MINE, OTHER])
    assert len((await audit.search_page(tx, audit.Search(), limit=100)).items) == before
    assert {str(one.account_id) for one in (await team.list_staff(tx, SYSTEM)).items} == everybody
    await team.add_staff(tx, owner, someone, [Role.MERCHANT_STAFF], [MINE])
    await team.deactivate_staff(tx, owner, someone)
    await team.reactivate_staff(tx, owner, someone)
    await team.remove_staff(tx, owner, someone)


async def test_who_is_suspended_can_do_nothing_until_they_are_back(app: Runtime, sign_up: SignUp) -> None:
    manager = await somebody(app, Role.MANAGER)
    lin: Person = await sign_up()
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, lin.id, [Role.MANAGER])
    assert (await lin.get("/api/v1/staff")).status_code == 200
    async with app.tx() as tx:
        suspended = await team.deactivate_staff(tx, manager, lin.id)
        assert suspended.deactivated_at is not None
    assert (await lin.get("/api/v1/staff")).status_code == 401, "signed out everywhere"
    back = await again(app, lin.id)
    assert not back.permissions
    assert not back.is_staff
    async with app.tx() as tx:
        assert lin.id not in await team.list_holders(tx, "staff.manage")
        await team.reactivate_staff(tx, manager, lin.id)
    assert (await again(app, lin.id)).has("staff.manage")


async def test_somebody_is_signed_out_everywhere(app: Runtime, sign_up: SignUp) -> None:
    manager = await somebody(app, Role.MANAGER)
    lin: Person = await sign_up()
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, lin.id, [Role.ANALYST])
        with pytest.raises(NotFound):
            await team.sign_out_staff(tx, manager, UUID(int=1))
    assert (await lin.get("/api/v1/me")).status_code == 200
    async with app.tx() as tx:
        assert await team.sign_out_staff(tx, manager, lin.id) == 1
    assert (await lin.get("/api/v1/me")).status_code == 401


async def test_changes_among_the_staff_need_a_recent_proof(app: Runtime, clock: FixedClock) -> None:
    manager, lin = await somebody(app, Role.MANAGER), await somebody(app, Role.ANALYST)
    clock.advance(timedelta(minutes=10))
    account_id = lin.account_id or uuid4()
    async with app.tx() as tx:
        for refused in (
            team.add_staff(tx, manager, account_id, [Role.SERVICE]),
            team.set_roles(tx, manager, account_id, [Role.SERVICE]),
            team.remove_staff(tx, manager, account_id),
            team.deactivate_staff(tx, manager, account_id),
            team.reactivate_staff(tx, manager, account_id),
            team.sign_out_staff(tx, manager, account_id),
            team.invite_staff(tx, manager, "new@example.com", [Role.SERVICE]),
        ):
            with pytest.raises(StepUpNeeded):
                await refused
        assert (await team.get_staff(tx, manager, account_id)).roles == [Role.ANALYST]
        assert await team.list_invitations(tx, manager) == []


@pytest.mark.parametrize("email", ["", "nobody", "a@b", "13800138000"])
async def test_an_address_that_is_none_is_refused(app: Runtime, owner: Actor, email: str) -> None:
    async with app.tx() as tx:
        with pytest.raises(Invalid) as refusal:
            await team.invite_staff(tx, owner, email, [Role.MERCHANT_STAFF], [MINE])
    assert "email" in refusal.value.fields


async def test_the_api_invites_and_accepts(app: Runtime, sign_up: SignUp) -> None:
    boss: Person = await sign_up("boss@example.com")
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, boss.id, [Role.MANAGER])
    body = {"email": "lin@example.com", "roles": ["service"]}
    sent = await boss.post("/api/v1/invitations", body)
    assert sent.status_code == 201
    secret = await link_of(app, "lin@example.com")
    assert secret not in sent.text
    lin: Person = await sign_up()
    assert (await lin.post("/api/v1/invitations", body)).status_code == 403
    done = await lin.post("/api/v1/invitations/acceptances", {"token": secret})
    assert (done.status_code, done.json()["state"]) == (200, "accepted")
    assert (await lin.post("/api/v1/invitations/acceptances", {"token": "x"})).status_code == 404
    listed = (await boss.get("/api/v1/staff")).json()["items"]
    assert {one["account_id"] for one in listed} == {str(boss.id), str(lin.id)}
    path = f"/api/v1/staff/{lin.id}"
    assert (await boss.post(f"{path}/deactivation")).json()["deactivated_at"]
    assert (await boss.delete(f"{path}/deactivation")).json()["deactivated_at"] is None
    assert (await boss.get(path)).json()["roles"] == ["service"]
    assert (await boss.delete(f"{path}/sessions")).json() == {"ended": 0}
