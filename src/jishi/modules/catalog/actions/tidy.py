"""Tidy the tree of categories: order siblings, merge two, take one away."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.relist import relist_where
from jishi.modules.catalog.actions.tree import CACHE, load_tree
from jishi.modules.catalog.contracts import Category
from jishi.modules.catalog.domain.categories import Tree
from jishi.modules.catalog.policy import require_category_editor
from jishi.platform import audit
from jishi.platform.db import Tx

STEP = 10
"""Places of siblings lie so far apart, so that one fits in between."""


async def count_products(tx: Tx) -> dict[UUID, int]:
    """How many products there are in each category itself, without what is below. One statement."""
    return {row["category_id"]: row["count"] for row in await tx.fetch(queries.COUNT_IN_CATEGORIES)}


async def shift_category(tx: Tx, actor: Actor, code: str, *, up: bool) -> None:
    """Change places with the sibling above or below; nothing when there is none.

    Raises Forbidden for anybody but the platform's editors, NotFound.
    """
    require_category_editor(actor)
    await tx.execute(queries.LOCK_TREE)
    tree = await load_tree(tx)
    moved = _known(tree, code)
    row = list(tree.children[moved.parent_id])
    place = row.index(moved)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(row):
        return
    row[place], row[other] = row[other], row[place]
    positions = [number * STEP for number in range(1, len(row) + 1)]
    await tx.execute(queries.PLACE_CATEGORIES, [one.id for one in row], positions)
    await _noted(tx, actor, "catalog.category_moved", code, {"up": up})


async def merge_category(tx: Tx, actor: Actor, code: str, into: str) -> int:
    """Move everything that is in one category to another and take the first away; the other asks for the attributes of
    both. How many products moved. What waits for review and fast lanes follow too.

    Raises Forbidden for anybody but the platform's editors, NotFound, Conflict when `into` is the same or below.
    """
    require_category_editor(actor)
    await tx.execute(queries.LOCK_TREE)
    tree = await load_tree(tx)
    old, new = _known(tree, code), _known(tree, into)
    if new.id in tree.below(old.id):
        raise Conflict("A category cannot be merged into itself or what is below it.", field="into")
    moved = await tx.execute(queries.MOVE_PRODUCTS, old.id, new.id, new.code, tx.now)
    await tx.execute(queries.MOVE_REVISIONS, old.code, new.code)
    await tx.execute(queries.MOVE_LANES, old.code, new.code)
    await tx.execute(queries.MOVE_CHILDREN, old.id, new.id)
    wanted = list(dict.fromkeys([*new.attributes, *old.attributes]))
    await tx.execute(queries.SET_ATTRIBUTES, new.id, wanted)
    await tx.execute(queries.REMOVE_CATEGORY, old.id)
    fresh = await load_tree(tx)
    await relist_where(tx, fresh, queries.IDS_IN_CATEGORIES, fresh.below(new.id))
    await _noted(tx, actor, "catalog.category_merged", code, {"into": into, "products": moved})
    return moved


async def remove_category(tx: Tx, actor: Actor, code: str) -> None:
    """Take an empty category away.

    Raises Forbidden for anybody but the platform's editors, NotFound, Conflict while there are products in it or
    categories below it.
    """
    require_category_editor(actor)
    await tx.execute(queries.LOCK_TREE)
    tree = await load_tree(tx)
    gone = _known(tree, code)
    if tree.children.get(gone.id):
        raise Conflict("There are categories below this one. Move or merge them first.", code="category_in_use")
    if await tx.fetch_value(queries.IS_CATEGORY_USED, gone.id):
        raise Conflict(
            "There are products in this category. Merge it into another one instead.", code="category_in_use"
        )
    await tx.execute(queries.REMOVE_CATEGORY, gone.id)
    await _noted(tx, actor, "catalog.category_removed", code, {"name": gone.name})


def _known(tree: Tree, code: str) -> Category:
    if (found := tree.by_code.get(code)) is None:
        raise NotFound
    return found


async def _noted(tx: Tx, actor: Actor, act: str, code: str, details: dict[str, object]) -> None:
    await audit.record(tx, actor, act, "category", code, details)
    tx.invalidate(CACHE, "product:*", "list:*")
