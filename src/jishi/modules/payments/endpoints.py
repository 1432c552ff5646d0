"""Payments as JSON, and the door that providers call back through."""

from collections.abc import Mapping

import msgspec
from litestar import Response, Router, get, post
from litestar.params import FromPath, JSONBody

from jishi.kernel.errors import NotFound
from jishi.modules.payments import api
from jishi.modules.payments.contracts import NextStep, PaymentView
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenTx, RequestContext
from jishi.platform.http.shortcuts import Shortcut


class AttemptRequest(msgspec.Struct, frozen=True):
    """Through which channel to pay."""

    channel: str


@get("/{code:str}", summary="A payment of one's own")
async def show(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> PaymentView:
    return await api.view_payment(tx, actor, code)


@post("/{code:str}/attempts", summary="Start paying, or go on with what was started")
async def start(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[AttemptRequest]) -> NextStep:
    payment = await api.find_payment_by_code(tx, actor, code)
    if payment is None:
        raise NotFound
    return await api.start_attempt(tx, payment.id, data.channel)


@post("/callbacks/{channel:str}", status_code=200, include_in_schema=False)
async def callback(request: AnyRequest, tx: GivenTx, channel: FromPath[str]) -> Response[bytes]:
    """Answer 200 once it is written down; anything else makes the provider try again."""
    return await _hear(tx, channel, dict(request.headers), await request.body())


async def _callback(context: RequestContext, body: bytes) -> Response[bytes]:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in context.headers.items()}
    return await _hear(context.tx, context.path.rpartition("/")[2], headers, body)


async def _hear(tx: Tx, channel: str, headers: Mapping[str, str], body: bytes) -> Response[bytes]:
    return Response(await api.handle_callback(tx, channel, headers, body), media_type="text/plain")


routes = [callback, Router(path="/api/v1/payments", route_handlers=[show, start], tags=["payments"])]
shortcuts = [Shortcut("/callbacks/*", bytes, _callback)]
