"""API keys and webhooks as JSON."""

from uuid import UUID

from litestar import Router, delete, get, patch, post
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.page import Page
from jishi.modules.integrations import api
from jishi.modules.integrations.contracts import (
    ApiKey,
    DeliveryDetail,
    DeliveryState,
    Endpoint,
    EndpointChange,
    EndpointInput,
    EventType,
    KeyInput,
    MadeEndpoint,
    MadeKey,
    Replayed,
    ReplaySince,
    WebhookDelivery,
)
from jishi.platform.http.context import GivenActor, GivenTx


@get("/")
async def list_keys(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 50
) -> Page[ApiKey]:
    """The API keys, the newest first; revoked ones too."""
    return await api.list_keys(tx, actor, cursor=cursor, limit=limit)


@post("/")
async def make_key(tx: GivenTx, actor: GivenActor, data: JSONBody[KeyInput]) -> MadeKey:
    """A new key. Its secret is in this answer and nowhere else."""
    return await api.make_key(tx, actor, data)


@delete("/{key_id:uuid}", status_code=200)
async def revoke_key(tx: GivenTx, actor: GivenActor, key_id: FromPath[UUID]) -> ApiKey:
    """Let a key open nothing any more."""
    return await api.revoke_key(tx, actor, key_id)


@get("/")
async def list_endpoints(tx: GivenTx, actor: GivenActor) -> list[Endpoint]:
    """The webhook endpoints, the newest first."""
    return await api.list_endpoints(tx, actor)


@get("/events")
async def list_event_types(actor: GivenActor) -> list[EventType]:
    """What endpoints can ask for."""
    return api.event_types(actor)


@post("/")
async def add_endpoint(tx: GivenTx, actor: GivenActor, data: JSONBody[EndpointInput]) -> MadeEndpoint:
    """A new endpoint. Its secret is in this answer and nowhere else."""
    return await api.add_endpoint(tx, actor, data)


@get("/{endpoint_id:uuid}")
async def get_endpoint(tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID]) -> Endpoint:
    """One endpoint."""
    return await api.get_endpoint(tx, actor, endpoint_id)


@patch("/{endpoint_id:uuid}")
async def change_endpoint(
    tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID], data: JSONBody[EndpointChange]
) -> Endpoint:
    """Change, pause or resume an endpoint."""
    return await api.change_endpoint(tx, actor, endpoint_id, data)


@delete("/{endpoint_id:uuid}")
async def remove_endpoint(tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID]) -> None:
    """Call it no more."""
    await api.remove_endpoint(tx, actor, endpoint_id)


@post("/{endpoint_id:uuid}/secret", status_code=200)
async def rotate_secret(tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID]) -> MadeEndpoint:
    """A new secret; for a day calls are signed with the old one as well."""
    return await api.rotate_secret(tx, actor, endpoint_id)


@post("/{endpoint_id:uuid}/ping", status_code=202)
async def ping_endpoint(tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID]) -> Replayed:
    """Send it an event that means nothing."""
    await api.ping(tx, actor, endpoint_id)
    return Replayed(1)


@get("/{endpoint_id:uuid}/deliveries")
async def list_deliveries(
    tx: GivenTx,
    actor: GivenActor,
    endpoint_id: FromPath[UUID],
    delivery_state: FromQuery[DeliveryState | None] = None,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 50,
) -> Page[WebhookDelivery]:
    """What was sent or is to be, the newest first."""
    return await api.list_deliveries(tx, actor, endpoint_id, state=delivery_state, cursor=cursor, limit=limit)


@get("/{endpoint_id:uuid}/deliveries/{delivery_id:uuid}")
async def get_delivery(
    tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID], delivery_id: FromPath[UUID]
) -> DeliveryDetail:
    """One delivery, its body, and every attempt."""
    return await api.get_delivery(tx, actor, endpoint_id, delivery_id)


@post("/{endpoint_id:uuid}/deliveries/{delivery_id:uuid}/replay", status_code=202)
async def replay_delivery(
    tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID], delivery_id: FromPath[UUID]
) -> Replayed:
    """Send it again under the same id."""
    return Replayed(await api.replay(tx, actor, endpoint_id, delivery_id))


@post("/{endpoint_id:uuid}/replay", status_code=202)
async def replay_since(
    tx: GivenTx, actor: GivenActor, endpoint_id: FromPath[UUID], data: JSONBody[ReplaySince]
) -> Replayed:
    """Send again what was not delivered since a moment, a thousand at most."""
    return Replayed(await api.replay_since(tx, actor, endpoint_id, data.since))


routes = [
    Router(path="/api/v1/keys", route_handlers=[list_keys, make_key, revoke_key], tags=["API keys"]),
    Router(
        path="/api/v1/webhooks",
        route_handlers=[
            list_endpoints,
            list_event_types,
            add_endpoint,
            get_endpoint,
            change_endpoint,
            remove_endpoint,
            rotate_secret,
            ping_endpoint,
            list_deliveries,
            get_delivery,
            replay_delivery,
            replay_since,
        ],
        tags=["Webhooks"],
    ),
]
