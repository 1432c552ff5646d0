"""Just enough HTTP on ASGI. A framework would cost more per payment than the payment does."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

import msgspec

from jishi.sandbox.protocol import Refused

MOST_BODY = 64 * 1024
HTML = b"text/html; charset=utf-8"
JSON = b"application/json"
STEADY_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cache-control", b"no-store"),
]


class Request(msgspec.Struct, frozen=True):
    """What came."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    def form(self) -> dict[str, str]:
        """The fields of a posted form."""
        try:
            return dict(parse_qsl(self.body.decode(), keep_blank_values=True, max_num_fields=50))
        except ValueError:
            raise Refused(400, "bad_form") from None


class Answer(msgspec.Struct, frozen=True):
    """What goes back."""

    status: int = 200
    body: bytes = b""
    kind: bytes = JSON
    headers: list[tuple[bytes, bytes]] = []


Handler: TypeAlias = Callable[..., Awaitable[Answer]]


class Routes:
    """Handlers by method and path; a path with `{name}` places is matched in order and hands them over by name."""

    def __init__(self) -> None:
        self._plain: dict[tuple[str, str], Handler] = {}
        self._patterns: list[tuple[str, re.Pattern[str], Handler]] = []

    def add(self, method: str, path: str, handler: Handler) -> None:
        """`handler(request, **places)` answers `method path`."""
        if "{" in path:
            pattern = re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[\\w-]{1,64})", path.replace(".", r"\.")) + "$")
            self._patterns.append((method, pattern, handler))
        else:
            self._plain[method, path] = handler

    async def answer(self, request: Request) -> Answer:
        """The handler's answer. Raises Refused when there is no such route."""
        if (handler := self._plain.get((request.method, request.path))) is not None:
            return await handler(request)
        for method, pattern, handler in self._patterns:
            if method == request.method and (match := pattern.match(request.path)):
                return await handler(request, **match.groupdict())
        raise Refused(404, "not_found")


def as_json(value: object, status: int = 200) -> Answer:
    """`value` as a JSON answer."""
    return Answer(status, msgspec.json.encode(value))


def see_other(url: str) -> Answer:
    """Go there with GET."""
    return Answer(303, b"", b"text/plain", [(b"location", url.encode())])


async def read(scope: Mapping[str, Any], receive: Callable[[], Awaitable[Any]]) -> Request:
    """The whole request. Raises Refused when its body is too large."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > MOST_BODY:
            raise Refused(413, "too_large")
        if not message.get("more_body"):
            break
    return Request(
        scope["method"],
        scope["path"],
        dict(parse_qsl(scope["query_string"].decode("latin-1"))) if scope["query_string"] else {},
        {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]},
        body,
    )


async def write(send: Callable[[Any], Awaitable[None]], answer: Answer) -> None:
    """Send an answer."""
    headers = [
        (b"content-type", answer.kind),
        (b"content-length", str(len(answer.body)).encode()),
        *STEADY_HEADERS,
        *answer.headers,
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})
