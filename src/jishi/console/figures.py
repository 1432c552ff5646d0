"""The figures of Today: sales of a period against the one before, with the days behind them."""

from datetime import date, datetime, time, timedelta

import msgspec

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.money import Money
from jishi.modules.orders import api as orders
from jishi.platform import formats
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE
from jishi.platform.i18n import Translations
from jishi.platform.wiring import Wiring

CACHED_SECONDS = 120
KEPT = timedelta(minutes=30)
"""A board that the worker made is good for so long; it makes one every ten minutes."""

SPAN = 28
PERIODS = {"today": 1, "7": 7, "28": 28}
"""What can be looked at, in days; today ends now, and so does the day it is compared with."""

FIND = "SELECT body FROM console.boards WHERE scope = $1 AND made_at > $2"

WHOLE = "all"

KEEP = """
INSERT INTO console.boards (scope, made_at, body) VALUES ($1, $2, $3)
ON CONFLICT (scope) DO UPDATE SET made_at = $2, body = $3
"""


class Compared(msgspec.Struct, frozen=True):
    """Sales of a period, and of the one it is compared with."""

    now: orders.Sales
    before: orders.Sales


class Board(msgspec.Struct, frozen=True):
    """Sales by period as of a moment, and every day of the last four weeks, those without sales too."""

    as_of: datetime
    periods: dict[str, Compared]
    days: list[orders.SalesDay]


class Figure(msgspec.Struct, frozen=True):
    """One figure as it is drawn: in words, how it changed, and its course."""

    label: str
    value: str
    delta: str
    trend: str
    good: bool
    points: list[float]


async def board(tx: Tx, actor: Actor) -> Board:
    """The figures of the shops that the permission covers: for the whole platform as the worker last made them, else
    made now and kept for two minutes. Raises Forbidden without `analytics.read`."""
    shops = actor.shops_with("analytics.read")
    scope = ",".join(map(str, shops)) if shops is not None else WHOLE

    async def load() -> Board:
        kept = await tx.fetch_value(FIND, scope, tx.now - KEPT) if shops is None else None
        return msgspec.convert(kept, Board) if kept is not None else await make(tx, actor)

    return await tx.app.cache.get(f"figures:{scope}", load, seconds=CACHED_SECONDS)


async def make(tx: Tx, actor: Actor) -> Board:
    """The figures as they are now, in two statements."""
    now = tx.now
    today = now.astimezone(ZONE).date()
    spans = []
    for length in PERIODS.values():
        start = _midnight(today - timedelta(days=length - 1))
        # Today is compared with the same weekday; a longer time with the one just before it.
        shift = timedelta(days=7 if length == 1 else length)
        spans += [(start, now), (start - shift, now - shift)]
    first = today - timedelta(days=SPAN - 1)
    sums, found = await orders.sales_board(tx, actor, spans, first)
    known = {each.day: each for each in found}
    every = [first + timedelta(days=index) for index in range(SPAN)]
    periods = {name: Compared(*sums[2 * place : 2 * place + 2]) for place, name in enumerate(PERIODS)}
    return Board(now, periods, [known.get(day) or orders.SalesDay(day, 0, 0, 0) for day in every])


async def keep_board(tx: Tx) -> None:
    """Bring the sums of days up to date, then make the figures of the whole platform and keep them."""
    await orders.sum_days(tx, tx.now.astimezone(ZONE).date() - timedelta(days=2 * SPAN))
    found = await make(tx, SYSTEM)
    await tx.execute(KEEP, WHOLE, tx.now, found)


def register(wiring: Wiring) -> None:
    """Register the schedule."""
    wiring.schedule("console.keep_figures", "*/10 * * * *", keep_board)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


def figures(found: Board, period: str, words: Translations, currency: str) -> list[Figure]:
    """A period of the board in words."""
    now, before, locale = found.periods[period].now, found.periods[period].before, words.locale

    def amount(value: int) -> str:
        return formats.money(Money(value, currency), locale)

    def count(value: int) -> str:
        return formats.number(value, locale)

    return [
        _figure(words.gettext("Sales"), amount(now.total), now.total, before.total, [day.total for day in found.days]),
        _figure(words.gettext("Paid orders"), count(now.orders), now.orders, before.orders,
                [day.orders for day in found.days]),
        _figure(words.gettext("Average order"), amount(_average(now)), _average(now), _average(before),
                [day.total // day.orders if day.orders else 0 for day in found.days]),
        _figure(words.gettext("Paying customers"), count(now.buyers), now.buyers, before.buyers, []),
        _figure(words.gettext("Refund rate"), f"{_rate(now):.1%}", _rate(now), _rate(before),
                [day.refunded / day.total if day.total else 0 for day in found.days], is_rate=True),
    ]  # fmt: skip


class DayRow(msgspec.Struct, frozen=True):
    """A day in the table behind the figures."""

    day: date
    total: Money
    orders: int
    refunded: Money


def rows(found: Board, currency: str) -> list[DayRow]:
    """The days behind the figures, the latest first."""
    return [
        DayRow(each.day, Money(each.total, currency), each.orders, Money(each.refunded, currency))
        for each in reversed(found.days)
    ]


def _average(sales: orders.Sales) -> int:
    return sales.total // sales.orders if sales.orders else 0


def _rate(sales: orders.Sales) -> float:
    return sales.refunded / sales.total if sales.total else 0.0


def _figure(
    label: str, value: str, now: float, before: float, points: list[int] | list[float], *, is_rate: bool = False
) -> Figure:
    if is_rate:
        change = now - before
        delta = f"{change * 100:+.1f} pp"
    else:
        change = (now - before) / before if before else 0.0
        delta = f"{change:+.1%}" if before else ""
    trend = "flat" if abs(change) < 0.0005 else "up" if change > 0 else "down"
    good = (change > 0) != is_rate
    return Figure(label, value, delta.replace("-", "−"), trend, good, [float(point) for point in points])
