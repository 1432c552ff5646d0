"""The web application around a runtime."""

import hmac
from collections.abc import Sequence
from typing import Any

from litestar import Litestar, Response, get
from litestar.config.app import AppConfig
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.types import ASGIApp, ControllerRouterHandler, Scope
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound, Unavailable
from jishi.platform import heap, telemetry
from jishi.platform.db import Tx
from jishi.platform.http import guards
from jishi.platform.http.context import KEY, AnyRequest, GivenContext, GivenTx, RequestContext, context_of
from jishi.platform.http.document import TidyJson, TidyYaml, operation_id
from jishi.platform.http.gate import Gate
from jishi.platform.http.problems import answer
from jishi.platform.http.refusals import describe_refusals
from jishi.platform.http.shortcuts import Shortcut, Shortcuts
from jishi.platform.realtime.stream import live_events
from jishi.platform.runtime import Runtime

Routes = Sequence[ControllerRouterHandler]
LOCAL = frozenset({"127.0.0.1", "::1", "unknown"})
PASSED_ON = frozenset(
    {b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip", b"via"}
)
"""Headers by which a proxy says that it passes on what somebody else asked."""

MOST_BODY = 12 * 1024 * 1024
"""Bytes of a request body, unless a route says otherwise."""


# Each of these needs the one before, though it would not have to: what does not depend on each other the framework
# resolves in a group of tasks, which costs more than the handlers of many a page.


def provide_context(scope: Scope) -> RequestContext:
    """The gate's context."""
    return scope[KEY]  # type: ignore[literal-required,no-any-return]


def provide_tx(context: GivenContext) -> Tx:
    """The request's transaction."""
    return context.tx


async def provide_actor(context: GivenContext, tx: GivenTx) -> Actor:
    """The caller."""
    return await context.actor()


@get("/health", include_in_schema=False)
async def health(request: AnyRequest) -> Response[Any]:
    """Whether this process can serve: it reaches its database."""
    context = context_of(request)
    try:
        await context.tx.fetch_value("SELECT 1")
    except Exception as reason:
        raise Unavailable("The database does not answer.") from reason
    return Response({"status": "ok"})


@get("/metrics", include_in_schema=False)
async def metrics(request: AnyRequest) -> Response[bytes]:
    """Prometheus metrics, for who has their token. While developing this machine needs none; but behind a proxy on the
    same machine everybody seems to be this machine, so what a proxy passes on needs it too."""
    context = context_of(request)
    token = context.app.settings.metrics_token
    is_here = context.address in LOCAL and not PASSED_ON.intersection(context.headers)
    is_trusted = is_here and not token and not context.app.settings.is_production
    if not is_trusted and not (token and hmac.compare_digest(context.bearer.encode(), token.encode())):
        raise NotFound
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def create(runtime: Runtime, routes: Routes, *, shortcuts: Sequence[Shortcut] = (), form_targets: str = "") -> ASGIApp:
    """The ASGI application: the gate around Litestar with our routes.

    `form_targets` are other origins that forms may lead to (payment pages), for the Content-Security-Policy.
    """
    return surround(route(routes), runtime, shortcuts=shortcuts, form_targets=form_targets)


def surround(
    inner: Litestar, runtime: Runtime, *, shortcuts: Sequence[Shortcut] = (), form_targets: str = ""
) -> ASGIApp:
    """The ASGI application of this runtime around routes, which may be those of other runtimes too."""
    return Outer(inner, runtime, shortcuts, form_targets)


def route(routes: Routes) -> Litestar:
    """Litestar with our routes, which know no runtime: a request brings its own."""
    inner = Litestar(
        route_handlers=[health, metrics, live_events, *routes],
        dependencies={
            "context": Provide(provide_context, sync_to_thread=False),
            "tx": Provide(provide_tx, sync_to_thread=False),
            "actor": Provide(provide_actor),
        },
        before_request=guards.check,
        exception_handlers={Exception: answer},
        request_max_body_size=MOST_BODY,
        openapi_config=OpenAPIConfig(
            title="Jishi",
            version="1",
            path="/api",
            render_plugins=[TidyJson(path="/openapi.json"), TidyYaml(path="/openapi.yaml")],
            operation_id_creator=operation_id,
            use_handler_docstrings=True,
        ),
        on_app_init=[_plain],
        logging_config=None,
        debug=False,
    )
    describe_refusals(inner)
    return inner


def _plain(config: AppConfig) -> AppConfig:
    config.pdb_on_exception = False
    return config


class Outer:
    """Starts and stops the runtime with the server, and sends everything through the gate."""

    def __init__(self, inner: Litestar, runtime: Runtime, shortcuts: Sequence[Shortcut], form_targets: str) -> None:
        self.inner = inner
        self.runtime = runtime
        self._gate = Gate(Shortcuts(inner, shortcuts), runtime, form_targets=form_targets)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        await self._gate(scope, receive, send)

    async def _lifespan(self, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                try:
                    await self.runtime.start()
                except Exception as reason:  # noqa: BLE001  the server must hear why, whatever it is
                    await send({"type": "lifespan.startup.failed", "message": repr(reason)})
                    return
                heap.settle()
                telemetry.UP.labels("web").set(1)
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.runtime.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return
