"""Some days after receipt, ask buyers how they find it: once per order, only about what they have not reviewed."""

from datetime import timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import NotFound
from jishi.modules.notifications import api as notifications
from jishi.modules.orders import api as orders
from jishi.modules.reviews import queries
from jishi.modules.reviews.actions.purchases import RECEIVED
from jishi.modules.reviews.notices import INVITED
from jishi.platform.db import Tx
from jishi.platform.jobs import Job

AFTER = timedelta(days=3)


class Invite(msgspec.Struct, frozen=True):
    """Invite the buyer of this order."""

    number: str


INVITE = Job("reviews.invite", Invite)


def plan_invitation(tx: Tx, order_id: UUID, number: str) -> None:
    """Invite the buyer in some days."""
    tx.enqueue(INVITE, Invite(number), after=AFTER, dedupe_key=f"invite:{order_id.hex}")


async def invite(tx: Tx, number: str) -> None:
    """Invite the buyer to review the first thing of this order that has no review yet; guests have no account to review
    with, and an order that was given back meanwhile is left alone."""
    try:
        order = await orders.get_order(tx, SYSTEM, number)
    except NotFound:
        return
    if order.state not in RECEIVED:
        return
    kept = [line for line in order.lines if line.refunded < line.payable or not line.payable]
    done = {row["line_id"] for row in await tx.fetch(queries.REVIEWED_LINES, [line.id for line in kept])}
    waiting = [line for line in kept if line.id not in done]
    if not waiting:
        return
    await notifications.notify(
        tx,
        INVITED.code,
        order.owner_id,
        params={"product": waiting[0].title},
        dedupe=f"review-invite:{order.id.hex}",
    )
