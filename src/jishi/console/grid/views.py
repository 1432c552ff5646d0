"""Saved views: a name for what one looks at often. One's own, and those that colleagues share."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.platform.db import Tx

MOST = 40
"""Views of one person on one table."""

MOST_QUERY = 2_000

LIST = """
SELECT id, name, query, is_shared, is_default, owner_id = $2 FROM console.views
WHERE grid = $1 AND (owner_id = $2 OR (is_shared AND (CASE WHEN $3::uuid[] = '{}' THEN shop_ids = '{}'
                                                           ELSE shop_ids && $3 END)))
ORDER BY owner_id <> $2, created_at, id
"""
"""$3 are the actor's shops: platform people share among themselves, people of a shop with those of their shops."""

SAVE = """
INSERT INTO console.views (id, grid, owner_id, shop_ids, name, query, is_shared, is_default, created_at)
SELECT $1, $2, $3, $4, $5, $6, $7, false, $8
WHERE (SELECT count(*) FROM console.views WHERE grid = $2 AND owner_id = $3) < $9
"""

CHANGE = """
UPDATE console.views SET name = coalesce($3, name), query = coalesce($4, query), is_shared = coalesce($5, is_shared),
    shop_ids = $6
WHERE id = $1 AND owner_id = $2
"""

DELETE = "DELETE FROM console.views WHERE id = $1 AND owner_id = $2"

CLEAR_DEFAULT = "UPDATE console.views SET is_default = false WHERE grid = $1 AND owner_id = $2 AND is_default"

SET_DEFAULT = "UPDATE console.views SET is_default = true WHERE id = $1 AND owner_id = $2 AND grid = $3"


class SavedView(msgspec.Struct, frozen=True):
    """A view as its table lists it; `query` is a query string."""

    id: UUID
    name: str
    query: str
    is_shared: bool
    is_default: bool
    is_mine: bool


async def list_views(tx: Tx, actor: Actor, grid: str) -> list[SavedView]:
    """Those that this person may use, their own first."""
    return await tx.rows(SavedView, LIST, grid, actor.require_account(), sorted(actor.shop_ids))


async def save_view(tx: Tx, actor: Actor, grid: str, name: str, query: str, *, is_shared: bool) -> UUID:
    """Keep a view. Raises Invalid without a name, or when there are too many."""
    plain, kept = clean(name, field="name", most=60, least=1), _checked(query)
    view_id = uuid7()
    shops = sorted(actor.shop_ids)
    owner = actor.require_account()
    if not await tx.execute(SAVE, view_id, grid, owner, shops, plain, kept, is_shared, tx.now, MOST):
        raise Invalid("You have as many views of this table as one can have. Delete one first.")
    return view_id


async def change_view(
    tx: Tx,
    actor: Actor,
    view_id: UUID,
    *,
    name: str | None = None,
    query: str | None = None,
    shared: bool | None = None,
) -> None:
    """Rename it, keep what one looks at now under its name, or share it or not. Raises NotFound for others' views."""
    plain = None if name is None else clean(name, field="name", most=60, least=1)
    kept = None if query is None else _checked(query)
    shops = sorted(actor.shop_ids)
    if not await tx.execute(CHANGE, view_id, actor.require_account(), plain, kept, shared, shops):
        raise NotFound


async def delete_view(tx: Tx, actor: Actor, view_id: UUID) -> None:
    """Forget it. Raises NotFound for others' views."""
    if not await tx.execute(DELETE, view_id, actor.require_account()):
        raise NotFound


async def set_default(tx: Tx, actor: Actor, grid: str, view_id: UUID | None) -> None:
    """Open the table with this view from now on, or with none. Raises NotFound for others' views."""
    owner = actor.require_account()
    await tx.execute(CLEAR_DEFAULT, grid, owner)
    if view_id is not None and not await tx.execute(SET_DEFAULT, view_id, owner, grid):
        raise NotFound


def _checked(query: str) -> str:
    if len(query) > MOST_QUERY or "\x00" in query:
        raise Invalid("This view has too many filters to be kept.")
    return query
