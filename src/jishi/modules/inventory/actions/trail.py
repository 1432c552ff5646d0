"""Who did what with stock, in the audit log: one entry per shop that it concerns."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.platform import audit
from jishi.platform.db import Tx


async def note(
    tx: Tx, actor: Actor, act: str, kind: str, subject: str, details: Mapping[str, object], shops: Iterable[UUID | None]
) -> None:
    """Record it in this transaction."""
    for shop_id in shops:
        await audit.record(tx, actor, act, kind, subject, details, shop_id=shop_id)
