"""Open pages without a browser: a WebSocket straight into the application."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import msgspec

from jishi.bootstrap import make_web
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Device, NewAccount, SignInMethod
from jishi.platform.runtime import Runtime

PATIENCE = 20


class Closed(Exception):
    """The server hung up, with this code."""


class Line:
    """One WebSocket, from the page's side."""

    def __init__(self, *, unread: bool = True) -> None:
        self.hears_unread = unread
        self.to_server: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.to_page: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.stuck: asyncio.Event | None = None

    async def say(self, **said: Any) -> None:
        """Send what a page may say."""
        await self.to_server.put({"type": "websocket.receive", "text": msgspec.json.encode(said).decode()})

    async def listen(self, topic: str, after: int | None = None) -> None:
        """Listen to a topic and wait for the answer, which is that one may."""
        await self.say(do="listen", topics={topic: after})
        assert await self.next() == {"topic": topic, "on": True}

    async def next(self) -> Any:
        """The next frame. Raises Closed when the server hangs up instead."""
        message = await asyncio.wait_for(self.to_page.get(), PATIENCE)
        if message["type"] == "websocket.close":
            raise Closed(message["code"])
        return msgspec.json.decode(message["text"])

    def has_news(self) -> bool:
        """Whether a frame waits to be read."""
        return not self.to_page.empty()

    async def receive(self) -> dict[str, Any]:
        return await self.to_server.get()

    async def send(self, message: Any) -> None:
        if self.stuck is not None:
            await self.stuck.wait()
        if self.hears_unread or '"kind":"unread"' not in (message.get("text") or ""):
            await self.to_page.put(message)


@contextlib.asynccontextmanager
async def page(
    runtime: Runtime,
    *,
    token: str = "",
    greeted: bool = True,
    unread: bool = False,
    headers: dict[str, str] | None = None,
) -> AsyncIterator[Line]:
    """An open page, of whoever has this token. With `unread` it hears how many messages wait, as every page does."""
    line = Line(unread=unread)
    headers = {"host": "shop.test"} | (headers or {})
    if token:
        headers["authorization"] = f"Bearer {token}"
    scope = {
        "type": "websocket",
        "path": "/live",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "query_string": b"",
    }
    await line.to_server.put({"type": "websocket.connect"})
    web: Any = make_web(runtime)
    serving = asyncio.create_task(web(scope, line.receive, line.send))
    try:
        first = await asyncio.wait_for(line.to_page.get(), PATIENCE)
        if first["type"] == "websocket.close":
            raise Closed(first["code"])
        if greeted:
            assert await line.next() == {"hello": True}
        yield line
    finally:
        if line.stuck is not None:
            line.stuck.set()
        await line.to_server.put({"type": "websocket.disconnect"})
        await asyncio.wait_for(serving, PATIENCE)


class Person(msgspec.Struct):
    """Somebody with a session."""

    id: UUID
    token: str


async def sign_up(app: Runtime, name: str) -> Person:
    """A new person, signed in."""
    async with app.tx() as tx:
        made = await identity.create_account(tx, NewAccount(name=name, email=f"{uuid7().hex}@example.com"))
        account = (await identity.list_accounts(tx, [made]))[made]
        session = await identity.open_session(tx, account, SignInMethod.PASSWORD, Device())
    return Person(made, session.token)
