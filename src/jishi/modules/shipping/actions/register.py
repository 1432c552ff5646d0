"""Have parcels carried: register them, book labels, correct and drop them."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
import structlog

from jishi.kernel.errors import Invalid
from jishi.modules.shipping import shipment_queries as queries
from jishi.modules.shipping.actions.settings import shops_settings
from jishi.modules.shipping.carriers.port import CarrierRefused, LabelOrder
from jishi.modules.shipping.contracts import Booking, Person, ShipmentInput
from jishi.modules.shipping.events import ShipmentBooked, ShipmentRefused
from jishi.modules.shipping.services import Carriers
from jishi.modules.shipping.tasks import BOOK, CANCEL, BookTask, CancelTask
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)
FIRST_POLL = timedelta(hours=6)
PER_JOB = 50
AT_ONCE = 8


def check_carrier(app: Runtime, code: str, tracking_number: str) -> None:
    """Raise Invalid for a carrier that we do not know, or one that needs a number and got none."""
    carrier = app.service(Carriers).get(code).carrier
    if not tracking_number and carrier.needs_number and not carrier.makes_labels:
        raise Invalid("This carrier needs a tracking number.", field="tracking_number")


async def register(tx: Tx, shipments: Sequence[ShipmentInput]) -> None:
    """Follow these parcels from now on; those without a number get one from their carrier, soon after the commit.

    Registering the same id again changes nothing. Raises Invalid for an unknown carrier or a missing number.
    """
    carriers = tx.app.service(Carriers)
    rows, to_book = [], []
    for one in shipments:
        check_carrier(tx.app, one.carrier, one.tracking_number)
        carrier = carriers.get(one.carrier).carrier
        books = carrier.makes_labels and not one.tracking_number
        polls = carrier.tracks and bool(one.tracking_number)
        rows.append(
            {
                **msgspec.structs.asdict(one),
                "recipient": one.recipient if books else None,
                "booking": Booking.ASKED if books else Booking.NONE,
                "poll_at": tx.now + FIRST_POLL if polls else None,
            }
        )
        if books:
            to_book.append(one.id)
    if rows:
        await tx.execute(queries.REGISTER, rows, tx.now)
    for start in range(0, len(to_book), PER_JOB):
        tx.enqueue(BOOK, BookTask(to_book[start : start + PER_JOB]))


async def book(app: Runtime, ids: Sequence[UUID]) -> int:
    """Ask carriers for the labels of these shipments, with nothing locked; returns how many they made.

    A carrier that does not answer raises Silent after the others have been asked, so that the job is tried again; what
    it had made already it makes again under the same number.
    """
    async with app.tx(write=False) as reading:
        rows = await reading.fetch(queries.TO_BOOK, list(ids))
        settings = await shops_settings(reading, {row["shop_id"] for row in rows})
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(shipment_id: UUID, shop_id: UUID, code: str, recipient: dict[str, str] | None, pieces: int) -> bool:
        port = app.service(Carriers).get(code)
        order = LabelOrder(
            id=shipment_id,
            sender=settings[shop_id].sender,
            recipient=msgspec.convert(recipient or {}, Person),
            pieces=pieces,
            notify_url=f"{app.settings.public_url}/callbacks/carriers/{code}",
        )
        async with gate:
            try:
                label = await port.book(order)
            except CarrierRefused as reason:
                log.warning("label_refused", shipment=str(shipment_id), carrier=code, reason=str(reason))
                await _refuse(app, shipment_id, str(reason))
                return False
        async with app.tx() as tx:
            purpose = await tx.fetch_value(
                queries.BOOKED, shipment_id, label.tracking_number, label.label_url, tx.now + FIRST_POLL
            )
            if purpose is None:
                # Dropped meanwhile: the carrier need not come.
                tx.enqueue(CANCEL, CancelTask(code, label.tracking_number))
                return False
            await tx.publish(
                ShipmentBooked(reference=shipment_id, purpose=purpose, tracking_number=label.tracking_number)
            )
        return True

    done = await asyncio.gather(*(one(*row) for row in rows), return_exceptions=True)
    for result in done:
        if isinstance(result, BaseException):
            raise result
    return sum(result is True for result in done)


async def _refuse(app: Runtime, shipment_id: UUID, reason: str) -> None:
    async with app.tx() as tx:
        purpose = await tx.fetch_value(queries.REFUSED, shipment_id, reason[:200])
        if purpose is not None:
            await tx.publish(ShipmentRefused(reference=shipment_id, purpose=purpose, reason=reason[:200]))


async def correct(tx: Tx, shipment_id: UUID, carrier: str, tracking_number: str) -> None:
    """This parcel travels with another carrier or under another number than was said. What was heard under the old
    number no longer counts. Raises Invalid as `register` does."""
    check_carrier(tx.app, carrier, tracking_number)
    if not tracking_number and tx.app.service(Carriers).get(carrier).carrier.needs_number:
        raise Invalid("This carrier needs a tracking number.", field="tracking_number")
    tracks = tx.app.service(Carriers).get(carrier).carrier.tracks
    poll_at = tx.now if tracks and tracking_number else None
    await tx.execute(queries.CORRECT, shipment_id, carrier, tracking_number, poll_at)


async def drop(tx: Tx, shipment_id: UUID) -> None:
    """This parcel is not sent after all; a carrier that was told to come is told not to."""
    row = await tx.fetch_row(queries.DROP, shipment_id)
    if row is not None and row["was"] == Booking.BOOKED:
        tx.enqueue(CANCEL, CancelTask(row["carrier"], row["tracking_number"]))


async def cancel_label(app: Runtime, carrier: str, tracking_number: str) -> None:
    """Tell the carrier. Raises Silent when it does not answer, so that the job is tried again."""
    port = app.service(Carriers).find(carrier)
    if port is None:
        return
    try:
        await port.cancel(tracking_number)
    except CarrierRefused as reason:
        log.warning("label_not_cancelled", carrier=carrier, number=tracking_number, reason=str(reason))
