"""Calls to machines elsewhere, behind one small door that tests can put something else behind."""

from collections.abc import Mapping
from typing import Protocol

import aiohttp
import msgspec

from jishi.platform.runtime import Runtime


class Silent(Exception):
    """No answer came: refused, lost or too slow. Whether the other side did anything is not known."""


class Reply(msgspec.Struct, frozen=True):
    """What came back."""

    status: int
    body: bytes


class Outbound(Protocol):
    """How a process talks to other machines. Never call while a lock is held."""

    async def send(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes = b"", seconds: float = 5
    ) -> Reply:
        """The reply, whatever its status; redirects are not followed. Raises Silent when none comes in time."""
        ...


class HttpOutbound:
    """Outbound over the runtime's shared HTTP client."""

    def __init__(self, app: Runtime) -> None:
        self._app = app

    async def send(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes = b"", seconds: float = 5
    ) -> Reply:
        timeout = aiohttp.ClientTimeout(total=seconds)
        try:
            async with self._app.http.request(
                method, url, data=body or None, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                return Reply(answer.status, await answer.read())
        except (aiohttp.ClientError, TimeoutError, OSError) as reason:
            raise Silent(f"{method} {url}: {reason!r}") from reason
