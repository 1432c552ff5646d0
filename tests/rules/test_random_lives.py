"""Rules 1 to 10 over whole lives: whatever people, shops, clocks and providers do to orders in whatever order, the
ledger and the stock balance after every step, and nobody gets back more than was paid."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from datetime import timedelta
from typing import Any, ClassVar, TypeVar
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from tests.after_sales.counter import HOME, PARCEL
from tests.databases import clone, drop
from tests.orders.market import Goods, Market, guest, place_directly
from tests.payments.fakes import FakeProvider, balances, use_fake

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import AppError
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import AskInput, Inspected, Kind, LineAsk, ReturnParcel, Verdict
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Bearer, Checkout, OrderState, ShipInput, ShipLine
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import RefundState
from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Settings
from jishi.platform.worker import drain

T = TypeVar("T")
STOCK = 400
PICK = st.integers(0, 10_000)

LIVES = settings(
    max_examples=30,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""Deterministic, so that a run says the same everywhere. All lives share one database, so a failure is told as it
happened, not made shorter."""

MONEY = """
SELECT parent.number FROM orders.orders AS parent
JOIN LATERAL (
    SELECT sum(refunded) AS refunded, bool_and(refunded <= payable) AS sane FROM orders.order_lines
    WHERE order_id = parent.id
) AS line ON true
JOIN LATERAL (
    SELECT coalesce(sum(amount), 0) AS promised,
           coalesce(sum(amount) FILTER (WHERE state IN ('arrived', 'paid_otherwise')), 0) AS arrived
    FROM orders.refunds WHERE order_id = parent.id
) AS refund ON true
WHERE line.refunded + parent.freight_refunded <> refund.promised OR parent.refunded <> refund.arrived
   OR refund.promised > parent.total OR NOT line.sane
   OR (parent.state = 'refunded') <> (parent.refunded = parent.total AND parent.paid_at IS NOT NULL)
"""
"""Orders whose lines, refunds and arrived money do not tell the same story."""

PIECES = """
SELECT variant_id, sum(shipped - 0)::int AS shipped, sum(quantity - packed - cancelled) FILTER (
           WHERE state IN ('placed', 'paid', 'fulfilling'))::int AS to_send
FROM orders.order_lines AS line JOIN orders.orders AS parent ON parent.id = line.order_id GROUP BY 1
"""

BACK = """
SELECT variant_id, sum(restocked + written_off)::int AS back,
       coalesce(sum(quantity) FILTER (WHERE state = 'exchanged'), 0)::int AS replaced,
       coalesce(sum(quantity) FILTER (
           WHERE kind = 'exchange' AND state IN ('returning', 'sent_back', 'received', 'replacing')), 0)::int AS kept
FROM after_sales.case_lines AS line JOIN after_sales.cases AS own ON own.id = line.case_id GROUP BY 1
"""

CLAIMS = """
SELECT line.id FROM orders.order_lines AS line JOIN LATERAL (
    SELECT coalesce(sum(quantity), 0) AS pieces, coalesce(sum(amount), 0) AS amount
    FROM after_sales.case_lines WHERE line_id = line.id AND open
) AS claim ON true
WHERE claim.pieces + line.refunded_quantity > line.quantity OR claim.amount + line.refunded > line.payable
"""
"""Lines of which open cases promise more than is left."""


class Placed(msgspec.Struct):
    """An order, its buyer, and how it is being paid."""

    buyer: Actor
    checkout: Checkout
    attempt: str = ""

    @property
    def number(self) -> str:
        return self.checkout.orders[0].number

    @property
    def id(self) -> UUID:
        return self.checkout.orders[0].id


class World(msgspec.Struct):
    """One shop on a database of its own, for all lives of the test."""

    loop: asyncio.AbstractEventLoop
    app: Runtime
    clock: FixedClock
    provider: FakeProvider
    market: Market
    goods: list[Goods]

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(coroutine)


class Lives(RuleBasedStateMachine):
    """What may happen to orders. A refusal is an answer like any other; what it leaves must balance too."""

    world: ClassVar[World]

    def __init__(self) -> None:
        super().__init__()
        self.orders: list[Placed] = []
        self.cases: list[tuple[Placed, str]] = []
        self.provider.refund_state = RefundState.SUCCEEDED

    @property
    def app(self) -> Runtime:
        return self.world.app

    @property
    def provider(self) -> FakeProvider:
        return self.world.provider

    def attempt(self, act: Callable[[Any], Coroutine[Any, Any, T]]) -> T | None:
        """Do it in a transaction; None when it is refused, and then nothing of it stays."""

        async def inside() -> T:
            async with self.app.tx() as tx:
                return await act(tx)

        try:
            return self.world.run(inside())
        except AppError:
            return None

    def order(self, pick: int) -> Placed:
        return self.orders[pick % len(self.orders)]

    def case(self, pick: int) -> tuple[Placed, str]:
        return self.cases[-1 - pick % min(3, len(self.cases))]

    @rule(
        first=st.integers(1, 3), second=st.integers(0, 2), onwards=st.sampled_from(["", "paid", "sent", "part", "sent"])
    )
    def place(self, first: int, second: int, onwards: str) -> None:
        """An order, often paid and sent at once, so that there is something to have after-sales about."""
        cup, pot = self.world.goods
        buyer, lines = guest(), {cup.variant_id: first} | ({pot.variant_id: second} if second else {})
        checkout = self.world.run(place_directly(self.app, buyer, lines))
        self.orders.append(Placed(buyer, checkout))
        if onwards:
            self.pay(len(self.orders) - 1, 1)
        if onwards in ("sent", "part"):
            self.ship(len(self.orders) - 1, 0 if onwards == "sent" else 1)

    @precondition(lambda self: self.orders)
    @rule(pick=PICK, times=st.integers(1, 3))
    def pay(self, pick: int, times: int) -> None:
        """The provider calls back, perhaps several times, perhaps after the order has ended."""
        order = self.order(pick)
        try:
            if not order.attempt:
                order.attempt = self.world.run(self.world.market.begin_to_pay(order.checkout))
            for _ in range(times):
                self.world.run(self.world.market.call_back(order.checkout, order.attempt))
        except AppError:
            pass

    @precondition(lambda self: self.orders)
    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        order = self.order(pick)
        self.attempt(lambda tx: orders.cancel(tx, order.buyer, order.number))

    @precondition(lambda self: self.orders)
    @rule(pick=PICK, pieces=st.integers(0, 2))
    def ship(self, pick: int, pieces: int) -> None:
        """All that is left, or a few pieces of the first line."""
        order = self.order(pick)

        async def send(tx: Any) -> None:
            found = await orders.get_order(tx, SYSTEM, order.number)
            lines = [ShipLine(found.lines[0].id, pieces)] if pieces else None
            await orders.ship(tx, SYSTEM, order.number, ShipInput(lines=lines, carrier="sf", tracking_number="SF1"))

        self.attempt(send)

    @precondition(lambda self: self.orders)
    @rule(pick=PICK)
    def confirm(self, pick: int) -> None:
        order = self.order(pick)
        self.attempt(lambda tx: orders.confirm_receipt(tx, order.buyer, order.number))

    @precondition(lambda self: self.orders)
    @rule(pick=PICK, choice=PICK, quantity=st.integers(1, 3), amount=st.sampled_from([None, None, 1, 333, 1_000]))
    def ask(self, pick: int, choice: int, quantity: int, amount: int | None) -> None:
        """For something that may be asked for; now and then for more pieces or money than that."""
        order = self.order(pick)

        async def open_case(tx: Any) -> str | None:
            opening = await after_sales.get_opening(tx, order.buyer, order.number)
            choices = [(kind, line) for kind in opening.kinds for line in opening.lines[kind]]
            if not choices:
                return None
            kind, line = choices[choice % len(choices)]
            pieces = quantity if choice % 7 == 0 else min(quantity, line.quantity)
            wanted = None if line.unsent or kind is not Kind.REFUND else amount
            reasons = after_sales.reasons_for(kind, unsent=line.unsent)
            given = AskInput(
                order=order.number,
                kind=kind,
                unsent=line.unsent,
                reason=reasons[choice % len(reasons)],
                lines=[LineAsk(line_id=line.line_id, quantity=pieces, amount=wanted)],
                text="坏了",
            )
            return (await after_sales.ask(tx, order.buyer, given)).code

        if code := self.attempt(open_case):
            self.cases.append((order, code))

    @precondition(lambda self: self.orders)
    @rule(pick=PICK, choice=PICK, stop=st.integers(0, 3))
    def ask_and_go_on(self, pick: int, choice: int, stop: int) -> None:
        """A case that goes on at once."""
        before = len(self.cases)
        self.ask(pick, choice, 2, None)
        if len(self.cases) > before:
            self.return_goods(0, choice % 2, stop)

    @precondition(lambda self: self.cases)
    @rule(pick=PICK, as_return=st.booleans())
    def accept(self, pick: int, as_return: bool) -> None:
        _, code = self.case(pick)
        self.attempt(lambda tx: after_sales.accept(tx, SYSTEM, code, as_return=as_return))

    @precondition(lambda self: self.cases)
    @rule(pick=PICK, total=st.sampled_from([0, 1, 100, 999, 2_500]))
    def counter(self, pick: int, total: int) -> None:
        order, code = self.case(pick)
        self.attempt(lambda tx: after_sales.counter(tx, SYSTEM, code, total=total))
        if pick % 2:
            self.attempt(lambda tx: after_sales.agree(tx, order.buyer, code))

    @precondition(lambda self: self.cases)
    @rule(pick=PICK, verdict=st.sampled_from([*Verdict]), bearer=st.sampled_from([*Bearer]))
    def dispute(self, pick: int, verdict: Verdict, bearer: Bearer) -> None:
        order, code = self.case(pick)
        self.attempt(lambda tx: after_sales.refuse(tx, SYSTEM, code, text="no"))
        self.attempt(lambda tx: after_sales.escalate(tx, order.buyer, code, text="yes"))
        self.attempt(lambda tx: after_sales.arbitrate(tx, SYSTEM, code, verdict, total=300, borne_by=bearer, text="so"))

    @precondition(lambda self: self.cases)
    @rule(pick=PICK)
    def withdraw(self, pick: int) -> None:
        order, code = self.case(pick)
        self.attempt(lambda tx: after_sales.withdraw(tx, order.buyer, code))

    @precondition(lambda self: self.cases)
    @rule(pick=PICK, broken=st.integers(0, 1), stop=st.integers(0, 3))
    def return_goods(self, pick: int, broken: int, stop: int) -> None:
        """Accepted, sent back, received, looked at, replaced: as far as it goes this time."""
        order, code = self.case(pick)

        async def inspect(tx: Any) -> None:
            case = await after_sales.get_case(tx, SYSTEM, code)
            lines = [
                Inspected(line_id=line.line_id, restock=line.quantity - broken, write_off=broken) for line in case.lines
            ]
            await after_sales.inspect(tx, SYSTEM, code, lines)

        steps: list[Callable[[Any], Coroutine[Any, Any, object]]] = [
            lambda tx: after_sales.accept(tx, SYSTEM, code),
            lambda tx: after_sales.send_back(tx, order.buyer, code, PARCEL),
            inspect,
            lambda tx: after_sales.replace(tx, SYSTEM, code, ReturnParcel("sf", "SF9999")),
        ]
        for step in steps[: stop + 1]:
            self.attempt(step)

    @rule(days=st.sampled_from([0, 0, 0, 3, 11]))
    def let_time_pass(self, days: int) -> None:
        """Half an hour, or days: what is not paid expires, who is silent has answered."""
        self.world.clock.advance(timedelta(days=days, minutes=31))
        self.world.run(orders.expire_due(self.app))
        self.world.run(after_sales.settle_due(self.app))
        self.attempt(orders.complete_due)

    @rule(refuses=st.booleans())
    def work(self, refuses: bool) -> None:
        """The worker does what waits; the provider may refuse to refund, until somebody has it try again."""
        self.provider.refund_state = RefundState.FAILED if refuses else RefundState.SUCCEEDED
        self.world.run(drain(self.app))
        self.provider.refund_state = RefundState.SUCCEEDED
        for failed in self.attempt(lambda tx: orders.list_failed_refunds(tx, SYSTEM)) or []:
            self.attempt(lambda tx, one=failed.refund.id: orders.retry_refund(tx, SYSTEM, one))  # type: ignore[misc]

    @invariant()
    def everything_balances(self) -> None:
        self.world.run(self._check())

    async def _check(self) -> None:
        async with self.app.tx(write=False) as tx:
            assert await payments.ledger.audit(tx) == []
            assert await inventory.audit(tx) == []
            assert [row["number"] for row in await tx.fetch(MONEY)] == []
            assert await tx.fetch(CLAIMS) == []
            levels = await inventory.levels(tx, [goods.variant_id for goods in self.world.goods])
            pieces = {row["variant_id"]: row for row in await tx.fetch(PIECES)}
            back = {row["variant_id"]: row for row in await tx.fetch(BACK)}
        for level in levels:
            sent, came = pieces.get(level.variant_id), back.get(level.variant_id)
            gone = (sent["shipped"] if sent else 0) + (came["replaced"] - came["back"] if came else 0)
            held = (sent["to_send"] or 0 if sent else 0) + (came["kept"] if came else 0)
            assert level.available + level.reserved + level.damaged == STOCK - gone
            assert level.reserved == held

    def teardown(self) -> None:
        """When everything has been worked off, nothing is left between the accounts."""
        for _ in range(3):
            self.work(False)
        self.everything_balances()
        self.world.run(self._settled())

    async def _settled(self) -> None:
        found = await balances(self.app)
        assert found.get("refunds:payable", 0) == 0
        assert found.get("buyer:unapplied", 0) == 0
        assert found.get("buyer:receivable", 0) == 0
        async with self.app.tx(write=False) as tx:
            states = [OrderState.PLACED.value, OrderState.EXPIRED.value]
            kept = await tx.fetch_value(
                "SELECT coalesce(sum(total - refunded), 0)::bigint FROM orders.orders"
                " WHERE paid_at IS NOT NULL AND state <> ALL ($1::text[])",
                states,
            )
        assert found.get("provider:fake:clearing", 0) == kept


@pytest.fixture
def world(cluster: EmbeddedPostgres, template: str, settings: Settings, clock: FixedClock) -> Iterator[World]:
    """A shop with two things for sale, on a loop of its own: hypothesis calls rules, it does not await them."""
    loop = asyncio.new_event_loop()
    name = loop.run_until_complete(clone(cluster, template))
    app = make_runtime(msgspec.structs.replace(settings, database_url=cluster.url(name)), clock=clock)
    loop.run_until_complete(app.start(listen=False))
    try:
        provider, market = use_fake(app), Market(app)
        goods = [
            loop.run_until_complete(market.goods(price, STOCK, title=title))
            for price, title in ((3_333, "茶杯"), (9_999, "茶壶"))
        ]
        yield World(loop, app, clock, provider, market, goods)
    finally:
        loop.run_until_complete(app.stop())
        loop.run_until_complete(drop(cluster, name))
        loop.close()


def test_whatever_happens_ledger_and_stock_balance_after_every_step(world: World) -> None:
    async def name_address() -> None:
        async with world.app.tx() as tx:
            await after_sales.set_return_address(tx, SYSTEM, world.goods[0].shop_id, HOME)

    world.run(name_address())
    Lives.world = world
    run_state_machine_as_test(Lives, settings=LIVES)
