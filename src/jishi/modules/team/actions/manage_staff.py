"""Take people on, give them positions, and let them go."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.modules.identity import api as identity
from jishi.modules.team import queries
from jishi.modules.team.actions.last_manager import check_somebody_manages, lock_team, managers
from jishi.modules.team.actions.read_positions import positions_by_code
from jishi.modules.team.contracts import Position, Staff
from jishi.modules.team.policy import check_grants, scope_of
from jishi.platform import audit
from jishi.platform.db import Tx

ELSEWHERE = "This person already works elsewhere here."
NOT_MYSELF = "You cannot do this to yourself. Ask somebody else."


async def add_staff(
    tx: Tx, actor: Actor, account_id: UUID, roles: Iterable[str], shop_ids: Iterable[UUID] = ()
) -> Staff:
    """Give an account these positions, instead of those it may have. Takes effect with its next request.

    Raises Forbidden without `staff.manage` (in shops of one's own: `shop_staff.manage`) and for what one does not hold
    oneself; StepUpNeeded; NotFound for no account or shops that are not one's own; Invalid for merchant positions
    without a shop or the other way round; Conflict when nobody would be left who manages staff.
    """
    scope_of(actor)
    await identity.require_recent_proof(tx, actor)
    return await employ(tx, actor, account_id, roles, shop_ids)


async def employ(tx: Tx, actor: Actor, account_id: UUID, roles: Iterable[str], shop_ids: Iterable[UUID]) -> Staff:
    """`add_staff` for an actor whose proof was given before, as by inviting."""
    scope = scope_of(actor)
    wanted, shops = sorted({str(role) for role in roles}), sorted(set(shop_ids))
    await check_positions(tx, actor, wanted, shops)
    if account_id not in await identity.list_accounts(tx, [account_id]):
        raise NotFound
    await lock_team(tx)
    before = await tx.row(Staff, queries.FIND_STAFF, account_id)
    if before is not None:
        if not scope.covers(before.shop_ids):
            raise Conflict(ELSEWHERE)
        await _check_outranks(tx, actor, before)
    managed = await managers(tx)
    staff = await tx.row(Staff, queries.SAVE_STAFF, account_id, wanted, shops, tx.now, actor.account_id)
    assert staff is not None
    await check_somebody_manages(tx, managed)
    await _write_down(tx, actor, "staff.changed" if before else "staff.added", staff, before)
    await identity.forget_cached_sessions(tx, account_id)
    return staff


async def set_roles(tx: Tx, actor: Actor, account_id: UUID, roles: Iterable[str]) -> Staff:
    """Change the positions of one who is staff, in the same shops. Raises NotFound and what `add_staff` raises."""
    known = await get_staff(tx, actor, account_id)
    return await add_staff(tx, actor, account_id, roles, known.shop_ids)


async def remove_staff(tx: Tx, actor: Actor, account_id: UUID) -> None:
    """Let somebody go; they stay a member. Raises Forbidden, StepUpNeeded, NotFound, Conflict for the last who manages
    staff."""
    before = await _take_hold(tx, actor, account_id)
    managed = await managers(tx)
    await tx.execute(queries.REMOVE_STAFF, account_id)
    await check_somebody_manages(tx, managed)
    await _write_down(tx, actor, "staff.removed", before, None)
    await identity.forget_cached_sessions(tx, account_id)


async def deactivate_staff(tx: Tx, actor: Actor, account_id: UUID) -> Staff:
    """Suspend somebody's positions and, when they are of the company, sign them out everywhere. `reactivate_staff`
    gives the positions back. Doing it again does nothing. Raises as `remove_staff`, and Conflict for oneself."""
    before = await _take_hold(tx, actor, account_id)
    if account_id == actor.account_id:
        raise Conflict(NOT_MYSELF)
    managed = await managers(tx)
    staff = await tx.row(Staff, queries.DEACTIVATE_STAFF, account_id, tx.now)
    if staff is None:
        return before
    await check_somebody_manages(tx, managed)
    await _write_down(tx, actor, "staff.deactivated", staff, before)
    await identity.forget_cached_sessions(tx, account_id)
    if not staff.shop_ids:
        await identity.end_sessions(tx, account_id)
    return staff


async def reactivate_staff(tx: Tx, actor: Actor, account_id: UUID) -> Staff:
    """Give suspended positions back; they may not be more than the actor's own. Raises as `add_staff`."""
    before = await _take_hold(tx, actor, account_id)
    staff = await tx.row(Staff, queries.REACTIVATE_STAFF, account_id)
    if staff is None:
        return before
    await _write_down(tx, actor, "staff.reactivated", staff, before)
    await identity.forget_cached_sessions(tx, account_id)
    return staff


async def sign_out_staff(tx: Tx, actor: Actor, account_id: UUID) -> int:
    """Sign somebody of the company, or of a shop, out everywhere; how many places. Raises Forbidden for those who
    manage one shop only: their people are members with a life of their own."""
    if not scope_of(actor).company:
        raise Forbidden
    before = await _take_hold(tx, actor, account_id)
    keep = actor.session_id if account_id == actor.account_id else None
    ended = await identity.end_sessions(tx, account_id, keep=keep)
    await audit.record(tx, actor, "staff.signed_out", "account", before.account_id, {"sessions": ended})
    return ended


async def get_staff(tx: Tx, actor: Actor, account_id: UUID) -> Staff:
    """Somebody whom the actor may manage. Raises Forbidden, NotFound."""
    scope = scope_of(actor)
    staff = await tx.row(Staff, queries.FIND_STAFF, account_id)
    if staff is None or not scope.covers(staff.shop_ids):
        raise NotFound
    return staff


async def check_positions(tx: Tx, actor: Actor, roles: Sequence[str], shop_ids: Sequence[UUID]) -> dict[str, Position]:
    """Raise unless the actor may give these positions in these shops: Invalid, Forbidden, NotFound."""
    positions = await positions_by_code(tx, roles)
    _check_form(roles, shop_ids, positions)
    scope = scope_of(actor)
    if not scope.covers(shop_ids):
        raise NotFound if shop_ids else Forbidden
    check_grants(actor, {permission for position in positions.values() for permission in position.permissions})
    return positions


def _check_form(roles: Sequence[str], shop_ids: Sequence[UUID], positions: dict[str, Position]) -> None:
    if not roles:
        raise Invalid("Please choose at least one position.", field="roles")
    if len(positions) < len(roles):
        raise Invalid("There is no such position.", field="roles")
    in_shops = {position.in_shops for position in positions.values()}
    if True in in_shops and not (shop_ids and in_shops == {True}):
        sentence = "A position in a shop needs the shop, and goes with no other position."
        raise Invalid(sentence, field="shop_ids")
    if shop_ids and True not in in_shops:
        sentence = "This position is not one of a shop."
        raise Invalid(sentence, field="shop_ids")


async def _take_hold(tx: Tx, actor: Actor, account_id: UUID) -> Staff:
    await get_staff(tx, actor, account_id)
    await identity.require_recent_proof(tx, actor)
    await lock_team(tx)
    held = await get_staff(tx, actor, account_id)
    await _check_outranks(tx, actor, held)
    return held


async def _check_outranks(tx: Tx, actor: Actor, staff: Staff) -> None:
    held = await positions_by_code(tx, staff.roles)
    check_grants(actor, {permission for position in held.values() for permission in position.permissions})


async def _write_down(tx: Tx, actor: Actor, action: str, staff: Staff, before: Staff | None) -> None:
    details: dict[str, object] = {"roles": staff.roles, "shops": staff.shop_ids}
    if before is not None and before.roles != staff.roles:
        details["roles_before"] = before.roles
    if before is not None and before.shop_ids != staff.shop_ids:
        details["shops_before"] = before.shop_ids
    shop_id = staff.shop_ids[0] if len(staff.shop_ids) == 1 else None
    await audit.record(tx, actor, action, "account", staff.account_id, details, shop_id=shop_id)
