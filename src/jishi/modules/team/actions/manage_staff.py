"""Take people on, give them positions, and let them go."""

from collections.abc import Iterable
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.modules.identity import api as identity
from jishi.modules.team import queries
from jishi.modules.team.contracts import MERCHANT_ROLES, Permission, Role, Staff
from jishi.platform.db import Tx


async def add_staff(
    tx: Tx, actor: Actor, account_id: UUID, roles: Iterable[Role], shop_ids: Iterable[UUID] = ()
) -> Staff:
    """Give an account these positions, instead of those it may have. Takes effect with its next request.

    Raises Forbidden without `staff.manage`, NotFound for no account, Invalid for merchant positions without a shop or
    the other way round, Conflict when nobody would be left who manages staff.
    """
    actor.require(Permission.STAFF_MANAGE)
    wanted, shops = sorted(set(roles)), sorted(set(shop_ids))
    _check(wanted, shops)
    if account_id not in await identity.list_accounts(tx, [account_id]):
        raise NotFound
    if Role.MANAGER not in wanted:
        await _check_not_last_manager(tx, account_id)
    staff = await tx.row(Staff, queries.SAVE_STAFF, account_id, wanted, shops, tx.now, actor.account_id)
    assert staff is not None
    await identity.forget_cached_sessions(tx, account_id)
    return staff


async def set_roles(tx: Tx, actor: Actor, account_id: UUID, roles: Iterable[Role]) -> Staff:
    """Change the positions of one who is staff, in the same shops. Raises NotFound and what `add_staff` raises."""
    actor.require(Permission.STAFF_MANAGE)
    if (known := await tx.row(Staff, queries.FIND_STAFF, account_id)) is None:
        raise NotFound
    return await add_staff(tx, actor, account_id, roles, known.shop_ids)


async def remove_staff(tx: Tx, actor: Actor, account_id: UUID) -> None:
    """Let somebody go; they stay a member. Raises Forbidden, NotFound, Conflict for the last who manages staff."""
    actor.require(Permission.STAFF_MANAGE)
    await _check_not_last_manager(tx, account_id)
    if not await tx.execute(queries.REMOVE_STAFF, account_id):
        raise NotFound
    await identity.forget_cached_sessions(tx, account_id)


def _check(roles: list[Role], shop_ids: list[UUID]) -> None:
    if not roles:
        raise Invalid("Please choose at least one position.", field="roles")
    in_shops = MERCHANT_ROLES.intersection(roles)
    if in_shops and not (shop_ids and in_shops.issuperset(roles)):
        sentence = "A position in a shop needs the shop, and goes with no other position."
        raise Invalid(sentence, field="shop_ids")
    if shop_ids and not in_shops:
        sentence = "This position is not one of a shop."
        raise Invalid(sentence, field="shop_ids")


async def _check_not_last_manager(tx: Tx, account_id: UUID) -> None:
    managers = {row[0] for row in await tx.fetch(queries.LOCK_MANAGERS, Role.MANAGER)}
    if managers == {account_id}:
        raise Conflict("Somebody must be left who manages the staff.")
