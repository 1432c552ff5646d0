"""Receiving, counting, reserving, settling."""

from datetime import timedelta
from uuid import UUID

import pytest

from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need, OutOfStock
from jishi.modules.inventory.events import BackInStock, SoldOut
from jishi.platform.db import Tx


async def counts(tx: Tx, variant_id: UUID) -> tuple[int, int, int]:
    """Available, reserved, damaged over all places."""
    found = await inventory.levels(tx, [variant_id])
    return (
        sum(level.available for level in found),
        sum(level.reserved for level in found),
        sum(level.damaged for level in found),
    )


async def test_what_is_received_can_be_bought(tx: Tx) -> None:
    variant = uuid7()
    await inventory.receive(tx, {variant: 5})
    await inventory.receive(tx, {variant: 2}, reason="second lorry")
    assert await inventory.available(tx, [variant]) == {variant: 7}
    assert await inventory.audit(tx) == []


async def test_a_variant_never_received_has_none(tx: Tx) -> None:
    variant = uuid7()
    assert await inventory.available(tx, [variant]) == {variant: 0}


async def test_counting_the_same_again_changes_nothing(tx: Tx) -> None:
    variant = uuid7()
    assert await inventory.set_count(tx, {variant: 9}, "import") == {variant: 9}
    assert await inventory.set_count(tx, {variant: 9}, "import") == {}
    assert await inventory.audit(tx) == []


async def test_a_count_includes_what_is_reserved(tx: Tx) -> None:
    variant, ref = uuid7(), uuid7()
    await inventory.set_count(tx, {variant: 10})
    await inventory.reserve(tx, ref, [Need(variant, 4)], None)
    await inventory.set_count(tx, {variant: 9}, "stock-taking")
    assert await counts(tx, variant) == (5, 4, 0)
    assert await inventory.audit(tx) == []


async def test_a_reservation_is_whole_or_not_at_all(tx: Tx) -> None:
    plenty, scarce, ref = uuid7(), uuid7(), uuid7()
    await inventory.set_count(tx, {plenty: 10, scarce: 1})
    with pytest.raises(OutOfStock) as refusal:
        await inventory.reserve(tx, ref, [Need(plenty, 3), Need(scarce, 2)], None)
    assert refusal.value.short == {scarce: 1}
    assert await counts(tx, plenty) == (10, 0, 0)
    assert await counts(tx, scarce) == (1, 0, 0)


async def test_pieces_come_from_the_first_place_and_then_the_next(tx: Tx) -> None:
    variant, ref = uuid7(), uuid7()
    shop = await inventory.add_place(tx, "shop-floor", {"en": "Shop floor"}, priority=1)
    await inventory.receive(tx, {variant: 2}, place_id=shop.id)
    await inventory.receive(tx, {variant: 5})
    await inventory.reserve(tx, ref, [Need(variant, 4)], None)
    taken = {level.place_id == shop.id: level.reserved for level in await inventory.levels(tx, [variant])}
    assert taken == {True: 2, False: 2}
    assert await inventory.audit(tx) == []


async def test_two_refs_share_a_variant_without_taking_the_same_piece(tx: Tx) -> None:
    variant, first, second = uuid7(), uuid7(), uuid7()
    await inventory.set_count(tx, {variant: 5})
    await inventory.reserve_all(tx, {first: [Need(variant, 2)], second: [Need(variant, 3)]}, None)
    assert await counts(tx, variant) == (0, 5, 0)
    assert sum(held.quantity for held in await inventory.release(tx, second)) == 3
    assert await inventory.audit(tx) == []


async def test_releasing_twice_gives_back_once(tx: Tx) -> None:
    variant, ref = uuid7(), uuid7()
    await inventory.set_count(tx, {variant: 5})
    await inventory.reserve(tx, ref, [Need(variant, 2)], None)
    assert len(await inventory.release(tx, ref)) == 1
    assert await inventory.release(tx, ref) == []
    assert await counts(tx, variant) == (5, 0, 0)


async def test_what_was_shipped_can_neither_be_released_nor_shipped_again(tx: Tx) -> None:
    variant, ref = uuid7(), uuid7()
    await inventory.set_count(tx, {variant: 5})
    await inventory.reserve(tx, ref, [Need(variant, 2)], None)
    await inventory.ship(tx, ref)
    assert await inventory.release(tx, ref) == []
    assert await inventory.ship(tx, ref) == []
    assert await counts(tx, variant) == (3, 0, 0)
    assert await inventory.audit(tx) == []


async def test_returned_goods_are_sold_again_unless_damaged(tx: Tx) -> None:
    variant, ref = uuid7(), uuid7()
    await inventory.take_back(tx, ref, [Need(variant, 2)])
    await inventory.take_back(tx, ref, [Need(variant, 1)], damaged=True)
    assert await counts(tx, variant) == (2, 0, 1)
    await inventory.mark_damaged(tx, {variant: 2})
    assert await counts(tx, variant) == (0, 0, 3)
    with pytest.raises(Conflict):
        await inventory.mark_damaged(tx, {variant: 1})
    assert await inventory.audit(tx) == []


async def test_what_is_held_too_long_comes_back_but_what_is_paid_stays(tx: Tx, clock: FixedClock) -> None:
    variant, lapsed, paid = uuid7(), uuid7(), uuid7()
    await inventory.set_count(tx, {variant: 5})
    soon = clock.now() + timedelta(minutes=30)
    await inventory.reserve_all(tx, {lapsed: [Need(variant, 2)], paid: [Need(variant, 1)]}, soon)
    assert await inventory.keep(tx, paid) == {paid}
    assert await inventory.expire_reservations(tx) == []
    clock.advance(timedelta(hours=1))
    async with tx.app.tx() as later:
        assert {held.ref for held in await inventory.expire_reservations(later)} == {lapsed}
        assert await inventory.keep(later, lapsed) == set()
        assert await counts(later, variant) == (4, 1, 0)


async def test_the_last_piece_and_the_first_one_back_are_told(tx: Tx) -> None:
    told: list[object] = []

    async def listen(_: Tx, event: object) -> None:
        told.append(event)

    tx.app.wiring.inside(SoldOut, listen)
    tx.app.wiring.inside(BackInStock, listen)
    variant, ref = uuid7(), uuid7()
    await inventory.set_count(tx, {variant: 2})
    await inventory.reserve(tx, ref, [Need(variant, 1)], None)
    assert told == []
    await inventory.reserve(tx, uuid7(), [Need(variant, 1)], None)
    assert [type(event) for event in told] == [SoldOut]
    await inventory.release(tx, ref)
    assert [type(event) for event in told] == [SoldOut, BackInStock]


@pytest.mark.parametrize("pieces", [0, -1, 10**12])
async def test_senseless_quantities_are_refused(tx: Tx, pieces: int) -> None:
    variant = uuid7()
    await inventory.set_count(tx, {variant: 5})
    with pytest.raises(Invalid):
        await inventory.reserve(tx, uuid7(), [Need(variant, pieces)], None)
    with pytest.raises(Invalid):
        await inventory.receive(tx, {variant: pieces})
    assert await counts(tx, variant) == (5, 0, 0)


async def test_statements_do_not_grow_with_the_lines(tx: Tx) -> None:
    for lines in (1, 50):
        variants = [uuid7() for _ in range(lines)]
        ref, before = uuid7(), tx.statements
        await inventory.set_count(tx, dict.fromkeys(variants, 9))
        assert tx.statements - before == 5, "levels, whose they are, count, what is there, mark in lists"
        await inventory.set_count(tx, dict.fromkeys(variants, 8))
        assert tx.statements - before == 7
        await inventory.reserve(tx, ref, [Need(one, 2) for one in variants], None)
        assert tx.statements - before == 8
        await inventory.release(tx, ref)
        assert tx.statements - before == 9
