"""A table as a CSV file of any length, holding one batch of it in memory."""

import csv
import io
from collections.abc import AsyncIterator, Sequence
from typing import Any

import msgspec

from jishi.console.grid.cells import Painter, harmless
from jishi.console.grid.declare import Column, Grid
from jishi.console.grid.query import GridQuery
from jishi.kernel.actor import Actor
from jishi.platform.i18n import translations
from jishi.platform.runtime import Runtime

BATCH = 1_000
MARK = b"\xef\xbb\xbf"
"""Makes spreadsheets read the file as UTF-8."""


async def batches(app: Runtime, actor: Actor, grid: Grid, query: GridQuery, size: int) -> AsyncIterator[Sequence[Any]]:
    """All rows that a query matches, by keyset; no connection is held while nobody reads."""
    cursor: str | None = ""
    while cursor is not None:
        step = msgspec.structs.replace(query, cursor=cursor, limit=size)
        async with app.tx(write=False) as tx:
            page = await grid.source(tx, actor, step)
        yield page.items
        cursor = page.next_cursor


async def lines(
    app: Runtime, actor: Actor, grid: Grid, columns: Sequence[Column], query: GridQuery, locale: str
) -> AsyncIterator[bytes]:
    """The file in pieces."""
    words = translations(locale)
    painter = Painter(words, app.settings.currency)
    yield MARK + written([[harmless(words.gettext(column.label)) for column in columns]])
    async for rows in batches(app, actor, grid, query, BATCH):
        if rows:
            yield written([[painter.exported(column, row) for column in columns] for row in rows])


def written(rows: list[list[str]]) -> bytes:
    """Lines of a CSV file (RFC 4180)."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()
