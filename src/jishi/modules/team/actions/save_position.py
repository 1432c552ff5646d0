"""Make positions, change them, take them back."""

import re

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid
from jishi.kernel.ids import short_code
from jishi.kernel.text import Text, clean
from jishi.modules.identity import api as identity
from jishi.modules.team import queries
from jishi.modules.team.actions.last_manager import check_somebody_manages, lock_team, managers
from jishi.modules.team.actions.read_positions import get_position
from jishi.modules.team.contracts import Permission, Position, PositionInput
from jishi.modules.team.domain.positions import IN_SHOPS, KNOWN, NAMES
from jishi.modules.team.policy import check_grants
from jishi.platform import audit
from jishi.platform.db import Tx

MOST_NAME, MOST_DESCRIPTION = 40, 300
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
CHANGED_MEANWHILE = "Somebody else has changed this meanwhile. Please look at it again."
FIXED = "The manager's position always allows everything."


async def create_position(tx: Tx, actor: Actor, given: PositionInput) -> Position:
    """A new position. Raises what `change_position` raises, but there is nothing to conflict with."""
    await _check_author(tx, actor)
    name, description, permissions = _checked(given, in_shops=given.in_shops)
    check_grants(actor, permissions)
    code = f"{NOT_LETTERS.sub('_', name['en'].lower()).strip('_')[:24] or 'position'}_{short_code(4).lower()}"
    await tx.execute(queries.ADD_ROLE, code, name, description, permissions, given.in_shops, tx.now, actor.account_id)
    await _write_down(tx, actor, "roles.created", code, [], permissions)
    return await get_position(tx, code)


async def change_position(tx: Tx, actor: Actor, code: str, given: PositionInput) -> Position:
    """Write a position anew, `given.version` being the one that its author has seen. Takes effect at once for
    everybody who holds it.

    Raises NotFound; Forbidden without `staff.manage`, for what the author does not hold, and for the manager's
    position; StepUpNeeded; Invalid; Conflict when somebody was quicker or nobody would be left who manages staff.
    """
    before = await get_position(tx, code)
    await _check_author(tx, actor)
    if before.is_fixed:
        raise Forbidden(FIXED)
    name, description, permissions = _checked(given, in_shops=before.in_shops)
    check_grants(actor, set(permissions) ^ set(before.permissions))
    await lock_team(tx)
    managed = await managers(tx)
    saved = await tx.execute(
        queries.SAVE_ROLE,
        code,
        name,
        description,
        permissions,
        before.in_shops,
        tx.now,
        actor.account_id,
        given.version,
    )
    if not saved:
        raise Conflict(CHANGED_MEANWHILE, code="stale")
    await check_somebody_manages(tx, managed)
    await _write_down(tx, actor, "roles.changed", code, before.permissions, permissions)
    tx.invalidate("session:*")
    return await get_position(tx, code)


async def reset_position(tx: Tx, actor: Actor, code: str) -> None:
    """Take a position back: ours become what they were, one of somebody's making goes if nobody holds it.

    Raises NotFound, Forbidden, StepUpNeeded, and Conflict for one that somebody holds.
    """
    before = await get_position(tx, code)
    await _check_author(tx, actor)
    await lock_team(tx)
    managed = await managers(tx)
    if not before.is_ours and await tx.fetch_value(queries.HAS_HOLDERS, code):
        raise Conflict("Somebody holds this position. Give them another one first.")
    await tx.execute(queries.REMOVE_ROLE, code)
    after = (await get_position(tx, code)).permissions if before.is_ours else []
    check_grants(actor, set(after) ^ set(before.permissions))
    await check_somebody_manages(tx, managed)
    await _write_down(tx, actor, "roles.reset" if before.is_ours else "roles.removed", code, before.permissions, after)
    tx.invalidate("session:*")


async def _check_author(tx: Tx, actor: Actor) -> None:
    if actor.shops_with(Permission.STAFF_MANAGE) is not None:
        raise Forbidden
    await identity.require_recent_proof(tx, actor)


def _checked(given: PositionInput, *, in_shops: bool) -> tuple[Text, Text, list[str]]:
    name = _text(given.name, "name", least=1, most=MOST_NAME)
    description = _text(given.description, "description", least=0, most=MOST_DESCRIPTION)
    permissions = sorted(set(given.permissions))
    if not KNOWN.issuperset(permissions):
        raise Invalid("There is no such permission.", field="permissions")
    if in_shops and not IN_SHOPS.issuperset(permissions):
        raise Invalid("A position in a shop cannot allow this.", field="permissions")
    return name, description, permissions


def _text(given: Text, field: str, *, least: int, most: int) -> Text:
    return {
        locale: clean(given.get(locale, ""), field=f"{field}.{locale}", least=least, most=most)
        for locale in ("zh-CN", "en")
    }


async def _write_down(tx: Tx, actor: Actor, action: str, code: str, before: list[str], after: list[str]) -> None:
    added, taken = sorted(set(after) - set(before)), sorted(set(before) - set(after))
    await audit.record(tx, actor, action, "role", code, {"ours": code in NAMES, "added": added, "taken": taken})
