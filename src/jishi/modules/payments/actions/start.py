"""Try to pay through a channel."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.errors import Conflict, NotFound, Unavailable
from jishi.kernel.ids import uuid7
from jishi.modules.payments import domain
from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.open import new_payment, row_of
from jishi.modules.payments.contracts import NextStep, Payment, PaymentInput, PaymentState
from jishi.modules.payments.providers.port import Order, Provider, ProviderRefused
from jishi.modules.payments.services import Providers
from jishi.platform.db import Part, Tx
from jishi.platform.outbound import Silent

TRIES = 3
"""Two tabs that start through two channels at once take the same number; the one that loses counts on."""


class Startable(msgspec.Struct, frozen=True):
    """A payment and its started attempt at the wanted channel, if there is one."""

    code: str
    amount: int
    currency: str
    subject: str
    state: str
    expires_at: datetime
    attempt_id: UUID | None
    redirect_url: str | None
    earlier: int


async def start_attempt(tx: Tx, payment_id: UUID, channel: str, *, return_url: str = "") -> NextStep:
    """Where the payer goes to pay through `channel`, and then back to `return_url`, or to the page that shows how it
    went. An attempt that is under way is used again.

    Nothing is locked while the provider is called. Raises NotFound for an unknown payment or channel, Conflict when
    the payment is not open or its time is over, Unavailable when the provider does not answer.
    """
    provider = tx.app.service(Providers).get(channel)
    for _ in range(TRIES):
        found = await tx.row(Startable, sql.START_VIEW, payment_id, channel)
        if found is None:
            raise NotFound
        _check(found, tx.now)
        if found.attempt_id is not None and found.redirect_url is not None:
            return NextStep(found.attempt_id, found.redirect_url)
        if (step := await _begin(tx, payment_id, provider, found, return_url)) is not None:
            return step
    raise Conflict("This payment is being started elsewhere. Please try again.", code="busy")


def _check(found: Startable, now: datetime) -> None:
    if found.state == PaymentState.PAID:
        raise Conflict("This is already paid.", code="already_paid")
    if found.state == PaymentState.CLOSED or now >= domain.provider_expiry(found.expires_at):
        raise Conflict("The time to pay is over. Nothing was charged.", code="payment_closed")


async def plan_payment(tx: Tx, given: PaymentInput, channel: str = "") -> tuple[Payment, NextStep | None, Part]:
    """A new payment, and its start through `channel`, to be written down in one statement with what is to be paid: run
    the part along with it. The reference must be new.

    There is a next step only with a channel that starts without a call to its provider; with others `start_attempt` is
    called after the commit. Raises Invalid as `open_payment` does, NotFound for an unknown channel.
    """
    payment = new_payment(given)
    provider = tx.app.service(Providers).get(channel) if channel else None
    if provider is None or not provider.starts_alone:
        return payment, None, Part(sql.OPEN_NEW, row_of(tx, payment, given))
    order = _order(tx, provider, payment, 0, "")
    step = NextStep(uuid7(), await provider.start(order))
    attempt = (step.attempt_id, channel, order.number, step.redirect_url, order.expires_at, tx.now + domain.FIRST_ASK)
    return payment, step, Part(sql.OPEN_AND_START, (*row_of(tx, payment, given), *attempt))


async def _begin(tx: Tx, payment_id: UUID, provider: Provider, found: Startable, return_url: str) -> NextStep | None:
    order = _order(tx, provider, found, found.earlier, return_url)
    try:
        url = await provider.start(order)
    except (Silent, ProviderRefused) as reason:
        raise Unavailable("This way to pay does not answer right now. Please try again or choose another.") from reason
    attempt_id = uuid7()
    added = await tx.execute(
        sql.START,
        attempt_id,
        payment_id,
        provider.channel.code,
        order.number,
        url,
        tx.now,
        order.expires_at,
        tx.now + domain.FIRST_ASK,
    )
    return NextStep(attempt_id, url) if added else None


def _order(tx: Tx, provider: Provider, owed: Payment | Startable, earlier: int, return_url: str) -> Order:
    shop = tx.app.settings.public_url
    return Order(
        number=domain.attempt_number(owed.code, earlier),
        amount=owed.amount,
        currency=owed.currency,
        subject=owed.subject,
        expires_at=domain.provider_expiry(owed.expires_at),
        return_url=return_url or f"{shop}/pay/{owed.code}/return",
        notify_url=f"{shop}/callbacks/{provider.channel.code}",
    )
