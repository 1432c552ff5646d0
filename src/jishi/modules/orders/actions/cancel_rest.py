"""Cancel what has not been sent of an order that was sent in part."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.actions.access import access_order
from jishi.modules.orders.actions.look import get_order
from jishi.modules.orders.actions.refund_part import refund_part
from jishi.modules.orders.contracts import Order, OrderState, RefundPart
from jishi.modules.orders.domain.refunds import worth_of
from jishi.modules.orders.policy import CANCEL_ALL
from jishi.platform import audit
from jishi.platform.db import Tx


async def cancel_rest(tx: Tx, actor: Actor, number: str, reason: str) -> Order:
    """The pieces that are in no parcel will not be sent: their money goes back, and they are for sale again.

    Raises NotFound, Forbidden, and Conflict when nothing, or all, of the order is still to be sent: all of it is
    cancelled as an order.
    """
    order = await access_order(tx, actor, number, CANCEL_ALL)
    if order.state is not OrderState.FULFILLING:
        raise Conflict("Nothing of this order waits to be sent after a first parcel.", code="nothing_left")
    lines = await tx.fetch(queries.UNSENT, order.id)
    parts = [
        RefundPart(
            row["id"],
            min(worth_of(row["payable"], row["quantity"], row["refunded_quantity"], row["unsent"]), row["unpaid_back"]),
            row["unsent"],
            row["unsent"],
        )
        for row in lines
    ]
    if not parts:
        raise Conflict("Nothing of this order waits to be sent after a first parcel.", code="nothing_left")
    refund = await refund_part(tx, order.id, parts, reason=reason, reference=uuid7(), by=actor)
    details = {"refund": str(refund.id), "lines": {str(part.line_id): part.unsent for part in parts}}
    await audit.record(tx, actor, "orders.rest_cancelled", "order", order.number, details, shop_id=order.shop_id)
    return await get_order(tx, actor, number)
