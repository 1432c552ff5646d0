"""The gate: the one middleware around every request.

It makes the request's context and transaction, commits before the answer begins (so nobody is told of what did not
happen), rolls back when the answer is a refusal, and adds cookies, security headers, metrics and a log line.
"""

import hashlib
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

import structlog
from litestar import Request
from prometheus_client import Counter, Histogram

from jishi.kernel.errors import Unavailable, Unsure
from jishi.platform import telemetry
from jishi.platform.db import LOST
from jishi.platform.http import problems
from jishi.platform.http.context import KEY, RequestContext
from jishi.platform.realtime.socket import LiveSocket

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

    from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
STEADY_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(self), geolocation=(self), microphone=(self), interest-cohort=()"),
]
POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'{sockets}; font-src 'self'; "
    "object-src 'none'; "
    "base-uri 'none'; form-action 'self'{forms}; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'"
)
STRICT_TRANSPORT = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
NOT_SAVED = "This could not be saved. Nothing was changed; please try again."
QUIET = ("/assets/", "/media/", "/health", "/metrics")


class Gate:
    """ASGI middleware; see the module."""

    def __init__(self, app: "ASGIApp", runtime: "Runtime", *, form_targets: str = "") -> None:
        self._app = app
        self._runtime = runtime
        self._forms = f" {form_targets}" if form_targets else ""
        self._live = LiveSocket(runtime)
        self.socket_origin = f" {runtime.settings.public_url.replace('http', 'ws', 1)}"
        secure = runtime.settings.public_url.startswith("https://")
        self.logs_requests = runtime.settings.log_requests
        self._steady = [*STEADY_HEADERS, *([STRICT_TRANSPORT] if secure else [])]

    async def __call__(self, scope: Any, receive: "Receive", send: "Send") -> None:
        if scope["type"] == "websocket":
            address = client_address(scope, dict(scope["headers"]), self._runtime.settings.trusted_proxies)
            await self._live(scope, receive, send, address)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = perf_counter()
        headers = dict(scope["headers"])
        method, path = scope["method"], scope["path"]
        context = RequestContext(
            self._runtime,
            write=method not in SAFE,
            headers=headers,
            address=client_address(scope, headers, self._runtime.settings.trusted_proxies),
            path=path,
        )
        scope[KEY] = context
        answer = _Answer(self, context, scope, send, started)
        try:
            await self._app(scope, receive, answer)
        finally:
            await context.tx.rollback()
            route = str(scope.get("path_template") or "other")
            count_request(method, route, answer.status, perf_counter() - started)

    def decorate(self, context: RequestContext, message: "Message") -> None:
        """Add our headers and cookies to the start of an answer."""
        headers: list[tuple[bytes, bytes]] = list(message.get("headers", []))  # type: ignore[call-overload]
        headers += self._steady
        headers.append((b"x-request-id", context.request_id.encode()))
        if context.is_html or _is_foreign_page(message):
            policy = POLICY.format(nonce=context.nonce, forms=self._forms, sockets=self.socket_origin)
            headers.append((b"content-security-policy", policy.encode()))
            if not any(name.lower() == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", b"private, no-cache"))
        headers += [(b"set-cookie", cookie) for cookie in context.set_cookies]
        message["headers"] = headers  # type: ignore[typeddict-unknown-key]


class _Answer:
    """The `send` of one request: settles the transaction at the start of the answer, then passes on."""

    def __init__(self, gate: Gate, context: RequestContext, scope: Any, send: "Send", started: float) -> None:
        self._gate = gate
        self._context = context
        self._scope = scope
        self._send = send
        self._started = started
        self._replaced = False
        self._held: Any = None
        self.status = 0

    async def __call__(self, message: "Message") -> None:
        if self._replaced:
            return
        if message["type"] == "http.response.start":
            self.status = message["status"]
            if not await self._settle():
                return
            self._gate.decorate(self._context, message)
            if self._wants_etag(message):
                self._held = message
                return
            self._log()
        elif self._held is not None:
            message = await self._release(message)
        await self._send(message)

    def _wants_etag(self, message: "Message") -> bool:
        """Whether this is a read of the API that does not say by itself which version it is."""
        return (
            self.status == 200
            and self._scope["method"] == "GET"
            and self._context.path.startswith("/api/v1/")
            and not any(name.lower() == b"etag" for name, _ in message.get("headers", ()))  # type: ignore[attr-defined]
        )

    async def _release(self, message: Any) -> Any:
        """Send the held start: with an ETag of the whole body, or as 304 to who has that already."""
        start, self._held = self._held, None
        if not message.get("more_body"):
            etag = b'"' + hashlib.blake2b(message.get("body", b""), digest_size=12).hexdigest().encode() + b'"'
            headers = [*start["headers"], (b"etag", etag)]
            if not any(name.lower() == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", b"private, no-cache"))
            if self._context.headers.get(b"if-none-match") == etag:
                self.status = start["status"] = 304
                headers = [pair for pair in headers if pair[0].lower() not in (b"content-length", b"content-type")]
                message = {**message, "body": b""}
            start["headers"] = headers
        self._log()
        await self._send(start)
        return message

    async def _settle(self) -> bool:
        """Commit or roll back. False when the commit failed and another answer was sent instead."""
        if self.status >= 400 or self._context.is_refused:
            await self._context.tx.rollback()
            return True
        try:
            await self._context.tx.commit()
        except Exception as reason:  # noqa: BLE001  whatever hinders a commit, the caller must not hear of success
            log.error("commit_failed", path=self._context.path, reason=repr(reason))
            await self._refuse(is_sure=not isinstance(reason, LOST))
            return False
        return True

    async def _refuse(self, *, is_sure: bool) -> None:
        """Say that it was not saved; or, when the connection broke during the commit, that nobody knows."""
        self._replaced, self.status = True, 503
        self._context.set_cookies.clear()
        refusal = Unavailable(NOT_SAVED, code="not_saved") if is_sure else Unsure()
        answer = problems.answer(Request(self._scope), refusal)
        headers = [
            (b"content-type", str(answer.media_type).encode()),
            (b"content-length", str(len(answer.content)).encode()),
            *((name.lower().encode(), value.encode()) for name, value in answer.headers.items()),
        ]
        start: Any = {"type": "http.response.start", "status": 503, "headers": headers}
        self._gate.decorate(self._context, start)
        await self._send(start)
        await self._send({"type": "http.response.body", "body": answer.content, "more_body": False})

    def _log(self) -> None:
        if not self._gate.logs_requests or (self._context.path.startswith(QUIET) and self.status < 500):
            return
        log.info(
            "request",
            method=self._scope["method"],
            path=self._context.path,
            status=self.status,
            ms=round((perf_counter() - self._started) * 1000, 1),
            sql=self._context.tx.statements,
            request_id=self._context.request_id,
        )


def _is_foreign_page(message: "Message") -> bool:
    """Whether this is an HTML page that is not ours: one of those that the framework shows when it refuses."""
    if message["status"] < 400:  # type: ignore[typeddict-item]
        return False
    return any(value.startswith(b"text/html") for _, value in message.get("headers", ()))  # type: ignore[attr-defined]


@lru_cache(maxsize=4_096)
def _meters(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    return telemetry.REQUESTS.labels(method, route, str(status)), telemetry.REQUEST_SECONDS.labels(route)


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answer and its time."""
    counter, histogram = _meters(method, route, status)
    counter.inc()
    histogram.observe(seconds)


def client_address(scope: "Scope", headers: dict[bytes, bytes], trusted_proxies: int) -> str:
    """The caller's address: the socket's, or the one that the outermost of `trusted_proxies` saw."""
    if trusted_proxies:
        hops = [hop.strip() for hop in headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",") if hop.strip()]
        if len(hops) >= trusted_proxies:
            return hops[-trusted_proxies]
    client = scope.get("client")
    return client[0] if client else "unknown"
