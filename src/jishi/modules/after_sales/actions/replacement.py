"""The parcel of an exchange: carried and followed like the parcel of an order."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.records import access, as_case, shown
from jishi.modules.after_sales.actions.send_back import check_parcel
from jishi.modules.after_sales.actions.telling import tell_buyer, tell_shop
from jishi.modules.after_sales.contracts import Case, Replaced, ReturnParcel, Side, State
from jishi.modules.after_sales.notices import NOT_DELIVERED, REPLACEMENT_ARRIVED, REPLACEMENT_ASTRAY
from jishi.modules.after_sales.policy import HANDLE, side_of
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderAddress
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Carrier, Person, ShipmentInput, Stage
from jishi.platform import audit
from jishi.platform.db import Tx

PURPOSE = "after_sales"
"""What its shipments are registered for; each has the id of its case."""

ASTRAY = frozenset({Stage.RETURNED, Stage.LOST})


def check_replacement(tx: Tx, parcel: ReturnParcel) -> ReturnParcel:
    """The parcel as it is stored: a carrier that we know by its code, and no number yet where the carrier gives one.
    Raises Invalid for a missing carrier or number."""
    carrier = _known(tx, parcel.carrier)
    if carrier is not None and carrier.makes_labels and not parcel.number.strip():
        return ReturnParcel(carrier.code, "")
    given = check_parcel(parcel)
    return given if carrier is None else ReturnParcel(carrier.code, given.number)


async def carry(tx: Tx, case: Case, parcel: ReturnParcel) -> None:
    """Have it followed from now on, if we know its carrier; without a number the carrier is asked for one."""
    if _known(tx, parcel.carrier) is None:
        return
    order = await orders.get_order(tx, SYSTEM, case.order_number)
    await shipping.register(
        tx,
        [
            ShipmentInput(
                id=case.id,
                purpose=PURPOSE,
                shop_id=case.shop_id,
                carrier=parcel.carrier,
                tracking_number=parcel.number,
                recipient=_recipient(order.address),
                pieces=sum(line.quantity for line in case.lines),
            )
        ],
    )


async def track(tx: Tx, actor: Actor, code: str) -> Replaced:
    """Where the replacement is. Raises NotFound for a case that the actor may not see, or that has none on its way."""
    case = await access(tx, actor, code)
    if (found := await tracked(tx, case)) is None:
        raise NotFound
    return found


async def tracked(tx: Tx, case: Case) -> Replaced | None:
    """Where the replacement of this case is, in two statements; None before it was sent."""
    parcel = case.replacement_parcel
    if parcel is None:
        return None
    carrier = _known(tx, parcel.carrier)
    shipments = await shipping.shipments_of(tx, [case.id])
    events = await shipping.events_of(tx, shipments.values())
    shipment = shipments.get(case.id)
    return Replaced(
        carrier=parcel.carrier,
        carrier_name=carrier.name if carrier else {"zh-CN": parcel.carrier, "en": parcel.carrier},
        number=parcel.number,
        url=carrier.url.format(number=parcel.number) if carrier and parcel.number else "",
        refusal=shipment.refusal if shipment else "",
        stage=shipment.stage if shipment else None,
        steps=events.get(case.id, []),
        is_astray=shipment is not None and (bool(shipment.refusal) or shipment.stage in ASTRAY),
    )


async def correct_replacement(tx: Tx, actor: Actor, code: str, parcel: ReturnParcel) -> Case:
    """It travels with another carrier or under another number than was said: somebody mistyped, or the carrier would
    not take it. Raises NotFound, Forbidden, Invalid, Conflict before it was sent."""
    case = await access(tx, actor, code)
    if side_of(actor, case.owner_id) not in (Side.MERCHANT, Side.PLATFORM, Side.SYSTEM) or not actor.has(HANDLE):
        raise Forbidden
    if case.state is not State.EXCHANGED:
        raise Conflict("The replacement has not been sent yet.", code="not_sent")
    given = check_parcel(parcel)
    carrier = _known(tx, given.carrier)
    if carrier is None:
        raise Invalid("We do not know this carrier.", field="carrier")
    given = ReturnParcel(carrier.code, given.number)
    await shipping.lock_shipments(tx, [case.id])
    await carry(tx, case, given)
    await shipping.correct(tx, case.id, given.carrier, given.number)
    await tx.execute(queries.SET_REPLACEMENT, case.id, given)
    details = msgspec.structs.asdict(given)
    await audit.record(tx, actor, "after_sales.replacement_corrected", "case", case.code, details, shop_id=case.shop_id)
    return await shown(tx, actor, case.id)


async def note_number(tx: Tx, case_id: UUID, number: str) -> None:
    """The carrier has made a label."""
    await tx.execute(queries.SET_REPLACEMENT_NUMBER, case_id, number)


async def note_stage(tx: Tx, case_id: UUID, stage: Stage) -> None:
    """The carrier says how far it is: the buyer hears that it has arrived, the shop too when it will not."""
    if stage in ASTRAY:
        await note_trouble(tx, case_id, stage.value)
    elif stage is Stage.DELIVERED and (row := await tx.fetch_row(queries.BY_ID, case_id)) is not None:
        await tell_buyer(tx, as_case(row), REPLACEMENT_ARRIVED, dedupe=f"{case_id}:arrived")


async def note_trouble(tx: Tx, case_id: UUID, what: str) -> None:
    """It does not get to the buyer as it was sent: the shop's people have to find another way,
    and the buyer knows it."""
    row = await tx.fetch_row(queries.BY_ID, case_id)
    if row is not None:
        await tell_shop(tx, as_case(row), NOT_DELIVERED, dedupe=f"{case_id}:{what}")
        await tell_buyer(tx, as_case(row), REPLACEMENT_ASTRAY, dedupe=f"{case_id}:{what}")


def _known(tx: Tx, name: str) -> Carrier | None:
    """The carrier that people mean, by its code or name."""
    plain = name.strip().casefold()
    carriers = shipping.carrier_names(tx)
    by_name = {text.casefold(): one for one in carriers.values() for text in (one.code, *one.name.values())}
    return by_name.get(plain)


def _recipient(address: OrderAddress | None) -> Person | None:
    if address is None:
        return None
    values = msgspec.structs.asdict(address)
    return Person(name=values.pop("recipient"), **values)
