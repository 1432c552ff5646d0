"""What others may ask of team."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.team import queries
from jishi.modules.team.actions.approvals import (
    ask_approval,
    decide_approval,
    expire_approvals,
    get_approval,
    sight,
    withdraw_approval,
)
from jishi.modules.team.actions.find_holders import list_holders
from jishi.modules.team.actions.manage_staff import add_staff, remove_staff, set_roles
from jishi.modules.team.actions.read_actor import needs_second_factor, permissions_of, read_actor
from jishi.modules.team.contracts import Approval, ApprovalState, Permission, Staff
from jishi.platform.db import Tx


async def list_staff(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 50) -> Page[Staff]:
    """Who works here, longest-standing first. Raises Forbidden without `staff.manage`."""
    actor.require(Permission.STAFF_MANAGE)
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    found = await tx.rows(Staff, queries.LIST_STAFF, after, most + 1)
    more = len(found) > most
    return Page(found[:most], encode_cursor(found[most - 1].account_id) if more else None)


async def list_approvals(
    tx: Tx, actor: Actor, *, state: ApprovalState | None = None, kind: str = "", cursor: str = "", limit: int = 50
) -> Page[Approval]:
    """What the actor asked for or may decide about, newest first. Raises Unauthenticated."""
    actor.require_account()
    before = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    found = await tx.rows(Approval, queries.LIST_APPROVALS, *sight(actor), state or "", kind, before, most + 1)
    return Page(found[:most], encode_cursor(found[most - 1].id) if len(found) > most else None)


async def count_to_decide(tx: Tx, actor: Actor) -> int:
    """How many approvals wait for the actor's decision, up to 1000; none for those who decide nothing."""
    who, decides, shops = sight(actor)
    return int(await tx.fetch_value(queries.COUNT_TO_DECIDE, who, shops, tx.now)) if decides else 0


__all__ = [
    "add_staff",
    "list_holders",
    "ask_approval",
    "count_to_decide",
    "decide_approval",
    "expire_approvals",
    "get_approval",
    "list_approvals",
    "list_staff",
    "needs_second_factor",
    "permissions_of",
    "read_actor",
    "remove_staff",
    "set_roles",
    "withdraw_approval",
]
