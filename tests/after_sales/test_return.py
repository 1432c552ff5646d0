"""Goods come back: sent, received, looked at, counted into stock or written off; then money, or other goods."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from tests.after_sales.counter import PARCEL, Desk
from tests.fulfilment.carrying import Carrying
from tests.fulfilment.packing import Bought, packer
from tests.orders.market import guest
from tests.payments.fakes import FakeProvider, balances

from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Act, Case, Inspected, Kind, Reason, ReturnParcel, State
from jishi.modules.after_sales.notices import NOT_DELIVERED, REPLACEMENT_ARRIVED, REPLACEMENT_ASTRAY
from jishi.modules.inventory import api as inventory
from jishi.modules.notifications.actions.notify import BROADCAST, DELIVER
from jishi.modules.notifications.contracts import Kind as Notice
from jishi.modules.orders.contracts import OrderState
from jishi.modules.shipping.contracts import Stage
from jishi.modules.shipping.events import ShipmentMoved, ShipmentRefused
from jishi.modules.team.contracts import Role
from jishi.platform.jobs import Job
from jishi.platform.worker import drain


async def test_a_whole_order_comes_back_and_is_refunded(desk: Desk, provider: FakeProvider) -> None:
    bought = await desk.sent(2)
    case = await desk.returned(bought, pieces=(2,))
    assert (case.state, case.return_parcel) == (State.SENT_BACK, PARCEL)
    assert case.return_address is not None
    assert case.return_address.recipient == "售后组"
    arrived = await desk.do("receive", desk.agent(bought), case)
    assert arrived.state is State.RECEIVED
    assert provider.refund_calls == []
    done = await desk.inspect(bought, arrived, write_off=1)
    assert (done.state, done.lines[0].restocked, done.lines[0].written_off) == (State.REFUNDING, 1, 1)
    await drain(desk.app)
    order = await desk.order(bought)
    assert (order.state, order.refunded, order.lines[0].returned) == (OrderState.REFUNDED, order.total, 2)
    async with desk.app.tx(write=False) as tx:
        (level,) = await inventory.levels(tx, [bought.goods[0].variant_id])
    assert (level.available, level.reserved, level.damaged) == (19, 0, 1)
    assert await balances(desk.app) == {}
    await desk.market.assert_all_balances()


async def test_a_return_without_fault_leaves_the_freight(desk: Desk) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought, Kind.RETURN, Reason.NO_LONGER_WANTED)
    order = await desk.order(bought)
    assert (case.freight, case.total) == (0, order.total - order.freight)


async def test_each_of_three_pieces_comes_back_by_itself_and_no_cent_is_lost(desk: Desk) -> None:
    bought = await desk.sent(3)
    for _ in range(3):
        await desk.inspect(bought, await desk.returned(bought))
    await drain(desk.app)
    order = await desk.order(bought)
    assert order.refunded == order.total
    assert await desk.packing.stock_of(bought) == (20, 0)
    assert await balances(desk.app) == {}


async def test_the_buyer_must_say_how_and_only_the_buyer(desk: Desk) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought, Kind.RETURN, Reason.FAULTY)
    with pytest.raises(Conflict):
        await desk.do("send_back", bought.buyer, case, PARCEL)
    await desk.do("accept", desk.agent(bought), case)
    with pytest.raises(Invalid):
        await desk.do("send_back", bought.buyer, case, ReturnParcel("sf", "不是单号"))
    with pytest.raises(Forbidden):
        await desk.do("send_back", desk.agent(bought), case, PARCEL)
    assert (await desk.case(case)).state is State.RETURNING


async def test_without_a_return_address_nobody_can_agree_to_a_return(desk: Desk) -> None:
    bought = await desk.packing.paid(1)
    await desk.packing.ship(bought)
    case = await desk.ask(bought, Kind.RETURN, Reason.FAULTY)
    with pytest.raises(Invalid, match="where goods"):
        await desk.do("accept", desk.agent(bought), case)
    assert (await desk.case(case)).state is State.ASKED


async def test_no_more_pieces_are_counted_than_were_to_come_back(desk: Desk) -> None:
    bought = await desk.sent(2)
    case = await desk.returned(bought)
    line = case.lines[0].line_id
    agent = desk.agent(bought)
    for lines in (
        [Inspected(line_id=line, restock=2)],
        [Inspected(line_id=line, restock=-1)],
        [Inspected(line_id=line, restock=1), Inspected(line_id=line, restock=1)],
        [Inspected(line_id=bought.order_id, restock=1)],
    ):
        with pytest.raises(Invalid):
            await desk.do("inspect", agent, case, lines)
    assert (await desk.case(case)).state is State.SENT_BACK
    await desk.market.assert_all_balances()


async def test_a_return_may_be_declined_after_it_was_looked_at(desk: Desk) -> None:
    bought = await desk.sent(1)
    case = await desk.returned(bought)
    await desk.do("receive", desk.agent(bought), case)
    with pytest.raises(Invalid, match="why"):
        await desk.do("refuse", desk.agent(bought), case, text="  ")
    refused = await desk.do("refuse", desk.agent(bought), case, text="退回的不是同一件商品")
    assert (refused.state, refused.goods_back) == (State.REFUSED, True)
    assert Act.ESCALATE in (await desk.case(case, bought.buyer)).can


async def test_money_that_went_first_leaves_goods_to_be_counted_later(desk: Desk) -> None:
    bought = await desk.sent(1)
    case = await desk.returned(bought)
    await desk.do("receive", desk.agent(bought), case)
    await desk.do("counter", desk.agent(bought), case, total=100)
    await desk.do("agree", bought.buyer, case)
    await drain(desk.app)
    assert Act.INSPECT in (await desk.case(case, desk.agent(bought))).can
    counted = await desk.inspect(bought, await desk.case(case))
    assert (counted.state, counted.lines[0].restocked) == (State.REFUNDED, 1)
    assert await desk.packing.stock_of(bought) == (20, 0)
    with pytest.raises(Conflict):
        await desk.inspect(bought, counted)
    await desk.market.assert_all_balances()


async def test_an_exchange_holds_the_new_goods_and_sends_them_once(desk: Desk, provider: FakeProvider) -> None:
    bought = await desk.sent(2)
    case = await desk.returned(bought, Kind.EXCHANGE, pieces=(2,))
    assert await desk.packing.stock_of(bought) == (16, 2)
    checked = await desk.inspect(bought, case)
    assert checked.state is State.REPLACING
    assert await desk.packing.stock_of(bought) == (18, 2)
    done = await desk.do("replace", desk.agent(bought), case, ReturnParcel("sf", "SF7654321"))
    assert (done.state, done.replacement_parcel) == (State.EXCHANGED, ReturnParcel("sf", "SF7654321"))
    assert await desk.packing.stock_of(bought) == (18, 0)
    await drain(desk.app)
    assert provider.refund_calls == []
    again = await desk.ask(bought, Kind.RETURN, Reason.FAULTY, pieces=(2,))
    assert again.state is State.ASKED
    await desk.market.assert_all_balances()


async def test_what_was_had_instead_can_come_back_too(desk: Desk, provider: FakeProvider) -> None:
    bought = await desk.sent(1)
    for number in ("SF7654321", "SF7654322"):
        case = await desk.inspect(bought, await desk.returned(bought, Kind.EXCHANGE))
        await desk.do("replace", desk.agent(bought), case, ReturnParcel("sf", number))
    assert (await desk.order(bought)).lines[0].returned == 0, "the buyer has what was bought"
    last = await desk.inspect(bought, await desk.returned(bought))
    await drain(desk.app)
    assert ((await desk.case(last)).state, len(provider.refund_calls)) == (State.REFUNDED, 1)
    assert (await desk.order(bought)).lines[0].returned == 1
    assert await desk.packing.stock_of(bought) == (20, 0)
    await desk.market.assert_all_balances()


async def test_goods_of_an_exchange_that_was_paid_back_are_counted_when_they_come(
    desk: Desk, clock: FixedClock
) -> None:
    bought = await desk.sent(1)
    case = await desk.returned(bought, Kind.EXCHANGE)
    clock.advance(timedelta(days=30))
    assert await after_sales.settle_due(desk.app) == 1
    await drain(desk.app)
    paid = await desk.case(case, desk.agent(bought))
    assert (paid.state, Act.INSPECT in paid.can) == (State.REFUNDED, True)
    assert await desk.packing.stock_of(bought) == (19, 0)
    counted = await desk.inspect(bought, paid)
    assert Act.INSPECT not in counted.can
    assert await desk.packing.stock_of(bought) == (20, 0)
    await desk.market.assert_all_balances()


async def test_an_exchange_that_is_out_of_stock_can_become_a_return(desk: Desk) -> None:
    bought = await desk.packing.paid(1, stock=1)
    await desk.packing.ship(bought)
    await desk.name_address(bought)
    case = await desk.ask(bought, Kind.EXCHANGE, Reason.WRONG_SIZE)
    with pytest.raises(Conflict, match="sold out"):
        await desk.do("accept", desk.agent(bought), case)
    agreed = await desk.do("accept", desk.agent(bought), case, as_return=True)
    assert (agreed.kind, agreed.state) == (Kind.RETURN, State.RETURNING)
    await desk.market.assert_all_balances()


async def test_other_goods_are_of_the_same_product_and_price(desk: Desk) -> None:
    bought = await desk.sent(1)
    stranger = await desk.market.goods(price=3_000)
    with pytest.raises(Invalid, match="instead"):
        await desk.ask(bought, Kind.EXCHANGE, Reason.WRONG_SIZE, replacement_id=stranger.variant_id)
    assert await desk.count("cases") == 0


async def test_what_came_instead_is_counted_as_what_it_is(desk: Desk) -> None:
    """Two red ones; one is exchanged for a blue one, which comes back with the red one."""
    red, blue = await desk.market.siblings()
    bought = await desk.packing.paid_for({red: 2})
    await desk.packing.ship(bought)
    await desk.name_address(bought)
    case = await desk.ask(bought, Kind.EXCHANGE, Reason.WRONG_SIZE, replacement_id=blue.variant_id)
    await desk.do("accept", desk.agent(bought), case)
    sent = await desk.do("send_back", bought.buyer, case, PARCEL)
    await desk.inspect(bought, sent)
    await desk.do("replace", desk.agent(bought), case, PARCEL)
    assert [await desk.market.stock_of(one) for one in (red, blue)] == [(9, 0), (9, 0)]
    back = await desk.returned(bought, pieces=(2,))
    await desk.inspect(bought, back)
    assert [await desk.market.stock_of(one) for one in (red, blue)] == [(10, 0), (10, 0)]
    await drain(desk.app)
    await desk.market.assert_all_balances()


async def test_withdrawing_an_exchange_frees_what_was_held(desk: Desk) -> None:
    bought = await desk.sent(1)
    case = await desk.ask(bought, Kind.EXCHANGE, Reason.WRONG_SIZE)
    await desk.do("accept", desk.agent(bought), case)
    assert await desk.packing.stock_of(bought) == (18, 1)
    await desk.do("withdraw", bought.buyer, case)
    assert await desk.packing.stock_of(bought) == (19, 0)
    await desk.market.assert_all_balances()


async def test_on_a_partly_refunded_partly_shipped_order(desk: Desk) -> None:
    bought = await desk.packing.paid(3, 2)
    await desk.name_address(bought)
    early = await desk.ask(bought, reason=Reason.TOO_SLOW, pieces=(1,), unsent=True)
    await desk.do("accept", desk.agent(bought), early)
    await desk.packing.ship(bought, line0=1)
    assert await desk.packing.state(bought) is OrderState.FULFILLING
    with pytest.raises(Conflict):
        await desk.ask(bought, Kind.RETURN, Reason.FAULTY, pieces=(2,))
    back = await desk.returned(bought, pieces=(1,))
    await desk.inspect(bought, back)
    late = await desk.ask(bought, reason=Reason.TOO_SLOW, pieces=(1, 2), unsent=True)
    assert late.freight == 0
    await desk.do("accept", desk.agent(bought), late)
    await drain(desk.app)
    order = await desk.order(bought)
    assert (order.freight, order.refunded, order.state) == (0, order.total, OrderState.REFUNDED)
    assert [line.cancelled for line in order.lines] == [2, 2]
    assert await desk.packing.stock_of(bought) == (20, 0)
    assert await desk.packing.stock_of(bought, 1) == (20, 0)
    await desk.market.assert_all_balances()


async def exchanged(desk: Desk, carrier: str, number: str = "") -> tuple[Bought, Case]:
    """An exchange whose replacement was sent this way."""
    bought = await desk.sent(1)
    case = await desk.inspect(bought, await desk.returned(bought, Kind.EXCHANGE))
    sent = await desk.do("replace", desk.agent(bought), case, ReturnParcel(carrier, number))
    await drain(desk.app)
    return bought, sent


async def test_the_replacement_is_followed_like_any_parcel(desk: Desk, clock: FixedClock) -> None:
    carrying = Carrying(desk.packing)
    bought, case = await exchanged(desk, "sandbox")
    async with desk.app.tx(write=False) as tx:
        seen = await after_sales.track(tx, bought.buyer, case.code)
    assert seen.number.startswith("SBX")
    clock.advance(timedelta(hours=3))
    body = msgspec.json.encode({"stage": "in_transit", "behaviour": {}})
    assert (await carrying.rig.payer.post(f"/v1/parcels/{seen.number}/scans", content=body)).status_code == 200
    await carrying.rig.sandbox.settle()
    async with desk.app.tx(write=False) as tx:
        moved = await after_sales.track(tx, bought.buyer, case.code)
        assert (moved.stage, len(moved.steps)) == (Stage.IN_TRANSIT, 1)
        with pytest.raises(NotFound):
            await after_sales.track(tx, guest(), case.code)
    assert await troubles(desk) == []
    async with desk.app.tx() as tx:
        stage = Stage.DELIVERED.value
        await tx.publish(ShipmentMoved(reference=case.id, purpose="after_sales", stage=stage, at=tx.now))
    assert await troubles(desk, DELIVER, REPLACEMENT_ARRIVED) == [REPLACEMENT_ARRIVED.code]


async def test_the_shop_and_the_buyer_hear_of_a_replacement_that_does_not_get_there(desk: Desk) -> None:
    bought, case = await exchanged(desk, "sf", "SF7654321")
    async with desk.app.tx() as tx:
        await tx.publish(ShipmentRefused(reference=case.id, purpose="after_sales", reason="No such street"))
        for stage in (Stage.IN_TRANSIT, Stage.RETURNED):
            moved = ShipmentMoved(reference=case.id, purpose="after_sales", stage=stage.value, at=tx.now)
            await tx.publish(moved)
    assert await troubles(desk) == [NOT_DELIVERED.code] * 2
    async with desk.app.tx() as tx:
        assert not (await after_sales.track(tx, bought.buyer, case.code)).is_astray
        await tx.execute("UPDATE shipping.shipments SET stage = 'returned' WHERE id = $1", case.id)
        assert (await after_sales.track(tx, bought.buyer, case.code)).is_astray
    assert await troubles(desk, DELIVER, REPLACEMENT_ASTRAY) == [REPLACEMENT_ASTRAY.code] * 2


async def test_how_a_replacement_travels_can_be_corrected_by_the_shop_only(desk: Desk) -> None:
    bought, case = await exchanged(desk, "sf", "SF7654321")
    other_shop = packer(uuid7(), role=Role.MERCHANT_OWNER)
    right = ReturnParcel("yto", "YT1234567890123")
    for stranger, refusal in ((bought.buyer, Forbidden), (other_shop, NotFound), (guest(), NotFound)):
        with pytest.raises(refusal):
            await desk.do("correct_replacement", stranger, case, right)
    with pytest.raises(Invalid):
        await desk.do("correct_replacement", desk.agent(bought), case, ReturnParcel("no such carrier", "YT123456"))
    assert (await desk.do("correct_replacement", desk.agent(bought), case, right)).replacement_parcel == right
    async with desk.app.tx(write=False) as tx:
        seen = await after_sales.track(tx, bought.buyer, case.code)
        audited = await tx.fetch("SELECT 1 FROM platform.audit_log WHERE action = 'after_sales.replacement_corrected'")
    assert (seen.carrier, seen.number) == ("yto", "YT1234567890123")
    assert len(audited) == 1


async def troubles(desk: Desk, job: Job[Any] = BROADCAST, kind: Notice = NOT_DELIVERED) -> list[str]:
    """The notices about parcels that wait to be told: to the shop's people, unless another job and kind are given."""
    async with desk.app.tx(write=False) as tx:
        rows = await tx.fetch("SELECT payload FROM pgqueuer WHERE entrypoint = $1 ORDER BY id", job.name)
    codes = [msgspec.json.decode(row["payload"])["code"] for row in rows]
    return [code for code in codes if code == kind.code]
