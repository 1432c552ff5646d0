"""Move fulfilments along their table, by compare-and-set."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.contracts import FulfilmentState
from jishi.modules.orders.domain.fulfilment import ENDED, before
from jishi.platform.db import Tx

ENDS = sorted(state.value for state in ENDED)


async def move(
    tx: Tx,
    ids: Sequence[UUID],
    end: FulfilmentState,
    *,
    by: str,
    actor: Actor,
    reason: str = "",
    at: datetime | None = None,
) -> list[UUID]:
    """Bring these fulfilments of locked orders to `end`, those that may go there; returns their ids."""
    rows = await tx.fetch(
        queries.MOVE, list(ids), end.value, before(end), at or tx.now, by, actor.account_id, reason, ENDS
    )
    return [row["id"] for row in rows]
