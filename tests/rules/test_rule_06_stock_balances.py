"""Rule 6: on hand always balances with the movement log, whatever happens in whatever order."""

import random
from uuid import UUID

from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need, OutOfStock
from jishi.platform.db import Tx

STEPS = ("receive", "count", "reserve", "release", "ship", "return", "break")


async def test_random_lives_of_stock_balance(tx: Tx) -> None:
    """Thirty random lives; each step is checked against a model of three numbers."""

    for seed in range(30):
        chance = random.Random(seed)
        variant = uuid7()
        available = reserved = damaged = 0
        refs: dict[UUID, int] = {}
        for _ in range(12):
            step, pieces = chance.choice(STEPS), chance.randint(1, 6)
            if step == "receive":
                await inventory.receive(tx, {variant: pieces})
                available += pieces
            elif step == "count":
                await inventory.set_count(tx, {variant: pieces})
                available = max(0, pieces - reserved)
            elif step == "reserve":
                ref = uuid7()
                try:
                    await inventory.reserve(tx, ref, [Need(variant, pieces)], None)
                    assert pieces <= available
                    refs[ref] = pieces
                    available, reserved = available - pieces, reserved + pieces
                except OutOfStock:
                    assert pieces > available
            elif step in ("release", "ship") and refs:
                ref = chance.choice(list(refs))
                held = refs.pop(ref)
                reserved -= held
                if step == "release":
                    await inventory.release(tx, ref)
                    available += held
                else:
                    await inventory.ship(tx, ref)
            elif step == "return":
                await inventory.take_back(tx, uuid7(), [Need(variant, pieces)])
                available += pieces
            elif step == "break" and available >= pieces:
                await inventory.mark_damaged(tx, {variant: pieces})
                available, damaged = available - pieces, damaged + pieces
        found = await inventory.levels(tx, [variant])
        totals = [(one.available, one.reserved, one.damaged) for one in found] or [(0, 0, 0)]
        assert totals == [(available, reserved, damaged)]
    assert await inventory.audit(tx) == []


async def test_the_audit_finds_a_level_that_was_tampered_with(tx: Tx) -> None:
    variant = uuid7()
    await inventory.set_count(tx, {variant: 5})
    await tx.execute("UPDATE inventory.levels SET available = 6 WHERE variant_id = $1", variant)
    (found,) = await inventory.audit(tx)
    assert (found.found, found.expected) == ((6, 0, 0), (5, 0, 0))
