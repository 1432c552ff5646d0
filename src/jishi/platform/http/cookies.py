"""Reading and writing our few cookies."""

import hashlib
import hmac
import re
from datetime import datetime, timedelta
from uuid import UUID

from jishi.kernel import base64url

SESSION = "jishi_session"
GUEST = "jishi_guest"
PREFERENCES = "jishi_prefs"
CART = "jishi_cart"
FLASH = "jishi_flash"
YEAR = 31_536_000


def parse(header: str) -> dict[str, str]:
    """Cookie pairs of a request header (RFC 6265 §4.2.1); the first of a name wins."""
    pairs: dict[str, str] = {}
    for part in header.split(";"):
        name, found, value = part.strip().partition("=")
        if found and name not in pairs:
            pairs[name] = value
    return pairs


def bake(name: str, value: str, *, seconds: int | None, secure: bool, script: bool = False) -> bytes:
    """A Set-Cookie value. `seconds` None lasts while the browser is open, 0 deletes; `script` lets pages read it."""
    parts = [f"{name}={value}", "Path=/", "SameSite=Lax"]
    if seconds is not None:
        parts.append(f"Max-Age={seconds}")
    if secure:
        parts.append("Secure")
    if not script:
        parts.append("HttpOnly")
    return "; ".join(parts).encode()


def sign(purpose: str, value: str, secret: str) -> str:
    """An HMAC-SHA256 of `value` for one purpose, as URL-safe text of 22 letters (128 bits)."""
    digest = hmac.digest(secret.encode(), f"{purpose}:{value}".encode(), hashlib.sha256)
    return base64url.encode(digest[:16])


GUEST_TOKEN = re.compile(r"[0-9a-f]{32}(\.[0-9a-f]+)?\.[A-Za-z0-9_-]{22}")
"""What a guest's token looks like, a good one or not."""

GUEST_LIFE = timedelta(days=365)
"""How long a guest's token is good for."""

GUEST_RENEWAL = timedelta(days=30)
"""A browser that comes back after this gets a new one, so that only guests who stay away are forgotten."""


def seal_guest(guest_id: UUID, secret: str, now: datetime) -> str:
    """The token of a guest, from `now` on: a cookie's value, or a bearer token. It cannot be made up without the
    secret."""
    claim = f"{guest_id.hex}.{int(now.timestamp()):x}"
    return f"{claim}.{sign('guest', claim, secret)}"


def open_guest(value: str, secret: str, now: datetime) -> UUID | None:
    """The guest of a token, or None when it was not sealed by us, or too long ago."""
    claim, _, seal = value.rpartition(".")
    if not hmac.compare_digest(seal.encode(), sign("guest", claim, secret).encode()):
        return None
    guest, _, issued = claim.partition(".")  # those of before had no moment, and never ended
    return UUID(hex=guest) if issued and _age(issued, now) <= GUEST_LIFE else None


def is_old_guest(value: str, now: datetime) -> bool:
    """Whether a token that `open_guest` took is to be replaced by a new one."""
    return _age(value.split(".")[1], now) > GUEST_RENEWAL


def _age(issued: str, now: datetime) -> timedelta:
    return timedelta(seconds=now.timestamp() - int(issued, 16))
