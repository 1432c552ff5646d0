"""Write a category."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.kernel.text import Text, clean
from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.relist import relist_where
from jishi.modules.catalog.actions.tree import CACHE, load_tree
from jishi.modules.catalog.domain.checking import clean_text, refuse
from jishi.modules.catalog.policy import require_category_editor
from jishi.modules.media import api as media
from jishi.platform import audit
from jishi.platform.db import Tx

DEEPEST = 6
MOST_POSITION = 1_000_000


async def save_category(
    tx: Tx,
    code: str,
    name: Text,
    parent_code: str = "",
    position: int = 0,
    image_id: UUID | None = None,
    attributes: Sequence[str] = (),
) -> UUID:
    """Create or change the category with this code and return its id; a picture that is not given is kept.

    Raises Invalid for an unknown parent, a parent below itself or a tree deeper than six levels.
    """
    code = clean(code, field="code", most=120, least=1)
    tree = await load_tree(tx)
    parent = tree.by_code.get(parent_code)
    if parent_code and parent is None:
        raise refuse("parent_code", "There is no category “%(category)s”.", category=parent_code)
    old = tree.by_code.get(code)
    lineage = tree.lineage(parent.id if parent else None)
    if old is not None and old in lineage:
        raise Conflict("A category cannot be below itself.")
    if len(lineage) >= DEEPEST:
        raise refuse("parent_code", "The category tree is %(most)s levels deep at most.", most=DEEPEST)
    image = (await media.images(tx, [image_id])).get(image_id) if image_id else None
    category_id: UUID = await tx.fetch_value(
        queries.SAVE_CATEGORY,
        uuid7(),
        code,
        clean_text(name, "name", most=120, least=1),
        parent.id if parent else None,
        position,
        image,
        list(dict.fromkeys(attributes)),
    )
    if old is not None and (old.parent_id, old.attributes, old.name) != (
        parent.id if parent else None,
        list(attributes),
        name,
    ):
        fresh = await load_tree(tx)
        await relist_where(tx, fresh, queries.IDS_IN_CATEGORIES, fresh.below(category_id))
    tx.invalidate(CACHE, "product:*", "list:*")
    return category_id


async def change_category(
    tx: Tx,
    actor: Actor,
    code: str,
    *,
    name: Text,
    parent_code: str = "",
    position: int = 0,
    attributes: Sequence[str] = (),
) -> UUID:
    """What `save_category` does, for people of the platform who edit the catalogue. Raises what that raises, and
    Forbidden, for merchants too."""
    require_category_editor(actor)
    if not 0 <= position <= MOST_POSITION:
        raise refuse("position", "This number is out of range.")
    category_id = await save_category(tx, code, name, parent_code, position, attributes=attributes)
    await audit.record(tx, actor, "catalog.category_saved", "category", code, {"parent": parent_code})
    return category_id
