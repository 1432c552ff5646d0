"""Bring orders into the state that follows from what of them is packed, gone and arrived."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import SYSTEM, Actor
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.contracts import OrderState
from jishi.modules.orders.domain.fulfilment import end_of_day_after
from jishi.modules.orders.domain.states import TRANSITIONS
from jishi.modules.orders.events import OrderDelivered
from jishi.modules.orders.options import RECEIPT_DAYS, SILENT_DAYS
from jishi.platform import options
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE

ALLOWED = [f"{start}>{end}" for start, ends in TRANSITIONS.items() for end in ends]


class Moved(msgspec.Struct, frozen=True):
    """An order that has a new state."""

    id: UUID
    number: str
    owner_id: UUID
    shop_id: UUID
    state: OrderState


async def advance(
    tx: Tx, order_ids: Sequence[UUID], *, by: str = "system", actor: Actor = SYSTEM, reason: str = ""
) -> dict[UUID, Moved]:
    """Move these orders, which the caller has locked, to where their parcels say they are. Returns those that moved."""
    rows = await tx.fetch(queries.ADVANCE, list(order_ids), ALLOWED, tx.now, by, actor.account_id, reason)
    moved = [Moved(row[0], row[1], row[2], row[3], OrderState(row[4])) for row in rows]
    if moved:
        days = (await options.get(tx, SILENT_DAYS), await options.get(tx, RECEIPT_DAYS))
        deadlines = [_deadlines(one.state, tx.now, *days) for one in moved]
        await tx.execute(
            queries.JOURNEY,
            [one.id for one in moved],
            [one.shop_id for one in moved],
            *([deadline[index] for deadline in deadlines] for index in range(3)),
        )
    for one in moved:
        if one.state is OrderState.DELIVERED:
            await tx.publish(
                OrderDelivered(order_id=one.id, number=one.number, owner_id=one.owner_id, shop_id=one.shop_id)
            )
    return {one.id: one for one in moved}


def _deadlines(
    state: OrderState, now: datetime, silent_days: int, receipt_days: int
) -> tuple[datetime | None, datetime | None, datetime | None]:
    """When it was shipped, when delivered, and until when its buyer may confirm receipt."""
    if state is OrderState.SHIPPED:
        return now, None, end_of_day_after(now, silent_days, ZONE)
    if state is OrderState.DELIVERED:
        return now, now, end_of_day_after(now, receipt_days, ZONE)
    return None, None, None
