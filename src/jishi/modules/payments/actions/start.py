"""Try to pay through a channel."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.errors import Conflict, NotFound, Unavailable
from jishi.kernel.ids import uuid7
from jishi.modules.payments import domain
from jishi.modules.payments import queries as sql
from jishi.modules.payments.contracts import NextStep, PaymentState
from jishi.modules.payments.providers.port import Order, Provider, ProviderRefused
from jishi.modules.payments.services import Providers
from jishi.platform.db import Tx
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


async def start_attempt(tx: Tx, payment_id: UUID, channel: str, *, return_url: str) -> NextStep:
    """Where the payer goes to pay through `channel`. An attempt that is under way is used again.

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


async def _begin(tx: Tx, payment_id: UUID, provider: Provider, found: Startable, return_url: str) -> NextStep | None:
    channel = provider.channel.code
    order = Order(
        number=domain.attempt_number(found.code, found.earlier),
        amount=found.amount,
        currency=found.currency,
        subject=found.subject,
        expires_at=domain.provider_expiry(found.expires_at),
        return_url=return_url,
        notify_url=f"{tx.app.settings.public_url}/callbacks/{channel}",
    )
    try:
        url = await provider.start(order)
    except (Silent, ProviderRefused) as reason:
        raise Unavailable("This way to pay does not answer right now. Please try again or choose another.") from reason
    attempt_id = uuid7()
    added = await tx.execute(
        sql.START,
        attempt_id,
        payment_id,
        channel,
        order.number,
        url,
        tx.now,
        order.expires_at,
        tx.now + domain.FIRST_ASK,
    )
    return NextStep(attempt_id, url) if added else None
