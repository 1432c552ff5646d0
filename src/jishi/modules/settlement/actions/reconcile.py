"""Every day what a provider says it moved is compared with what we recorded."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

import msgspec
import structlog

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import Entry, Movement
from jishi.modules.settlement import day_queries as sql
from jishi.modules.settlement.contracts import Day, DayState, Difference, Resolution
from jishi.modules.settlement.domain.comparing import CHARGE, Found, TheirLine, compare, fees, key_of, totals
from jishi.modules.settlement.policy import RECONCILE, check_platform
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)

KIND_FEES = "settlement.provider_fees"
FEES_OF = UUID("7c1f6a0e-4f0b-5a58-9c41-0d7a3f1f2b6d")
"""Names of a channel's fees of a day are made under this (UUIDv5, RFC 9562)."""

DAYS_BACK = 3
"""What we heard of late stands in the statement of an earlier day."""


async def reconcile(app: Runtime, channel: str, day: date, by: Actor = SYSTEM) -> Day:
    """Compare a day (UTC) of `channel`, book its fees, and write down what differs; the day as it stands then.

    Doing it again changes nothing, but closes what has healed. The statement is fetched before any lock is taken.
    Raises Forbidden without `payments.reconcile`, Invalid for a day that is not over, NotFound for a channel that is
    not offered, Unavailable when the provider gives no statement now.
    """
    check_platform(by, RECONCILE)
    if day >= app.clock.now().astimezone(UTC).date():
        raise Invalid("This day is not over yet.", field="day")
    theirs = await _statement(app, channel, day)
    start = datetime.combine(day, time(), UTC)
    stop = start + timedelta(days=1)
    charges = [line for line in theirs if line.kind == CHARGE]
    refunds = [line.number for line in theirs if line.kind != CHARGE]
    async with app.tx(write=False) as tx:
        transactions = [line.transaction for line in charges]
        known = await payments.list_movements(tx, channel, start, stop, transactions=transactions, refunds=refunds)
        paid = await payments.paid_numbers(tx, channel, [line.number for line in charges])
    of_the_day = [own for own in known if start <= own.at < stop]
    elsewhere = await _elsewhere(app, channel, day, theirs, of_the_day)
    found = compare(theirs, {key_of(own): own for own in known}, of_the_day, paid=paid, elsewhere=elsewhere)
    sums = totals(theirs, [own for own in known if key_of(own) not in elsewhere])
    async with app.tx() as tx:
        await tx.execute(sql.LOCK_DAY, channel, day.isoformat())
        await _book_fees(tx, channel, day, theirs)
        await _note(tx, channel, day, found)
        still_open = await tx.fetch_value(sql.COUNT_OPEN, channel, day)
        state = DayState.DIFFERS if still_open else DayState.CLEAN
        await tx.execute(sql.SAVE_DAY, channel, day, state.value, tx.now, by.account_id, sums, still_open)
        if by is not SYSTEM:
            await audit.record(tx, by, "settlement.reconciled", "day", f"{channel}:{day}", {"open": still_open})
        return Day(channel, day, state, tx.now, sums, still_open)


async def reconcile_yesterday(app: Runtime) -> int:
    """Compare yesterday of every channel; a silent provider is asked again by the next run. How many differences."""
    yesterday = app.clock.now().astimezone(UTC).date() - timedelta(days=1)
    async with app.tx(write=False) as tx:
        channels = [channel.code for channel in await payments.channels(tx)]
    count = 0
    for channel in channels:
        try:
            count += (await reconcile(app, channel, yesterday)).open
        except Exception:
            log.exception("day_not_reconciled", channel=channel, day=yesterday.isoformat())
    return count


async def _statement(app: Runtime, channel: str, day: date) -> list[TheirLine]:
    return [
        TheirLine(line.kind.value, line.transaction, line.number, line.amount, line.fee, line.currency)
        for line in await payments.statement(app, channel, day)
    ]


async def _elsewhere(
    app: Runtime, channel: str, day: date, theirs: Sequence[TheirLine], of_the_day: Sequence[Movement]
) -> set[tuple[str, str]]:
    """Of what we recorded on this day and the provider has not on it, what stands in its statements of the days
    before: a callback that came after midnight."""
    missing = {key_of(own) for own in of_the_day} - {line.key for line in theirs}
    found: set[tuple[str, str]] = set()
    for back in range(1, DAYS_BACK + 1):
        if not missing - found:
            break
        found |= missing & {line.key for line in await _statement(app, channel, day - timedelta(days=back))}
    return found


async def _book_fees(tx: Tx, channel: str, day: date, theirs: Sequence[TheirLine]) -> None:
    for currency, amount in fees(theirs).items():
        reference = uuid5(FEES_OF, f"{channel}:{day}:{currency}")
        if await payments.ledger.is_posted(tx, KIND_FEES, reference):
            continue
        entries = [
            Entry(payments.accounts.PROVIDER_FEES, amount),
            Entry(payments.accounts.provider_clearing(channel), -amount),
        ]
        await payments.ledger.post(tx, KIND_FEES, reference, currency, entries)


async def _note(tx: Tx, channel: str, day: date, found: Sequence[Found]) -> None:
    if found:
        rows = [
            (
                uuid7(),
                one.side,
                one.kind.value,
                one.key,
                one.number,
                one.transaction,
                one.currency,
                one.ours,
                one.theirs,
            )
            for one in found
        ]
        columns = (list(column) for column in zip(*rows, strict=True))
        await tx.execute(sql.SAVE_DIFFERENCES, channel, day, tx.now, *columns)
    await tx.execute(sql.HEAL, channel, day, tx.now, [f"{one.side}:{one.key}" for one in found])


async def ask_again(app: Runtime, actor: Actor, difference_id: UUID) -> Day:
    """Ask the provider about the order or refund of a difference, record what it says, and compare the day again.
    Raises Forbidden without `payments.reconcile`, NotFound, and Conflict for a number that is none of ours."""
    async with app.tx(write=False) as tx:
        found = await get_difference(tx, actor, difference_id)
    if not await payments.ask_about(app, found.channel, found.number):
        raise Conflict("We never sent this number to the provider, so there is nothing to ask about.", code="not_ours")
    return await reconcile(app, found.channel, found.day, actor)


async def resolve(tx: Tx, actor: Actor, difference_id: UUID, how: Resolution, note: str) -> Difference:
    """Close a difference with a reason. Raises Forbidden without `payments.reconcile`, NotFound, Invalid without a
    reason, Conflict when it is closed."""
    found = await get_difference(tx, actor, difference_id)
    said = clean(note, field="note", least=3, most=500, lines=True)
    if how is Resolution.HEALED:
        raise Invalid("Only comparing again can find that something has healed.", field="how")
    row = await tx.fetch_row(sql.RESOLVE, difference_id, how.value, said, tx.now, actor.account_id)
    if row is None:
        raise Conflict("Somebody has closed this already.", code="resolved")
    await tx.execute(sql.REFRESH_DAY, found.channel, found.day)
    told = {"how": how.value, "day": found.day.isoformat(), "ours": found.ours, "theirs": found.theirs}
    await audit.record(tx, actor, "settlement.difference_resolved", "difference", str(found.id), told)
    return msgspec.convert(dict(row), Difference)


async def get_difference(tx: Tx, actor: Actor, difference_id: UUID) -> Difference:
    """One difference. Raises Forbidden without `payments.reconcile`, NotFound."""
    check_platform(actor, RECONCILE)
    row = await tx.fetch_row(sql.DIFFERENCE, difference_id)
    if row is None:
        raise NotFound
    return msgspec.convert(dict(row), Difference)


async def get_day(tx: Tx, actor: Actor, channel: str, day: date) -> tuple[Day, list[Difference]]:
    """A compared day and its differences, the open ones first. Raises Forbidden, NotFound."""
    check_platform(actor, RECONCILE)
    row = await tx.fetch_row(sql.DAY, channel, day)
    if row is None:
        raise NotFound
    rows = await tx.fetch(sql.DIFFERENCES, channel, day)
    return msgspec.convert(dict(row), Day), [msgspec.convert(dict(one), Difference) for one in rows]


async def list_days(
    tx: Tx, actor: Actor, *, states: Sequence[DayState] = (), cursor: str = "", limit: int = 50
) -> Page[Day]:
    """Compared days, the latest first. Raises Forbidden without `payments.reconcile`."""
    check_platform(actor, RECONCILE)
    day, channel = decode_cursor(cursor, tuple[date, str]) if cursor else (None, None)
    most = clamp_limit(limit)
    rows = await tx.fetch(sql.DAYS, [state.value for state in states] or None, day, channel, most + 1)
    found = [msgspec.convert(dict(row), Day) for row in rows[:most]]
    last = found[-1] if len(rows) > most else None
    return Page(found, encode_cursor(last.day, last.channel) if last else None)


async def count_open(tx: Tx, actor: Actor) -> int:
    """How many differences wait for somebody, up to 1,000."""
    check_platform(actor, RECONCILE)
    return int(await tx.fetch_value(sql.COUNT_ALL_OPEN))
