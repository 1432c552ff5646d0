"""Send parcels: whole orders or parts of them, one or a thousand, in a handful of statements."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.actions.access import Reached, access_order
from jishi.modules.orders.actions.advance import advance
from jishi.modules.orders.actions.parcels import get_fulfilment
from jishi.modules.orders.contracts import Fulfilment, FulfilmentKind, FulfilmentState, OrderState, ShipInput
from jishi.modules.orders.domain.states import SENDABLE
from jishi.modules.orders.events import OrderShipped
from jishi.modules.orders.policy import SHIP, role_of
from jishi.platform.db import Tx

MOST_NUMBER = 40


class Parcel(msgspec.Struct, frozen=True):
    """A parcel to make: `lines` (line id to pieces) None is all that is left of the order."""

    order: Reached
    lines: Mapping[UUID, int] | None
    carrier: str
    tracking_number: str


async def ship(tx: Tx, actor: Actor, number: str, given: ShipInput) -> Fulfilment:
    """Pack a parcel of an order, hand it to the carrier, and return it. Its pieces leave the stock, each exactly once.

    Raises NotFound for an order the actor may not see, Forbidden without the permission to ship in its shop, Conflict
    when the order is not to be shipped (any more) or more pieces are asked for than are left, Invalid.
    """
    order = await access_order(tx, actor, number, SHIP)
    if order.state not in SENDABLE:
        raise Conflict("There is nothing to ship of this order.", code="not_shippable")
    parcel = Parcel(order, check_lines(given), *check_carrier(given))
    made = await send(tx, actor, [parcel])
    return await get_fulfilment(tx, made[0])


async def send(tx: Tx, actor: Actor, parcels: Sequence[Parcel]) -> list[UUID]:
    """Make these parcels of locked, shippable orders, at most one per order; returns their ids in the same order."""
    ids = [uuid7() for _ in parcels]
    by_order = {parcel.order.id: id_ for parcel, id_ in zip(parcels, ids, strict=True)}
    claimed = await claim(tx, parcels, gone=True)
    needs: dict[UUID, list[Need]] = {}
    for order_id, _, variant_id, quantity in claimed:
        needs.setdefault(order_id, []).append(Need(variant_id, quantity))
    await inventory.ship_part(tx, needs)
    await tx.execute(
        queries.MAKE,
        ids,
        [parcel.order.id for parcel in parcels],
        [parcel.order.shop_id for parcel in parcels],
        [parcel.carrier for parcel in parcels],
        [parcel.tracking_number for parcel in parcels],
        FulfilmentKind.PARCEL.value,
        FulfilmentState.HANDED_OVER.value,
        None,
        tx.now,
        actor.account_id,
        [by_order[order_id] for order_id, *_ in claimed],
        [line_id for _, line_id, *_ in claimed],
        [quantity for *_, quantity in claimed],
        role_of(actor, UUID(int=0)),
    )
    moved = await advance(tx, list(by_order), by=role_of(actor, UUID(int=0)), actor=actor)
    for parcel in parcels:
        order, after = parcel.order, moved.get(parcel.order.id)
        await tx.publish(
            OrderShipped(
                order_id=order.id,
                number=order.number,
                owner_id=order.owner_id,
                shop_id=order.shop_id,
                fulfilment_id=by_order[order.id],
                whole=after is not None and after.state is OrderState.SHIPPED,
            )
        )
    return ids


async def claim(tx: Tx, parcels: Sequence[Parcel], *, gone: bool) -> list[tuple[UUID, UUID, UUID, int]]:
    """Put the pieces into these parcels: order, line, variant and how many. Raises Conflict when some are not left."""
    named = [
        (parcel.order.id, line_id, pieces) for parcel in parcels for line_id, pieces in (parcel.lines or {}).items()
    ]
    whole = [parcel.order.id for parcel in parcels if parcel.lines is None]
    rows = await tx.fetch(
        queries.CLAIM,
        [order_id for order_id, *_ in named],
        [line_id for _, line_id, _ in named],
        [pieces for *_, pieces in named],
        whole,
        int(gone),
    )
    orders = {row["order_id"] for row in rows}
    if len([row for row in rows if row["order_id"] not in whole]) < len(named) or len(orders) < len(parcels):
        raise Conflict("Fewer pieces are left to be shipped than that.", code="too_many_pieces")
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def check_lines(given: ShipInput) -> dict[UUID, int] | None:
    """What is to be sent, by line. Raises Invalid for an empty parcel or a senseless number of pieces."""
    if given.lines is None:
        return None
    lines: dict[UUID, int] = {}
    for line in given.lines:
        lines[line.line_id] = lines.get(line.line_id, 0) + line.quantity
    if not lines or not all(0 < line.quantity < 1_000 for line in given.lines):
        raise Invalid("Please say which pieces are in the parcel.", field="lines")
    return lines


def check_carrier(given: ShipInput) -> tuple[str, str]:
    """The carrier's code and the tracking number as they are stored."""
    return clean(given.carrier, field="carrier", most=40), check_number(given.tracking_number or "")


def check_number(text: str) -> str:
    """A tracking number as it is stored: letters, digits and dashes. Raises Invalid."""
    number = clean(text, field="tracking_number", most=MOST_NUMBER).upper().replace(" ", "")
    if number and not (number.isascii() and number.replace("-", "").isalnum()):
        raise Invalid("A tracking number has letters and digits only.", field="tracking_number")
    return number
