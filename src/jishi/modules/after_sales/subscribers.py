"""What after-sales hears from others, all inline."""

from jishi.modules.after_sales import api
from jishi.modules.identity.events import SignedIn
from jishi.modules.orders.events import RefundSettled
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def on_refund_settled(tx: Tx, event: RefundSettled) -> None:
    await api.refund_settled(tx, event.reference, event.refund_id, event.amount, arrived=event.arrived)


async def on_signed_in(tx: Tx, event: SignedIn) -> None:
    if event.guest_id is not None:
        await api.take_over(tx, event.guest_id, event.account_id)


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.inside(RefundSettled, on_refund_settled)
    wiring.inside(SignedIn, on_signed_in)
