"""A short way in for the few requests that a purchase is made of.

What a framework does around a handler (arguments, injection, its own request and response) costs more than these
handlers do. A program's request that is as plain as can be, with a token and JSON that fits, is answered here. Anything
else goes the long way to the route of the same path, which calls the same function and is where the address is
documented.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from litestar import Request, Response

from jishi.platform.http import guards
from jishi.platform.http.context import KEY, RequestContext
from jishi.platform.http.problems import answer

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Receive, Send

MOST_BODY = 64 * 1024
JSON = "application/json"


class Shortcut(msgspec.Struct, frozen=True):
    """A POST to `path`, whose last part may be `*`; `act` gets the context and the decoded body, or with `body` bytes
    what came. What it returns is sent as JSON with `status`, unless it is a response with bytes."""

    path: str
    body: Any
    act: Callable[[RequestContext, Any], Awaitable[Any]]
    status: int = 200


class _Way(msgspec.Struct, frozen=True):
    shortcut: Shortcut
    decode: Callable[[bytes], Any]


class Shortcuts:
    """ASGI application between the gate and the framework."""

    def __init__(self, inner: "ASGIApp", shortcuts: Iterable[Shortcut]) -> None:
        self._inner = inner
        self._ways: Mapping[str, _Way] = {one.path: _Way(one, _decoder(one.body)) for one in shortcuts}

    async def __call__(self, scope: Any, receive: "Receive", send: "Send") -> None:
        way = self._find(scope) if scope["type"] == "http" else None
        if way is None or (body := await _read(scope, receive)) is None:
            await self._inner(scope, receive, send)
            return
        try:
            data = way.decode(body)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            await self._inner(scope, _again(body, receive), send)
            return
        scope["path_template"] = way.shortcut.path
        await _send(send, await _act(way.shortcut, scope, data))

    def _find(self, scope: Any) -> _Way | None:
        if scope["method"] != "POST" or scope["query_string"]:
            return None
        path = scope["path"]
        way = self._ways.get(path) or self._ways.get(f"{path.rpartition('/')[0]}/*")
        if way is None or not (scope[KEY].bearer or path.startswith(guards.SIGNED_PREFIX)):
            return None
        return way


def _decoder(body: Any) -> Callable[[bytes], Any]:
    return bytes if body is bytes else msgspec.json.Decoder(body).decode


async def _act(shortcut: Shortcut, scope: Any, data: Any) -> Response[Any]:
    """What the framework would do: guards, handler, and the answer to whatever they raise."""
    request: Request[Any, Any, Any] = Request(scope)
    try:
        await guards.check(request)
        made = await shortcut.act(scope[KEY], data)
    except Exception as error:  # noqa: BLE001  as with any handler
        return answer(request, error)
    if isinstance(made, Response):
        return made
    return Response(msgspec.json.encode(made), status_code=shortcut.status, media_type=JSON)


async def _read(scope: Any, receive: "Receive") -> bytes | None:
    """The whole body; None, with nothing read yet, when it is large or does not say how long it is."""
    length = scope[KEY].headers.get(b"content-length", b"")
    if not (length.isdigit() and len(length) < 7 and int(length) <= MOST_BODY):
        return None
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return body
        body += message["body"]
        if not message["more_body"]:
            return body


def _again(body: bytes, receive: "Receive") -> "Receive":
    """Receives what was read already, then whatever comes."""
    rest: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Any:
        return rest.pop() if rest else await receive()

    return replay


async def _send(send: "Send", made: Response[Any]) -> None:
    body = made.content
    headers = [
        (b"content-type", str(made.media_type).encode()),
        (b"content-length", str(len(body)).encode()),
        *((name.lower().encode(), value.encode()) for name, value in made.headers.items()),
    ]
    await send({"type": "http.response.start", "status": made.status_code or 200, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
