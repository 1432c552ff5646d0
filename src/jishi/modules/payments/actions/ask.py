"""Ask providers what became of things; how a crash between "charged" and "recorded" heals (rules 8 and 9)."""

from collections.abc import Sequence
from uuid import UUID

import structlog

from jishi.kernel.errors import NotFound, Unavailable
from jishi.modules.payments import domain
from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.capture import capture
from jishi.modules.payments.actions.records import Attempt, load_payment
from jishi.modules.payments.contracts import AttemptState, Payment, PaymentState
from jishi.modules.payments.domain import Verdict
from jishi.modules.payments.providers.port import ProviderRefused, Trade, TradeState
from jishi.modules.payments.services import Providers
from jishi.platform.db import Tx
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)


async def ask_provider(app: Runtime, payment_id: UUID) -> Payment:
    """Ask every provider that was tried what became of a payment, record it, and return the payment as it is then.

    Makes transactions of its own and holds none while it waits. Raises NotFound, and Unavailable when a provider does
    not answer or what it said could not be recorded: whether money came is not known then, so ask again later before
    giving the payment up.
    """
    async with app.tx(write=False) as reading:
        payment = await load_payment(reading, payment_id)
        attempts = await reading.rows(Attempt, sql.UNSETTLED_ATTEMPTS, payment_id)
    if payment.state is PaymentState.PAID or not attempts:
        return payment
    if await ask_all(app, attempts):
        raise Unavailable("The payment provider does not answer right now. We keep asking.", code="provider_silent")
    async with app.tx(write=False) as reading:
        return await load_payment(reading, payment_id)


async def ask_all(app: Runtime, attempts: Sequence[Attempt], *, close: bool = False) -> int:
    """Ask about each attempt and record the answers, each in its own transaction. Returns how many that failed for; a
    channel that did not answer is not bothered again in this round, and one failure never hinders the others."""
    silent: set[str] = set()
    missed = 0
    for attempt in attempts:
        trade = None if attempt.channel in silent else await _ask(app, attempt, close=close)
        if trade is None:
            silent.add(attempt.channel)
        if not await _record(app, attempt, trade):
            missed += 1
    return missed


async def _ask(app: Runtime, attempt: Attempt, *, close: bool) -> Trade | None:
    try:
        provider = app.service(Providers).get(attempt.channel)
        trade = await provider.close(attempt.number) if close else await provider.query(attempt.number)
        is_over = app.clock.now() >= attempt.expires_at
        if trade.state in (TradeState.WAITING, TradeState.UNKNOWN) and is_over and not close:
            trade = await provider.close(attempt.number)
    except (Silent, ProviderRefused, NotFound) as reason:
        log.warning("provider_silent", channel=attempt.channel, number=attempt.number, reason=str(reason))
        return None
    return trade


async def _record(app: Runtime, attempt: Attempt, trade: Trade | None) -> bool:
    """True when there was an answer and it is written down."""
    try:
        async with app.tx() as tx:
            await record_trade(tx, attempt, trade)
    except Exception as reason:  # noqa: BLE001  whatever a subscriber does, the next attempt has its turn
        log.error("trade_not_recorded", number=attempt.number, reason=repr(reason))
        async with app.tx() as tx:
            await _ask_later(tx, attempt)
        return False
    return trade is not None


async def record_trade(tx: Tx, attempt: Attempt, trade: Trade | None) -> None:
    """Take in what a provider said about an attempt; None when it said nothing."""
    if trade is not None and trade.number == attempt.number:
        if trade.state is TradeState.PAID:
            verdicts = [await capture(tx, attempt, receipt) for receipt in trade.receipts]
            if Verdict.ACCEPTED in verdicts:
                return
        elif trade.state in (TradeState.FAILED, TradeState.CLOSED):
            state = AttemptState.FAILED if trade.state is TradeState.FAILED else AttemptState.CLOSED
            await tx.execute(sql.END_ATTEMPT, attempt.id, state.value)
            return
    await _ask_later(tx, attempt)


async def _ask_later(tx: Tx, attempt: Attempt) -> None:
    await tx.execute(sql.ASKED, attempt.id, domain.next_ask(attempt.asked, attempt.expires_at, tx.now))


async def close_attempts(app: Runtime, payment_id: UUID) -> None:
    """Have the providers take no more money for a payment. Raises Silent when one did not answer."""
    async with app.tx(write=False) as reading:
        attempts = await reading.rows(Attempt, sql.STARTED_ATTEMPTS, payment_id)
    if await ask_all(app, attempts, close=True):
        raise Silent(f"attempts of {payment_id} are not closed yet")
