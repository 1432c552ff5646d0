"""What settlement hears from others."""

from uuid import UUID

from jishi.kernel.money import Money
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Params
from jishi.modules.orders.events import OrderCancelled, OrderCompleted, OrderRefunded
from jishi.modules.settlement import api
from jishi.modules.settlement.events import PayoutEnded, PayoutPaid
from jishi.modules.settlement.notices import ENDED, PAID
from jishi.modules.team.contracts import Permission
from jishi.modules.team.events import ApprovalDecided
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring

APPROVAL = "payout"


async def on_completed(tx: Tx, event: OrderCompleted) -> None:
    await api.note_completed(tx, event.order_id)


async def on_cancelled(tx: Tx, event: OrderCancelled) -> None:
    await api.note_ended(tx, event.order_id)


async def on_given_back(tx: Tx, event: OrderRefunded) -> None:
    if event.whole:
        await api.note_ended(tx, event.order_id)


async def on_refunded(tx: Tx, event: OrderRefunded) -> None:
    await api.undo(tx, event)


async def on_decided(tx: Tx, event: ApprovalDecided) -> None:
    if event.kind == APPROVAL:
        payout_id = UUID(str(event.payload["payout_id"]))
        await api.decided(tx, payout_id, granted=event.granted, by=event.decided_by)


async def on_paid(tx: Tx, event: PayoutPaid) -> None:
    params: Params = {"code": event.code, "amount": Money(event.amount, event.currency)}
    await _tell(tx, PAID.code, event.shop_id, params)


async def on_ended(tx: Tx, event: PayoutEnded) -> None:
    params: Params = {
        "code": event.code,
        "amount": Money(event.amount, event.currency),
        "problem": event.problem or event.state,
    }
    await _tell(tx, ENDED.code, event.shop_id, params)


async def _tell(tx: Tx, code: str, shop_id: UUID, params: Params) -> None:
    await notifications.notify_staff(
        tx,
        code,
        permission=Permission.SETTLEMENT_READ,
        shop_id=shop_id,
        params=params,
        dedupe=f"{code}:{params['code']}",
    )


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.on(OrderCompleted, "settlement.note_completed", on_completed)
    wiring.on(OrderCancelled, "settlement.note_cancelled", on_cancelled)
    wiring.on(OrderRefunded, "settlement.note_given_back", on_given_back)
    wiring.inside(OrderRefunded, on_refunded)
    wiring.inside(ApprovalDecided, on_decided)
    wiring.inside(PayoutPaid, on_paid)
    wiring.inside(PayoutEnded, on_ended)
