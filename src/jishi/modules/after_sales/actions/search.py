"""Find cases, for those who work with them."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.ids import normalise_code
from jishi.kernel.page import Page, decode_cursor, encode_cursor
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.rules import rules_of
from jishi.modules.after_sales.contracts import CaseFilter, FoundCase
from jishi.modules.after_sales.policy import READ
from jishi.platform.counting import Count, estimate
from jishi.platform.db import Tx
from jishi.platform.where import Where

MOST_ROWS = 1_000


async def search_cases(
    tx: Tx, actor: Actor, wanted: CaseFilter, *, cursor: str = "", limit: int = 50
) -> Page[FoundCase]:
    """Cases that match, by when they were asked for or by deadline, in one statement. Raises Forbidden without
    `after_sales.read`."""
    where = _where(actor, wanted)
    sign, order = ("<", "DESC") if wanted.descending else (">", "ASC")
    if cursor:
        at, case_id = decode_cursor(cursor, tuple[datetime, UUID])
        key = queries.SORT_DEADLINE if wanted.by_deadline else "asked_at"
        where.add(f"({key}, id) {sign} ({{}}, {{}})", at, case_id)
    most = max(1, min(limit, MOST_ROWS))
    sql = queries.search(str(where), where.place(most + 1), by_deadline=wanted.by_deadline, order=order)
    near = tx.now + (await rules_of(tx)).remind_before
    found = [_urgent(row, tx.now, near) for row in await tx.rows(FoundCase, sql, *where.args)]
    last = found[most - 1] if len(found) > most else None
    return Page(found[:most], encode_cursor(last.sort_key, last.id) if last else None)


async def count_cases(tx: Tx, actor: Actor, wanted: CaseFilter) -> Count:
    """How many match: exactly when they are few, else about."""
    where = _where(actor, wanted)
    return await estimate(tx, f"SELECT id FROM after_sales.cases WHERE {where}", *where.args)


def _where(actor: Actor, wanted: CaseFilter) -> Where:
    where = Where()
    allowed = actor.shops_with(READ)
    shops = allowed
    if wanted.shops is not None:
        shops = [shop_id for shop_id in wanted.shops if allowed is None or shop_id in allowed]
    if shops is not None:
        where.add("shop_id = ANY ({}::uuid[])", shops)
    for column, values in (
        ("state", wanted.states),
        ("kind", wanted.kinds),
        ("reason", wanted.reasons),
        ("waits_for", wanted.waits_for),
    ):
        if values:
            where.add(f"{column} = ANY ({{}}::text[])", [str(value.value) for value in values])
    where.add_if("asked_at >= {}", wanted.asked_from)
    where.add_if("asked_at < {}", wanted.asked_before)
    where.add_if("amount + freight >= {}", wanted.total_from)
    where.add_if("amount + freight <= {}", wanted.total_to)
    if wanted.failed:
        where.add("refund_failed")
    if text := normalise_code(wanted.text[:40]):
        where.add("(code = {} OR order_number = {})", text, text)
    return where


def _urgent(row: FoundCase, now: datetime, near: datetime) -> FoundCase:
    if row.deadline is None or row.deadline > near:
        return row
    return msgspec.structs.replace(row, urgency="late" if row.deadline < now else "near")
