"""A provider calls back."""

from collections.abc import Mapping

import structlog

from jishi.kernel.errors import Forbidden
from jishi.kernel.ids import uuid7
from jishi.modules.payments import accounts
from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.capture import capture, tell_paid
from jishi.modules.payments.actions.records import Attempt
from jishi.modules.payments.actions.settle_refund import settle_refund
from jishi.modules.payments.contracts import AttemptState, RefundState
from jishi.modules.payments.domain import Verdict
from jishi.modules.payments.providers.port import BadSignature, Notice, NoticeKind, Receipt
from jishi.modules.payments.services import Providers
from jishi.platform.db import Tx

log = structlog.get_logger(__name__)
REFUND_STATES = {
    NoticeKind.REFUNDED: RefundState.SUCCEEDED,
    NoticeKind.REFUND_FAILED: RefundState.FAILED,
}
ENDS = {NoticeKind.FAILED: AttemptState.FAILED, NoticeKind.CLOSED: AttemptState.CLOSED}


async def handle_callback(tx: Tx, channel: str, headers: Mapping[str, str], body: bytes) -> bytes:
    """Take in what a provider tells us: signature first, then amount, currency, order and state (rule 7). Returns what
    the provider wants to hear back.

    Duplicates, reordering and late arrivals are normal and change nothing. What cannot be believed is kept in the
    inbox with its verdict and is not done. Raises NotFound for an unknown channel and Forbidden for a bad signature,
    of which only a log line is left: strangers must not be able to fill our disk.
    """
    provider = tx.app.service(Providers).get(channel)
    try:
        notice = provider.parse_callback(headers, body, tx.now)
    except BadSignature as reason:
        log.warning("callback_refused", channel=channel, reason=str(reason))
        raise Forbidden("This call is not signed by the provider.", code="signature") from reason
    if notice.kind is NoticeKind.PAID and notice.receipt is not None:
        verdict = await _receive_paid(tx, channel, notice, notice.receipt, headers, body)
    else:
        verdict = await _receive(tx, channel, notice, headers, body)
    if verdict is not Verdict.ACCEPTED:
        await tx.execute(sql.JUDGE, channel, notice.event_id, verdict.value)
    return provider.acknowledgement


async def _receive_paid(
    tx: Tx, channel: str, notice: Notice, receipt: Receipt, headers: Mapping[str, str], body: bytes
) -> Verdict:
    """The common case, money for an open payment, is one statement; all others are decided by `capture`."""
    row = await tx.fetch_row(
        sql.RECEIVE_PAID,
        uuid7(),
        notice.number,
        notice.event_id,
        channel,
        receipt.transaction,
        receipt.amount,
        receipt.currency,
        tx.now,
        accounts.provider_clearing(channel),
        accounts.BUYER_RECEIVABLE,
        dict(headers),
        body,
    )
    assert row is not None
    fresh, is_paid, is_new, has_others, *found = row
    if not fresh:
        return Verdict.ACCEPTED
    if found[0] is None:
        return Verdict.UNKNOWN_NUMBER
    attempt = Attempt(*found)
    if not is_paid:
        return await capture(tx, attempt, receipt)
    await tell_paid(tx, attempt, is_new=is_new, has_others=has_others)
    return Verdict.ACCEPTED


async def _receive(tx: Tx, channel: str, notice: Notice, headers: Mapping[str, str], body: bytes) -> Verdict:
    row = await tx.fetch_row(sql.RECEIVE, channel, notice.number, notice.event_id, dict(headers), body, tx.now)
    assert row is not None
    fresh, *found = row
    if not fresh:
        return Verdict.ACCEPTED
    return await _act(tx, channel, notice, Attempt(*found) if found[0] is not None else None)


async def _act(tx: Tx, channel: str, notice: Notice, attempt: Attempt | None) -> Verdict:
    if notice.kind in REFUND_STATES:
        return await _act_on_refund(tx, channel, notice)
    if attempt is None:
        return Verdict.ACCEPTED if notice.kind is NoticeKind.OTHER else Verdict.UNKNOWN_NUMBER
    if notice.kind in ENDS:
        await tx.execute(sql.END_ATTEMPT, attempt.id, ENDS[notice.kind].value)
    return Verdict.ACCEPTED


async def _act_on_refund(tx: Tx, channel: str, notice: Notice) -> Verdict:
    row = await tx.fetch_row(sql.REFUND_ID_BY_NUMBER, channel, notice.number)
    if row is None:
        return Verdict.UNKNOWN_NUMBER
    if notice.receipt is None or notice.receipt.amount != row["amount"]:
        return Verdict.WRONG_AMOUNT
    if notice.receipt.currency != row["currency"]:
        return Verdict.WRONG_CURRENCY
    await settle_refund(tx, row["id"], REFUND_STATES[notice.kind])
    return Verdict.ACCEPTED
