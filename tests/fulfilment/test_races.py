"""What two people do at once, in pairs: how it goes wrong without the guard, and how it holds."""

import asyncio
from collections.abc import Awaitable

from tests.fulfilment.packing import Bought, Packing

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import AppError
from jishi.kernel.ids import uuid7
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState, RefundPart, ShipInput, ShipLine
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Scan, Stage
from jishi.platform.worker import drain


async def outcome(work: Awaitable[object]) -> str:
    """`done`, or the code of the refusal."""
    try:
        await work
    except AppError as reason:
        return reason.code
    return "done"


async def ship(packing: Packing, bought: Bought, pieces: int | None = None) -> None:
    lines = None
    if pieces is not None:
        lines = [ShipLine((await packing.order(bought)).lines[0].id, pieces)]
    async with packing.app.tx() as tx:
        given = ShipInput(lines=lines, carrier="sf", tracking_number="SF1")
        await orders.ship(tx, SYSTEM, bought.number, given)


async def naive_ship(packing: Packing, bought: Bought, pieces: int, barrier: asyncio.Barrier) -> bool:
    """Read how many are left, decide in Python, write back."""
    async with packing.app.tx() as tx:
        row = await tx.fetch_row(
            "SELECT id, quantity, shipped FROM orders.order_lines WHERE order_id = $1", bought.order_id
        )
        assert row is not None
        await barrier.wait()
        if row["shipped"] + pieces > row["quantity"]:
            return False
        await tx.execute("UPDATE orders.order_lines SET shipped = $2 WHERE id = $1", row["id"], row["shipped"] + pieces)
        return True


async def test_naively_two_people_send_the_same_piece(own_packing: Packing) -> None:
    bought = await own_packing.paid(3)
    barrier = asyncio.Barrier(2)
    sent = await asyncio.gather(*(naive_ship(own_packing, bought, 2, barrier) for _ in range(2)))
    assert sent == [True, True], "four of three pieces"


async def test_ours_sends_each_piece_once(own_packing: Packing) -> None:
    for _ in range(4):
        bought = await own_packing.paid(3)
        outcomes = await asyncio.gather(*(outcome(ship(own_packing, bought, 2)) for _ in range(3)))
        assert sorted(outcomes) == ["done", "too_many_pieces", "too_many_pieces"]
        outcomes = await asyncio.gather(*(outcome(ship(own_packing, bought)) for _ in range(3)))
        assert sorted(outcomes) == ["done", "not_shippable", "not_shippable"]
        assert await own_packing.stock_of(bought) == (17, 0)
    await own_packing.market.assert_all_balances()


async def test_an_order_is_sent_or_cancelled(own_packing: Packing) -> None:
    async def cancel(bought: Bought) -> None:
        async with own_packing.app.tx() as tx:
            await orders.cancel(tx, bought.buyer, bought.number)

    for _ in range(6):
        bought = await own_packing.paid(2)
        sent, gone = await asyncio.gather(outcome(ship(own_packing, bought)), outcome(cancel(bought)))
        assert (sent, gone) in (("done", "too_late"), ("not_shippable", "done"))
        await drain(own_packing.app)
        state = await own_packing.state(bought)
        assert state is (OrderState.SHIPPED if sent == "done" else OrderState.REFUNDED)
        assert await own_packing.stock_of(bought) == ((18, 0) if sent == "done" else (20, 0))
    await own_packing.market.assert_all_balances()


async def test_a_piece_is_sent_or_refunded_unsent(own_packing: Packing) -> None:
    async def refund(bought: Bought) -> None:
        line = (await own_packing.order(bought)).lines[0]
        async with own_packing.app.tx() as tx:
            parts = [RefundPart(line.id, 3_000, 1, 1)]
            await orders.refund_part(tx, bought.order_id, parts, reason="", reference=uuid7(), by=SYSTEM)

    for _ in range(6):
        bought = await own_packing.paid(2)
        sent, back = await asyncio.gather(outcome(ship(own_packing, bought, 2)), outcome(refund(bought)))
        assert (sent == "done") is (back != "done"), (sent, back)
        await drain(own_packing.app)
        assert await own_packing.stock_of(bought) == ((18, 0) if sent == "done" else (19, 1))
    await own_packing.market.assert_all_balances()


async def test_a_parcel_is_undone_or_scanned(own_packing: Packing) -> None:
    async def undo(parcel_id: object) -> None:
        async with own_packing.app.tx() as tx:
            await orders.undo_hand_over(tx, SYSTEM, parcel_id)  # type: ignore[arg-type]

    async def scan(number: str) -> None:
        async with own_packing.app.tx() as tx:
            scans = [Scan(number, uuid7().hex, tx.now, Stage.IN_TRANSIT, "", {"en": "On its way"})]
            await shipping.take_in(tx, "sandbox", scans, heard="webhook")

    for index in range(6):
        bought = await own_packing.paid(2)
        async with own_packing.app.tx() as tx:
            given = ShipInput(carrier="sandbox", tracking_number=f"SBX{index}")
            parcel = await orders.ship(tx, SYSTEM, bought.number, given)
        outcomes = await asyncio.gather(outcome(undo(parcel.id)), outcome(scan(f"SBX{index}")))
        assert outcomes[1] == "done"
        # Either way it has left: the carrier has it.
        assert await own_packing.state(bought) is OrderState.SHIPPED
        assert await own_packing.stock_of(bought) == (18, 0)
    await own_packing.market.assert_all_balances()


async def test_receipt_is_completed_once(own_packing: Packing) -> None:
    async def confirm(bought: Bought) -> None:
        async with own_packing.app.tx() as tx:
            await orders.confirm_receipt(tx, bought.buyer, bought.number)

    bought = await own_packing.paid(1)
    await ship(own_packing, bought)
    assert await asyncio.gather(*(outcome(confirm(bought)) for _ in range(5))) == ["done"] * 5
    history = (await own_packing.order(bought)).history
    assert [entry.state for entry in history].count(OrderState.COMPLETED) == 1
