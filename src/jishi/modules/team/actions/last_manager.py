"""Somebody must always be left who manages the staff."""

from collections.abc import Collection
from uuid import UUID

from jishi.kernel.errors import Conflict
from jishi.modules.team import queries
from jishi.modules.team.contracts import Permission
from jishi.modules.team.domain.positions import union_of
from jishi.platform.db import Tx

NOBODY_LEFT = "Somebody must be left who manages the staff."


async def lock_team(tx: Tx) -> None:
    """Change the staff one after the other: two who let each other go at the same moment must not both succeed."""
    await tx.execute(queries.LOCK_TEAM)


async def managers(tx: Tx) -> set[UUID]:
    """All who may manage the company's staff."""
    rows = await tx.fetch(queries.LIST_COMPANY)
    return {row[0] for row in rows if Permission.STAFF_MANAGE in union_of(row[1], row[2] or {}, is_in_shops=False)}


async def check_somebody_manages(tx: Tx, before: Collection[UUID]) -> None:
    """Raise Conflict when nobody manages the staff any more, though there were some `before`. Needs `lock_team`."""
    if before and not await managers(tx):
        raise Conflict(NOBODY_LEFT)
