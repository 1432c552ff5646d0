"""Signatures as standardwebhooks.com describes them: HMAC-SHA256 over `id.timestamp.body`."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

MARK = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    """A secret as receivers' libraries take it."""
    return MARK + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def headers_of(message_id: UUID, at: datetime, body: bytes, keys: Sequence[str]) -> dict[str, str]:
    """The headers of a call, with one signature per key: while keys rotate, either proves us."""
    stamp = str(int(at.timestamp()))
    name = f"msg_{message_id.hex}"
    return {
        "Content-Type": "application/json",
        "User-Agent": "Jishi-Webhooks/1",
        "webhook-id": name,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(sign(name, stamp, body, key) for key in keys),
    }


def sign(name: str, stamp: str, body: bytes, secret: str) -> str:
    """`v1,` and the signature in base64."""
    key = base64.b64decode(secret.removeprefix(MARK))
    digest = hmac.digest(key, f"{name}.{stamp}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(digest).decode()
