"""What somebody bought and has: who may review it, and whose word is a buyer's."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.kernel.page import Page
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Order, OrderLine, OrderState
from jishi.modules.reviews import queries
from jishi.modules.reviews.contracts import Reviewable
from jishi.platform.db import Tx

RECEIVED = (OrderState.DELIVERED, OrderState.COMPLETED)
NOT_YET = "You can review this once you have received it."


async def received_line(tx: Tx, actor: Actor, number: str, line_id: UUID) -> tuple[Order, OrderLine]:
    """The actor's own order and its line. Raises Unauthenticated for guests, NotFound when it is somebody else's or
    not there, Conflict while it has not been received."""
    account_id = actor.require_account()
    order = await orders.get_order(tx, actor, number)
    line = next((line for line in order.lines if line.id == line_id), None)
    if order.owner_id != account_id or line is None:
        raise NotFound
    if order.state not in RECEIVED:
        raise Conflict(NOT_YET, code="not_received")
    return order, line


async def list_reviewable(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[Reviewable]:
    """What one has received and not reviewed yet, the newest order first. `limit` counts orders, so that a page may
    hold more or fewer lines. Three statements."""
    actor.require_account()
    page = await orders.list_orders(tx, actor, states=RECEIVED, cursor=cursor, limit=limit)
    ids = [line.id for order in page.items for line in order.lines]
    done = {row["line_id"] for row in await tx.fetch(queries.REVIEWED_LINES, ids)} if ids else set()
    found = [
        Reviewable(
            order.number,
            line.id,
            line.product_id,
            line.product_code,
            order.shop_id,
            line.title,
            line.label,
            line.image,
            order.paid_at or order.placed_at,
        )
        for order in page.items
        for line in order.lines
        if line.id not in done
    ]
    return Page(found, page.next_cursor)
