"""What others may ask of team."""

from collections.abc import Sequence
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
from jishi.modules.team.actions.invitations import (
    accept_invitation,
    find_invitation,
    invite_staff,
    list_invitations,
    withdraw_invitation,
)
from jishi.modules.team.actions.manage_staff import (
    add_staff,
    deactivate_staff,
    get_staff,
    reactivate_staff,
    remove_staff,
    set_roles,
    sign_out_staff,
)
from jishi.modules.team.actions.read_actor import is_staff, needs_second_factor, permissions_of, read_actor
from jishi.modules.team.actions.read_positions import get_position, list_positions
from jishi.modules.team.actions.save_position import change_position, create_position, reset_position
from jishi.modules.team.contracts import Approval, ApprovalState, Permission, Staff
from jishi.modules.team.policy import Scope, scope_of
from jishi.platform.db import Tx


async def list_staff(
    tx: Tx,
    actor: Actor,
    *,
    roles: Sequence[str] = (),
    shops: Sequence[UUID] | None = None,
    active: bool | None = None,
    cursor: str = "",
    limit: int = 50,
) -> Page[Staff]:
    """Whom the actor may manage, longest-standing accounts first: everybody, or the people of their own shops; of these
    those in one of `roles` and of `shops`, and active or suspended. Raises Forbidden without `staff.manage` and
    `shop_staff.manage`."""
    scope = scope_of(actor)
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    found = await tx.rows(
        Staff,
        queries.LIST_STAFF,
        after,
        most + 1,
        scope.company,
        scope.shops,
        list(roles) or None,
        None if shops is None else list(shops),
        active,
    )
    more = len(found) > most
    return Page(found[:most], encode_cursor(found[most - 1].account_id) if more else None)


async def count_holders(tx: Tx, actor: Actor) -> dict[str, int]:
    """How many people hold each position, by its code."""
    scope_of(actor)
    return {row[0]: row[1] for row in await tx.fetch(queries.COUNT_HOLDERS)}


async def list_shop_staff(tx: Tx, actor: Actor, shop_id: UUID) -> list[Staff]:
    """Who works in a shop, longest-standing first. Raises Forbidden without `merchants.read`; nobody, for a shop that
    the permission does not cover."""
    allowed = actor.shops_with(Permission.MERCHANTS_READ)
    if allowed is not None and shop_id not in allowed:
        return []
    return await tx.rows(Staff, queries.SHOP_STAFF, shop_id)


async def list_approvals(
    tx: Tx,
    actor: Actor,
    *,
    states: Sequence[ApprovalState] = (),
    kinds: Sequence[str] = (),
    cursor: str = "",
    limit: int = 50,
) -> Page[Approval]:
    """What the actor asked for or may decide about, newest first. Raises Unauthenticated, Forbidden."""
    actor.require_account()
    before = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    found = await tx.rows(
        Approval, queries.LIST_APPROVALS, *sight(actor), list(states) or None, list(kinds) or None, before, most + 1
    )
    return Page(found[:most], encode_cursor(found[most - 1].id) if len(found) > most else None)


async def count_to_decide(tx: Tx, actor: Actor) -> int:
    """How many approvals wait for the actor's decision, up to 1000; none for those who decide nothing."""
    who, decides, shops = sight(actor)
    return int(await tx.fetch_value(queries.COUNT_TO_DECIDE, who, shops, tx.now)) if decides else 0


__all__ = [
    "Scope",
    "accept_invitation",
    "add_staff",
    "ask_approval",
    "change_position",
    "count_holders",
    "count_to_decide",
    "create_position",
    "deactivate_staff",
    "decide_approval",
    "expire_approvals",
    "find_invitation",
    "get_approval",
    "get_position",
    "get_staff",
    "invite_staff",
    "is_staff",
    "list_approvals",
    "list_holders",
    "list_invitations",
    "list_positions",
    "list_shop_staff",
    "list_staff",
    "needs_second_factor",
    "permissions_of",
    "reactivate_staff",
    "read_actor",
    "remove_staff",
    "reset_position",
    "scope_of",
    "set_roles",
    "sign_out_staff",
    "withdraw_approval",
    "withdraw_invitation",
]
