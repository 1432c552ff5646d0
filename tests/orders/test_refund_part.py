"""A part of an order goes back: lines, pieces, a lower price, freight."""

from uuid import uuid4

import msgspec
import pytest
from tests.orders.market import MADE_UP, Goods, Market, guest, place_directly
from tests.payments.fakes import FakeProvider, balances

from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Order, OrderRefund, OrderState, RefundPart, RefundState
from jishi.modules.orders.domain.refunds import tax_in, worth_of
from jishi.modules.payments.contracts import RefundState as ProviderRefund
from jishi.platform.worker import drain


async def paid(market: Market, wanted: dict[Goods, int]) -> Order:
    buyer = guest()
    lines = {goods.variant_id: quantity for goods, quantity in wanted.items()}
    checkout = await place_directly(market.app, buyer, lines)
    await market.call_back(checkout, await market.begin_to_pay(checkout))
    return await order_of(market, checkout.orders[0].number)


async def order_of(market: Market, number: str) -> Order:
    async with market.app.tx(write=False) as tx:
        return await orders.get_order(tx, SYSTEM, number)


async def refund(
    market: Market, order: Order, parts: list[RefundPart], *, reference: str = "r", freight: int = 0
) -> OrderRefund:
    async with market.app.tx() as tx:
        return await orders.refund_part(
            tx, order.id, parts, freight=freight, reason="too small", reference=reference, by=SYSTEM
        )


async def test_a_lower_price_goes_back_and_the_order_goes_on(market: Market, provider: FakeProvider) -> None:
    goods = await market.goods(stock=5)
    order = await paid(market, {goods: 2})
    made = await refund(market, order, [RefundPart(order.lines[0].id, 500)])
    assert (made.amount, made.state) == (500, RefundState.PROMISED)
    await drain(market.app)
    now = await order_of(market, order.number)
    assert (now.state, now.refunded, now.lines[0].refunded, now.lines[0].cancelled) == (OrderState.PAID, 500, 500, 0)
    assert len(provider.refund_calls) == 1
    assert await market.stock_of(goods) == (3, 2)
    async with market.app.tx(write=False) as tx:
        assert [one.state for one in await orders.refunds_of(tx, [order.id])] == [RefundState.ARRIVED]
    await market.assert_all_balances()


async def test_pieces_that_will_not_be_sent_are_free_again(market: Market, provider: FakeProvider) -> None:
    goods, other = await market.goods(stock=5), await market.goods(stock=5)
    order = await paid(market, {goods: 3, other: 1})
    line = next(line for line in order.lines if line.variant_id == goods.variant_id)
    await refund(market, order, [RefundPart(line.id, worth_of(line.payable, 3, 0, 2), 2, 2)])
    assert await market.stock_of(goods) == (4, 1)
    await drain(market.app)
    async with market.app.tx() as tx:
        await orders.cancel(tx, SYSTEM, order.number)
    await drain(market.app)
    now = await order_of(market, order.number)
    assert (now.state, now.refunded) == (OrderState.REFUNDED, order.total)
    assert len(set(provider.refund_calls)) == 2
    assert await market.stock_of(goods) == (5, 0)
    await market.assert_all_balances()


async def test_an_order_of_which_all_goes_back_is_cancelled_then_refunded(
    market: Market, provider: FakeProvider
) -> None:
    goods = await market.goods(stock=5)
    order = await paid(market, {goods: 2})
    line = order.lines[0]
    await refund(market, order, [RefundPart(line.id, line.payable)], freight=order.freight)
    assert (await order_of(market, order.number)).state is OrderState.CANCELLED
    assert await market.stock_of(goods) == (5, 0)
    await drain(market.app)
    assert (await order_of(market, order.number)).state is OrderState.REFUNDED
    assert len(provider.refund_calls) == 1
    with pytest.raises(Conflict):
        await refund(market, order, [RefundPart(line.id, 1)], reference="more")


async def test_the_same_reference_is_the_same_refund(market: Market, provider: FakeProvider) -> None:
    order = await paid(market, {await market.goods(): 2})
    parts = [RefundPart(order.lines[0].id, 700)]
    first, again = await refund(market, order, parts), await refund(market, order, parts)
    assert first == again
    with pytest.raises(Conflict, match="another amount"):
        await refund(market, order, [RefundPart(order.lines[0].id, 800)])
    await drain(market.app)
    assert len(set(provider.refund_calls)) == 1


@pytest.mark.parametrize("excess", [1, 10**12])
async def test_never_more_than_was_paid_for_the_line(market: Market, excess: int) -> None:
    goods, other = await market.goods(), await market.goods()
    order = await paid(market, {goods: 2, other: 2})
    line = order.lines[0]
    for parts, freight in (([RefundPart(line.id, line.payable + excess)], 0), ([], order.freight + excess)):
        with pytest.raises(Conflict, match="more than is left"):
            await refund(market, order, parts, freight=freight)
    async with market.app.tx(write=False) as tx:
        assert await orders.refunds_of(tx, [order.id]) == []


async def test_senseless_amounts_and_foreign_lines_are_refused(market: Market) -> None:
    goods = await market.goods()
    order, other = await paid(market, {goods: 1}), await paid(market, {goods: 1})
    line = order.lines[0].id
    for parts in ([], [RefundPart(line, -1)], [RefundPart(line, 1, 0, 1)], [RefundPart(line, 1), RefundPart(line, 1)]):
        with pytest.raises(Invalid):
            await refund(market, order, parts)
    with pytest.raises(Conflict):
        await refund(market, order, [RefundPart(other.lines[0].id, 1)])
    async with market.app.tx() as tx:
        with pytest.raises(NotFound):
            await orders.refund_part(tx, uuid4(), [RefundPart(line, 1)], reason="", reference="r", by=SYSTEM)
    async with market.app.tx(write=False) as tx:
        assert await orders.refunds_of(tx, [order.id, other.id]) == []


async def test_an_unpaid_order_has_nothing_to_refund(market: Market) -> None:
    checkout = await place_directly(market.app, guest(), {(await market.goods()).variant_id: 1})
    order = await order_of(market, checkout.orders[0].number)
    with pytest.raises(Conflict, match="nothing to refund"):
        await refund(market, order, [RefundPart(order.lines[0].id, 1)])


async def test_three_pieces_one_by_one_give_back_every_cent(market: Market, provider: FakeProvider) -> None:
    order = await paid(market, {await market.goods(price=3_333): 3})
    line, total = order.lines[0], 0
    for piece in range(3):
        amount = worth_of(line.payable, 3, piece, 1)
        await refund(market, order, [RefundPart(line.id, amount, 1)], reference=str(piece))
        total += amount
    assert total == line.payable
    await drain(market.app)
    assert len(set(provider.refund_calls)) == 3


def test_worth_and_tax_sum_exactly() -> None:
    for payable in (1, 2, 10, 100, 9_999):
        for quantity in (1, 2, 3, 7):
            assert sum(worth_of(payable, quantity, done, 1) for done in range(quantity)) == payable
            assert worth_of(payable, quantity, 0, quantity) == payable
        taxes = [tax_in(payable // 7, payable, done) for done in range(payable + 1)]
        assert (taxes[0], taxes[-1]) == (0, payable // 7)
        assert taxes == sorted(taxes)


async def test_a_refused_refund_waits_for_a_person_who_tries_again(market: Market, provider: FakeProvider) -> None:
    order = await paid(market, {await market.goods(): 2})
    provider.refund_state = ProviderRefund.FAILED
    made = await refund(market, order, [RefundPart(order.lines[0].id, 700)])
    await drain(market.app)
    agent = staff("orders.refund")
    async with market.app.tx(write=False) as tx:
        assert [one.refund.id for one in await orders.list_failed_refunds(tx, agent)] == [made.id]
    provider.refund_state = ProviderRefund.SUCCEEDED
    async with market.app.tx() as tx:
        await orders.retry_refund(tx, agent, made.id)
    async with market.app.tx() as tx:
        with pytest.raises(Conflict):
            await orders.retry_refund(tx, agent, made.id)
    await drain(market.app)
    now = await order_of(market, order.number)
    assert now.refunded == 700
    assert len(set(provider.refund_calls)) == 2
    await market.assert_all_balances()


async def test_a_refused_refund_may_be_paid_another_way(market: Market, provider: FakeProvider) -> None:
    order = await paid(market, {await market.goods(): 1})
    before = await balances(market.app)
    provider.refund_state = ProviderRefund.FAILED
    line = order.lines[0]
    made = await refund(market, order, [RefundPart(line.id, line.payable)], freight=order.freight)
    await drain(market.app)
    agent = staff("orders.refund")
    async with market.app.tx() as tx:
        with pytest.raises(Invalid):
            await orders.pay_refund_otherwise(tx, agent, made.id, " ")
        done = await orders.pay_refund_otherwise(tx, agent, made.id, "bank transfer 4711")
    assert (done.state, done.note) == (RefundState.PAID_OTHERWISE, "bank transfer 4711")
    async with market.app.tx() as tx:
        with pytest.raises(Conflict):
            await orders.retry_refund(tx, agent, made.id)
    now = await order_of(market, order.number)
    assert (now.state, now.refunded) == (OrderState.REFUNDED, order.total)
    after = await balances(market.app)
    assert after["platform:bank"] == -order.total
    assert after["provider:fake:clearing"] == before["provider:fake:clearing"]
    await market.assert_all_balances()


async def test_another_shops_failed_refund_is_not_found(market: Market, provider: FakeProvider) -> None:
    order = await paid(market, {await market.goods(): 1})
    provider.refund_state = ProviderRefund.FAILED
    made = await refund(market, order, [RefundPart(order.lines[0].id, 700)])
    await drain(market.app)
    stranger = staff("orders.refund", shop_ids=frozenset({uuid4()}))
    async with market.app.tx() as tx:
        assert await orders.list_failed_refunds(tx, stranger) == []
        with pytest.raises(NotFound):
            await orders.retry_refund(tx, stranger, made.id)
        with pytest.raises(NotFound):
            await orders.pay_refund_otherwise(tx, stranger, made.id, "cash")
    async with market.app.tx(write=False) as tx:
        assert [one.state for one in await orders.refunds_of(tx, [order.id])] == [RefundState.FAILED]


def staff(*permissions: str, shop_ids: frozenset[object] = frozenset()) -> Actor:
    return Actor(
        kind=ActorKind.STAFF,
        account_id=uuid4(),
        permissions=frozenset(permissions),
        shop_ids=shop_ids,  # type: ignore[arg-type]
    )


async def test_tax_on_the_freight_goes_back_with_it(market: Market, provider: FakeProvider) -> None:
    abroad = msgspec.convert(MADE_UP, AddressInput)
    goods, other = await market.goods(price=3_333), await market.goods(price=1_111)
    numbers = []
    for _ in range(2):
        checkout = await place_directly(market.app, guest(), {goods.variant_id: 2, other.variant_id: 1}, to=abroad)
        await market.call_back(checkout, await market.begin_to_pay(checkout))
        numbers.append(checkout.orders[0].number)
    whole, piecemeal = [await order_of(market, number) for number in numbers]
    freight = orders.freight_left(piecemeal)
    assert freight > piecemeal.freight > 0, "tax is added on freight too"
    async with market.app.tx() as tx:
        await orders.cancel(tx, SYSTEM, whole.number)
    for index, line in enumerate(piecemeal.lines):
        await refund(market, piecemeal, [RefundPart(line.id, line.payable)], reference=f"line {index}")
    await refund(market, piecemeal, [], reference="some freight", freight=333)
    with pytest.raises(Conflict):
        await refund(market, piecemeal, [], reference="too much", freight=freight)
    await refund(market, piecemeal, [], reference="the rest", freight=freight - 333)
    await drain(market.app)
    for number in numbers:
        now = await order_of(market, number)
        assert (now.state, now.refunded) == (OrderState.REFUNDED, now.total)
    assert await balances(market.app) == {}
    await market.assert_all_balances()
