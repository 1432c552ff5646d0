"""What reviews hears from others."""

from jishi.modules.moderation.events import ItemDecided
from jishi.modules.orders.events import OrderCompleted, OrderDelivered, OrderRefunded
from jishi.modules.reviews import api
from jishi.modules.reviews.actions.subjects import ANSWER, FOLLOW_UP, QUESTION, REPLY, REVIEW
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def on_decided(tx: Tx, event: ItemDecided) -> None:
    if event.kind in (REVIEW, FOLLOW_UP, REPLY):
        await api.obey(tx, event.kind, event.subject_id, published=event.published, reason=event.reason)
    elif event.kind == QUESTION:
        await api.obey_question(tx, event.subject_id, published=event.published, reason=event.reason)
    elif event.kind == ANSWER:
        await api.obey_answer(tx, event.subject_id, published=event.published, reason=event.reason)


async def on_received(tx: Tx, event: OrderDelivered | OrderCompleted) -> None:
    api.plan_invitation(tx, event.order_id, event.number)


async def on_refunded(tx: Tx, event: OrderRefunded) -> None:
    await api.note_refund(tx, event.order_id, event.lines, whole=event.whole)


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.inside(ItemDecided, on_decided)
    wiring.on(OrderDelivered, "reviews.invite_after_delivery", on_received)
    wiring.on(OrderCompleted, "reviews.invite_after_completion", on_received)
    wiring.inside(OrderRefunded, on_refunded)
