"""Checking what the shop sends (standardwebhooks.com)."""

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

TOLERANCE = 300


class NotGenuine(Exception):
    """The call is not of the shop that shares the secret, or is too old to be answered."""


class Event(msgspec.Struct, frozen=True):
    """What happened. `id` stays the same however often it is sent: who has seen it is done."""

    id: str
    type: str
    version: str
    timestamp: datetime
    shop_id: UUID | None
    data: dict[str, Any]


class _Body(msgspec.Struct, frozen=True):
    type: str
    version: str
    timestamp: datetime
    shop_id: UUID | None
    data: dict[str, Any]


def verify(
    secret: str, headers: Mapping[str, str], body: bytes, *, tolerance: int = TOLERANCE, now: float | None = None
) -> Event:
    """The event of a call, once its signature and time are right. Raises NotGenuine.

    `headers` may be written in any case; `body` are the bytes as they came. `tolerance` are the seconds that the call
    may be old, or ahead.
    """
    given = {name.lower(): value for name, value in headers.items()}
    name, stamp = given.get("webhook-id", ""), given.get("webhook-timestamp", "")
    if not name or not stamp.isascii() or not stamp.isdigit():
        raise NotGenuine("headers are missing")
    if abs((time.time() if now is None else now) - int(stamp)) > tolerance:
        raise NotGenuine("too old")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.digest(key, f"{name}.{stamp}.".encode() + body, hashlib.sha256)
    wanted = "v1," + base64.b64encode(digest).decode()
    signatures = given.get("webhook-signature", "").split(" ")
    if not any(hmac.compare_digest(wanted.encode(), one.encode()) for one in signatures):
        raise NotGenuine("the signature is wrong")
    try:
        found = msgspec.json.decode(body, type=_Body)
    except msgspec.MsgspecError as reason:
        raise NotGenuine("the body cannot be read") from reason
    return Event(name, found.type, found.version, found.timestamp, found.shop_id, found.data)
