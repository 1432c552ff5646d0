"""Write down what happens to listings, for the history of the product and for the audit log."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.ids import uuid7
from jishi.modules.catalog import listing_queries as queries
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.contracts.listing import Act, Step
from jishi.platform import audit
from jishi.platform.db import Tx

QUIET = frozenset({Act.CHECKED, Act.CLAIMED, Act.RELEASED, Act.WENT_LIVE, Act.IMPORTED})
"""Steps that nobody decided; they are in the product's history only."""


class Happened(msgspec.Struct, frozen=True):
    """A step before it is written."""

    product_id: UUID
    shop_id: UUID
    act: Act
    before: ProductState | None
    after: ProductState
    reason: str = ""
    details: Mapping[str, object] = {}


async def record(tx: Tx, actor: Actor, *happened: Happened) -> None:
    """Write these steps down. Two statements at most, whatever their number."""
    if not happened:
        return
    await tx.execute(
        queries.ADD_STEPS,
        tx.now,
        actor.account_id,
        [uuid7() for _ in happened],
        [step.product_id for step in happened],
        [step.shop_id for step in happened],
        [step.act.value for step in happened],
        [step.before.value if step.before else None for step in happened],
        [step.after.value for step in happened],
        [step.reason for step in happened],
        [dict(step.details) for step in happened],
    )
    for act in dict.fromkeys(step.act for step in happened if step.act not in QUIET):
        notes = [audit.Note(step.product_id, _told(step), step.shop_id) for step in happened if step.act is act]
        await audit.record_many(tx, actor, f"listing.{act.value}", "product", notes)


async def list_steps(tx: Tx, product_id: UUID, before: UUID | None = None, limit: int = 50) -> list[Step]:
    """What happened to a product, the latest first, from before a step. One statement."""
    rows = await tx.fetch(queries.HISTORY, product_id, before, limit)
    return [msgspec.convert(dict(row), Step) for row in rows]


def _told(step: Happened) -> dict[str, object]:
    return {"from": step.before, "to": step.after, "reason": step.reason, **step.details}


def as_plain(values: Sequence[object]) -> list[object]:
    """Structs as JSON will have them."""
    return [msgspec.to_builtins(value) for value in values]
