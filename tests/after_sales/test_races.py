"""Races, in pairs: without the guard somebody loses, with it nobody does."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from tests.after_sales.counter import Desk
from tests.fulfilment.packing import Bought
from tests.payments.fakes import FakeProvider, balances

from jishi.kernel.errors import AppError, Conflict
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Case, Kind, Reason, State
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState, RefundPart
from jishi.platform.worker import drain

TAKEN = "SELECT refunded FROM orders.order_lines WHERE id = $1"
WRITE_BACK = "UPDATE orders.order_lines SET refunded = $2 WHERE id = $1"


async def settle(*acts: Awaitable[Any]) -> tuple[list[Any], list[AppError]]:
    """What came of all of them at once: answers, and refusals. Anything else is a failure."""
    found = await asyncio.gather(*acts, return_exceptions=True)
    refused = [one for one in found if isinstance(one, AppError)]
    for one in found:
        if isinstance(one, BaseException) and not isinstance(one, AppError):
            raise one
    return [one for one in found if not isinstance(one, BaseException)], refused


async def naive_refund(desk: Desk, bought: Bought, barrier: asyncio.Barrier) -> int:
    """Read what is left, decide in Python, write back."""
    order = await desk.order(bought)
    line = order.lines[0]
    async with desk.app.tx() as tx:
        before = await tx.fetch_value(TAKEN, line.id)
        await barrier.wait()
        if before + line.payable > line.payable:
            return 0
        await tx.execute(WRITE_BACK, line.id, before + line.payable)
        return line.payable


async def test_naively_a_line_is_refunded_twice(own_desk: Desk) -> None:
    bought = await own_desk.sent(1)
    barrier = asyncio.Barrier(2)
    given = await asyncio.gather(*(naive_refund(own_desk, bought, barrier) for _ in range(2)))
    assert sum(given) == 2 * (await own_desk.order(bought)).lines[0].payable


async def test_ours_is_refunded_once_whoever_refunds_at_the_same_time(
    own_desk: Desk, own_provider: FakeProvider
) -> None:
    bought = await own_desk.sent(1)
    line = (await own_desk.order(bought)).lines[0]

    async def refund(reference: str) -> str:
        async with own_desk.app.tx() as tx:
            made = await orders.refund_part(
                tx,
                bought.order_id,
                [RefundPart(line.id, line.payable, 1)],
                reason="twice",
                reference=reference,
                by=own_desk.clerk(),
            )
            return str(made.id)

    done, refused = await settle(*(refund(f"r{number}") for number in range(6)))
    assert (len(done), len(refused)) == (1, 5)
    same, _ = await settle(*(refund("r0") for _ in range(3)))
    assert len(set(same)) <= 1
    await drain(own_desk.app)
    assert len(set(own_provider.refund_calls)) == 1
    assert (await own_desk.order(bought)).refunded == line.payable
    await own_desk.market.assert_all_balances()


async def test_a_refund_against_a_cancellation_gives_the_money_back_once(
    own_desk: Desk, own_provider: FakeProvider
) -> None:
    for _ in range(5):
        bought = await own_desk.packing.paid(2)
        case = await own_desk.ask(bought, reason=Reason.TOO_SLOW, unsent=True)

        async def cancel(one: Bought = bought) -> OrderState:
            async with own_desk.app.tx() as tx:
                return (await orders.cancel(tx, one.buyer, one.number)).state

        await settle(own_desk.do("accept", own_desk.agent(bought), case), cancel(), cancel())
        await drain(own_desk.app)
        order = await own_desk.order(bought)
        assert (order.state, order.refunded) == (OrderState.REFUNDED, order.total)
        assert await own_desk.packing.stock_of(bought) == (20, 0)
    assert await balances(own_desk.app) == {}
    await own_desk.market.assert_all_balances()


async def naive_answer(desk: Desk, case: Case, end: State, barrier: asyncio.Barrier) -> State | None:
    """Look, then answer, without asking whether it is still so."""
    async with desk.app.tx() as tx:
        state = await tx.fetch_value("SELECT state FROM after_sales.cases WHERE id = $1", case.id)
        await barrier.wait()
        if state != State.ASKED:
            return None
        await tx.execute("UPDATE after_sales.cases SET state = $2 WHERE id = $1", case.id, end.value)
        return end


async def test_naively_two_agents_both_answer(own_desk: Desk) -> None:
    case = await own_desk.ask(await own_desk.sent(1))
    barrier = asyncio.Barrier(2)
    ends = (State.REFUSED, State.REFUNDING)
    answers = await asyncio.gather(*(naive_answer(own_desk, case, end, barrier) for end in ends))
    assert list(answers) == list(ends)


async def test_of_two_agents_one_answers_and_the_other_is_told(own_desk: Desk, own_provider: FakeProvider) -> None:
    for _ in range(5):
        bought = await own_desk.sent(1)
        case = await own_desk.ask(bought)
        one, two = own_desk.agent(bought), own_desk.clerk()
        done, refused = await settle(
            own_desk.do("accept", one, case, version=1),
            own_desk.do("refuse", two, case, version=1, text="no"),
            own_desk.do("counter", two, case, version=1, total=1),
        )
        assert len(done) == 1
        assert [refusal.code for refusal in refused] == ["case_changed"] * 2
        now = await own_desk.case(case)
        assert (now.version, len(now.steps)) == (2, 2)
    await drain(own_desk.app)
    await own_desk.market.assert_all_balances()


async def naive_claim(desk: Desk, bought: Bought, barrier: asyncio.Barrier) -> int:
    """Count the open pieces, then open a case without holding the order."""
    line = (await desk.order(bought)).lines[0]
    async with desk.app.tx() as tx:
        taken = await tx.fetch_value(
            "SELECT coalesce(sum(quantity), 0)::int FROM after_sales.case_lines WHERE line_id = $1 AND open", line.id
        )
        await barrier.wait()
        return int(taken < line.quantity)


async def test_naively_the_same_piece_is_in_two_cases(own_desk: Desk) -> None:
    bought = await own_desk.sent(1)
    barrier = asyncio.Barrier(2)
    assert sum(await asyncio.gather(*(naive_claim(own_desk, bought, barrier) for _ in range(2)))) == 2


async def test_a_piece_is_in_one_open_case_however_many_ask(own_desk: Desk) -> None:
    bought = await own_desk.sent(2)
    done, refused = await settle(*(own_desk.ask(bought, Kind.RETURN, Reason.FAULTY) for _ in range(6)))
    assert (len(done), len(refused)) == (2, 4)
    assert await own_desk.count("cases") == 2
    other = await own_desk.sent(1)
    keyed, _ = await settle(*(own_desk.ask(other, key="tap") for _ in range(4)))
    assert len({case.id for case in keyed}) == 1
    assert len(keyed) == 4


async def test_goods_are_counted_into_stock_once(own_desk: Desk) -> None:
    bought = await own_desk.sent(1)
    case = await own_desk.returned(bought)
    done, refused = await settle(*(own_desk.inspect(bought, case) for _ in range(4)))
    assert (len(done), len(refused)) == (1, 3)
    assert await own_desk.packing.stock_of(bought) == (20, 0)
    await own_desk.market.assert_all_balances()


async def test_the_clock_against_an_agent(own_desk: Desk) -> None:
    for _ in range(4):
        bought = await own_desk.sent(1)
        case = await own_desk.ask(bought)
        async with own_desk.app.tx() as tx:
            await tx.execute(
                "UPDATE after_sales.cases SET deadline = $1 WHERE id = $2", tx.now.replace(year=2020), case.id
            )
        _, refused = await settle(
            after_sales.settle_due(own_desk.app),
            after_sales.settle_due(own_desk.app),
            own_desk.do("refuse", own_desk.agent(bought), case, version=1, text="no"),
        )
        assert all(isinstance(refusal, Conflict) for refusal in refused)
        assert (await own_desk.case(case)).version == 2
    await drain(own_desk.app)
    await own_desk.market.assert_all_balances()
