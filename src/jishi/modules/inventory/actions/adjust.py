"""Change stock by hand, with a reason."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.inventory import stock_queries as queries
from jishi.modules.inventory.actions import trail
from jishi.modules.inventory.actions.items import access_variants, usable_place
from jishi.modules.inventory.actions.receive import book
from jishi.modules.inventory.contracts import Adjustment, MovementKind
from jishi.modules.inventory.domain import movement_of
from jishi.platform.db import Tx

MOST_LINES = 500
MOST_NOTE = 300


async def adjust(tx: Tx, actor: Actor, given: Adjustment) -> UUID:
    """Book an adjustment and return its id, which its movements refer to.

    Raises Forbidden, NotFound for places and variants that are not the actor's, Invalid, and Conflict when fewer pieces
    are free than are to be taken: then nothing is booked. Pieces that are reserved cannot be taken.
    """
    actor.shops_with("stock.edit")
    note = clean(given.note, field="note", most=MOST_NOTE)
    if not 1 <= len(given.changes) <= MOST_LINES:
        raise Invalid("Choose between 1 and %(most)s variants.", field="changes", most=MOST_LINES)
    parts = {one: movement_of(given.reason, pieces) for one, pieces in given.changes.items()}
    place = await usable_place(tx, actor, given.place)
    owners = await access_variants(tx, actor, given.changes, [place])
    await lock_and_check(tx, place.id, parts)
    reference = uuid7()
    reason = f"{given.reason.value}: {note}" if note else given.reason.value
    good = {one: sound for one, (sound, _) in parts.items()}
    broken = {one: damaged for one, (_, damaged) in parts.items()}
    await book(tx, good, broken, place.id, MovementKind.ADJUSTED, reference, reason, actor.account_id)
    details = {
        "place": place.code,
        "reason": given.reason.value,
        "note": note,
        "changes": {str(one): pieces for one, pieces in given.changes.items()},
    }
    await trail.note(tx, actor, "stock.adjusted", "adjustment", str(reference), details, set(owners.values()))
    return reference


async def lock_and_check(tx: Tx, place_id: UUID, parts: dict[UUID, tuple[int, int]]) -> None:
    """Lock the levels of these variants in the order everybody locks them, and see that adding these pieces (available,
    damaged) at the place leaves nothing below zero. Raises Conflict."""
    rows = await tx.fetch(queries.LOCK_LEVELS, list(parts))
    there = {row["variant_id"]: (row["available"], row["damaged"]) for row in rows if row["place_id"] == place_id}
    for variant_id, (sound, broken) in parts.items():
        available, damaged = there.get(variant_id, (0, 0))
        if available + sound < 0 or damaged + broken < 0:
            message = "Fewer pieces are available than that."
            raise Conflict(message, code="too_few", fields={str(variant_id): message})
