"""Codes for picking up: six digits, kept nowhere. Pure."""

import hashlib
import hmac
from uuid import UUID

DIGITS = 6


def code_of(secret: str, fulfilment_id: UUID, generation: int) -> str:
    """The code of a fulfilment. Whoever has our secret can say it again; nobody who only has the database can."""
    mac = hmac.digest(secret.encode(), f"pickup.{fulfilment_id}.{generation}".encode(), hashlib.sha256)
    return f"{int.from_bytes(mac[:8]) % 10**DIGITS:0{DIGITS}d}"


def hash_of(secret: str, place_id: UUID, code: str) -> str:
    """What is stored to find the fulfilment by its code, in the store where it waits."""
    return hmac.digest(secret.encode(), f"pickup-code.{place_id}.{code}".encode(), hashlib.sha256).hex()


def read_code(text: str) -> str:
    """A code as somebody typed or scanned it; empty for what cannot be one. A scanned one ends an address."""
    plain = text.strip().rpartition("=")[2].replace(" ", "").replace("-", "")
    return plain if len(plain) == DIGITS and plain.isascii() and plain.isdigit() else ""
