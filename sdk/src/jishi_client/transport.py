"""Requests and answers, under the generated methods."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
import msgspec

from jishi_client.errors import NoAnswer, Problem, ProblemError

T = TypeVar("T")
USER_AGENT = "jishi-client/1"


class Upload(msgspec.Struct, frozen=True):
    """A file to send."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


def path_of(template: str, **values: object) -> str:
    """The path with its places filled; no value can lead out of its place."""
    filled = {name: quote(str(_plain(value)), safe="") for name, value in values.items()}
    return template.format(**filled)


class Transport:
    """Builds requests and reads answers; who sends them is up to the client."""

    def __init__(self, token: str) -> None:
        self.headers = {"User-Agent": USER_AGENT, "Accept": "application/json"}
        if token:
            self.headers["Authorization"] = f"Bearer {token}"

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
        body: object = None,
        files: Upload | None = None,
    ) -> dict[str, Any]:
        """The arguments of httpx's `request`."""
        found: dict[str, Any] = {"method": method, "url": path, "headers": dict(self.headers)}
        found["headers"].update({name: str(value) for name, value in (headers or {}).items() if value is not None})
        if params := [pair for name, value in (query or {}).items() for pair in _pairs(name, value)]:
            found["params"] = params
        if body is not None:
            found["content"] = msgspec.json.encode(body)
            found["headers"]["Content-Type"] = "application/json"
        if files is not None:
            found["files"] = {"data": (files.name, files.content, files.media_type)}
        return found

    def read(self, answer: httpx.Response, kind: Any) -> Any:
        """The answer as `kind`. Raises ProblemError for a refusal."""
        if answer.status_code >= 400:
            raise ProblemError(_problem(answer), _retry_after(answer))
        if kind is None:
            return None
        return answer.content if kind is bytes else msgspec.json.decode(answer.content, type=kind, strict=False)


class Area:
    """Operations of a client that waits in its thread."""

    def __init__(self, transport: "SyncTransport") -> None:
        self._transport = transport

    def _call(self, method: str, path: str, kind: Any, **more: Any) -> Any:
        return self._transport.call(method, path, kind, **more)


class AsyncArea:
    """Operations of a client for asyncio."""

    def __init__(self, transport: "AsyncTransport") -> None:
        self._transport = transport

    async def _call(self, method: str, path: str, kind: Any, **more: Any) -> Any:
        return await self._transport.call(method, path, kind, **more)


class SyncTransport(Transport):
    """Over httpx."""

    def __init__(self, http: httpx.Client, token: str) -> None:
        super().__init__(token)
        self.http = http

    def call(self, method: str, path: str, kind: Any, **more: Any) -> Any:
        """One request and its answer. Raises ProblemError, NoAnswer."""
        try:
            answer = self.http.request(**self.request(method, path, **more))
        except httpx.TransportError as reason:
            raise NoAnswer(str(reason)) from reason
        return self.read(answer, kind)


class AsyncTransport(Transport):
    """Over httpx, for asyncio."""

    def __init__(self, http: httpx.AsyncClient, token: str) -> None:
        super().__init__(token)
        self.http = http

    async def call(self, method: str, path: str, kind: Any, **more: Any) -> Any:
        """One request and its answer. Raises ProblemError, NoAnswer."""
        try:
            answer = await self.http.request(**self.request(method, path, **more))
        except httpx.TransportError as reason:
            raise NoAnswer(str(reason)) from reason
        return self.read(answer, kind)


def _pairs(name: str, value: object) -> list[tuple[str, str]]:
    if value is None:
        return []
    if isinstance(value, list | tuple | set | frozenset):
        return [pair for one in value for pair in _pairs(name, one)]
    plain = _plain(value)
    return [(name, str(plain).lower() if isinstance(plain, bool) else str(plain))]


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return value if isinstance(value, str | int | bool) else msgspec.to_builtins(value)


def _problem(answer: httpx.Response) -> Problem:
    try:
        return msgspec.json.decode(answer.content, type=Problem)
    except msgspec.MsgspecError:
        return Problem(title=answer.reason_phrase, status=answer.status_code, code="http_error")


def _retry_after(answer: httpx.Response) -> int | None:
    text = answer.headers.get("retry-after", "")
    return int(text) if text.isascii() and text.isdigit() else None
