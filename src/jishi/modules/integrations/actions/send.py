"""Tell endpoints what happened: an event becomes one message, a delivery per endpoint, and attempts until it is
delivered or has failed for good. Runs in the worker."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from jishi.kernel.ids import uuid7
from jishi.modules.integrations import queries
from jishi.modules.integrations.actions.endpoints import PURPOSE, WANTING_KEY
from jishi.modules.integrations.contracts import DeliveryState, EndpointState
from jishi.modules.integrations.domain.retries import GONE, PATIENCE, pause_after, went_well
from jishi.modules.integrations.domain.signing import headers_of
from jishi.modules.integrations.notices import DISABLED
from jishi.modules.integrations.public_events import API_VERSION, Data, PublicEvent
from jishi.modules.notifications import api as notifications
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.events import Event
from jishi.platform.jobs import Job
from jishi.platform.outbound import Silent
from jishi.platform.public_hosts import PublicDoor
from jishi.platform.sealing import unseal

WANTING_SECONDS = 60
SECONDS = 10
MOST_SHOWN = 2_000
LOST_AFTER = timedelta(minutes=10)
KEEP = timedelta(days=30)


class SendDelivery(msgspec.Struct, frozen=True):
    """Try this delivery."""

    delivery_id: UUID


SEND = Job("integrations.send", SendDelivery)


class Wanting(msgspec.Struct, frozen=True):
    """An active endpoint, and what it wants to hear."""

    id: UUID
    shop_id: UUID | None
    events: list[str]


class Outcome(msgspec.Struct, frozen=True):
    """What came of a call."""

    status: int
    milliseconds: int
    response: str = ""
    error: str = ""


async def announce(tx: Tx, public: PublicEvent, event: Event) -> None:
    """Write the messages of an event for every active endpoint that wants it, and have them sent. The same event
    again writes nothing. No statement but the first in a while when nobody wants it."""
    if not await is_wanted(tx, public.name):
        return
    told = await public.build(tx, event)
    for index, (shop_id, data) in enumerate(told):
        # An event about several shops is one message for each, all with ids of their own that stay the same.
        message_id = event.event_id if not index else UUID(int=event.event_id.int ^ index)
        await write(tx, message_id, public.name, shop_id, data)


async def is_wanted(tx: Tx, name: str) -> bool:
    """Whether any active endpoint wants to hear of this event."""
    return any(name in one.events for one in await _wanting(tx))


async def write(
    tx: Tx, message_id: UUID, name: str, shop_id: UUID | None, data: Data, only: UUID | None = None
) -> None:
    """One message, for all endpoints that want it or `only` one, and its deliveries on their way."""
    if only is not None:
        targets = [only]
    else:
        targets = [
            one.id
            for one in await _wanting(tx)
            if name in one.events and (one.shop_id is None or one.shop_id == shop_id)
        ]
    if not targets:
        return
    body = {"type": name, "version": API_VERSION, "timestamp": tx.now, "shop_id": shop_id, "data": data}
    text = msgspec.json.encode(body).decode()
    ids = [uuid7() for _ in targets]
    rows = await tx.fetch(queries.ADD_MESSAGE, message_id, name, shop_id, text, tx.now, ids, targets)
    queue(tx, [row["id"] for row in rows])


def queue(tx: Tx, delivery_ids: Sequence[UUID], after: timedelta = timedelta(0)) -> None:
    """Have these deliveries tried: now, even if a later attempt waits already, or after a pause."""
    for delivery_id in delivery_ids:
        key = f"webhook:{delivery_id}:{'later' if after else 'now'}"
        tx.enqueue(SEND, SendDelivery(delivery_id), after=after, dedupe_key=key)


async def send(tx: Tx, job: SendDelivery) -> None:
    """Try a delivery once. No transaction is open meanwhile; who is killed between the call and writing down its
    outcome is followed by another worker, which calls again under the same id."""
    async with tx.app.tx(write=False) as reading:
        row = await reading.fetch_row(queries.TO_SEND, job.delivery_id, tx.now)
    if row is None or row["state"] != DeliveryState.PENDING:
        return
    if row["endpoint_state"] != EndpointState.ACTIVE or row["removed"]:
        await tx.execute(queries.SKIP, job.delivery_id)
        return
    outcome = await _call(tx, row)
    await _settle(tx, row, outcome)


async def send_lost(tx: Tx) -> None:
    """Queue again what has been due for long and is in no queue any more."""
    rows = await tx.fetch(queries.LOST, tx.now - LOST_AFTER)
    queue(tx, [row["id"] for row in rows])


async def sweep(tx: Tx) -> None:
    """Forget messages of more than a month ago, with their deliveries."""
    await tx.execute(queries.SWEEP, tx.now - KEEP)


async def _wanting(tx: Tx) -> list[Wanting]:
    async def load() -> list[Wanting]:
        return await tx.rows(Wanting, queries.WANTING)

    if tx.has_invalidated(WANTING_KEY):
        return await load()
    return await tx.app.cache.get(WANTING_KEY, load, seconds=WANTING_SECONDS)


async def _call(tx: Tx, row: asyncpg.Record) -> Outcome:
    secret = tx.app.settings.secret
    sealed = [row["sealed_secret"], *([row["old_secret"]] if row["old_secret"] else [])]
    body = row["body"].encode()
    headers = headers_of(row["message_id"], tx.now, body, [unseal(one, secret, PURPOSE) for one in sealed])
    door = tx.app.service(PublicDoor)  # type: ignore[type-abstract]
    started = perf_counter()
    try:
        reply = await door.send(
            row["url"], headers=headers, body=body, hosts=tx.app.settings.webhook_hosts, seconds=SECONDS
        )
    except Silent as reason:
        return Outcome(0, _since(started), error=str(reason)[:MOST_SHOWN])
    shown = reply.body.decode("utf-8", "replace").replace("\x00", "")[:MOST_SHOWN]
    return Outcome(reply.status, _since(started), response=shown)


async def _settle(tx: Tx, row: asyncpg.Record, outcome: Outcome) -> None:
    pause: timedelta | None = None
    state = DeliveryState.DELIVERED
    if not went_well(outcome.status):
        pause = pause_after(row["attempts"] + 1)
        state = DeliveryState.PENDING if pause else DeliveryState.FAILED
    next_at = tx.now + pause if pause else None
    values = (outcome.status, outcome.milliseconds, outcome.response, outcome.error, state, next_at)
    await tx.execute(queries.SETTLE, uuid7(), row["id"], tx.now, *values)
    if state is DeliveryState.DELIVERED:
        await tx.execute(queries.WENT_WELL, row["endpoint_id"])
        return
    since: datetime = await tx.fetch_value(queries.FAILED, row["endpoint_id"], tx.now)
    if outcome.status == GONE or tx.now - since > PATIENCE:
        await _disable(tx, row["endpoint_id"])
    elif pause:
        queue(tx, [row["id"]], after=pause)


async def _disable(tx: Tx, endpoint_id: UUID) -> None:
    found: Any = await tx.fetch_row(queries.DISABLE, endpoint_id)
    if found is None:
        return
    tx.invalidate(WANTING_KEY)
    await notifications.notify_staff(
        tx,
        DISABLED.code,
        permission=Permission.WEBHOOKS_MANAGE,
        shop_id=found["shop_id"],
        params={"url": found["url"], "id": str(found["id"])},
        dedupe=f"{endpoint_id}:{tx.now:%Y-%m-%d}",
    )


def _since(started: float) -> int:
    return int((perf_counter() - started) * 1000)
