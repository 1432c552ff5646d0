"""Identifiers: time-ordered UUIDs for machines, short codes for people, opaque tokens for secrets."""

import os
import secrets
import threading
import time
from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, so a code can be read aloud."""

_lock = threading.Lock()
_last = 0


def uuid7() -> UUID:
    """A UUIDv7 (RFC 9562 §5.7) that only grows within this process: 48 bits of milliseconds, then a 12-bit
    sub-millisecond fraction (method 3 of §6.2), then 62 random bits."""
    global _last
    with _lock:
        now = time.time_ns()
        stamp = (now // 1_000_000 << 12) | (now % 1_000_000 * 4096 // 1_000_000)
        stamp = max(stamp, _last + 1)
        _last = stamp
    high = (stamp >> 12) << 16 | 0x7000 | (stamp & 0xFFF)
    return UUID(int=high << 64 | 0x8000_0000_0000_0000 | int.from_bytes(os.urandom(8)) >> 2)


def short_code(length: int = 10) -> str:
    """A random public code of `length` letters with 5 bits each; uniqueness is the table's to enforce."""
    bits = secrets.randbits(5 * length)
    return "".join(ALPHABET[bits >> 5 * index & 31] for index in range(length))


def normalise_code(text: str) -> str:
    """A code as a person may type it: any case, with spaces or dashes, O for 0, I or L for 1."""
    plain = text.strip().upper().replace("-", "").replace(" ", "")
    return plain.replace("O", "0").replace("I", "1").replace("L", "1")


def token() -> str:
    """An unguessable bearer secret of 256 bits, safe in a URL or cookie."""
    return secrets.token_urlsafe(32)
