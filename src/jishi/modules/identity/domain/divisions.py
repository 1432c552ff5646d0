"""Provinces, cities and districts of China.

The names follow the administrative division codes (GB/T 2260) as the MIT-licensed package `cpca` lists them, with the
changes of Hangzhou and Luoyang in 2021. Districts change every year, so they are suggestions; provinces and cities are
checked.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

FILE = Path(__file__).resolve().parents[1] / "data" / "divisions.json"
Divisions = dict[str, dict[str, list[str]]]


@lru_cache(maxsize=1)
def divisions_json() -> bytes:
    """All of it as JSON, for pages."""
    return FILE.read_bytes()


@lru_cache(maxsize=1)
def divisions() -> Divisions:
    """Province to city to districts, in the order of their codes."""
    return msgspec.json.decode(divisions_json(), type=Divisions)


def find_province(text: str) -> str | None:
    """The full name of a province that may be given in short (浙江 for 浙江省)."""
    return _find(text, divisions())


def find_city(province: str, text: str) -> str | None:
    """The full name of a city of `province` that may be given in short (杭州 for 杭州市)."""
    return _find(text, divisions().get(province, {}))


def list_districts(province: str, city: str) -> list[str]:
    """Known districts of a city; empty for cities without any."""
    return divisions().get(province, {}).get(city, [])


def _find(text: str, names: Iterable[str]) -> str | None:
    if text in names:
        return text
    if len(text) < 2:
        return None
    return next((name for name in names if name.startswith(text)), None)
