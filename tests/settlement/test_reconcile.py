"""A provider's day against ours: what differs is found, explained, healed or owned by somebody."""

from datetime import UTC, date, timedelta

import pytest
from tests.fulfilment.packing import packer
from tests.orders.market import Market, guest, place_directly
from tests.sandbox.rig import Rig

from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable
from jishi.modules.orders.contracts import Checkout
from jishi.modules.payments import api as payments
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.contracts import DayState, Difference, DifferenceKind, Resolution
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime


class Books:
    """A shop, a provider, and a day that goes by."""

    def __init__(self, app: Runtime, clock: FixedClock) -> None:
        self.app, self.clock = app, clock
        self.rig = Rig(app)
        self.market = Market(app)
        self.day = clock.now().astimezone(UTC).date()

    async def pay(self, action: str = "pay", **behaviour: object) -> Checkout:
        goods = await self.market.goods()
        checkout = await place_directly(self.app, guest(), {goods.variant_id: 1})
        assert checkout.payment_id is not None
        async with self.app.tx(write=False) as tx:
            payment = await payments.get_payment(tx, checkout.payment_id)
        await self.rig.act(await self.rig.start(payment), action, **behaviour)
        return checkout

    def tomorrow(self) -> None:
        self.clock.set(self.clock.now() + timedelta(days=1))

    async def compare(self, day: date | None = None) -> DayState:
        return (await settlement.reconcile(self.app, "sandbox", day or self.day)).state

    async def differences(self) -> list[Difference]:
        async with self.app.tx(write=False) as tx:
            return (await settlement.get_day(tx, SYSTEM, "sandbox", self.day))[1]

    async def open(self) -> list[DifferenceKind]:
        return [one.kind for one in await self.differences() if one.state == "open"]

    async def plant(self, statement: str, *args: object) -> None:
        """The provider has it otherwise."""
        async with self.app.tx() as tx:
            assert await tx.execute(statement, *args)


@pytest.fixture
def books(app: Runtime, clock: FixedClock) -> Books:
    """On the rolled-back runtime."""
    return Books(app, clock)


async def test_a_day_on_which_all_agree_is_clean_and_its_fees_are_booked_once(books: Books) -> None:
    await books.pay()
    await books.pay()
    books.tomorrow()
    day = await settlement.reconcile(books.app, "sandbox", books.day)
    assert (day.state, day.open) == (DayState.CLEAN, 0)
    assert [(total.our_count, total.their_count) for total in day.totals] == [(2, 2)]
    assert day.totals[0].our_sum == day.totals[0].their_sum
    await books.compare()
    async with books.app.tx(write=False) as tx:
        fees = await payments.ledger.balance(tx, payments.accounts.PROVIDER_FEES, "CNY")
    assert fees == day.totals[0].fees > 0
    await books.market.assert_all_balances()


async def test_a_lost_callback_is_found_and_healed_by_asking(books: Books) -> None:
    checkout = await books.pay(copies=0)
    books.tomorrow()
    assert await books.compare() is DayState.DIFFERS
    assert await books.open() == [DifferenceKind.MISSING_HERE]
    (found,) = await books.differences()
    day = await settlement.ask_again(books.app, SYSTEM, found.id)
    assert day.state is DayState.CLEAN
    (healed,) = await books.differences()
    assert (healed.state, healed.resolution) == ("resolved", Resolution.HEALED)
    assert await books.market.states(checkout) == ["paid"]
    await books.market.assert_all_balances()


async def test_planted_differences_are_told_apart(books: Books) -> None:
    for _ in range(4):
        await books.pay()
    numbers = await _charges(books)
    await books.plant("UPDATE sandbox.charge SET amount = amount + 100 WHERE transaction = $1", numbers[0])
    await books.plant("UPDATE sandbox.charge SET currency = 'USD' WHERE transaction = $1", numbers[1])
    await books.plant("DELETE FROM sandbox.charge WHERE transaction = $1", numbers[2])
    await books.plant(
        "INSERT INTO sandbox.charge (transaction, number, amount, currency, at)"
        " SELECT 'again', number, amount, currency, at FROM sandbox.charge WHERE transaction = $1",
        numbers[3],
    )
    books.tomorrow()
    assert await books.compare() is DayState.DIFFERS
    kinds = {DifferenceKind.AMOUNT, DifferenceKind.CURRENCY, DifferenceKind.MISSING_THERE, DifferenceKind.TWICE}
    assert set(await books.open()) == kinds
    assert len(await books.open()) == 4
    await books.compare()
    assert len(await books.open()) == 4, "comparing again finds the same four"


async def _charges(books: Books) -> list[str]:
    async with books.app.tx(write=False) as tx:
        return [row["transaction"] for row in await tx.fetch("SELECT transaction FROM payments.charge ORDER BY id")]


async def test_money_around_midnight_explains_itself(books: Books) -> None:
    books.clock.set(books.clock.now().replace(hour=23, minute=59, second=58, tzinfo=UTC))
    books.day = books.clock.now().date()
    await books.pay(delay_seconds=60)
    books.clock.advance(timedelta(minutes=2))
    await books.rig.tick()
    books.tomorrow()
    assert await books.compare() is DayState.CLEAN
    assert await books.compare(books.day + timedelta(days=1)) is DayState.CLEAN


async def test_a_difference_is_closed_by_one_person_with_a_reason_and_stays_closed(books: Books) -> None:
    await books.pay()
    await books.plant("UPDATE sandbox.charge SET amount = amount - 1")
    books.tomorrow()
    await books.compare()
    (found,) = await books.differences()
    async with books.app.tx() as tx:
        with pytest.raises(Invalid):
            await settlement.resolve(tx, SYSTEM, found.id, Resolution.ACCEPTED, " ")
        with pytest.raises(Invalid):
            await settlement.resolve(tx, SYSTEM, found.id, Resolution.HEALED, "it has")
        await settlement.resolve(tx, SYSTEM, found.id, Resolution.ACCEPTED, "the provider rounds")
        with pytest.raises(Conflict):
            await settlement.resolve(tx, SYSTEM, found.id, Resolution.ACCEPTED, "me too")
    assert await books.compare() is DayState.CLEAN
    (kept,) = await books.differences()
    assert (kept.resolution, kept.note) == ("accepted", "the provider rounds")


async def test_a_day_that_is_not_over_and_a_silent_provider_are_refused(books: Books) -> None:
    with pytest.raises(Invalid):
        await books.compare()
    books.tomorrow()
    books.rig.wire.is_cut = True
    with pytest.raises(Unavailable):
        await books.compare()
    assert await settlement.reconcile_yesterday(books.app) == 0
    async with books.app.tx(write=False) as tx:
        with pytest.raises(NotFound):
            await settlement.get_day(tx, SYSTEM, "sandbox", books.day)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.SERVICE, Role.MERCHANT_OWNER])
async def test_who_may_not_reconcile_sees_and_changes_nothing(books: Books, role: Role) -> None:
    await books.pay(copies=0)
    books.tomorrow()
    await books.compare()
    (found,) = await books.differences()
    actor = packer(*books.market.shop_ids, role=role) if role is Role.MERCHANT_OWNER else packer(role=role)
    with pytest.raises(Forbidden):
        await settlement.reconcile(books.app, "sandbox", books.day, actor)
    with pytest.raises(Forbidden):
        await settlement.ask_again(books.app, actor, found.id)
    async with books.app.tx() as tx:
        with pytest.raises(Forbidden):
            await settlement.resolve(tx, actor, found.id, Resolution.ACCEPTED, "it is fine")
        with pytest.raises(Forbidden):
            await settlement.list_days(tx, actor)
    assert await books.open() == [DifferenceKind.MISSING_HERE]
