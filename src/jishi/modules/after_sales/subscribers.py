"""What after-sales hears from others, all inline."""

from jishi.modules.after_sales import api
from jishi.modules.identity.events import SignedIn
from jishi.modules.orders.events import HandOverUndone, OrderCancelled, RefundSettled
from jishi.modules.shipping.contracts import Stage
from jishi.modules.shipping.events import ShipmentBooked, ShipmentMoved, ShipmentRefused
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def on_refund_settled(tx: Tx, event: RefundSettled) -> None:
    await api.refund_settled(tx, event.reference, event.refund_id, event.amount, arrived=event.arrived)


async def on_cancelled(tx: Tx, event: OrderCancelled) -> None:
    await api.drop(tx, event.order_id)


async def on_undone(tx: Tx, event: HandOverUndone) -> None:
    await api.check_sent(tx, event.number)


async def on_signed_in(tx: Tx, event: SignedIn) -> None:
    if event.guest_id is not None:
        await api.take_over(tx, event.guest_id, event.account_id)


async def on_booked(tx: Tx, event: ShipmentBooked) -> None:
    if event.purpose == api.PURPOSE:
        await api.note_number(tx, event.reference, event.tracking_number)


async def on_moved(tx: Tx, event: ShipmentMoved) -> None:
    if event.purpose == api.PURPOSE:
        await api.note_stage(tx, event.reference, Stage(event.stage))


async def on_refused(tx: Tx, event: ShipmentRefused) -> None:
    if event.purpose == api.PURPOSE:
        await api.note_trouble(tx, event.reference, "refused")


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.inside(RefundSettled, on_refund_settled)
    wiring.inside(OrderCancelled, on_cancelled)
    wiring.inside(HandOverUndone, on_undone)
    wiring.inside(SignedIn, on_signed_in)
    wiring.inside(ShipmentBooked, on_booked)
    wiring.inside(ShipmentMoved, on_moved)
    wiring.inside(ShipmentRefused, on_refused)
