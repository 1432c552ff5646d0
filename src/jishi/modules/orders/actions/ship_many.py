"""Ship many orders at once: those that can be are, of the others is said why not."""

from collections.abc import Sequence

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Conflict
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.actions.access import Reached, reached
from jishi.modules.orders.actions.ship import Parcel, check_number, check_sendable, choose_carrier, send
from jishi.modules.orders.contracts import Sending
from jishi.modules.orders.domain.numbers import read_number
from jishi.modules.orders.policy import SHIP
from jishi.modules.shipping import api as shipping
from jishi.platform.db import Tx

UNKNOWN = "We could not find what you are looking for."
TWICE = "This order is named twice."
NOTHING_LEFT = "There is nothing to ship of this order."


async def ship_many(tx: Tx, actor: Actor, sendings: Sequence[Sending]) -> list[AppError | None]:
    """Send all that is left of each of these orders in one parcel, in a constant number of statements; says of each
    what hindered it, or None. Orders of shops that the actor does not ship for are not found. Raises Forbidden."""
    shops = actor.shops_with(SHIP)
    numbers = [read_number(sending.number) for sending in sendings]
    rows = await tx.fetch(queries.LOCK_BY_NUMBER, numbers, shops)
    orders = {row["number"]: reached(row) for row in rows}
    left = {row[0]: row[1] for row in await tx.fetch(queries.LEFT_OF, [order.id for order in orders.values()])}
    parcels: dict[int, Parcel] = {}
    outcomes: list[AppError | None] = []
    seen: set[str] = set()
    for index, (number, sending) in enumerate(zip(numbers, sendings, strict=True)):
        try:
            order = _check(orders.get(number), number in seen, left)
            parcels[index] = await _parcel(tx, order, sending)
            seen.add(number)
            outcomes.append(None)
        except AppError as reason:
            outcomes.append(reason)
    await _send(tx, actor, parcels, outcomes)
    return outcomes


def _check(order: Reached | None, is_twice: bool, left: dict[object, int]) -> Reached:  # noqa: FBT001
    if order is None:
        raise Conflict(UNKNOWN, code="not_found")
    if is_twice:
        raise Conflict(TWICE, code="named_twice")
    check_sendable(order)
    if not left.get(order.id):
        raise Conflict(NOTHING_LEFT, code="not_shippable")
    return order


async def _parcel(tx: Tx, order: Reached, sending: Sending) -> Parcel:
    carrier = await choose_carrier(tx, order.shop_id, sending.carrier)
    number = check_number(sending.tracking_number)
    shipping.check_carrier(tx.app, carrier, number)
    return Parcel(order, None, carrier, number)


async def _send(tx: Tx, actor: Actor, parcels: dict[int, Parcel], outcomes: list[AppError | None]) -> None:
    """All together; should one of them be hindered after all, one by one."""
    if not parcels:
        return
    try:
        async with tx.savepoint():
            await send(tx, actor, list(parcels.values()))
    except AppError:
        for index, parcel in parcels.items():
            try:
                async with tx.savepoint():
                    await send(tx, actor, [parcel])
            except AppError as reason:
                outcomes[index] = reason
