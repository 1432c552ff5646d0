"""Packed parcels: hand them over, undo that while it is fresh, take them apart, correct their numbers."""

from datetime import timedelta
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.actions.access import Reached, access_parcel
from jishi.modules.orders.actions.advance import advance
from jishi.modules.orders.actions.move import move
from jishi.modules.orders.actions.parcels import get_fulfilment
from jishi.modules.orders.actions.ship import check_number, choose_carrier, tell_shipped
from jishi.modules.orders.contracts import Fulfilment, FulfilmentKind, FulfilmentState, OrderState
from jishi.modules.orders.domain.fulfilment import ENDED
from jishi.modules.orders.events import HandOverUndone
from jishi.modules.orders.options import UNDO_MINUTES
from jishi.modules.orders.policy import SHIP, staff_role
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Stage
from jishi.platform import audit, options
from jishi.platform.db import Tx

S = FulfilmentState
TOO_LATE = "This parcel can no longer be changed."
NOT_UNDONE = "This hand-over can no longer be undone."


async def hand_over(tx: Tx, actor: Actor, fulfilment_id: UUID) -> Fulfilment:
    """A packed parcel is given to its carrier, and its pieces leave the stock; a repeat changes nothing.

    Raises NotFound, Forbidden, and Conflict for a parcel that was taken apart, or waits in a store.
    """
    order, parcel, _ = await access_parcel(tx, actor, fulfilment_id, SHIP)
    if parcel.kind is not FulfilmentKind.PARCEL or parcel.state is S.VOIDED:
        raise Conflict(TOO_LATE, code="too_late")
    if parcel.state is S.PACKED:
        await let_go(tx, order, parcel.id, by=staff_role(actor), actor=actor)
        await audit.record(
            tx, actor, "orders.handed_over", "order", order.number, {"parcel": str(parcel.id)}, shop_id=order.shop_id
        )
    return await get_fulfilment(tx, fulfilment_id)


async def let_go(tx: Tx, order: Reached, fulfilment_id: UUID, *, by: str, actor: Actor) -> None:
    """What is in this packed parcel of a locked order leaves."""
    if await move(tx, [fulfilment_id], S.HANDED_OVER, by=by, actor=actor):
        rows = await tx.fetch(queries.HAND_OVER_LINES, fulfilment_id, 1)
        await inventory.ship_part(tx, {order.id: [Need(*row) for row in map(tuple, rows)]})
        moved = await advance(tx, [order.id], by=by, actor=actor)
        whole = order.id in moved and moved[order.id].state is OrderState.SHIPPED
        await tell_shipped(tx, order, fulfilment_id, whole=whole)


async def undo_hand_over(tx: Tx, actor: Actor, fulfilment_id: UUID) -> Fulfilment:
    """The parcel has not left after all: it is packed, and its pieces are reserved in stock again.

    Raises NotFound, Forbidden, and Conflict once some minutes have gone by, the carrier has scanned it, the money of
    what is in it went back, or an open case is about it: then it is goods that come back.
    """
    order, parcel, stage = await access_parcel(tx, actor, fulfilment_id, SHIP)
    minutes = await options.get(tx, UNDO_MINUTES)
    fresh = parcel.handed_over_at is not None and tx.now - parcel.handed_over_at <= timedelta(minutes=minutes)
    if parcel.state is not S.HANDED_OVER or stage is not Stage.REGISTERED or not fresh:
        raise Conflict(NOT_UNDONE, code="too_late")
    by = staff_role(actor)
    await move(tx, [parcel.id], S.PACKED, by=by, actor=actor)
    rows = await tx.fetch(queries.HAND_OVER_LINES, parcel.id, -1)
    if len(rows) < len(parcel.lines):
        raise Conflict(NOT_UNDONE, code="too_late")
    await tx.publish(HandOverUndone(order_id=order.id, number=order.number))
    await inventory.unship(tx, {order.id: [Need(*row) for row in map(tuple, rows)]})
    await advance(tx, [order.id], by=by, actor=actor)
    await audit.record(
        tx, actor, "orders.hand_over_undone", "order", order.number, {"parcel": str(parcel.id)}, shop_id=order.shop_id
    )
    return await get_fulfilment(tx, fulfilment_id)


async def void_parcel(tx: Tx, actor: Actor, fulfilment_id: UUID, reason: str = "") -> Fulfilment:
    """Take a packed parcel apart: its pieces are to be shipped again. A repeat changes nothing.

    Raises NotFound, Forbidden, and Conflict for a parcel that has left.
    """
    order, parcel, _ = await access_parcel(tx, actor, fulfilment_id, SHIP)
    if parcel.state is S.VOIDED:
        return parcel
    if parcel.state is not S.PACKED or parcel.kind is not FulfilmentKind.PARCEL:
        raise Conflict(TOO_LATE, code="too_late")
    await unpack(tx, order, parcel, by=staff_role(actor), actor=actor, reason=reason)
    await audit.record(
        tx, actor, "orders.parcel_voided", "order", order.number, {"parcel": str(parcel.id)}, shop_id=order.shop_id
    )
    return await get_fulfilment(tx, fulfilment_id)


async def unpack(tx: Tx, order: Reached, parcel: Fulfilment, *, by: str, actor: Actor, reason: str) -> None:
    """Take a packed fulfilment of a locked order apart."""
    await move(tx, [parcel.id], S.VOIDED, by=by, actor=actor, reason=reason)
    await tx.execute(queries.UNPACK_LINES, parcel.id)
    if parcel.kind is FulfilmentKind.PARCEL:
        await shipping.drop(tx, parcel.id)
    await advance(tx, [order.id], by=by, actor=actor, reason=reason)


async def correct_tracking(tx: Tx, actor: Actor, fulfilment_id: UUID, carrier: str, tracking_number: str) -> Fulfilment:
    """Another carrier or tracking number for a parcel that has not arrived. Raises NotFound, Forbidden, Conflict,
    Invalid."""
    number = check_number(tracking_number)
    order, parcel, _ = await access_parcel(tx, actor, fulfilment_id, SHIP)
    code = await choose_carrier(tx, order.shop_id, carrier or parcel.carrier)
    await shipping.correct(tx, parcel.id, code, number)
    open_states = [state.value for state in S if state not in ENDED]
    if not await tx.fetch_value(queries.SET_CARRIER, parcel.id, code, number, open_states):
        raise Conflict(TOO_LATE, code="too_late")
    details = {
        "parcel": str(parcel.id),
        "from": [parcel.carrier, parcel.tracking_number],
        "to": [code, number],
    }
    await audit.record(tx, actor, "orders.tracking_corrected", "order", order.number, details, shop_id=order.shop_id)
    return await get_fulfilment(tx, fulfilment_id)
