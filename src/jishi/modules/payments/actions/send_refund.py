"""Have a provider send money back."""

from datetime import datetime
from uuid import UUID

import msgspec
import structlog

from jishi.modules.payments import domain
from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.settle_refund import settle_refund
from jishi.modules.payments.contracts import RefundState
from jishi.modules.payments.providers.port import ProviderRefused, RefundAnswer, RefundOrder
from jishi.modules.payments.services import Providers
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)


class Sending(msgspec.Struct, frozen=True):
    """A refund and what its provider must know of the charge."""

    id: UUID
    number: str
    amount: int
    state: str
    reason: str
    asked: int
    requested_at: datetime
    channel: str
    transaction: str
    total: int
    currency: str
    order_number: str


async def send_refund(app: Runtime, refund_id: UUID) -> None:
    """Call the provider of a promised refund, outside of any transaction, and record the outcome.

    The number makes a repeat harmless, so a call whose answer was lost is simply made again. An answer about another
    refund, amount or currency is not believed. Raises Silent when there was no answer to believe.
    """
    async with app.tx(write=False) as reading:
        sending = await reading.row(Sending, sql.SENDING, refund_id)
    if sending is None or sending.state != RefundState.REQUESTED:
        return
    try:
        answer = await _call(app, sending)
    except (Silent, ProviderRefused) as reason:
        await _ask_later(app, sending)
        raise Silent(f"refund {sending.number}: {reason}") from reason
    async with app.tx() as tx:
        if not await settle_refund(tx, refund_id, answer.state):
            await tx.execute(sql.REFUND_ASKED, refund_id, _next(app, sending))


async def _call(app: Runtime, sending: Sending) -> RefundAnswer:
    provider = app.service(Providers).get(sending.channel)
    answer = await provider.query_refund(sending.number) if sending.asked else None
    if answer is None:
        answer = await provider.refund(
            RefundOrder(
                number=sending.number,
                order_number=sending.order_number,
                transaction=sending.transaction,
                amount=sending.amount,
                total=sending.total,
                currency=sending.currency,
                reason=sending.reason,
            )
        )
    said = (answer.number, answer.amount, answer.currency)
    if said != (sending.number, sending.amount, sending.currency):
        log.error("refund_mismatch", number=sending.number, said=said)
        raise ProviderRefused(f"asked for {sending.amount} {sending.currency}, told of {said}")
    return answer


async def _ask_later(app: Runtime, sending: Sending) -> None:
    async with app.tx() as tx:
        await tx.execute(sql.REFUND_ASKED, sending.id, _next(app, sending))


def _next(app: Runtime, sending: Sending) -> datetime:
    """Money that was promised is asked about until it is settled, so this never ends."""
    now = app.clock.now()
    return domain.next_ask(sending.asked, now, now) or now + domain.LONGEST_ASK
