"""What orders hears from others, all inline: it changes in the same transaction or not at all."""

from jishi.modules.identity.events import SignedIn
from jishi.modules.orders import api
from jishi.modules.payments.events import PaymentArrivedLate, PaymentSucceeded, RefundFailed, RefundSucceeded
from jishi.modules.shipping.contracts import Stage
from jishi.modules.shipping.events import ShipmentBooked, ShipmentMoved
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring

PURPOSE = "orders"


async def on_paid(tx: Tx, event: PaymentSucceeded) -> None:
    if event.purpose == PURPOSE:
        await api.mark_paid(tx, event.reference, event.payment_id)


async def on_paid_late(tx: Tx, event: PaymentArrivedLate) -> None:
    if event.purpose == PURPOSE:
        await api.accept_late(tx, event.reference, event.payment_id)


async def on_refunded(tx: Tx, event: RefundSucceeded) -> None:
    if event.purpose == PURPOSE:
        await api.mark_refunded(tx, event.refund_id, event.amount)


async def on_refund_failed(tx: Tx, event: RefundFailed) -> None:
    if event.purpose == PURPOSE:
        await api.mark_refund_failed(tx, event.refund_id)


async def on_signed_in(tx: Tx, event: SignedIn) -> None:
    if event.guest_id is not None:
        await api.merge_carts(tx, event.guest_id, event.account_id)
        await api.take_over(tx, event.guest_id, event.account_id)


async def on_moved(tx: Tx, event: ShipmentMoved) -> None:
    if event.purpose == PURPOSE:
        await api.follow(tx, event.reference, Stage(event.stage), event.at)


async def on_booked(tx: Tx, event: ShipmentBooked) -> None:
    if event.purpose == PURPOSE:
        await api.note_number(tx, event.reference, event.tracking_number)


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.inside(PaymentSucceeded, on_paid)
    wiring.inside(PaymentArrivedLate, on_paid_late)
    wiring.inside(RefundSucceeded, on_refunded)
    wiring.inside(RefundFailed, on_refund_failed)
    wiring.inside(SignedIn, on_signed_in)
    wiring.inside(ShipmentMoved, on_moved)
    wiring.inside(ShipmentBooked, on_booked)
