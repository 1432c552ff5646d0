"""Hear from carriers where parcels are: by webhook, by asking, or from a person."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
import structlog

from jishi.kernel.errors import Forbidden, Invalid, NotFound
from jishi.modules.shipping import shipment_queries as queries
from jishi.modules.shipping.carriers.port import BadSignature, CarrierRefused
from jishi.modules.shipping.contracts import Scan, Shipment, Stage, TrackingEvent
from jishi.modules.shipping.domain.stages import ENDS, is_believable, is_later, newest
from jishi.modules.shipping.events import ShipmentMoved
from jishi.modules.shipping.services import Carriers
from jishi.platform.db import Tx
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)
QUIET = timedelta(hours=8)
"""How long a parcel may be silent before its carrier is asked."""

SOON = timedelta(minutes=30)
FORGET_AFTER = timedelta(days=45)


async def handle_webhook(tx: Tx, code: str, headers: Mapping[str, str], body: bytes) -> int:
    """Take in what a carrier tells us; returns how many events were new.

    Duplicates, reordering and late arrivals are normal and change nothing. Raises NotFound for an unknown carrier and
    Forbidden for a bad signature, of which only a log line is left.
    """
    port = tx.app.service(Carriers).find(code)
    if port is None:
        raise NotFound
    try:
        scans = port.parse_webhook(headers, body, tx.now)
    except BadSignature as reason:
        log.warning("webhook_refused", carrier=code, reason=str(reason))
        raise Forbidden("This call is not signed by the carrier.", code="signature") from reason
    except msgspec.MsgspecError as reason:
        raise Invalid("This call cannot be read.") from reason
    if not await tx.fetch(queries.KNOWN, code, [scan.tracking_number for scan in scans]):
        # Perhaps not yet: a label may be scanned before we have written it down. The carrier tries again.
        raise NotFound
    return await take_in(tx, code, scans, heard="webhook")


async def take_in(tx: Tx, carrier: str, scans: Sequence[Scan], *, heard: str) -> int:
    """Write down what is new of these events, and move the parcels they are about; returns how many were new. Events
    of numbers that are none of ours, and of a time that cannot be, are dropped."""
    numbers = {scan.tracking_number for scan in scans}
    known = {row[0] for row in await tx.fetch(queries.KNOWN, carrier, list(numbers))}
    fit = [scan for scan in scans if scan.tracking_number in known and is_believable(scan.at, tx.now)]
    if len(fit) < len(scans):
        log.warning("scans_dropped", carrier=carrier, heard=heard, count=len(scans) - len(fit))
    if not fit:
        return 0
    fresh = await tx.fetch(queries.TAKE_IN, carrier, fit, tx.now, heard)
    await _move(tx, carrier, sorted(known), fit)
    return len(fresh)


async def _move(tx: Tx, carrier: str, numbers: list[str], scans: Iterable[Scan]) -> None:
    """Parcels are locked before anybody decides how far they are, so two calls at once agree."""
    rows = await tx.fetch(queries.LOCK_OF_NUMBERS, carrier, numbers)
    events: dict[str, list[TrackingEvent]] = {}
    for scan in scans:
        events.setdefault(scan.tracking_number, []).append(TrackingEvent(scan.at, scan.stage, scan.place, scan.text))
    moves = []
    for row in rows:
        last = newest(events[row["tracking_number"]])
        if last is not None and is_later(last.at, last.stage, row["stage_at"], Stage(row["stage"])):
            moves.append((row["id"], row["purpose"], last))
    if not moves:
        return
    await tx.execute(
        queries.MOVE,
        [one for one, _, _ in moves],
        [event.stage.value for *_, event in moves],
        [event.at for *_, event in moves],
        [None if event.stage in ENDS else tx.now + QUIET for *_, event in moves],
    )
    for shipment_id, purpose, event in moves:
        await tx.publish(ShipmentMoved(reference=shipment_id, purpose=purpose, stage=event.stage.value, at=event.at))


async def poll_silent(app: Runtime, limit: int = 100) -> int:
    """Ask carriers about parcels that have been silent for long; returns how many events were new. A carrier that does
    not answer is asked again soon and hinders no other."""
    now = app.clock.now()
    async with app.tx(write=False) as reading:
        rows = await reading.fetch(queries.SILENT, now, limit)
    fresh = 0
    for code, number in rows:
        port = app.service(Carriers).find(code)
        pause = QUIET
        scans: tuple[Scan, ...] = ()
        if port is not None:
            try:
                scans = tuple(await port.query(number))
            except (Silent, CarrierRefused) as reason:
                log.warning("carrier_silent", carrier=code, number=number, reason=str(reason))
                pause = SOON
        async with app.tx() as tx:
            await tx.execute(queries.POLL_LATER, code, number, now + pause, now - FORGET_AFTER)
            if scans:
                fresh += await take_in(tx, code, scans, heard="poll")
    return fresh


async def lock_shipments(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, Stage]:
    """Lock these shipments until the commit, and tell how far they are. Whoever changes a shipment and what it belongs
    to locks the shipment first, as carriers' calls do."""
    return {row["id"]: Stage(row["stage"]) for row in await tx.fetch(queries.LOCK, list(ids))}


async def shipments_of(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, Shipment]:
    """These shipments as their carriers see them; unknown ids are left out."""
    rows = await tx.fetch(queries.BY_IDS, list(ids)) if ids else []
    return {row["id"]: msgspec.convert(dict(row), Shipment) for row in rows}


async def events_of(tx: Tx, shipments: Iterable[Shipment]) -> dict[UUID, list[TrackingEvent]]:
    """What carriers said about these shipments, the newest first, in one statement."""
    known = [one for one in shipments if one.tracking_number]
    if not known:
        return {}
    rows = await tx.fetch(queries.EVENTS, [one.carrier for one in known], [one.tracking_number for one in known])
    by_number: dict[tuple[str, str], list[TrackingEvent]] = {}
    for carrier, number, at, stage, place, text in rows:
        by_number.setdefault((carrier, number), []).append(TrackingEvent(at, Stage(stage), place, text))
    return {one.id: by_number.get((one.carrier, one.tracking_number), []) for one in known}
