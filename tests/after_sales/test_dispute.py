"""Buyer and shop do not agree: the platform decides, and somebody bears it."""

import pytest
from tests.after_sales.counter import PARCEL, Desk
from tests.fulfilment.packing import Bought
from tests.payments.fakes import balances

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound, StepUpNeeded
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Act, Case, Kind, Reason, State, Verdict
from jishi.modules.orders.contracts import Bearer, OrderState
from jishi.platform import audit
from jishi.platform.worker import drain


async def disputed(desk: Desk, kind: Kind = Kind.REFUND) -> tuple[Bought, Case]:
    bought = await desk.sent(1)
    case = await desk.ask(bought, kind, Reason.DAMAGED)
    await desk.do("refuse", desk.agent(bought), case, text="签收时完好")
    return bought, await desk.do("escalate", bought.buyer, case, text="收到就是坏的")


async def test_the_platform_bears_what_it_gives(desk: Desk) -> None:
    bought, case = await disputed(desk)
    assert case.state is State.ESCALATED
    before = await balances(desk.app)
    await desk.do("arbitrate", SYSTEM, case, Verdict.REFUND, total=2_000, borne_by=Bearer.PLATFORM, text="平台补偿")
    await drain(desk.app)
    done = await desk.case(case)
    assert (done.state, done.borne_by, done.total, done.decided) == (State.REFUNDED, "platform", 2_000, True)
    after = await balances(desk.app)
    pending = f"shop:{bought.goods[0].shop_id}:pending"
    assert (after["platform:compensations"], after[pending]) == (2_000, before[pending])
    await desk.market.assert_all_balances()


async def test_the_shop_bears_what_was_its_fault(desk: Desk) -> None:
    bought, case = await disputed(desk)
    before = await balances(desk.app)
    await desk.do("arbitrate", SYSTEM, case, Verdict.REFUND, total=1_000, text="商家责任")
    await drain(desk.app)
    after = await balances(desk.app)
    pending = f"shop:{bought.goods[0].shop_id}:pending"
    assert after[pending] == before[pending] + 1_000


async def test_goods_may_have_to_come_back_first(desk: Desk) -> None:
    bought, case = await disputed(desk)
    decided = await desk.do("arbitrate", SYSTEM, case, Verdict.RETURN, total=case.most, text="退货后退款")
    assert (decided.state, decided.kind) == (State.RETURNING, Kind.RETURN)
    assert Act.SEND_BACK in (await desk.case(case, bought.buyer)).can


async def test_who_was_to_bear_it_does_once_the_goods_are_back(desk: Desk) -> None:
    bought, case = await disputed(desk)
    await desk.name_address(bought)
    before = await balances(desk.app)
    await desk.do(
        "arbitrate", SYSTEM, case, Verdict.RETURN, total=2_000, borne_by=Bearer.PLATFORM, text="退货，平台承担"
    )
    await desk.do("send_back", bought.buyer, case, PARCEL)
    await desk.inspect(bought, await desk.case(case))
    await drain(desk.app)
    done = await desk.case(case)
    assert (done.state, done.borne_by, done.total) == (State.REFUNDED, "platform", 2_000)
    after = await balances(desk.app)
    pending = f"shop:{bought.goods[0].shop_id}:pending"
    assert (after["platform:compensations"], after[pending]) == (2_000, before[pending])
    await desk.market.assert_all_balances()


async def test_a_dismissed_case_is_closed_and_nothing_moves(desk: Desk) -> None:
    bought, case = await disputed(desk, Kind.EXCHANGE)
    before = await balances(desk.app)
    closed = await desk.do("arbitrate", SYSTEM, case, Verdict.DISMISS, text="证据不足")
    assert (closed.state, closed.can) == (State.CLOSED, [])
    assert await balances(desk.app) == before
    assert (await desk.order(bought)).state is OrderState.SHIPPED
    for act, who in (("withdraw", bought.buyer), ("accept", desk.agent(bought))):
        with pytest.raises(Conflict):
            await desk.do(act, who, case)


async def test_only_those_who_may_decide_do_and_with_a_fresh_proof(desk: Desk) -> None:
    bought, case = await disputed(desk)
    for actor, refusal in ((desk.agent(bought), Forbidden), (bought.buyer, Forbidden), (desk.clerk(), StepUpNeeded)):
        with pytest.raises(refusal):
            await desk.do("arbitrate", actor, case, Verdict.REFUND, total=100, text="x")
    with pytest.raises(Invalid):
        await desk.do("arbitrate", SYSTEM, case, Verdict.REFUND, total=case.most + 1, text="太多")
    now = await desk.case(case)
    assert (now.state, now.version) == (State.ESCALATED, case.version)


async def test_a_large_refund_needs_a_fresh_proof(desk: Desk) -> None:
    goods = await desk.market.goods(price=60_000)
    bought = await desk.packing.paid_for({goods: 1})
    case = await desk.ask(bought, reason=Reason.NO_LONGER_WANTED, unsent=True)
    with pytest.raises(StepUpNeeded):
        await desk.do("accept", desk.agent(bought), case)
    assert (await desk.case(case)).state is State.ASKED
    await desk.do("accept", SYSTEM, case)


async def test_another_shops_people_find_nothing_and_change_nothing(desk: Desk) -> None:
    bought = await desk.sent(1)
    other = await desk.packing.paid(1, shop_id=await desk.market.shop())
    stranger = desk.agent(other)
    case = await desk.ask(bought, Kind.RETURN, Reason.FAULTY)
    for verb, args, kwargs in (
        ("accept", (), {}),
        ("refuse", (), {"text": "no"}),
        ("counter", (), {"total": 1}),
        ("receive", (), {}),
        ("inspect", ([],), {}),
        ("write", (), {"text": "hello"}),
        ("withdraw", (), {}),
    ):
        with pytest.raises(NotFound):
            await desk.do(verb, stranger, case, *args, **kwargs)
    now = await desk.case(case)
    assert (now.state, now.version, len(now.steps)) == (State.ASKED, 1, 1)
    async with desk.app.tx() as tx:
        assert (await after_sales.list_cases(tx, stranger)).items == []
        assert (await after_sales.count_needs(tx, stranger)).answer == 0
        with pytest.raises(NotFound):
            await after_sales.get_return_address(tx, stranger, bought.goods[0].shop_id)


async def test_nobody_decides_their_own_case(desk: Desk) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought)
    agent = desk.agent(bought)
    async with desk.app.tx() as tx:
        await tx.execute("UPDATE after_sales.cases SET owner_id = $1", agent.account_id)
    with pytest.raises(Forbidden):
        await desk.do("accept", agent, case)
    assert (await desk.case(case)).state is State.ASKED


async def test_what_staff_do_is_in_the_audit_log(desk: Desk) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought)
    agent = desk.agent(bought)
    await desk.do("accept", agent, case)
    async with desk.app.tx(write=False) as tx:
        entries = await audit.list_entries(tx, audit.Search(subject_kind="after_sales_case", subject=case.code))
    assert [(entry.action, entry.actor_id) for entry in entries] == [("after_sales.accept", agent.account_id)]


async def test_all_three_write_to_each_other(desk: Desk) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought)
    for actor in (bought.buyer, desk.agent(bought), desk.clerk()):
        await desk.do("write", actor, case, text=f"hello from {actor.name}")
    now = await desk.case(case)
    assert [step.side for step in now.steps] == ["buyer", "buyer", "merchant", "platform"]
    assert now.version == 1
    with pytest.raises(Invalid):
        await desk.do("write", bought.buyer, case, text=" ")
