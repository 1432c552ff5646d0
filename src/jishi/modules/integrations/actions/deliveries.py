"""The log of deliveries, and sending them again."""

from datetime import datetime, timedelta
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.integrations import queries
from jishi.modules.integrations.actions.endpoints import get_endpoint
from jishi.modules.integrations.actions.send import KEEP, queue, write
from jishi.modules.integrations.contracts import (
    Attempt,
    DeliveryDetail,
    DeliveryState,
    Endpoint,
    EndpointState,
    WebhookDelivery,
)
from jishi.modules.integrations.public_events import PING
from jishi.platform import audit
from jishi.platform.db import Tx

MOST_REPLAY = 1_000
AHEAD = timedelta(minutes=5)


async def list_deliveries(
    tx: Tx,
    actor: Actor,
    endpoint_id: UUID,
    *,
    state: DeliveryState | None = None,
    cursor: str = "",
    limit: int = 50,
) -> Page[WebhookDelivery]:
    """An endpoint's deliveries, the newest first. Raises NotFound, Forbidden without `webhooks.manage`."""
    await get_endpoint(tx, actor, endpoint_id)
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    found = await tx.rows(WebhookDelivery, queries.DELIVERIES, endpoint_id, state or "", after, most + 1)
    return Page(found[:most], encode_cursor(found[most - 1].id) if len(found) > most else None)


async def get_delivery(tx: Tx, actor: Actor, endpoint_id: UUID, delivery_id: UUID) -> DeliveryDetail:
    """A delivery, what is sent, and every attempt. Raises NotFound, Forbidden."""
    await get_endpoint(tx, actor, endpoint_id)
    found = await tx.row(WebhookDelivery, queries.DELIVERY, endpoint_id, delivery_id)
    if found is None:
        raise NotFound
    body = await tx.fetch_value(queries.BODY, found.message_id)
    return DeliveryDetail(found, body, await tx.rows(Attempt, queries.ATTEMPTS, delivery_id))


async def replay(tx: Tx, actor: Actor, endpoint_id: UUID, delivery_id: UUID) -> int:
    """Send a delivery again, whatever became of it, under the same id. Raises NotFound, Forbidden, Conflict for an
    endpoint that is not called."""
    await _active(tx, actor, endpoint_id)
    rows = await tx.fetch(queries.REPLAY, endpoint_id, delivery_id, tx.now)
    if not rows:
        raise NotFound
    queue(tx, [delivery_id])
    await audit.record(tx, actor, "webhooks.replayed", "webhook", endpoint_id, {"delivery": str(delivery_id)})
    return len(rows)


async def replay_since(tx: Tx, actor: Actor, endpoint_id: UUID, since: datetime) -> int:
    """Send again what was not delivered since then, a thousand at most; how many. Raises NotFound, Forbidden, Invalid,
    Conflict for an endpoint that is not called."""
    if since.tzinfo is None or not tx.now - KEEP <= since <= tx.now + AHEAD:
        raise Invalid("Deliveries are kept for 30 days. Please choose a moment within them.", field="since")
    await _active(tx, actor, endpoint_id)
    rows = await tx.fetch(queries.REPLAY_SINCE, endpoint_id, since, tx.now, MOST_REPLAY)
    queue(tx, [row["id"] for row in rows])
    details = {"since": since.isoformat(), "count": len(rows)}
    await audit.record(tx, actor, "webhooks.replayed", "webhook", endpoint_id, details)
    return len(rows)


async def ping(tx: Tx, actor: Actor, endpoint_id: UUID) -> None:
    """Send an event that means nothing, to see whether it arrives. Raises NotFound, Forbidden, Conflict."""
    endpoint = await _active(tx, actor, endpoint_id)
    data = {"endpoint_id": endpoint.id, "events": endpoint.events}
    await write(tx, uuid7(), PING, endpoint.shop_id, data, only=endpoint.id)


async def _active(tx: Tx, actor: Actor, endpoint_id: UUID) -> Endpoint:
    endpoint = await get_endpoint(tx, actor, endpoint_id)
    if endpoint.state != EndpointState.ACTIVE:
        raise Conflict("This endpoint is not called at present. Switch it on first.")
    return endpoint
