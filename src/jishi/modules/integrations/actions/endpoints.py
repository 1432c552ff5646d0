"""Webhook endpoints: add, change, remove, and give them a new secret."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.integrations import queries
from jishi.modules.integrations.contracts import (
    MOST_URL,
    Endpoint,
    EndpointChange,
    EndpointInput,
    EndpointState,
    EventType,
    MadeEndpoint,
)
from jishi.modules.integrations.domain.signing import new_secret
from jishi.modules.integrations.public_events import NAMES, PUBLIC
from jishi.modules.merchants import api as merchants
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.public_hosts import is_allowed
from jishi.platform.sealing import seal

PURPOSE = "integrations.webhook"
WANTING_KEY = "webhooks:wanting"
OVERLAP = timedelta(hours=24)
MOST_ENDPOINTS = 20


def event_types(actor: Actor) -> list[EventType]:
    """What the actor's endpoints can ask for. Raises Forbidden without `webhooks.manage`."""
    shops = actor.shops_with(Permission.WEBHOOKS_MANAGE)
    return [EventType(one.name, one.title, one.of_shops) for one in PUBLIC if one.of_shops or shops is None]


async def add_endpoint(tx: Tx, actor: Actor, given: EndpointInput) -> MadeEndpoint:
    """A new endpoint and its secret. Raises Forbidden without `webhooks.manage` or for another's shop, Invalid for an
    address that may not be called or unknown events, Conflict when there are too many already."""
    shops = actor.shops_with(Permission.WEBHOOKS_MANAGE)
    shop_id = given.shop_id
    if shops is not None and shop_id is None and len(shops) == 1:
        shop_id = shops[0]
    if shops is not None and shop_id not in shops:
        raise Forbidden
    if shop_id is not None and not await merchants.shops(tx, [shop_id]):
        raise Invalid("There is no such shop.", field="shop_id")
    url = _url(tx, given.url)
    events = _events(given.events, shop_id)
    description = clean(given.description, field="description", most=200)
    if await tx.fetch_value(queries.COUNT, shop_id) >= MOST_ENDPOINTS:
        raise Conflict("There are too many endpoints already. Please remove one first.")
    secret = new_secret()
    sealed = seal(secret, tx.app.settings.secret, PURPOSE)
    values = (uuid7(), actor.account_id, shop_id, url, description, events, sealed, tx.now)
    made = await tx.row(Endpoint, queries.ADD, *values)
    assert made is not None
    await _record(tx, actor, "webhooks.added", made)
    return MadeEndpoint(made, secret)


async def list_endpoints(tx: Tx, actor: Actor) -> list[Endpoint]:
    """The endpoints that the actor looks after, the newest first. Raises Forbidden without `webhooks.manage`."""
    return await tx.rows(Endpoint, queries.LIST, actor.shops_with(Permission.WEBHOOKS_MANAGE))


async def get_endpoint(tx: Tx, actor: Actor, endpoint_id: UUID) -> Endpoint:
    """One of them. Raises NotFound, Forbidden without `webhooks.manage`."""
    found = await tx.row(Endpoint, queries.ONE, actor.shops_with(Permission.WEBHOOKS_MANAGE), endpoint_id)
    if found is None:
        raise NotFound
    return found


async def change_endpoint(tx: Tx, actor: Actor, endpoint_id: UUID, change: EndpointChange) -> Endpoint:
    """Change an endpoint, pause it, or call it again. Raises NotFound, Forbidden, Invalid as `add_endpoint`."""
    known = await get_endpoint(tx, actor, endpoint_id)
    url = known.url if change.url is None else _url(tx, change.url)
    events = known.events if change.events is None else _events(change.events, known.shop_id)
    description = known.description
    if change.description is not None:
        description = clean(change.description, field="description", most=200)
    state = known.state
    if change.active is not None:
        state = EndpointState.ACTIVE if change.active else EndpointState.PAUSED
    shops = actor.shops_with(Permission.WEBHOOKS_MANAGE)
    made = await tx.row(Endpoint, queries.CHANGE, shops, endpoint_id, url, description, events, state)
    if made is None:
        raise NotFound
    await _record(tx, actor, "webhooks.changed", made)
    return made


async def remove_endpoint(tx: Tx, actor: Actor, endpoint_id: UUID) -> None:
    """Call it no more, and forget it. Raises NotFound, Forbidden."""
    known = await get_endpoint(tx, actor, endpoint_id)
    await tx.execute(queries.REMOVE, actor.shops_with(Permission.WEBHOOKS_MANAGE), endpoint_id, tx.now)
    await _record(tx, actor, "webhooks.removed", known)


async def rotate_secret(tx: Tx, actor: Actor, endpoint_id: UUID) -> MadeEndpoint:
    """A new secret. For a day calls are signed with the old one as well. Raises NotFound, Forbidden."""
    await get_endpoint(tx, actor, endpoint_id)
    shops = actor.shops_with(Permission.WEBHOOKS_MANAGE)
    secret = new_secret()
    sealed = seal(secret, tx.app.settings.secret, PURPOSE)
    made = await tx.row(Endpoint, queries.ROTATE, shops, endpoint_id, sealed, tx.now + OVERLAP, tx.now)
    if made is None:
        raise NotFound
    await _record(tx, actor, "webhooks.secret_changed", made)
    return MadeEndpoint(made, secret)


async def _record(tx: Tx, actor: Actor, act: str, endpoint: Endpoint) -> None:
    tx.invalidate(WANTING_KEY)
    details = {"url": endpoint.url, "events": endpoint.events, "state": str(endpoint.state)}
    await audit.record(tx, actor, act, "webhook", endpoint.id, details, shop_id=endpoint.shop_id)


def _url(tx: Tx, text: str) -> str:
    url = clean(text, field="url", least=1, most=MOST_URL)
    if not url.isascii() or not is_allowed(url, tx.app.settings.webhook_hosts):
        raise Invalid("This must be the https:// address of a public host.", field="url", code="address_refused")
    return url


def _events(wanted: Sequence[str], shop_id: UUID | None) -> list[str]:
    events = sorted(set(wanted))
    if not events:
        raise Invalid("Please choose at least one event.", field="events")
    if any(name not in NAMES or not (NAMES[name].of_shops or shop_id is None) for name in events):
        raise Invalid("There is no such event.", field="events")
    return events
