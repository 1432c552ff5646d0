"""Rule 5: reserve with a predicate, all or nothing, rows in a fixed order; release exactly once.

In pairs: the naive way loses the race, ours does not.
"""

import asyncio
import random
from datetime import timedelta
from uuid import UUID

from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need, OutOfStock
from jishi.modules.inventory.domain import DEFAULT_PLACE
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

BUYERS = 12
PIECES = 5
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


async def stock(app: Runtime, counts: dict[UUID, int]) -> None:
    async with app.tx() as tx:
        await inventory.set_count(tx, counts)


async def total(tx: Tx, variant: UUID) -> tuple[int, int]:
    (level,) = await inventory.levels(tx, [variant])
    return level.available, level.reserved


async def naive_reserve(tx: Tx, variant: UUID, barrier: asyncio.Barrier) -> bool:
    """Read, decide in Python, write back."""
    left = await tx.fetch_value("SELECT available FROM inventory.levels WHERE variant_id = $1", variant)
    await barrier.wait()
    if left < 1:
        return False
    await tx.execute(
        "UPDATE inventory.levels SET available = $2, reserved = reserved + 1 WHERE variant_id = $1", variant, left - 1
    )
    return True


async def test_naive_reservations_oversell(own_app: Runtime) -> None:
    variant, barrier = uuid7(), asyncio.Barrier(BUYERS)
    await stock(own_app, {variant: PIECES})

    async def buy() -> bool:
        async with own_app.tx() as tx:
            return await naive_reserve(tx, variant, barrier)

    sold = sum(await asyncio.gather(*(buy() for _ in range(BUYERS))))
    assert sold > PIECES
    async with own_app.tx(write=False) as tx:
        assert await inventory.audit(tx) != []


async def test_our_reservations_sell_exactly_what_is_there(own_app: Runtime) -> None:
    variant = uuid7()
    await stock(own_app, {variant: PIECES})

    async def buy() -> bool:
        try:
            async with own_app.tx() as tx:
                await inventory.reserve(tx, uuid7(), [Need(variant, 1)], None)
                await asyncio.sleep(0)
        except OutOfStock as refusal:
            assert refusal.short == {variant: 0}
            return False
        return True

    assert sum(await asyncio.gather(*(buy() for _ in range(BUYERS * 4)))) == PIECES
    async with own_app.tx(write=False) as tx:
        assert await total(tx, variant) == (0, PIECES)
        assert await inventory.audit(tx) == []


async def test_baskets_in_any_order_never_lock_each_other_out(own_app: Runtime) -> None:
    variants = [uuid7() for _ in range(6)]
    await stock(own_app, dict.fromkeys(variants, 40))
    chance = random.Random(7)
    kept: list[UUID] = []

    async def live(turn: int) -> None:
        basket = chance.sample(variants, 4)
        chance.shuffle(basket)
        ref = uuid7()
        try:
            async with own_app.tx() as tx:
                await inventory.reserve(tx, ref, [Need(one, chance.randint(1, 3)) for one in basket], None)
        except OutOfStock:
            return
        if turn % 3:
            async with own_app.tx() as tx:
                await inventory.release(tx, ref)
        elif turn % 2:
            async with own_app.tx() as tx:
                await inventory.ship(tx, ref)
        else:
            kept.append(ref)

    await asyncio.gather(*(live(turn) for turn in range(150)))
    async with own_app.tx(write=False) as tx:
        assert await inventory.audit(tx) == []
        held = await tx.fetch("SELECT DISTINCT ref FROM inventory.reservations WHERE state = 'held'")
        assert {row["ref"] for row in held} == set(kept)


async def test_pieces_that_come_back_while_one_waits_can_be_had(own_app: Runtime) -> None:
    variant, first = uuid7(), uuid7()
    await stock(own_app, {variant: 1})
    async with own_app.tx() as tx:
        await inventory.reserve(tx, first, [Need(variant, 1)], None)

    async def wait_and_take() -> None:
        async with own_app.tx() as tx:
            await inventory.reserve(tx, uuid7(), [Need(variant, 1)], None)

    async with own_app.tx() as giving:
        await inventory.release(giving, first)
        taking = asyncio.create_task(wait_and_take())
        async with own_app.tx(write=False) as watching:
            while not await watching.fetch_value(WAITING):  # noqa: ASYNC110  the database tells, not an event
                await asyncio.sleep(0)
    await taking
    async with own_app.tx(write=False) as tx:
        assert await total(tx, variant) == (0, 1)
        assert await inventory.audit(tx) == []


async def test_a_naive_release_gives_back_twice(own_app: Runtime) -> None:
    variant, ref, barrier = uuid7(), uuid7(), asyncio.Barrier(2)
    await stock(own_app, {variant: PIECES})
    async with own_app.tx() as tx:
        await inventory.reserve(tx, ref, [Need(variant, 2)], None)

    async def give_back() -> None:
        async with own_app.tx() as tx:
            state = await tx.fetch_value("SELECT state FROM inventory.reservations WHERE ref = $1", ref)
            await barrier.wait()
            if state == "held":
                await tx.execute("UPDATE inventory.reservations SET state = 'released' WHERE ref = $1", ref)
                await tx.execute(
                    "UPDATE inventory.levels SET available = available + 2 WHERE variant_id = $1 AND place_id = $2",
                    variant,
                    DEFAULT_PLACE,
                )

    await asyncio.gather(give_back(), give_back())
    async with own_app.tx(write=False) as tx:
        available, _ = await total(tx, variant)
        assert available > PIECES


async def test_our_release_gives_back_once_however_many_call_it(own_app: Runtime, clock: FixedClock) -> None:
    variant, ref = uuid7(), uuid7()
    await stock(own_app, {variant: PIECES})
    async with own_app.tx() as tx:
        await inventory.reserve(tx, ref, [Need(variant, 2)], clock.now() + timedelta(minutes=30))
    clock.advance(timedelta(hours=1))

    async def give_back() -> int:
        async with own_app.tx() as tx:
            return len(await inventory.release(tx, ref))

    async def sweep() -> int:
        async with own_app.tx() as tx:
            return len(await inventory.expire_reservations(tx))

    calls = [give_back() for _ in range(6)] + [sweep() for _ in range(6)]
    assert sum(await asyncio.gather(*calls)) == 1
    async with own_app.tx(write=False) as tx:
        assert await total(tx, variant) == (PIECES, 0)
        assert await inventory.audit(tx) == []
