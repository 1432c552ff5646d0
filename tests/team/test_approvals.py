"""Four eyes: one asks, another decides, once."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from tests.identity.conftest import Person, SignUp
from tests.team.crew import again, somebody

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import AppError, Conflict, Forbidden, Invalid, NotFound, StepUpNeeded
from jishi.kernel.ids import uuid7
from jishi.modules.team import api as team
from jishi.modules.team import queries
from jishi.modules.team.contracts import Approval, ApprovalState, Role
from jishi.modules.team.events import ApprovalDecided
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

SHOP = uuid7()


def heard(app: Runtime) -> list[ApprovalDecided]:
    """What inline subscribers hear from now on."""
    told: list[ApprovalDecided] = []

    async def hear(_: Tx, event: ApprovalDecided) -> None:
        told.append(event)

    app.wiring.inside(ApprovalDecided, hear)
    return told


async def ask(app: Runtime, actor: Actor, subject: str = "payout:P1", **more: Any) -> Approval:
    async with app.tx() as tx:
        return await team.ask_approval(
            tx,
            actor,
            kind="tasting",
            subject=subject,
            summary={"en": "Pay out ¥120", "zh-CN": "提现 ¥120"},
            payload={"payout": "P1", "amount": 12_000},
            **more,
        )


async def decide(app: Runtime, actor: Actor, approval: Approval, *, grant: bool = True, why: str = "") -> Approval:
    async with app.tx() as tx:
        return await team.decide_approval(tx, actor, approval.id, grant=grant, why=why)


async def test_somebody_else_agrees_and_it_happens(app: Runtime) -> None:
    told = heard(app)
    lin, ada = await somebody(app, Role.MANAGER), await somebody(app, Role.COMPLIANCE)
    asked = await ask(app, lin, why="Month end")
    assert (asked.state, asked.asked_by, asked.asked_why) == (ApprovalState.ASKED, lin.account_id, "Month end")
    async with app.tx() as tx:
        assert await team.count_to_decide(tx, ada) == 1
        assert await team.count_to_decide(tx, lin) == 0, "one's own is for others"
    granted = await decide(app, ada, asked)
    assert (granted.state, granted.decided_by) == (ApprovalState.GRANTED, ada.account_id)
    assert [(one.granted, one.kind, one.payload["amount"], one.decided_by) for one in told] == [
        (True, "tasting", 12_000, ada.account_id)
    ]
    async with app.tx() as tx:
        acts = [entry.action for entry in (await audit.search_page(tx, audit.Search(action="approvals"))).items]
    assert acts == ["approvals.granted", "approvals.asked"]


async def test_a_refusal_gives_its_reason(app: Runtime) -> None:
    told = heard(app)
    lin, ada = await somebody(app, Role.MANAGER), await somebody(app, Role.COMPLIANCE)
    asked = await ask(app, lin)
    with pytest.raises(Invalid):
        await decide(app, ada, asked, grant=False, why="  ")
    assert told == []
    refused = await decide(app, ada, asked, grant=False, why="The account is new.")
    assert (refused.state, refused.decided_why) == (ApprovalState.REFUSED, "The account is new.")
    assert [one.granted for one in told] == [False]


async def test_who_asks_never_decides_whatever_they_hold(app: Runtime) -> None:
    told = heard(app)
    lin = await somebody(app, Role.PRODUCT_MANAGER)
    asked = await ask(app, lin)
    assert lin.account_id is not None
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, lin.account_id, [Role.PRODUCT_MANAGER, Role.COMPLIANCE, Role.MANAGER])
    mighty = await again(app, lin.account_id)
    by_key = msgspec.structs.replace(mighty, session_id=None, key_id=uuid7())
    for actor in (mighty, by_key):
        with pytest.raises(Forbidden) as refusal:
            await decide(app, actor, asked)
        assert refusal.value.code == "own_approval"
    with pytest.raises(AppError):  # the system asks no approval of itself either
        await decide(app, SYSTEM, await ask(app, SYSTEM, "payout:P2"))
    assert told == []


async def test_who_may_not_changes_nothing(app: Runtime, clock: FixedClock) -> None:
    told = heard(app)
    lin, ada = await somebody(app, Role.MANAGER), await somebody(app, Role.COMPLIANCE)
    asked = await ask(app, lin)
    for actor, refusal in (
        (await somebody(app, Role.ANALYST), NotFound),
        (await somebody(app), Forbidden),
        (msgspec.structs.replace(ada, shop_ids=frozenset({SHOP})), NotFound),
    ):
        with pytest.raises(refusal):
            await decide(app, actor, asked)
    clock.advance(timedelta(minutes=10))
    with pytest.raises(StepUpNeeded):
        await decide(app, ada, asked)
    async with app.tx() as tx:
        assert (await team.get_approval(tx, lin, asked.id)).state == ApprovalState.ASKED
    assert told == []


async def test_approvals_of_a_shop_are_for_those_who_decide_there(app: Runtime) -> None:
    manager = await somebody(app, Role.MANAGER)
    lin = await somebody(app, Role.MANAGER)
    other = msgspec.structs.replace(lin, shop_ids=frozenset({uuid7()}))
    own = msgspec.structs.replace(lin, shop_ids=frozenset({SHOP}))
    asked = await ask(app, manager, shop_id=SHOP)
    with pytest.raises(NotFound):
        await decide(app, other, asked)
    assert (await decide(app, own, asked)).state == ApprovalState.GRANTED


async def test_one_is_open_for_a_subject_at_a_time(app: Runtime) -> None:
    lin, ada = await somebody(app, Role.MANAGER), await somebody(app, Role.COMPLIANCE)
    asked = await ask(app, lin)
    assert (await ask(app, ada)).id == asked.id
    await decide(app, ada, asked)
    assert (await ask(app, lin)).id != asked.id


async def test_one_takes_back_what_one_asked(app: Runtime) -> None:
    told = heard(app)
    lin, ada = await somebody(app, Role.MANAGER), await somebody(app, Role.COMPLIANCE)
    asked = await ask(app, lin)
    async with app.tx() as tx:
        with pytest.raises(Forbidden):
            await team.withdraw_approval(tx, ada, asked.id)
        ended = await team.withdraw_approval(tx, lin, asked.id)
    assert (ended.state, ended.decided_by) == (ApprovalState.WITHDRAWN, None)
    assert [(one.granted, one.state) for one in told] == [(False, "withdrawn")]
    with pytest.raises(Conflict):
        await decide(app, ada, asked)


async def test_what_nobody_decides_expires(app: Runtime, clock: FixedClock) -> None:
    told = heard(app)
    lin, ada = await somebody(app, Role.MANAGER), await somebody(app, Role.COMPLIANCE)
    asked = await ask(app, lin, open_for=timedelta(days=1))
    clock.advance(timedelta(days=1))
    ada = await again(app, ada.account_id or uuid4())
    with pytest.raises(Conflict):  # even before the clock has come round
        await decide(app, ada, asked)
    async with app.tx() as tx:
        assert await team.expire_approvals(tx) == 1
        assert await team.expire_approvals(tx) == 0
        assert (await team.get_approval(tx, lin, asked.id)).state == ApprovalState.EXPIRED
    assert [(one.granted, one.state) for one in told] == [(False, "expired")]


async def test_one_that_cannot_expire_hinders_no_other(app: Runtime, clock: FixedClock) -> None:
    lin = await somebody(app, Role.MANAGER)
    bad = await ask(app, lin, "payout:BAD", open_for=timedelta(days=1))
    good = await ask(app, lin, "payout:GOOD", open_for=timedelta(days=1))

    async def refuse(_: Tx, event: ApprovalDecided) -> None:
        if event.subject == bad.subject:
            raise Conflict("not now")

    app.wiring.inside(ApprovalDecided, refuse)
    clock.advance(timedelta(days=1))
    async with app.tx() as tx:
        assert await team.expire_approvals(tx) == 1
    async with app.tx() as tx:
        states = [(await team.get_approval(tx, lin, one.id)).state for one in (bad, good)]
    assert states == [ApprovalState.ASKED, ApprovalState.EXPIRED]


async def two_approvers_at_once(app: Runtime, tells: list[ApprovalDecided]) -> list[object]:
    """Both have read the open approval before either decides."""
    lin = await somebody(app, Role.MANAGER)
    approvers = [await somebody(app, Role.COMPLIANCE), await somebody(app, Role.MANAGER)]
    asked = await ask(app, lin)
    both_read = asyncio.Barrier(2)
    told = heard(app)

    async def agree(actor: Actor, *, grant: bool) -> Approval:
        async with app.tx() as tx:
            await team.get_approval(tx, actor, asked.id)
            await both_read.wait()
            return await team.decide_approval(tx, actor, asked.id, grant=grant, why="No.")

    outcomes = await asyncio.gather(
        agree(approvers[0], grant=True), agree(approvers[1], grant=False), return_exceptions=True
    )
    tells.extend(told)
    return list(outcomes)


async def test_without_compare_and_set_two_approvers_would_both_decide(
    own_app: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = queries.END_APPROVAL.replace("AND state = 'asked'", "")
    assert blind != queries.END_APPROVAL
    monkeypatch.setattr(queries, "END_APPROVAL", blind)
    told: list[ApprovalDecided] = []
    outcomes = await two_approvers_at_once(own_app, told)
    assert all(isinstance(one, Approval) for one in outcomes)
    assert {one.granted for one in told} == {True, False}


async def test_of_two_approvers_at_once_one_decides(own_app: Runtime) -> None:
    told: list[ApprovalDecided] = []
    outcomes = await two_approvers_at_once(own_app, told)
    assert sorted(type(one).__name__ for one in outcomes) == ["Approval", "Conflict"]
    assert len(told) == 1
    async with own_app.tx() as tx:
        entries = (await audit.search_page(tx, audit.Search(subject_kind="approval"))).items
    assert len(entries) == 2, "one asked, one decided"


async def test_what_follows_fails_the_decision(app: Runtime) -> None:
    async def fail(_: Tx, event: ApprovalDecided) -> None:
        raise Conflict("There is no money.")

    app.wiring.inside(ApprovalDecided, fail)
    lin, ada = await somebody(app, Role.MANAGER), await somebody(app, Role.COMPLIANCE)
    asked = await ask(app, lin)
    with pytest.raises(Conflict):
        await decide(app, ada, asked)
    async with app.tx() as tx:
        assert (await team.get_approval(tx, ada, asked.id)).state == ApprovalState.ASKED


async def test_the_api_lists_and_decides(app: Runtime, sign_up: SignUp) -> None:
    boss: Person = await sign_up("boss@example.com")
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, boss.id, [Role.MANAGER])
    lin = await somebody(app, Role.MANAGER)
    asked = [await ask(app, lin, f"payout:{number}") for number in range(3)]
    first = (await boss.get("/api/v1/approvals?status=asked&limit=2")).json()
    rest = (await boss.get(f"/api/v1/approvals?status=asked&limit=2&cursor={first['next_cursor']}")).json()
    assert [one["id"] for one in first["items"] + rest["items"]] == [str(one.id) for one in reversed(asked)]
    path = f"/api/v1/approvals/{asked[0].id}"
    assert (await boss.post(f"{path}/decision", {"grant": False})).status_code == 422
    done = await boss.post(f"{path}/decision", {"grant": True})
    assert (done.status_code, done.json()["state"]) == (200, "granted")
    assert (await boss.post(f"{path}/decision", {"grant": True})).status_code == 409
    assert (await boss.post(f"{path}/withdrawal")).status_code == 403
    assert (await boss.get("/api/v1/approvals?status=nonsense")).status_code == 422
    stranger: Person = await sign_up("ada@example.com")
    assert (await stranger.get(path)).status_code == 403
    assert (await stranger.get("/api/v1/approvals")).status_code == 403


async def test_approvals_are_listed_in_one_statement(app: Runtime) -> None:
    lin, ada = await somebody(app, Role.MANAGER), await somebody(app, Role.COMPLIANCE)
    for number in range(5):
        await ask(app, lin, f"payout:{number}")
    async with app.tx(write=False) as tx:
        assert len((await team.list_approvals(tx, ada)).items) == 5
        assert tx.statements == 1
