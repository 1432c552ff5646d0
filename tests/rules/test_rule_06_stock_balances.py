"""Rule 6: on hand always balances with the movement log, whatever happens in whatever order."""

import random
from uuid import UUID

from tests.stock.conftest import Depot, make_depot

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import (
    Adjustment,
    Arrival,
    CountInput,
    CountState,
    Need,
    OutOfStock,
    Reason,
    TransferInput,
)
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

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


MOVES = ("adjust", "damage", "scrap", "count", "post", "draft", "send", "arrive", "close", "reserve", "ship", "release")


async def test_random_lives_between_two_places_balance(app: Runtime) -> None:
    """Adjustments, counts that are posted late, transfers that arrive in parts, sales in between: what is there and on
    the way equals what a model of a few numbers says, and the movements explain all of it after every step."""
    for seed in range(12):
        chance = random.Random(seed)
        depot = await make_depot(app, 20)
        life = Life(depot, chance)
        for _ in range(25):
            async with app.tx() as tx:
                await life.step(tx, chance.choice(MOVES))
            async with app.tx() as tx:
                assert await inventory.audit(tx) == [], seed
                assert await life.pieces(tx) == life.owned, seed


class Life:
    """One variant between a warehouse and a store; `owned` are the pieces we own, wherever they are."""

    def __init__(self, depot: Depot, chance: random.Random) -> None:
        self.depot, self.chance = depot, chance
        self.owned = 20
        self.count, self.transfer = "", ""
        self.refs: dict[UUID, int] = {}

    async def pieces(self, tx: Tx) -> int:
        """What the books say we own."""
        there = sum(one.available + one.reserved + one.damaged for one in await inventory.levels(tx, [self.variant]))
        return there + (await inventory.on_the_way(tx, [self.variant])).get(self.variant, 0)

    @property
    def variant(self) -> UUID:
        return self.depot.variant

    async def step(self, tx: Tx, move: str) -> None:
        """Try a move; what is refused must change nothing."""
        try:
            async with tx.savepoint():
                await self.do(tx, move, self.chance.randint(1, 5))
        except (Conflict, Invalid):
            pass

    async def do(self, tx: Tx, move: str, pieces: int) -> None:
        """Do it, and note what it does to what we own."""
        place = self.chance.choice([self.depot.warehouse, self.depot.store]).code
        if move in ("adjust", "damage", "scrap"):
            reason = {"damage": Reason.DAMAGE, "scrap": Reason.SCRAPPED}.get(move, Reason.CORRECTION)
            change = self.chance.choice([pieces, -pieces]) if move == "adjust" else -pieces
            await inventory.adjust(tx, SYSTEM, Adjustment(place=place, reason=reason, changes={self.variant: change}))
            self.owned += 0 if move == "damage" else change
        elif move == "count":
            code = await inventory.open_count(tx, SYSTEM, CountInput(place=place))
            await inventory.record_counts(tx, SYSTEM, code, {self.variant: pieces * 3})
            await inventory.move_count(tx, SYSTEM, code, CountState.COUNTED)
            self.count = code
        elif move == "post" and self.count:
            await inventory.post_count(tx, SYSTEM, self.count)
            _, (line,) = await inventory.find_count(tx, SYSTEM, self.count)
            self.owned += line.applied or 0
        elif move == "draft":
            source, target = self.depot.warehouse.code, self.depot.store.code
            given = TransferInput(source=source, target=target, lines={self.variant: pieces})
            self.transfer = await inventory.draft_transfer(tx, SYSTEM, given)
        elif self.transfer and move in ("send", "arrive", "close"):
            await self.move_transfer(tx, move, pieces)
        elif move == "reserve":
            ref = uuid7()
            await inventory.reserve(tx, ref, [Need(self.variant, pieces)], None)
            self.refs[ref] = pieces
        elif move in ("ship", "release") and self.refs:
            ref, held = self.refs.popitem()
            await (inventory.ship if move == "ship" else inventory.release)(tx, ref)
            self.owned -= held if move == "ship" else 0

    async def move_transfer(self, tx: Tx, move: str, pieces: int) -> None:
        """One step of the transfer."""
        if move == "send":
            await inventory.send_transfer(tx, SYSTEM, self.transfer)
        elif move == "arrive":
            arrival = Arrival(received={self.variant: pieces - 1}, damaged={self.variant: 1})
            await inventory.receive_transfer(tx, SYSTEM, self.transfer, arrival)
        else:
            before = (await inventory.find_transfer(tx, SYSTEM, self.transfer))[0].on_the_way
            await inventory.close_transfer(tx, SYSTEM, self.transfer, "lost")
            self.owned -= before


async def test_the_audit_finds_a_level_that_was_tampered_with(tx: Tx) -> None:
    variant = uuid7()
    await inventory.set_count(tx, {variant: 5})
    await tx.execute("UPDATE inventory.levels SET available = 6 WHERE variant_id = $1", variant)
    (found,) = await inventory.audit(tx)
    assert (found.found, found.expected) == ((6, 0, 0), (5, 0, 0))
