"""Silence is an answer, and deadlines end where the shop is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.after_sales.counter import Desk
from tests.payments.fakes import balances

from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Kind, Options, Reason, State
from jishi.modules.after_sales.domain.deadlines import deadline_of, end_of_day_after
from jishi.modules.after_sales.domain.states import (
    ACTS,
    ENDED,
    LAPSES,
    OPEN,
    SETTLED,
    TRANSITIONS,
    WAITS_FOR,
    after_agreement,
    can_move,
)
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import RefundPart
from jishi.platform import options
from jishi.platform.formats import ZONE
from jishi.platform.worker import drain

SHANGHAI, BERLIN, LOS_ANGELES = (ZoneInfo(name) for name in ("Asia/Shanghai", "Europe/Berlin", "America/Los_Angeles"))


async def test_a_silent_shop_has_agreed(desk: Desk, clock: FixedClock) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought, amounts=(700,))
    assert case.deadline == clock.now() + timedelta(hours=48)
    clock.advance(timedelta(hours=48))
    assert await after_sales.settle_due(desk.app) == 0
    clock.advance(timedelta(seconds=1))
    assert await after_sales.settle_due(desk.app) == 1
    assert await after_sales.settle_due(desk.app) == 0
    await drain(desk.app)
    done = await desk.case(case)
    assert (done.state, done.steps[1].side, done.steps[1].act) == (State.REFUNDED, "system", "lapse")
    await desk.market.assert_all_balances()


async def test_a_silent_buyer_no_longer_wants_it(desk: Desk, clock: FixedClock) -> None:
    bought = await desk.sent(4)
    agent = desk.agent(bought)
    refused = await desk.ask(bought)
    await desk.do("refuse", agent, refused, text="no")
    offered = await desk.ask(bought)
    await desk.do("counter", agent, offered, total=1)
    returning = await desk.ask(bought, Kind.EXCHANGE, Reason.FAULTY)
    await desk.do("accept", agent, returning)
    before = await balances(desk.app)
    clock.advance(timedelta(days=8))
    assert await after_sales.settle_due(desk.app) == 3
    for case in (refused, offered, returning):
        assert (await desk.case(case)).state is State.CLOSED
    assert await balances(desk.app) == before
    assert await desk.packing.stock_of(bought) == (16, 0)


async def test_a_shop_that_does_not_look_at_what_came_back_pays(desk: Desk, clock: FixedClock) -> None:
    bought = await desk.sent(2)
    one, two = await desk.returned(bought), await desk.returned(bought, Kind.EXCHANGE)
    await desk.do("receive", desk.agent(bought), two)
    await desk.inspect(bought, await desk.case(two))
    clock.advance(timedelta(days=12))
    assert await after_sales.settle_due(desk.app) == 2
    await drain(desk.app)
    assert {(await desk.case(case)).state for case in (one, two)} == {State.REFUNDED}
    order = await desk.order(bought)
    assert (order.refunded, order.lines[0].refunded_quantity) == (order.goods, 2)
    assert await desk.packing.stock_of(bought) == (19, 0)
    await desk.market.assert_all_balances()


async def test_the_platforms_silence_decides_nothing(desk: Desk, clock: FixedClock) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought)
    await desk.do("refuse", desk.agent(bought), case, text="no")
    await desk.do("escalate", bought.buyer, case, text="yes")
    clock.advance(timedelta(days=400))
    assert await after_sales.settle_due(desk.app) == 0
    assert (await desk.case(case)).state is State.ESCALATED


async def test_what_was_sent_meanwhile_is_decided_by_people(desk: Desk, clock: FixedClock) -> None:
    bought = await desk.packing.paid(1)
    case = await desk.ask(bought, reason=Reason.TOO_SLOW, unsent=True)
    await desk.packing.ship(bought)
    clock.advance(timedelta(days=3))
    assert await after_sales.settle_due(desk.app) == 1
    now = await desk.case(case)
    assert (now.state, now.waits_for) == (State.ESCALATED, "platform")
    assert (await desk.order(bought)).refunded == 0
    await desk.market.assert_all_balances()


async def test_a_return_of_which_less_is_left_is_decided_by_people(desk: Desk, clock: FixedClock) -> None:
    bought = await desk.sent(1)
    case = await desk.returned(bought)
    line = (await desk.order(bought)).lines[0]
    async with desk.app.tx() as tx:
        await orders.refund_part(
            tx, bought.order_id, [RefundPart(line.id, 1)], reason="goodwill", reference="by hand", by=SYSTEM
        )
    clock.advance(timedelta(days=30))
    assert await after_sales.settle_due(desk.app) == 1
    assert await after_sales.settle_due(desk.app) == 0
    now = await desk.case(case)
    assert (now.state, now.waits_for, now.steps[-1].act) == (State.ESCALATED, "platform", "escalate")
    assert (await desk.order(bought)).lines[0].refunded == 1
    await desk.market.assert_all_balances()


async def test_a_silent_shop_without_return_address_leaves_it_to_the_platform(desk: Desk, clock: FixedClock) -> None:
    bought = await desk.packing.paid(1)
    await desk.packing.ship(bought)
    case = await desk.ask(bought, Kind.RETURN, Reason.FAULTY)
    clock.advance(timedelta(days=3))
    assert await after_sales.settle_due(desk.app) == 1
    assert (await desk.case(case)).state is State.ESCALATED


async def test_one_failure_never_blocks_the_others(
    desk: Desk, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bought = await desk.sent(3)
    cases = [await desk.ask(bought, amounts=(100,)) for _ in range(3)]
    real = orders.refund_part

    async def fails_for_the_first(tx, order_id, parts, **given):  # type: ignore[no-untyped-def]
        if given["reference"] == cases[0].id:
            raise RuntimeError("as if the database had gone")
        return await real(tx, order_id, parts, **given)

    monkeypatch.setattr(orders, "refund_part", fails_for_the_first)
    clock.advance(timedelta(days=3))
    assert await after_sales.settle_due(desk.app) == 2
    assert [(await desk.case(case)).state for case in cases] == [State.ASKED, State.REFUNDING, State.REFUNDING]
    monkeypatch.setattr(orders, "refund_part", real)
    assert await after_sales.settle_due(desk.app) == 1
    await drain(desk.app)
    await desk.market.assert_all_balances()


async def test_who_must_act_is_reminded_once(desk: Desk, clock: FixedClock) -> None:
    bought = await desk.sent(1)
    await desk.ask(bought)
    async with desk.app.tx() as tx:
        assert await after_sales.remind(tx) == 0
    clock.advance(timedelta(hours=25))
    async with desk.app.tx() as tx:
        assert await after_sales.remind(tx) == 1
        assert await after_sales.remind(tx) == 0


async def test_the_house_can_change_its_rules(desk: Desk) -> None:
    option = next(one for one in after_sales.OPTIONS if one.name == "after_sales.answer_hours")
    async with desk.app.tx() as tx:
        await options.change(tx, SYSTEM, option, 24)
    bought = await desk.sent(1)
    case = await desk.ask(bought)
    assert case.deadline == desk.app.clock.now() + timedelta(hours=24)


async def test_after_fifteen_days_nothing_more_can_be_asked(desk: Desk, clock: FixedClock) -> None:
    bought = await desk.sent(1)
    async with desk.app.tx() as tx:
        await tx.execute(
            "INSERT INTO orders.history (order_id, at, state, by, reason) VALUES ($1, $2, 'delivered', 'system', '')",
            bought.order_id,
            tx.now,
        )
    async with desk.app.tx(write=False) as tx:
        assert (
            Reason.NO_LONGER_WANTED
            in (await after_sales.get_opening(tx, bought.buyer, bought.number)).reasons[Kind.RETURN]
        )
    clock.advance(timedelta(days=8))
    async with desk.app.tx(write=False) as tx:
        opening = await after_sales.get_opening(tx, bought.buyer, bought.number)
    assert Reason.NO_LONGER_WANTED not in opening.reasons[Kind.RETURN]
    clock.advance(timedelta(days=8))
    async with desk.app.tx(write=False) as tx:
        opening = await after_sales.get_opening(tx, bought.buyer, bought.number)
    assert (opening.kinds, opening.why_not) == ([], "The time for after-sales of this order is over.")


@pytest.mark.parametrize(
    ("now", "zone", "end"),
    [
        ("2026-06-01T15:59:59+00:00", SHANGHAI, "2026-06-08T15:59:59+00:00"),
        ("2026-06-01T16:00:00+00:00", SHANGHAI, "2026-06-09T15:59:59+00:00"),
        ("2026-10-20T12:00:00+00:00", BERLIN, "2026-10-27T22:59:59+00:00"),
        ("2026-03-25T12:00:00+00:00", BERLIN, "2026-04-01T21:59:59+00:00"),
        ("2026-03-01T08:30:00+00:00", LOS_ANGELES, "2026-03-09T06:59:59+00:00"),
        ("2028-02-22T00:00:00+00:00", SHANGHAI, "2028-02-29T15:59:59+00:00"),
    ],
)
def test_days_end_at_local_midnight_even_when_clocks_change(now: str, zone: ZoneInfo, end: str) -> None:
    assert end_of_day_after(datetime.fromisoformat(now), 7, zone) == datetime.fromisoformat(end)


def test_every_state_has_a_deadline_exactly_when_it_waits() -> None:
    now = datetime(2026, 6, 1, tzinfo=UTC)
    for state in State:
        deadline = deadline_of(state, now, Options(), ZONE)
        assert (deadline is None) == (WAITS_FOR[state] is None)
        assert deadline is None or deadline.tzinfo is not None


def test_the_tables_agree_with_each_other() -> None:
    assert set(TRANSITIONS) == set(State) == set(WAITS_FOR)
    assert set(LAPSES) == {state for state, side in WAITS_FOR.items() if side not in (None, "platform")}
    for start, end in LAPSES.items():
        assert can_move(start, end)
    assert ENDED < SETTLED
    assert set(State) == OPEN | SETTLED
    assert not any(state in ENDED for state in ACTS[next(iter(ACTS))])
    assert after_agreement(Kind.RETURN, goods_back=False) is State.RETURNING
    assert after_agreement(Kind.RETURN, goods_back=True) is State.REFUNDING
    reached, edge = {State.ASKED}, {State.ASKED}
    while edge := {end for start in edge for end in TRANSITIONS[start]} - reached:
        reached |= edge
    assert reached == set(State)
