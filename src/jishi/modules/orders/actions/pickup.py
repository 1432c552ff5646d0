"""Pickup in a store: made ready, given out against a code, or left behind."""

from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need, Place
from jishi.modules.orders import fulfilment_queries
from jishi.modules.orders import pickup_queries as queries
from jishi.modules.orders.actions.access import Reached, access_order, access_parcel
from jishi.modules.orders.actions.advance import advance
from jishi.modules.orders.actions.cancel import cancel
from jishi.modules.orders.actions.hand_over import unpack
from jishi.modules.orders.actions.look import get_order
from jishi.modules.orders.actions.move import move
from jishi.modules.orders.actions.parcels import get_fulfilment
from jishi.modules.orders.actions.ship import Parcel, claim, make
from jishi.modules.orders.contracts import (
    PICKUP,
    Fulfilment,
    FulfilmentKind,
    FulfilmentState,
    Order,
    OrderState,
    PickupCode,
    ToPrepare,
    WaitingPickup,
)
from jishi.modules.orders.domain.fulfilment import end_of_day_after
from jishi.modules.orders.domain.pickup_code import code_of, hash_of, read_code
from jishi.modules.orders.events import OrderReadyForPickup
from jishi.modules.orders.options import PICKUP_DAYS
from jishi.modules.orders.policy import CANCEL_ALL, SEE_ALL, SHIP, staff_role
from jishi.platform import audit, options
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE
from jishi.platform.http.limits import Limits, Rule

TRIES = Rule("pickup-codes", burst=10, per_minute=4)
"""Codes that one person may try. With six digits nobody guesses one of some hundred in a lifetime."""

MOST_GENERATIONS = 30
MOST_LISTED = 200
UNKNOWN_CODE = "No order waits here under this code."


async def make_ready(tx: Tx, actor: Actor, number: str) -> Fulfilment:
    """All of an order lies ready in its store, and its buyer gets a code; a repeat changes nothing.

    Raises NotFound, Forbidden, and Conflict for an order that is sent instead, or not to be prepared (any more).
    """
    order = await access_order(tx, actor, number, SHIP)
    place = await store_of(tx, order.method)
    if place is None:
        raise Conflict("This order is not picked up in a store.", code="not_pickup")
    if order.state is not OrderState.PAID:
        return await _ready_already(tx, order)
    parcel, id_ = Parcel(order, None, "", ""), uuid7()
    claimed = await claim(tx, [parcel], gone=False)
    await make(tx, actor, [parcel], [id_], claimed, FulfilmentState.PACKED, FulfilmentKind.PICKUP, place.id)
    until = end_of_day_after(tx.now, await options.get(tx, PICKUP_DAYS), ZONE)
    await _open(tx, id_, place.id, until)
    await advance(tx, [order.id], by=staff_role(actor), actor=actor)
    details = {"parcel": str(id_), "place": place.code}
    await audit.record(tx, actor, "orders.ready_for_pickup", "order", order.number, details, shop_id=order.shop_id)
    await tx.publish(
        OrderReadyForPickup(
            order_id=order.id,
            number=order.number,
            owner_id=order.owner_id,
            shop_id=order.shop_id,
            fulfilment_id=id_,
            until=until,
        )
    )
    return await get_fulfilment(tx, id_)


async def give_out(tx: Tx, actor: Actor, place_code: str, code: str) -> Order:
    """Whoever has the code gets the order, which is delivered with that; each code opens once.

    Raises Forbidden without the permission to ship, NotFound for a code that nothing waits under at this place (of the
    shops the actor works for), Conflict when it waited too long, TooMany after many tries.
    """
    shops = actor.shops_with(SHIP)
    tx.app.service(Limits).spend(TRIES, str(actor.account_id))
    place = next((one for one in await inventory.list_places(tx) if one.code == place_code), None)
    plain, secret = read_code(code), tx.app.settings.secret
    if not plain:
        raise Invalid("A code has six digits.", field="code")
    row = place and await tx.fetch_row(queries.BY_CODE, place.id, hash_of(secret, place.id, plain), shops)
    if not row:
        raise NotFound(UNKNOWN_CODE, code="unknown_code")
    order = await access_order(tx, actor, row["number"], SHIP)
    closed = await tx.fetch_row(queries.CLOSE, row["fulfilment_id"], tx.now)
    if closed is None:
        raise NotFound(UNKNOWN_CODE, code="unknown_code")
    if closed["until"] < tx.now:
        raise Conflict("The time to pick this up is over. Please decide what becomes of the order.", code="expired")
    id_, by = row["fulfilment_id"], staff_role(actor)
    await move(tx, [id_], FulfilmentState.DELIVERED, by=by, actor=actor)
    rows = await tx.fetch(fulfilment_queries.HAND_OVER_LINES, id_, 1)
    needs = {order.id: [Need(*line) for line in map(tuple, rows)]}
    await inventory.ship_part(tx, needs, place_id=closed["place_id"])
    await advance(tx, [order.id], by=by, actor=actor)
    await audit.record(
        tx, actor, "orders.picked_up", "order", order.number, {"parcel": str(id_)}, shop_id=order.shop_id
    )
    return await get_order(tx, actor, order.number)


async def extend_pickup(tx: Tx, actor: Actor, fulfilment_id: UUID) -> Fulfilment:
    """Keep an order in the store for as long again, from today. Raises NotFound, Forbidden, Conflict."""
    order, parcel, _ = await access_parcel(tx, actor, fulfilment_id, SHIP)
    until = end_of_day_after(tx.now, await options.get(tx, PICKUP_DAYS), ZONE)
    if not await tx.fetch_value(queries.RENEW, parcel.id, until):
        raise Conflict("This order does not wait in a store.", code="not_waiting")
    details = {"parcel": str(parcel.id), "until": until.isoformat()}
    await audit.record(tx, actor, "orders.pickup_extended", "order", order.number, details, shop_id=order.shop_id)
    return parcel


async def give_up_pickup(tx: Tx, actor: Actor, fulfilment_id: UUID, reason: str = "") -> Order:
    """Nobody came: the order is cancelled, its money goes back and its things are for sale again.

    Raises NotFound, Forbidden without the permission to cancel, Conflict when it does not wait (any more).
    """
    order, parcel, _ = await access_parcel(tx, actor, fulfilment_id, CANCEL_ALL)
    if await tx.fetch_row(queries.CLOSE, parcel.id, tx.now) is None:
        raise Conflict("This order does not wait in a store.", code="not_waiting")
    await unpack(tx, order, parcel, by=staff_role(actor), actor=actor, reason=reason)
    cancelled = await cancel(tx, actor, order.number, reason or "not picked up in time")
    details = {"parcel": str(parcel.id)}
    await audit.record(tx, actor, "orders.pickup_given_up", "order", order.number, details, shop_id=order.shop_id)
    return cancelled


async def find_pickup_code(tx: Tx, actor: Actor, number: str) -> PickupCode | None:
    """The code of one's own order that waits in a store; None while it does not. Raises NotFound for another's."""
    order = await access_order(tx, actor, number, lock=False)
    row = await tx.fetch_row(queries.OF_ORDER, order.id)
    if row is None:
        return None
    place = await inventory.find_place(tx, row["place_id"])
    assert place is not None
    return PickupCode(code_of(tx.app.settings.secret, row["fulfilment_id"], row["generation"]), place, row["until"])


async def list_pickups(tx: Tx, actor: Actor) -> list[WaitingPickup]:
    """Orders that wait in stores, those that waited longest first. Raises Forbidden."""
    return await tx.rows(WaitingPickup, queries.WAITING, actor.shops_with(SEE_ALL), MOST_LISTED)


async def list_to_prepare(tx: Tx, actor: Actor) -> list[ToPrepare]:
    """Paid orders that somebody wants to pick up and nobody has made ready. Raises Forbidden."""
    return await tx.rows(ToPrepare, queries.TO_PREPARE, actor.shops_with(SEE_ALL), MOST_LISTED)


async def count_overdue_pickups(tx: Tx, actor: Actor) -> int:
    """How many orders nobody came for in time."""
    return int(await tx.fetch_value(queries.COUNT_OVERDUE, actor.shops_with(SEE_ALL), tx.now, MOST_LISTED))


async def store_of(tx: Tx, method: str) -> Place | None:
    """The store that a way of delivery means; None when it is none."""
    if not method.startswith(PICKUP):
        return None
    code = method.removeprefix(PICKUP)
    return next((place for place in await inventory.list_places(tx) if place.code == code), None)


async def _ready_already(tx: Tx, order: Reached) -> Fulfilment:
    row = await tx.fetch_row(queries.OF_ORDER, order.id)
    if row is None:
        raise Conflict("There is nothing to ship of this order.", code="not_shippable")
    return await get_fulfilment(tx, row["fulfilment_id"])


async def _open(tx: Tx, fulfilment_id: UUID, place_id: UUID, until: datetime) -> None:
    """Find a code that no other order waits under at this place."""
    secret = tx.app.settings.secret
    for generation in range(MOST_GENERATIONS):
        code_hash = hash_of(secret, place_id, code_of(secret, fulfilment_id, generation))
        if await tx.fetch_value(queries.OPEN, fulfilment_id, place_id, code_hash, generation, until):
            return
    raise Conflict("Too many orders wait in this store.", code="store_full")
