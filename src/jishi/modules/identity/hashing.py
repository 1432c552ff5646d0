"""Password hashes: argon2id, made in threads, a few at a time so that a rush of sign-ins cannot eat the memory."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
"""32 MiB and three passes: above the OWASP minimum for argon2id, about 40 ms."""

_NOBODY = _HASHER.hash("a password that nobody has")
_AT_ONCE = 2
_slots: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}


async def hash_password(password: str) -> str:
    """The hash to store, with its salt and parameters in it."""
    async with _slot():
        return await asyncio.to_thread(_HASHER.hash, password)


async def is_password(password: str, stored: str | None) -> bool:
    """Whether `password` is the one behind `stored`. Takes as long when nothing is stored, so that the time does not
    tell whether an account exists."""
    async with _slot():
        matches = await asyncio.to_thread(_matches, password, stored or _NOBODY)
    return matches and stored is not None


def is_outdated(stored: str) -> bool:
    """Whether `stored` was made with other parameters than we use now."""
    return _HASHER.check_needs_rehash(stored)


def _matches(password: str, stored: str) -> bool:
    try:
        return _HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def _slot() -> asyncio.Semaphore:
    loop = asyncio.get_running_loop()
    if loop not in _slots:
        _slots.clear()
        _slots[loop] = asyncio.Semaphore(_AT_ONCE)
    return _slots[loop]
