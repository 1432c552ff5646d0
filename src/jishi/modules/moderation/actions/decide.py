"""Decide about what waits, and read the queue."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.moderation import queries
from jishi.modules.moderation.actions.records import as_item
from jishi.modules.moderation.contracts import Decision, DecisionInput, Item, ItemState
from jishi.modules.moderation.domain.life import LEADS_TO, before
from jishi.modules.moderation.events import ItemDecided
from jishi.modules.moderation.policy import MODERATE
from jishi.platform.db import Tx

MOST_REASON = 500
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


async def list_items(
    tx: Tx,
    actor: Actor,
    *,
    state: ItemState = ItemState.WAITING,
    kind: str = "",
    cursor: str = "",
    limit: int = 20,
) -> Page[Item]:
    """The queue: what waits, the oldest first; decided items the newest first. One statement."""
    actor.require(MODERATE)
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    count = clamp_limit(limit)
    statement = queries.LIST_ITEMS if state is ItemState.WAITING else queries.LIST_DECIDED
    rows = await tx.fetch(statement, state, kind or None, after, count + 1)
    items = [as_item(row) for row in rows[:count]]
    return Page(items, encode_cursor(items[-1].id) if len(rows) > count else None)


async def count_waiting(tx: Tx, actor: Actor) -> dict[str, int]:
    """How many items wait, by kind."""
    actor.require(MODERATE)
    return {row["kind"]: row["count"] for row in await tx.fetch(queries.COUNT_WAITING)}
