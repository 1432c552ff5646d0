"""Reading and writing our few cookies."""

import hashlib
import hmac
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


def seal_guest(guest_id: UUID, secret: str) -> str:
    """The cookie value of a guest, which cannot be made up without the secret."""
    return f"{guest_id.hex}.{sign('guest', guest_id.hex, secret)}"


def open_guest(value: str, secret: str) -> UUID | None:
    """The guest of a cookie value, or None when it was not sealed by us."""
    text, _, seal = value.partition(".")
    if not hmac.compare_digest(seal, sign("guest", text, secret)):
        return None
    try:
        return UUID(hex=text)
    except ValueError:
        return None
