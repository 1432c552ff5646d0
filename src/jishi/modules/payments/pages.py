"""The shop's own pages around paying: choose how, go, come back."""

from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound, Unavailable
from jishi.kernel.money import Money
from jishi.modules.payments import api, domain
from jishi.modules.payments.contracts import AttemptState, Payment, PaymentState
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenTx
from jishi.platform.http.pages import render


class ChannelForm(msgspec.Struct, frozen=True):
    """The way to pay that was chosen."""

    channel: str


@get("/pay/{code:str}", include_in_schema=False)
async def choose(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """How to pay; what is settled shows its outcome instead."""
    payment = await _find(tx, actor, code)
    pay_by = domain.provider_expiry(payment.expires_at)
    if payment.state is not PaymentState.OPEN or tx.now >= pay_by:
        return Redirect(f"/pay/{payment.code}/return", status_code=303)
    return render(
        request,
        "payments/choose.html",
        payment=payment,
        amount=Money(payment.amount, payment.currency),
        channels=await api.channels(tx),
        pay_by=pay_by,
        home_url=api.home_of(tx, payment),
    )


@post("/pay/{code:str}/attempts", include_in_schema=False)
async def start(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: URLEncodedBody[ChannelForm]) -> Redirect:
    """On to the provider."""
    payment = await _find(tx, actor, code)
    step = await api.start_attempt(tx, payment.id, data.channel)
    return Redirect(step.redirect_url, status_code=303)


@get("/pay/{code:str}/return", include_in_schema=False)
async def outcome(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """How it went; while nobody knows, the provider is asked and the page looks again by itself."""
    payment = await _find(tx, actor, code)
    if payment.state is PaymentState.OPEN:
        payment = await _ask(tx, payment)
    last = await api.find_last_attempt(tx, payment.id)
    failed = last in (AttemptState.FAILED, AttemptState.CLOSED)
    is_over = tx.now >= domain.provider_expiry(payment.expires_at)
    return render(
        request,
        "payments/outcome.html",
        payment=payment,
        amount=Money(payment.amount, payment.currency),
        outcome=_outcome(payment, failed=failed, waiting=last is AttemptState.STARTED, is_over=is_over),
        home_url=api.home_of(tx, payment),
    )


def _outcome(payment: Payment, *, failed: bool, waiting: bool, is_over: bool) -> str:
    """One of `paid`, `closed`, `pending`, `failed`, `expired`, `unpaid`."""
    if payment.state is not PaymentState.OPEN:
        return payment.state.value
    if waiting:
        return "pending"
    if is_over:
        return "expired"
    return "failed" if failed else "unpaid"


async def _find(tx: Tx, actor: Actor, code: str) -> Payment:
    if (found := await api.find_payment_by_code(tx, actor, code)) is None:
        raise NotFound
    return found


async def _ask(tx: Tx, payment: Payment) -> Payment:
    try:
        return await api.ask_provider(tx.app, payment.id)
    except Unavailable:
        return payment


routes = [choose, start, outcome]
