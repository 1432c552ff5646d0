"""What integrations takes and tells."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

MOST_NAME = 80
MOST_URL = 500


class KeyInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A key to be made. `scopes` are permissions that its maker holds; `shop_ids` limits it to shops (none: all those
    of the maker); `per_minute` calls are served, and `expires_at` None means until it is revoked."""

    name: str
    scopes: list[str]
    shop_ids: list[UUID] = []
    per_minute: int = 120
    expires_at: datetime | None = None


class ApiKey(msgspec.Struct, frozen=True):
    """A key without its secret. `used_at` is coarse: right to ten minutes."""

    id: UUID
    prefix: str
    name: str
    account_id: UUID
    scopes: list[str]
    shop_ids: list[UUID]
    per_minute: int
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None


class MadeKey(msgspec.Struct, frozen=True):
    """A key that was just made: the one and only time that `secret` is seen."""

    key: ApiKey
    secret: str


class EndpointState(StrEnum):
    """Whether an endpoint is called. Nobody disables one by hand: that is what too many failures do."""

    ACTIVE = "active"
    PAUSED = "paused"
    DISABLED = "disabled"


class EndpointInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An endpoint to be called for `events`; of one shop, or of all (`shop_id` None, for people of the company)."""

    url: str
    events: list[str]
    description: str = ""
    shop_id: UUID | None = None


class EndpointChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to change; None stays. `active` True calls it again, False pauses it."""

    url: str | None = None
    events: list[str] | None = None
    description: str | None = None
    active: bool | None = None


class Endpoint(msgspec.Struct, frozen=True):
    """An endpoint without its secret. `failing_since` is when calls began to fail without one that went well."""

    id: UUID
    url: str
    description: str
    shop_id: UUID | None
    events: list[str]
    state: EndpointState
    created_at: datetime
    failing_since: datetime | None
    rotated_at: datetime | None


class MadeEndpoint(msgspec.Struct, frozen=True):
    """An endpoint with its secret, which is shown when it is made and when it is changed, and never again."""

    endpoint: Endpoint
    secret: str


class DeliveryState(StrEnum):
    """Where a delivery stands. `skipped` ones came due while the endpoint was not active."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"
    SKIPPED = "skipped"


class WebhookDelivery(msgspec.Struct, frozen=True):
    """A message on its way to an endpoint. `status` is the last answer, 0 for none."""

    id: UUID
    message_id: UUID
    event: str
    state: DeliveryState
    attempts: int
    created_at: datetime
    next_at: datetime | None
    delivered_at: datetime | None
    status: int


class Attempt(msgspec.Struct, frozen=True):
    """One call of an endpoint: what came back, cut to 2,000 characters, or why nothing did."""

    at: datetime
    status: int
    milliseconds: int
    response: str
    error: str


class DeliveryDetail(msgspec.Struct, frozen=True):
    """A delivery with what is sent and every attempt, the newest first."""

    delivery: WebhookDelivery
    body: str
    attempts: list[Attempt]


class ReplaySince(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Send again what was not delivered since then."""

    since: datetime


class Replayed(msgspec.Struct, frozen=True):
    """How many deliveries are on their way again."""

    count: int


class EventType(msgspec.Struct, frozen=True):
    """A kind of event that an endpoint can ask for; those without `of_shops` are for people of the company only."""

    name: str
    title: str
    of_shops: bool
