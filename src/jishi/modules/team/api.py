"""What others may ask of team."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.team import queries
from jishi.modules.team.actions.find_holders import list_holders
from jishi.modules.team.actions.manage_staff import add_staff, remove_staff, set_roles
from jishi.modules.team.actions.read_actor import needs_second_factor, permissions_of, read_actor
from jishi.modules.team.contracts import Permission, Staff
from jishi.platform.db import Tx


async def list_staff(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 50) -> Page[Staff]:
    """Who works here, longest-standing first. Raises Forbidden without `staff.manage`."""
    actor.require(Permission.STAFF_MANAGE)
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    found = await tx.rows(Staff, queries.LIST_STAFF, after, most + 1)
    more = len(found) > most
    return Page(found[:most], encode_cursor(found[most - 1].account_id) if more else None)


__all__ = [
    "add_staff",
    "list_holders",
    "list_staff",
    "needs_second_factor",
    "permissions_of",
    "read_actor",
    "remove_staff",
    "set_roles",
]
