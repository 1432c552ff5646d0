"""Bytes as text for addresses and cookies: base64url without padding (RFC 4648 §5)."""

import base64


def encode(data: bytes) -> str:
    """Letters, digits, `-` and `_` only."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decode(text: str) -> bytes:
    """The bytes that `encode` made `text` of. Raises ValueError for text that it cannot have made."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
