"""The WebSocket at `/live`."""

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import structlog

from jishi.kernel.errors import AppError
from jishi.platform.db import BROKEN
from jishi.platform.http.context import RequestContext, SessionReader
from jishi.platform.realtime.connection import POLICY, Connection
from jishi.platform.realtime.talk import Talk

if TYPE_CHECKING:
    from litestar.types import Receive, Send

    from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)
PATH = "/live"


class LiveSocket:
    """ASGI application for WebSockets: who they are, what they say, until they end."""

    def __init__(self, runtime: "Runtime") -> None:
        self._runtime = runtime
        self._talk = Talk(runtime)

    async def __call__(self, scope: Any, receive: "Receive", send: "Send", address: str) -> None:
        await receive()
        headers = dict(scope["headers"])
        if scope["path"] != PATH or not self._is_ours(headers):
            await send({"type": "websocket.close", "code": POLICY, "reason": ""})
            return
        connection = await self._open(headers, address, send)
        if connection is None:
            await send({"type": "websocket.close", "code": POLICY, "reason": ""})
            return
        del headers
        scope.clear()  # a connection lasts for hours; what it began with is not needed any more
        await self._serve(connection, receive)

    async def _open(self, headers: dict[bytes, bytes], address: str, send: "Send") -> Connection | None:
        context = RequestContext(self._runtime, write=False, headers=headers, address=address, path=PATH)
        try:
            actor = await context.actor()
        except AppError:
            return None
        await send({"type": "websocket.accept", "subprotocol": None, "headers": []})
        return open_connection(self._runtime, context, actor, _texts(send), _closing(send))

    async def _serve(self, connection: Connection, receive: "Receive") -> None:
        hub = self._runtime.hub
        try:
            if connection.is_open:
                await self._talk.greet(connection)
            while (message := await receive())["type"] == "websocket.receive":
                if connection.is_open:
                    await self._talk.hear(connection, message.get("text") or "")
        except (*BROKEN, TimeoutError) as reason:
            log.warning("live_broken", reason=repr(reason))
            connection.close_soon(1011)
            await connection.drained()
        finally:
            hub.leave(connection)

    def _is_ours(self, headers: dict[bytes, bytes]) -> bool:
        """Whether one of our pages asks, or a program, which has no cookie that a foreign page could use."""
        origin = headers.get(b"origin", b"").decode("latin-1")
        if not origin:
            return b"authorization" in headers or b"cookie" not in headers
        host = headers.get(b"host", b"").decode("latin-1")
        return urlsplit(origin).netloc == host or origin == self._runtime.settings.public_url


def open_connection(runtime: "Runtime", context: RequestContext, actor: Any, texts: Any, closing: Any) -> Connection:
    """A connection of this request's caller, known to the hub (which may hang up on it at once)."""
    token = context.session_token if actor.account_id else ""
    key = runtime.service(SessionReader).key_of(token) if token else ""
    connection = Connection(actor, token, key, context.address, texts, closing)
    runtime.hub.join(connection)
    return connection


def _texts(send: "Send") -> Any:
    async def text(frame: str) -> None:
        await send({"type": "websocket.send", "bytes": None, "text": frame})

    return text


def _closing(send: "Send") -> Any:
    async def close(code: int) -> None:
        await send({"type": "websocket.close", "code": code, "reason": ""})

    return close


def watch_sessions(runtime: "Runtime") -> Any:
    """What the hub calls to have a connection's session looked at."""
    talk, running = Talk(runtime), set[asyncio.Task[None]]()

    def recheck(connection: Connection) -> None:
        task = asyncio.create_task(talk.recheck(connection))
        running.add(task)
        task.add_done_callback(running.discard)

    return recheck
