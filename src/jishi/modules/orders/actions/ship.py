"""Send parcels: whole orders or parts of them, one or a thousand, in a handful of statements."""

import hashlib
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
from jishi.modules.orders.actions.parcels import find_fulfilment, get_fulfilment
from jishi.modules.orders.contracts import (
    PICKUP,
    Fulfilment,
    FulfilmentKind,
    FulfilmentState,
    OrderAddress,
    ShipInput,
)
from jishi.modules.orders.domain.papers import check_key
from jishi.modules.orders.domain.states import SENDABLE
from jishi.modules.orders.events import OrderShipped
from jishi.modules.orders.policy import SHIP, staff_role
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Person, ShipmentInput
from jishi.platform import audit
from jishi.platform.db import Tx

PURPOSE = "orders"
MOST_NUMBER = 40


class Parcel(msgspec.Struct, frozen=True):
    """A parcel to make: `lines` (line id to pieces) None is all that is left of the order."""

    order: Reached
    lines: Mapping[UUID, int] | None
    carrier: str
    tracking_number: str
    id: UUID | None = None


class Claimed(msgspec.Struct, frozen=True):
    """Pieces of a line that are now in a parcel."""

    order_id: UUID
    line_id: UUID
    variant_id: UUID
    quantity: int


async def ship(tx: Tx, actor: Actor, number: str, given: ShipInput, *, idempotency_key: str = "") -> Fulfilment:
    """Pack a parcel of an order, hand it to the carrier (unless `hand_over` says later), and return it. Its pieces
    leave the stock when it is handed over, each exactly once. The same key for the same order gives the same parcel.

    Raises NotFound for an order the actor may not see, Forbidden without the permission to ship in its shop, Conflict
    when the order is not to be shipped (any more), more pieces are asked for than are left or the key stands for other
    pieces, Invalid.
    """
    lines, tracking_number = check_lines(given), check_number(given.tracking_number or "")
    order = await access_order(tx, actor, number, SHIP)
    key = check_key(idempotency_key)
    id_ = _id_for(order.id, key) if key else None
    if id_ is not None and (known := await find_fulfilment(tx, id_)) is not None:
        if lines is not None and lines != {line.line_id: line.quantity for line in known.lines}:
            raise Conflict("This key was used for another request.", code="idempotency_key")
        return known
    check_sendable(order)
    carrier = await choose_carrier(tx, order.shop_id, given.carrier)
    shipping.check_carrier(tx.app, carrier, tracking_number)
    parcel = Parcel(order, lines, carrier, tracking_number, id_)
    made = await send(tx, actor, [parcel], hand_over=given.hand_over)
    return await get_fulfilment(tx, made[0])


async def send(tx: Tx, actor: Actor, parcels: Sequence[Parcel], *, hand_over: bool = True) -> list[UUID]:
    """Make these parcels of locked, sendable orders, at most one per order; returns their ids in the same order."""
    ids = [parcel.id or uuid7() for parcel in parcels]
    claimed = await claim(tx, parcels, gone=hand_over)
    if hand_over:
        await inventory.ship_part(tx, needs_of(claimed))
    state = FulfilmentState.HANDED_OVER if hand_over else FulfilmentState.PACKED
    await make(tx, actor, parcels, ids, claimed, state, FulfilmentKind.PARCEL, None)
    await shipping.register(tx, _shipments(parcels, ids, claimed))
    moved = await advance(tx, [parcel.order.id for parcel in parcels], by=staff_role(actor), actor=actor)
    action = "orders.shipped" if hand_over else "orders.packed"
    await audit.record_many(tx, actor, action, "order", _notes(parcels, ids, claimed))
    if hand_over:
        for parcel, id_ in zip(parcels, ids, strict=True):
            after = moved.get(parcel.order.id)
            await tell_shipped(tx, parcel.order, id_, whole=after is not None and after.state == "shipped")
    return ids


async def make(
    tx: Tx,
    actor: Actor,
    parcels: Sequence[Parcel],
    ids: Sequence[UUID],
    claimed: Sequence[Claimed],
    state: FulfilmentState,
    kind: FulfilmentKind,
    place_id: UUID | None,
) -> None:
    """Write these fulfilments down with what is in them."""
    by_order = {parcel.order.id: id_ for parcel, id_ in zip(parcels, ids, strict=True)}
    await tx.execute(
        queries.MAKE,
        list(ids),
        [parcel.order.id for parcel in parcels],
        [parcel.order.shop_id for parcel in parcels],
        [parcel.carrier for parcel in parcels],
        [parcel.tracking_number for parcel in parcels],
        kind.value,
        state.value,
        place_id,
        tx.now,
        actor.account_id,
        [by_order[one.order_id] for one in claimed],
        [one.line_id for one in claimed],
        [one.quantity for one in claimed],
        staff_role(actor),
    )


async def claim(tx: Tx, parcels: Sequence[Parcel], *, gone: bool) -> list[Claimed]:
    """Put the pieces into these parcels. Raises Conflict when some are not left."""
    named = [
        (parcel.order.id, line_id, pieces) for parcel in parcels for line_id, pieces in (parcel.lines or {}).items()
    ]
    whole = {parcel.order.id for parcel in parcels if parcel.lines is None}
    claimed = await tx.rows(
        Claimed,
        queries.CLAIM,
        [order_id for order_id, *_ in named],
        [line_id for _, line_id, _ in named],
        [pieces for *_, pieces in named],
        list(whole),
        int(gone),
    )
    by_name = [one for one in claimed if one.order_id not in whole]
    if len(by_name) < len(named) or len({one.order_id for one in claimed}) < len(parcels):
        raise Conflict("Fewer pieces are left to be shipped than that.", code="too_many_pieces")
    return claimed


async def tell_shipped(tx: Tx, order: Reached, fulfilment_id: UUID, *, whole: bool) -> None:
    """Tell that a parcel left."""
    await tx.publish(
        OrderShipped(
            order_id=order.id,
            number=order.number,
            owner_id=order.owner_id,
            shop_id=order.shop_id,
            fulfilment_id=fulfilment_id,
            whole=whole,
        )
    )


def needs_of(claimed: Sequence[Claimed]) -> dict[UUID, list[Need]]:
    """What the stock must give, by order."""
    needs: dict[UUID, list[Need]] = {}
    for one in claimed:
        needs.setdefault(one.order_id, []).append(Need(one.variant_id, one.quantity))
    return needs


async def choose_carrier(tx: Tx, shop_id: UUID, code: str) -> str:
    """The carrier that was named, else the first of the shop's own."""
    named = clean(code, field="carrier", most=40)
    if named:
        return named
    settings = await shipping.shops_settings(tx, [shop_id])
    return shipping.carriers_for(tx, settings[shop_id])[0].code


def check_sendable(order: Reached) -> None:
    """Raise Conflict for an order of which nothing is to be sent."""
    if order.state not in SENDABLE:
        raise Conflict("There is nothing to ship of this order.", code="not_shippable")
    if order.method.startswith(PICKUP):
        raise Conflict("This order is picked up in a store.", code="is_pickup")


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


def check_number(text: str) -> str:
    """A tracking number as it is stored: letters, digits and dashes. Raises Invalid."""
    number = clean(text, field="tracking_number", most=MOST_NUMBER).upper().replace(" ", "")
    if number and not (number.isascii() and number.replace("-", "").isalnum()):
        raise Invalid("A tracking number has letters and digits only.", field="tracking_number")
    return number


def _id_for(order_id: UUID, key: str) -> UUID:
    """The id of the parcel that a key stands for."""
    return UUID(bytes=hashlib.blake2b(order_id.bytes + key.encode(), digest_size=16).digest())


def _shipments(parcels: Sequence[Parcel], ids: Sequence[UUID], claimed: Sequence[Claimed]) -> list[ShipmentInput]:
    pieces: dict[UUID, int] = {}
    for one in claimed:
        pieces[one.order_id] = pieces.get(one.order_id, 0) + one.quantity
    return [
        ShipmentInput(
            id=id_,
            purpose=PURPOSE,
            shop_id=parcel.order.shop_id,
            carrier=parcel.carrier,
            tracking_number=parcel.tracking_number,
            recipient=_recipient(parcel.order.address),
            pieces=pieces[parcel.order.id],
        )
        for parcel, id_ in zip(parcels, ids, strict=True)
    ]


def _recipient(address: OrderAddress | None) -> Person | None:
    if address is None:
        return None
    return Person(
        name=address.recipient,
        phone=address.phone,
        country=address.country,
        province=address.province,
        city=address.city,
        district=address.district,
        street=address.street,
        postal_code=address.postal_code,
    )


def _notes(parcels: Sequence[Parcel], ids: Sequence[UUID], claimed: Sequence[Claimed]) -> list[audit.Note]:
    lines: dict[UUID, dict[str, int]] = {}
    for one in claimed:
        lines.setdefault(one.order_id, {})[str(one.line_id)] = one.quantity
    return [
        audit.Note(
            parcel.order.number,
            {
                "parcel": str(id_),
                "carrier": parcel.carrier,
                "tracking_number": parcel.tracking_number,
                "lines": lines[parcel.order.id],
            },
            parcel.order.shop_id,
        )
        for parcel, id_ in zip(parcels, ids, strict=True)
    ]
