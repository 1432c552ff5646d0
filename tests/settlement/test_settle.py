"""Completed orders become money that shops can have."""

from datetime import timedelta

import pytest
from tests.settlement.office import Office

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.modules.after_sales.contracts import Kind, Reason
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Bearer, OrderState, RefundPart
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.contracts import RateInput
from jishi.modules.settlement.domain.rates import lineage_of
from jishi.modules.settlement.domain.shares import given_back
from jishi.modules.team.contracts import Role
from jishi.platform.worker import drain


async def test_nothing_is_settled_before_its_time(office: Office) -> None:
    bought = await office.completed(2)
    shop_id = bought.goods[0].shop_id
    total = (await office.desk.order(bought)).total
    assert await settlement.settle_due(office.app) == 0
    before = await office.balance(shop_id)
    assert (before.pending, before.payable) == (total, 0)
    office.clock.advance(timedelta(days=7))
    assert await settlement.settle_due(office.app) == 1
    assert await settlement.settle_due(office.app) == 0
    after = await office.balance(shop_id)
    goods = (await office.desk.order(bought)).goods
    assert after.pending == 0
    assert after.payable == total - goods * 5 // 100, "five percent of the goods, nothing of the freight"
    assert await office.fees() == goods * 5 // 100
    await office.assert_all_balances()


async def test_an_order_with_an_open_case_waits(office: Office) -> None:
    bought = await office.completed(1)
    await office.desk.name_address(bought)
    case = await office.desk.ask(bought, Kind.REFUND, Reason.FAULTY)
    office.clock.advance(timedelta(days=8))
    async with office.app.tx() as tx:
        assert not await settlement.settle(tx, bought.order_id)
    await office.desk.do("withdraw", bought.buyer, case)
    office.clock.advance(timedelta(days=1))
    async with office.app.tx() as tx:
        assert await settlement.settle(tx, bought.order_id)


async def test_what_was_refunded_before_is_not_settled(office: Office) -> None:
    bought = await office.completed(2)
    await office.refund(bought, 1_000)
    order = await office.desk.order(bought)
    office.clock.advance(timedelta(days=8))
    await settlement.settle_due(office.app)
    left = order.goods - 1_000
    assert (await office.balance(order.shop_id)).payable == order.total - 1_000 - left * 5 // 100
    await office.assert_all_balances()


async def test_what_the_platform_bears_takes_nothing_from_a_shop_whenever_it_pays(office: Office) -> None:
    before, after = await office.completed(2), await office.completed(2)
    shops = [bought.goods[0].shop_id for bought in (before, after)]
    assert shops[0] == shops[1]
    await office.refund(before, 2_000, borne_by=Bearer.PLATFORM)
    office.clock.advance(timedelta(days=8))
    assert await settlement.settle_due(office.app) == 2
    await office.refund(after, 2_000, borne_by=Bearer.PLATFORM)
    order = await office.desk.order(before)
    left = 2 * (order.total - order.goods * 5 // 100)
    assert (await office.balance(shops[0])).payable == left, "commission is on all that the shop has sold"
    await office.assert_all_balances()


async def test_a_shop_gets_its_sale_when_the_platform_gave_all_of_it_back(office: Office) -> None:
    bought = await office.desk.sent(2)
    shop_id = bought.goods[0].shop_id
    order = await office.desk.order(bought)
    async with office.app.tx() as tx:
        parts = [RefundPart(line.id, line.payable, line.quantity) for line in order.lines]
        await orders.refund_part(
            tx,
            order.id,
            parts,
            freight=order.freight,
            reason="lost",
            reference="case",
            by=SYSTEM,
            borne_by=Bearer.PLATFORM,
        )
    await drain(office.app)
    assert (await office.desk.order(bought)).state is OrderState.REFUNDED
    assert (await office.balance(shop_id)).pending == order.total
    assert await settlement.settle_due(office.app) == 0
    office.clock.advance(timedelta(days=8))
    assert await settlement.settle_due(office.app) == 1
    after = await office.balance(shop_id)
    assert (after.pending, after.payable) == (0, order.total - order.goods * 5 // 100)
    await office.assert_all_balances()


async def test_a_shop_gets_what_is_left_of_a_cancelled_order(office: Office) -> None:
    kept, whole = await office.desk.packing.paid(2), await office.desk.packing.paid(1)
    shop_id = kept.goods[0].shop_id
    line = (await office.desk.order(kept)).lines[0]
    async with office.app.tx() as tx:
        parts = [RefundPart(line.id, line.payable - 1_000, 2, 2)]
        await orders.refund_part(tx, kept.order_id, parts, reason="half", reference="case", by=SYSTEM)
        await orders.cancel(tx, whole.buyer, whole.number)
    await drain(office.app)
    assert (await office.desk.order(kept)).state is OrderState.CANCELLED
    freight = (await office.desk.order(kept)).freight
    office.clock.advance(timedelta(days=8))
    assert await settlement.settle_due(office.app) == 1, "of the other nothing is left"
    after = await office.balance(shop_id)
    assert (after.pending, after.payable) == (0, 1_000 - 50 + freight)
    await office.assert_all_balances()


async def test_money_back_after_settling_takes_from_the_shop_and_gives_commission_back_to_the_cent(
    office: Office,
) -> None:
    bought = await office.settled(3)
    order = await office.desk.order(bought)
    fee = await office.fees()
    for number, amount in enumerate((1_111, 3_333, order.lines[0].payable - 4_444)):
        await office.refund(bought, amount, f"case-{number}")
        await office.assert_all_balances()
        balance = await office.balance(order.shop_id)
        assert balance.pending == 0
    assert await office.fees() == fee - given_back(fee, order.total, order.goods)
    if order.freight:
        assert 0 < balance.payable <= order.freight
    else:
        assert (balance.payable, await office.fees()) == (0, 0)


async def test_a_shop_may_owe_when_refunds_outrun_its_sales(office: Office) -> None:
    bought = await office.settled(2)
    shop_id = bought.goods[0].shop_id
    await office.name_account(shop_id)
    payable = (await office.balance(shop_id)).payable
    option = settlement.OPTIONS[-1]
    assert option.name == "settlement.least_payout"
    from_now = await office.settled(5, shop_id=shop_id)
    payable = (await office.balance(shop_id)).payable
    payout = await office.ask(office.owner(shop_id), shop_id, payable)
    assert (await office.balance(shop_id)).payable == 0
    await office.refund(from_now, 500)
    assert (await office.balance(shop_id)).payable < 0
    assert payout.amount == payable
    await office.assert_all_balances()


async def test_the_most_particular_rate_applies_and_earlier_settlements_keep_theirs(office: Office) -> None:
    first = await office.settled(1)
    shop_id = first.goods[0].shop_id
    fee = await office.fees()
    async with office.app.tx() as tx:
        await settlement.set_rate(tx, SYSTEM, RateInput(basis_points=1_000, shop_id=shop_id))
    second = await office.settled(1, shop_id=shop_id)
    goods = (await office.desk.order(second)).goods
    assert await office.fees() == fee + goods // 10


async def test_the_nearest_category_counts() -> None:
    assert lineage_of({"green": "tea", "tea": "food"}, "green") == ["green", "tea", "food"]
    assert lineage_of({"a": "b", "b": "a"}, "a") == ["a", "b"]


@pytest.mark.parametrize("role", [Role.ANALYST, Role.SERVICE, Role.COMPLIANCE])
async def test_who_may_not_manage_rates_changes_none(office: Office, role: Role) -> None:
    async with office.app.tx() as tx:
        with pytest.raises(Forbidden):
            await settlement.set_rate(tx, office.finance(role), RateInput(basis_points=1))
        assert await settlement.list_rates(tx, SYSTEM) == []


async def test_senseless_rates_are_refused(office: Office) -> None:
    async with office.app.tx() as tx:
        with pytest.raises(Invalid):
            await settlement.set_rate(tx, SYSTEM, RateInput(basis_points=9_001))
        with pytest.raises(Invalid):
            past = RateInput(basis_points=100, valid_from=tx.now.replace(year=2020))
            await settlement.set_rate(tx, SYSTEM, past)
        with pytest.raises(NotFound):
            await settlement.set_rate(tx, SYSTEM, RateInput(basis_points=100, category_code="none"))
        await settlement.set_rate(tx, SYSTEM, RateInput(basis_points=100))
        with pytest.raises(Conflict):
            await settlement.set_rate(tx, SYSTEM, RateInput(basis_points=200))
        assert [rate.basis_points for rate in await settlement.list_rates(tx, SYSTEM)] == [100]


async def test_a_statement_names_what_changed_the_balance(office: Office) -> None:
    start = office.clock.now()
    bought = await office.settled(4)
    order = await office.desk.order(bought)
    await office.refund(bought, 900)
    office.clock.advance(timedelta(days=1))
    async with office.app.tx(write=False) as tx:
        owner = office.owner(order.shop_id)
        found = await settlement.get_statement(tx, owner, order.shop_id, "CNY", start, office.clock.now())
        assert [line.kind for line in found.items] == ["settlement.settled", "settlement.reversed"]
        assert {line.number for line in found.items} == {order.number}
        assert found.opening == 0
        assert found.closing == sum(line.amount for line in found.items)
        assert found.closing == (await office.balance(order.shop_id)).payable
        stranger = office.owner(bought.order_id)
        with pytest.raises(NotFound):
            await settlement.get_statement(tx, stranger, order.shop_id, "CNY", start, office.clock.now())
        assert await settlement.list_balances(tx, stranger, [order.shop_id]) == []
