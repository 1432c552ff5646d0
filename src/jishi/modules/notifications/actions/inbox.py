"""A person's notices: read them, and be done with them."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.notifications import queries
from jishi.modules.notifications.actions.deliver import bell_key
from jishi.modules.notifications.contracts import Group, Notice
from jishi.platform.db import Tx

BELL_SECONDS = 600


async def list_notices(
    tx: Tx, actor: Actor, *, group: Group | None = None, unread: bool = False, cursor: str = "", limit: int = 20
) -> Page[Notice]:
    """The actor's notices, the newest first; of one group or all, those not read yet or all."""
    account_id = actor.require_account()
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    found = await tx.rows(Notice, queries.LIST, account_id, group or "", unread, after, most + 1)
    return Page(found[:most], encode_cursor(found[most - 1].id) if len(found) > most else None)


async def count_unread(tx: Tx, actor: Actor) -> int:
    """How many notices the actor has not read, 1,000 at most; kept in the process until that changes."""
    account_id = actor.require_account()

    async def load() -> int:
        count: int = await tx.fetch_value(queries.COUNT_UNREAD, account_id)
        return count

    return await tx.app.cache.get(bell_key(account_id), load, seconds=BELL_SECONDS)


async def read_notice(tx: Tx, actor: Actor, notice_id: UUID) -> str:
    """Mark one notice as read, however often; returns where it leads. Raises NotFound for one that is not theirs."""
    account_id = actor.require_account()
    link: str | None = await tx.fetch_value(queries.READ, notice_id, account_id, tx.now)
    if link is None:
        raise NotFound
    tx.invalidate(bell_key(account_id))
    return link


async def read_all(tx: Tx, actor: Actor, group: Group | None = None) -> int:
    """Mark all as read, or those of one group; how many there were."""
    account_id = actor.require_account()
    tx.invalidate(bell_key(account_id))
    return await tx.execute(queries.READ_ALL, account_id, tx.now, group or "")


async def delete_notice(tx: Tx, actor: Actor, notice_id: UUID) -> None:
    """Throw one notice away. Raises NotFound for one that is not theirs."""
    account_id = actor.require_account()
    if not await tx.execute(queries.DELETE, notice_id, account_id):
        raise NotFound
    tx.invalidate(bell_key(account_id))
