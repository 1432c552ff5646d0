"""Keep the plans of shops."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from jishi.modules.shipping import queries
from jishi.modules.shipping.contracts import Plan
from jishi.modules.shipping.domain.defaults import DEFAULT_PLAN
from jishi.modules.shipping.domain.rating import PLATFORM, check_plan
from jishi.platform.db import Tx

PREFIX = "shipping"


async def plans_for(tx: Tx, shop_ids: Iterable[UUID]) -> dict[UUID, Plan]:
    """The plan each shop sends by: its own, else the platform's, else the built-in one. Cached."""
    cache = tx.app.cache
    wanted = {*shop_ids, PLATFORM}
    found: dict[UUID, Plan | None] = {}
    for shop_id in wanted:
        if (known := cache.peek(f"{PREFIX}:{shop_id}")) is not None:
            found[shop_id] = known or None
    if missing := wanted - found.keys():
        rows = {row["shop_id"]: row["plan"] for row in await tx.fetch(queries.PLANS, list(missing))}
        for shop_id in missing:
            own = msgspec.convert(rows[shop_id], type=Plan) if shop_id in rows else None
            cache.put(f"{PREFIX}:{shop_id}", own or False)
            found[shop_id] = own
    common = found[PLATFORM] or DEFAULT_PLAN
    return {shop_id: found[shop_id] or common for shop_id in wanted}


async def set_plan(tx: Tx, plan: Plan, *, shop_id: UUID = PLATFORM) -> None:
    """Replace the plan of a shop, or the platform's. Raises Invalid when it contradicts itself."""
    check_plan(plan)
    await tx.execute(queries.SET_PLAN, shop_id, msgspec.to_builtins(plan), tx.now)
    tx.invalidate(f"{PREFIX}:{shop_id}")


async def ensure_defaults(tx: Tx) -> None:
    """Write the built-in plan down as the platform's, where staff can change it, unless there is one."""
    await tx.execute(queries.ENSURE_PLAN, PLATFORM, msgspec.to_builtins(DEFAULT_PLAN), tx.now)
    tx.invalidate(f"{PREFIX}:{PLATFORM}")
