"""How many rows there are: exactly when few, about when many. Nothing ever counts a million rows for a heading."""

import math
from typing import Any

import msgspec

from jishi.platform.db import Tx

EXACT_BELOW = 2_000
"""Counted row by row when the planner expects fewer than this."""


class Count(msgspec.Struct, frozen=True):
    """So many rows; not `exact` ones are rounded to two digits."""

    number: int
    exact: bool = True


async def estimate(tx: Tx, select: str, *args: object) -> Count:
    """How many rows `select` (without order and limit) has, in one or two cheap statements."""
    plan: Any = await tx.fetch_value(f"EXPLAIN (FORMAT JSON) {select}", *args)
    expected = int((msgspec.json.decode(plan) if isinstance(plan, str) else plan)[0]["Plan"]["Plan Rows"])
    if expected < EXACT_BELOW:
        most = EXACT_BELOW * 2
        found = int(await tx.fetch_value(f"SELECT count(*) FROM ({select} LIMIT {most}) AS few", *args))
        if found < most:
            return Count(found)
        expected = max(expected, found)
    return Count(rounded(expected), exact=False)


def rounded(number: int) -> int:
    """Two digits of it."""
    if number < 100:
        return number
    unit: int = 10 ** (int(math.log10(number)) - 1)
    return round(number / unit) * unit
