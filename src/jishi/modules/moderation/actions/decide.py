"""Decide about what waits, and read the queue."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.page import Page, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.moderation import queries
from jishi.modules.moderation.actions.records import as_item
from jishi.modules.moderation.contracts import (
    Decision,
    DecisionInput,
    Item,
    ItemQuery,
    ItemState,
    ReportNote,
)
from jishi.modules.moderation.domain.life import LEADS_TO, before
from jishi.modules.moderation.events import ItemDecided
from jishi.modules.moderation.policy import MODERATE
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.where import Where

MOST_REASON = 500
MOST_AT_ONCE = 1_000
DECIDED = "Somebody has decided about this already."


async def decide(tx: Tx, actor: Actor, item_id: UUID, given: DecisionInput) -> Item:
    """Publish or hide what waits, and return the item. Of two moderators one decides; the other gets Conflict, unless
    it is the same person saying the same again. Raises Invalid for hiding without a reason, NotFound for no such
    item. The owner of the text obeys in this transaction (ItemDecided)."""
    actor.require(MODERATE)
    reason = clean(given.reason, field="reason", most=MOST_REASON, lines=True)
    if given.decision is Decision.HIDE and not reason:
        raise Invalid("Please fill this in.", field="reason")
    end = LEADS_TO[given.decision]
    row = await tx.fetch_row(queries.DECIDE, item_id, before(end), end, tx.now, actor.account_id, reason)
    if row is None:
        return await _decided_before(tx, actor, item_id, end)
    item = as_item(row)
    details = {"kind": item.kind, "subject": str(item.subject_id), "reports": item.reports}
    await audit.record(tx, actor, f"moderation.{end.value}", "moderation_item", item.id, details, shop_id=item.shop_id)
    await tx.publish(
        ItemDecided(
            item_id=item.id,
            kind=item.kind,
            subject_id=item.subject_id,
            author_id=item.author_id,
            published=given.decision is Decision.PUBLISH,
            reason=reason,
            decided_by=actor.account_id,
        )
    )
    return item


async def _decided_before(tx: Tx, actor: Actor, item_id: UUID, end: ItemState) -> Item:
    row = await tx.fetch_row(queries.ITEM, item_id)
    if row is None:
        raise NotFound
    item = as_item(row)
    if item.state is end and item.decided_by == actor.account_id:
        return item
    raise Conflict(DECIDED, code="decided_already")


async def withdraw(tx: Tx, kind: str, subject_id: UUID) -> None:
    """Take a subject out of the queue because its author took it back; nothing happens when it does not wait."""
    await tx.execute(queries.WITHDRAW, kind, subject_id, before(ItemState.WITHDRAWN), tx.now)


async def get_item(tx: Tx, actor: Actor, item_id: UUID) -> Item:
    """One item. Raises NotFound."""
    actor.require(MODERATE)
    row = await tx.fetch_row(queries.ITEM, item_id)
    if row is None:
        raise NotFound
    return as_item(row)


async def list_items(tx: Tx, actor: Actor, query: ItemQuery = ItemQuery(states=[ItemState.WAITING])) -> Page[Item]:
    """The queue, the oldest first unless asked otherwise. One statement."""
    actor.require(MODERATE)
    where = Where()
    if query.states:
        where.add("state = ANY ({}::text[])", [state.value for state in query.states])
    if query.kinds:
        where.add("kind = ANY ({}::text[])", query.kinds)
    where.add_if("(reports > 0) = {}", query.reported)
    if plain := clean(query.text, field="text", most=100):
        pattern = "%" + plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        where.add("(text ILIKE {} OR author_name ILIKE {})", pattern, pattern)
    direction, beyond = ("ASC", ">") if query.oldest_first else ("DESC", "<")
    if query.cursor:
        where.add(f"id {beyond} {{}}", decode_cursor(query.cursor, tuple[UUID])[0])
    count = max(1, min(query.limit, MOST_AT_ONCE))
    rows = await tx.fetch(f"{queries.ITEMS} WHERE {where} ORDER BY id {direction} LIMIT {count + 1}", *where.args)
    items = [as_item(row) for row in rows[:count]]
    return Page(items, encode_cursor(items[-1].id) if len(rows) > count else None)


async def list_notes(tx: Tx, actor: Actor, item_id: UUID) -> list[ReportNote]:
    """What people said who reported it, the first ones first."""
    actor.require(MODERATE)
    return await tx.rows(ReportNote, queries.REPORT_NOTES, item_id)


async def count_all_waiting(tx: Tx, actor: Actor) -> int:
    """How many items wait, a thousand at most."""
    actor.require(MODERATE)
    return int(await tx.fetch_value(queries.COUNT_ALL_WAITING))


async def count_waiting(tx: Tx, actor: Actor) -> dict[str, int]:
    """How many items wait, by kind."""
    actor.require(MODERATE)
    return {row["kind"]: row["count"] for row in await tx.fetch(queries.COUNT_WAITING)}
