"""What an API key looks like, and what it may never do."""

import hashlib
import secrets

from jishi.kernel.ids import short_code
from jishi.modules.team.contracts import Permission

MARK = "jk_"
PREFIX_LENGTH = 10
MOST_LENGTH = 100

NEVER = frozenset(
    {
        Permission.KEYS_MANAGE,
        Permission.STAFF_MANAGE,
        Permission.SHOP_STAFF_MANAGE,
        Permission.APPROVALS_DECIDE,
    }
)
"""Scopes that no key can have: programs make no keys, hire nobody and are nobody's second pair of eyes."""


def new_key() -> tuple[str, str]:
    """The prefix by which a key is found, and the whole of it (256 random bits beside the prefix)."""
    prefix = short_code(PREFIX_LENGTH)
    return prefix, f"{MARK}{prefix}_{secrets.token_urlsafe(32)}"


def prefix_of(key: str) -> str:
    """The prefix of something that looks like a key, else nothing."""
    if not key.startswith(MARK) or len(key) > MOST_LENGTH or not key.isascii():
        return ""
    prefix, found, _ = key[len(MARK) :].partition("_")
    return prefix if found and len(prefix) == PREFIX_LENGTH else ""


def digest_of(key: str) -> bytes:
    """What is stored of a key. It is random enough that a plain hash cannot be turned round."""
    return hashlib.sha256(key.encode()).digest()
