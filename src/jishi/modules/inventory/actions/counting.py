"""Count what lies at a place: a sheet is opened, filled in, looked at, and its differences are posted once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import short_code, uuid7
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import count_queries as queries
from jishi.modules.inventory import stock_queries
from jishi.modules.inventory.actions import trail
from jishi.modules.inventory.actions.items import access_variants, usable_place
from jishi.modules.inventory.actions.places import find_place
from jishi.modules.inventory.actions.receive import book
from jishi.modules.inventory.contracts import Count, CountInput, CountLine, CountState, MovementKind
from jishi.modules.inventory.domain import COUNTS, check_counts, sources_of
from jishi.modules.inventory.policy import EDIT, READ
from jishi.platform.db import Tx

MOST_LINES = 5_000
MOST_NOTE = 300


async def open_count(tx: Tx, actor: Actor, given: CountInput) -> str:
    """Open a sheet with a line per variant that lies at the place (or those named), and return its code.

    Merchants count their own goods. Raises Forbidden, NotFound, Invalid when there is nothing to count.
    """
    shops = actor.shops_with(EDIT)
    place = await usable_place(tx, actor, given.place, incoming=False)
    shop_id = given.shop_id or place.shop_id
    if shops is not None:
        shop_id = shop_id or (shops[0] if len(shops) == 1 else None)
        if shop_id not in shops:
            raise NotFound
    if given.variant_ids is not None:
        owners = await access_variants(tx, actor, given.variant_ids, [place])
        if shop_id is not None and any(owner != shop_id for owner in owners.values()):
            raise Invalid("These goods belong to another shop than the count.", field="variant_ids")
    count_id, code = uuid7(), short_code(8).lower()
    note = clean(given.note, field="note", most=MOST_NOTE)
    await tx.execute(queries.OPEN, count_id, code, place.id, shop_id, note, actor.account_id, tx.now)
    if not await tx.execute(queries.FILL, count_id, place.id, shop_id, given.variant_ids, MOST_LINES):
        raise Invalid("Nothing lies here that could be counted.", field="place")
    await trail.note(tx, actor, "stock.count_opened", "count", code, {"place": place.code}, [shop_id])
    return code


async def find_count(tx: Tx, actor: Actor, code: str) -> tuple[Count, list[CountLine]]:
    """A sheet with its lines. Raises Forbidden, and NotFound for sheets of other shops. Two statements."""
    shops = actor.shops_with(READ)
    row = await tx.fetch_row(queries.BY_CODE, code)
    count = None if row is None else _count(row)
    if count is None or (shops is not None and count.shop_id not in shops):
        raise NotFound
    return count, await tx.rows(CountLine, queries.LINES, count.id)


async def list_counts(tx: Tx, actor: Actor, cursor: str = "", limit: int = 50) -> Page[Count]:
    """Sheets, the latest first. One statement."""
    shops, most = actor.shops_with(READ), clamp_limit(limit)
    before = decode_cursor(cursor, tuple[datetime])[0] if cursor else None
    found = [_count(row) for row in await tx.fetch(queries.RECENT, shops, before, most + 1)]
    return Page(found[:most], encode_cursor(found[most - 1].opened_at) if len(found) > most else None)


async def record_counts(tx: Tx, actor: Actor, code: str, pieces: Mapping[UUID, int]) -> None:
    """Write down how many sound pieces of each variant were found, reserved ones among them; again replaces.

    Compared with what the books say right now, so that sales before and after do no harm. Variants that were not on the
    sheet are added. Raises Forbidden, NotFound, Invalid, Conflict when the sheet is no longer open.
    """
    check_counts(pieces, least=0)
    if len(pieces) > MOST_LINES:
        raise Invalid("A count has %(most)s lines at most.", field="pieces", most=MOST_LINES)
    sheet = await _lock(tx, actor, code)
    if sheet.state is not CountState.OPEN:
        raise Conflict("This count is no longer open.")
    place = await find_place(tx, sheet.place_id)
    owners = await access_variants(tx, actor, pieces, [place] if place else [])
    if sheet.shop_id is not None and any(owner != sheet.shop_id for owner in owners.values()):
        raise Invalid("These goods belong to another shop than the count.", field="pieces")
    await tx.execute(
        queries.RECORD, sheet.id, list(pieces), list(pieces.values()), sheet.place_id, tx.now, actor.account_id
    )


async def move_count(tx: Tx, actor: Actor, code: str, state: CountState) -> None:
    """Say that all is counted, count again after all, or give up: everything but posting. Being there already is fine.

    Raises Forbidden, NotFound, Conflict when it cannot go there.
    """
    if state is CountState.POSTED:
        raise Conflict("The count's state does not allow this.")
    sheet = await _lock(tx, actor, code)
    if sheet.state is state:
        return
    await _move(tx, actor, sheet, state)
    await trail.note(tx, actor, f"stock.count_{state.value}", "count", code, {}, [sheet.shop_id])


async def post_count(tx: Tx, actor: Actor, code: str) -> None:
    """Book the differences, once: they are added to whatever is there now. Where more is missing than is free, what is
    free is taken, and the rest stays visible on the line as not applied.

    Raises Forbidden, NotFound, Conflict unless the sheet is counted and not posted yet.
    """
    sheet = await _lock(tx, actor, code)
    await _move(tx, actor, sheet, CountState.POSTED)
    lines = [line for line in await tx.rows(CountLine, queries.LINES, sheet.id) if line.counted is not None]
    ids = [line.variant_id for line in lines]
    rows = await tx.fetch(stock_queries.LOCK_LEVELS, ids)
    free = {row["variant_id"]: row["available"] for row in rows if row["place_id"] == sheet.place_id}
    applied = {line.variant_id: max(line.difference, -free.get(line.variant_id, 0)) for line in lines}
    changed = {variant_id: pieces for variant_id, pieces in applied.items() if pieces}
    await book(tx, changed, {}, sheet.place_id, MovementKind.COUNTED, sheet.id, f"count {code}", actor.account_id)
    briefs = await catalog.variant_briefs(tx, ids)
    costs = [briefs[one].cost if one in briefs else None for one in ids]
    await tx.execute(queries.SETTLE, sheet.id, ids, [applied[one] for one in ids], costs)
    details = {"changes": {str(variant_id): pieces for variant_id, pieces in changed.items()}}
    await trail.note(tx, actor, "stock.count_posted", "count", code, details, [sheet.shop_id])


def _count(row: Any) -> Count:
    values = list(row)
    values[4] = CountState(values[4])
    return Count(*values)


class _Sheet(msgspec.Struct, frozen=True):
    """What is needed of a locked sheet."""

    id: UUID
    place_id: UUID
    shop_id: UUID | None
    state: CountState


async def _lock(tx: Tx, actor: Actor, code: str) -> _Sheet:
    shops = actor.shops_with(EDIT)
    row: Any = await tx.fetch_row(queries.LOCK, code)
    if row is None or (shops is not None and row["shop_id"] not in shops):
        raise NotFound
    return _Sheet(row["id"], row["place_id"], row["shop_id"], CountState(row["state"]))


async def _move(tx: Tx, actor: Actor, sheet: _Sheet, state: CountState) -> None:
    sources = sources_of(COUNTS, state)
    if not await tx.execute(queries.MOVE, sheet.id, sources, state, tx.now, actor.account_id):
        raise Conflict("The count's state does not allow this.")
