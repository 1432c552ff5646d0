"""Rule 2: every movement is a balanced set in the ledger; a standing job and a property-based test check it."""

import asyncio
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.payments.fakes import (
    FakeProvider,
    assert_books_are_right,
    balances,
    call_back,
    count,
    failed_notice,
    owe,
    paid_notice,
    start,
    use_fake,
)

from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.modules.payments import api as payments
from jishi.modules.payments import ledger_queries
from jishi.modules.payments.contracts import Entry, RefundState, Unbalanced
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain, run_schedule

PAIR = [Entry("one", 100), Entry("other", -100)]


async def post_directly(tx: Tx, kind: str, reference: UUID, other: int) -> list[UUID]:
    """The statement without the function that guards it."""
    made, at = uuid7(), tx.now
    lines = ([made, made], [1, 2], ["one", "other"], [100, other])
    return [row["id"] for row in await tx.fetch(ledger_queries.POST, [made], [kind], [reference], ["CNY"], at, *lines)]


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [Entry("one", 100)],
        [Entry("one", 100), Entry("other", -99)],
        [Entry("one", 100), Entry("other", -100), Entry("third", 0)],
    ],
)
async def test_an_unbalanced_set_is_refused(app: Runtime, entries: list[Entry]) -> None:
    async with app.tx() as tx:
        with pytest.raises(Unbalanced):
            await payments.ledger.post(tx, "test", uuid7(), "CNY", entries)
    assert await count(app, "ledger_entry") == 0


async def test_the_database_refuses_an_unbalanced_set_by_itself(app: Runtime) -> None:
    async with app.tx() as tx:
        assert await post_directly(tx, "test", uuid7(), -99) == []
    assert await count(app, "ledger_transaction") == 0


async def test_posting_the_same_again_changes_nothing(app: Runtime) -> None:
    reference = uuid7()
    async with app.tx() as tx:
        assert await payments.ledger.post(tx, "test", reference, "CNY", PAIR)
        assert not await payments.ledger.post(tx, "test", reference, "CNY", PAIR)
        assert await payments.ledger.balance(tx, "one", "CNY") == 100
        with pytest.raises(ValueError, match="with other entries"):
            await payments.ledger.post(tx, "test", reference, "CNY", [Entry("one", 1), Entry("other", -1)])


async def test_many_are_posted_in_one_statement_each_once(app: Runtime) -> None:
    old, new = (payments.ledger.Posting("test", uuid7(), "CNY", PAIR) for _ in range(2))
    async with app.tx() as tx:
        await payments.ledger.post_many(tx, [old])
        before = tx.statements
        assert await payments.ledger.post_many(tx, [new]) == [True]
        assert tx.statements == before + 1
        assert await payments.ledger.post_many(tx, []) == []
        third = payments.ledger.Posting("test", uuid7(), "JPY", PAIR)
        assert await payments.ledger.post_many(tx, [old, third, new]) == [False, True, False]
        changed = payments.ledger.Posting("test", old.reference, "CNY", [Entry("one", 1), Entry("other", -1)])
        with pytest.raises(ValueError, match="with other entries"):
            await payments.ledger.post_many(tx, [changed])
    assert await balances(app) == {"one": 300, "other": -300}


async def test_currencies_are_counted_apart(app: Runtime) -> None:
    async with app.tx() as tx:
        await payments.ledger.post(tx, "test", uuid7(), "CNY", PAIR)
        await payments.ledger.post(tx, "test", uuid7(), "JPY", [Entry("one", 7), Entry("other", -7)])
        assert await payments.ledger.balance(tx, "one", "CNY") == 100
        assert await payments.ledger.balance(tx, "one", "JPY") == 7


async def naive_post(tx: Tx, reference: UUID, barrier: asyncio.Barrier) -> None:
    """Look whether it is there, then put it in."""
    found = await tx.fetch(ledger_queries.POSTED, "naive", reference)
    await barrier.wait()
    if not found:
        marker = f"naive {uuid7()}"
        await post_directly(tx, marker, reference, -100)


async def test_without_the_guard_two_posts_at_once_count_twice(own_app: Runtime) -> None:
    barrier, reference = asyncio.Barrier(2), uuid7()

    async def post() -> None:
        async with own_app.tx() as tx:
            await naive_post(tx, reference, barrier)

    await asyncio.gather(post(), post())
    assert await balances(own_app) == {"one": 200, "other": -200}


async def test_with_the_guard_many_posts_at_once_count_once(own_app: Runtime) -> None:
    reference = uuid7()

    async def post() -> bool:
        async with own_app.tx() as tx:
            return await payments.ledger.post(tx, "test", reference, "CNY", PAIR)

    assert sum(await asyncio.gather(*(post() for _ in range(12)))) == 1
    assert await balances(own_app) == {"one": 100, "other": -100}


@pytest.mark.parametrize(
    ("sabotage", "what"),
    [
        ("UPDATE payments.ledger_entry SET amount = amount + 1 WHERE line = 1", {"unbalanced", "clearing"}),
        ("DELETE FROM payments.ledger_entry WHERE line = 2", {"unbalanced", "receivable"}),
        ("UPDATE payments.ledger_entry SET currency = 'USD' WHERE line = 2", {"stray entry", "receivable"}),
        ("DELETE FROM payments.ledger_transaction", {"stray entry", "clearing"}),
        ("UPDATE payments.charge SET amount = amount + 5", {"clearing", "receivable"}),
        ("UPDATE payments.payment SET postings = '[]'", {"receivable"}),
    ],
)
async def test_the_standing_job_finds_what_somebody_tampered_with(app: Runtime, sabotage: str, what: set[str]) -> None:
    use_fake(app)
    payment = await owe(app)
    await call_back(app, paid_notice(await start(app, payment)))
    async with app.tx() as tx:
        assert await payments.audit_ledger(tx) == []
        await tx.execute(sabotage)
        assert {drift.what for drift in await payments.audit_ledger(tx)} == what
    await run_schedule(app, app.wiring.schedules["payments.audit_ledger"])


class Step(msgspec.Struct, frozen=True):
    """Something that happens to one of three payments."""

    what: str
    which: int
    amount: int


steps = st.lists(
    st.builds(
        Step,
        st.sampled_from(
            [
                "pay",
                "pay",
                "pay again",
                "replay",
                "fail",
                "close",
                "refund",
                "refund",
                "refuse",
                "accept",
                "work",
                "heal",
            ]
        ),
        st.integers(0, 2),
        st.integers(1, 12_900),
    ),
    max_size=25,
)


class History:
    """Lives through steps; what is refused is part of life."""

    def __init__(self, app: Runtime, fake: FakeProvider) -> None:
        self.app = app
        self.fake = fake
        self.mark = uuid7().hex
        self.numbers: list[tuple[UUID, str]] = []
        self.moves = 0

    async def live(self, step: Step) -> None:
        payment_id, number = self.numbers[step.which]
        self.moves += 1
        try:
            await self._do(step, payment_id, number)
        except Conflict:
            pass

    async def _do(self, step: Step, payment_id: UUID, number: str) -> None:
        first = {"event_id": f"{self.mark}-{step.which}", "transaction": f"{self.mark}-{step.which}"}
        if step.what in ("pay", "replay"):
            await call_back(self.app, paid_notice(number, **first))
        elif step.what == "pay again":
            other = f"{self.mark}-{self.moves}-again"
            await call_back(self.app, paid_notice(number, event_id=other, transaction=other))
        elif step.what == "fail":
            await call_back(self.app, failed_notice(number))
        elif step.what == "close":
            async with self.app.tx() as tx:
                await payments.close_payment(tx, payment_id)
        elif step.what == "refund":
            async with self.app.tx() as tx:
                await payments.refund(
                    tx, payment_id, amount=step.amount, reason="because", reference=f"{self.moves // 2}"
                )
        elif step.what == "refuse":
            self.fake.refund_state = RefundState.FAILED if step.amount % 2 else RefundState.SUCCEEDED
        elif step.what == "accept":
            async with self.app.tx() as tx:
                await payments.accept_late(tx, payment_id)
        elif step.what == "work":
            await drain(self.app)
        else:
            await payments.heal(self.app)


@given(history=steps)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_happens_the_books_balance(app: Runtime, history: list[Step]) -> None:
    life = History(app, use_fake(app))
    for _ in range(3):
        payment = await owe(app)
        life.numbers.append((payment.id, await start(app, payment)))
    for step in history:
        await life.live(step)
    await drain(app)
    await assert_books_are_right(app)
    assert sum((await balances(app)).values()) == 0
    assert (await balances(app)).get("refunds:payable", 0) == 0
