"""Money, numbers and times the way people of a locale write them."""

from datetime import date as calendar_day
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_interval
from babel.numbers import format_currency, format_decimal

from jishi.kernel.money import Money, exponent

ZONE = ZoneInfo("Asia/Shanghai")
"""The shop's own time zone; times are stored in UTC and shown in this one."""

MOMENTS = {"zh-CN": "y年M月d日 HH:mm", "en": "MMM d, y, HH:mm"}
"""Days with minutes: the CLDR's own patterns either show seconds or leave the century out."""


@lru_cache(maxsize=8)
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


@lru_cache(maxsize=16_384)
def money(value: Money, locale: str) -> str:
    """`¥1,299` or `¥1,299.50`: whole amounts without zeros, others with all digits of the currency."""
    whole = value.amount % 10 ** exponent(value.currency) == 0
    text = format_currency(
        value.decimal(),
        value.currency,
        format="¤#,##0" if whole else None,
        locale=_locale(locale),
        currency_digits=not whole,
    )
    return text.replace("CN¥", "¥")


@lru_cache(maxsize=4_096)
def number(value: int, locale: str) -> str:
    """A count with the locale's grouping."""
    return format_decimal(value, locale=_locale(locale))


def date(value: datetime, locale: str) -> str:
    """The day, in the shop's zone."""
    return format_date(value.astimezone(ZONE).date(), format="medium", locale=_locale(locale))


def moment(value: datetime, locale: str) -> str:
    """Day and minute, in the shop's zone."""
    return format_datetime(value, format=MOMENTS.get(locale, "short"), tzinfo=ZONE, locale=_locale(locale))


def clock(value: datetime) -> str:
    """The minute, in the shop's zone."""
    return f"{value.astimezone(ZONE):%H:%M}"


def days(first: calendar_day, last: calendar_day, locale: str) -> str:
    """From one day to another without the year: `Jun 3 – 6`, `6月3日至6日`."""
    text: str = format_interval(first, last, "MMMd", locale=_locale(locale))
    return text
