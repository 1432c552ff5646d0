"""How long sessions live and how their tokens are kept."""

import hashlib
from datetime import timedelta
from uuid import UUID

LIFETIME = timedelta(days=30)
"""Counted from when the session was last used."""

TOUCH_AFTER = timedelta(hours=1)
FRESH = timedelta(minutes=15)
"""How long after a sign-in a person still counts as having just proven who they are."""

TOKEN_LENGTH = 43
"""Letters of 256 bits in URL-safe base 64."""


def hash_token(token: str) -> bytes:
    """What is stored of a token. It has 256 random bits, so a plain hash cannot be turned back."""
    return hashlib.sha256(token.encode()).digest()


def access_key(account_id: UUID) -> str:
    """Under which is cached what an account may do, for those who act for it without a session of their own."""
    return f"session:access:{account_id}"


def cache_key(token_hash: bytes) -> str:
    """Under which the resolved actor of a session is cached."""
    return f"session:{token_hash.hex()}"
