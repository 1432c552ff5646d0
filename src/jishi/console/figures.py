"""The figures of Today: sales of a period against the one before, with the days behind them."""

from datetime import date, datetime, time, timedelta

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.money import Money
from jishi.modules.orders import api as orders
from jishi.platform import formats
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE
from jishi.platform.i18n import Translations

CACHED_SECONDS = 120
SPAN = 28
PERIODS = {"today": 1, "7": 7, "28": 28}
"""What can be looked at, in days; today ends now, and so does the day it is compared with."""


class Board(msgspec.Struct, frozen=True):
    """Sales now and before, and every day of the last four weeks, those without sales too."""

    now: orders.Sales
    before: orders.Sales
    days: list[orders.SalesDay]


class Figure(msgspec.Struct, frozen=True):
    """One figure as it is drawn: in words, how it changed, and its course."""

    label: str
    value: str
    delta: str
    trend: str
    good: bool
    points: list[float]


async def board(tx: Tx, actor: Actor, period: str) -> Board:
    """The figures of a period, in two statements at most every two minutes. Raises Forbidden without
    `analytics.read`."""
    shops = actor.shops_with("analytics.read")
    key = f"figures:{period}:{','.join(map(str, shops)) if shops is not None else 'all'}"

    async def load() -> Board:
        return await _load(tx, actor, PERIODS[period])

    return await tx.app.cache.get(key, load, seconds=CACHED_SECONDS)


async def _load(tx: Tx, actor: Actor, length: int) -> Board:
    now = tx.now
    today = now.astimezone(ZONE).date()
    start = _midnight(today - timedelta(days=length - 1))
    # Today is compared with the same weekday; a longer time with the one just before it.
    shift = timedelta(days=7 if length == 1 else length)
    current, before = await orders.sales_in(tx, actor, [(start, now), (start - shift, now - shift)])
    first = today - timedelta(days=SPAN - 1)
    known = {each.day: each for each in await orders.sales_by_day(tx, actor, _midnight(first), now)}
    every = [first + timedelta(days=index) for index in range(SPAN)]
    return Board(current, before, [known.get(day) or orders.SalesDay(day, 0, 0, 0) for day in every])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


def figures(found: Board, words: Translations, currency: str) -> list[Figure]:
    """The board in words."""
    now, before, locale = found.now, found.before, words.locale

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
