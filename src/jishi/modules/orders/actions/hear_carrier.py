"""What carriers say, done to orders."""

from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import SYSTEM
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.actions.access import reached
from jishi.modules.orders.actions.advance import advance
from jishi.modules.orders.actions.hand_over import let_go
from jishi.modules.orders.actions.move import move
from jishi.modules.orders.contracts import FulfilmentState
from jishi.modules.shipping.contracts import Stage
from jishi.platform.db import Tx

STATES = {
    Stage.HANDED_OVER: FulfilmentState.HANDED_OVER,
    Stage.IN_TRANSIT: FulfilmentState.IN_TRANSIT,
    Stage.OUT_FOR_DELIVERY: FulfilmentState.OUT_FOR_DELIVERY,
    Stage.DELIVERED: FulfilmentState.DELIVERED,
    Stage.RETURNED: FulfilmentState.RETURNED,
    Stage.LOST: FulfilmentState.LOST,
}
BY = "carrier"


async def follow(tx: Tx, fulfilment_id: UUID, stage: Stage, at: datetime) -> None:
    """The carrier says that a parcel is at `stage`; its order follows. A packed parcel that it has scanned has left,
    whether or not anybody wrote it down."""
    end = STATES.get(stage)
    found = await tx.fetch_row(queries.PARCEL_ORDER, fulfilment_id)
    if end is None or found is None:
        return
    row = await tx.fetch_row(queries.LOCK, [found["order_id"]])
    assert row is not None
    order = reached(row)
    await let_go(tx, order, fulfilment_id, by=BY, actor=SYSTEM)
    if end is not FulfilmentState.HANDED_OVER and await move(tx, [fulfilment_id], end, by=BY, actor=SYSTEM, at=at):
        await advance(tx, [order.id], by=BY, actor=SYSTEM)


async def note_number(tx: Tx, fulfilment_id: UUID, tracking_number: str) -> None:
    """The carrier has made a label."""
    await tx.execute(queries.SET_NUMBER, fulfilment_id, tracking_number)
