"""Pause, reopen and close shops."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.merchants import queries
from jishi.modules.merchants.actions.open import CACHE
from jishi.modules.merchants.contracts import ShopState
from jishi.modules.merchants.events import ShopChanged
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx

FROM = {
    ShopState.OPEN: [ShopState.PAUSED],
    ShopState.PAUSED: [ShopState.OPEN],
    ShopState.CLOSED: [ShopState.OPEN, ShopState.PAUSED],
}
"""From which states one may come to each state; a closed shop stays closed."""

MOST_REASON = 300


class StateChange(msgspec.Struct, frozen=True):
    """When a shop came to a state, by whose name (empty for the system) and why."""

    at: datetime
    state: ShopState
    name: str
    reason: str


async def set_state(tx: Tx, shop_id: UUID, state: ShopState, *, actor: Actor = SYSTEM, reason: str = "") -> None:
    """Bring a shop to `state`. Raises Conflict when it cannot go there from where it is."""
    if not await tx.execute(queries.SET_STATE, shop_id, FROM[state], state, tx.now):
        raise Conflict("The shop's state does not allow this.")
    await tx.execute(queries.TELL_STATE, uuid7(), shop_id, tx.now, state, actor.account_id, actor.name, reason)
    tx.invalidate(CACHE)
    await tx.publish(ShopChanged(shop_id=shop_id))


async def change_state(tx: Tx, actor: Actor, slug: str, state: ShopState, reason: str) -> None:
    """Have somebody who manages merchants bring a shop to `state`, with the reason on record.

    Raises Forbidden without `merchants.manage` (people of a shop never have it for their own), NotFound, Invalid
    without a reason, Conflict.
    """
    shops = actor.shops_with(Permission.MERCHANTS_MANAGE)
    plain = clean(reason, field="reason", most=MOST_REASON, least=1)
    shop_id = await tx.fetch_value(queries.ID_OF, slug, shops)
    if shop_id is None:
        raise NotFound
    await set_state(tx, shop_id, state, actor=actor, reason=plain)
    await audit.record(tx, actor, f"merchants.{state.value}", "shop", shop_id, {"reason": plain}, shop_id=shop_id)


async def list_state_changes(tx: Tx, shop_id: UUID) -> list[StateChange]:
    """How the shop came to be in its state, the latest first."""
    rows = await tx.fetch(queries.STATE_CHANGES, shop_id)
    return [StateChange(at, ShopState(state), name, reason) for at, state, name, reason in rows]
