"""Several at once: what happens without the guards, and with them."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from tests.orders.market import Goods, Market, place_directly
from tests.payments.fakes import use_fake

from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Order, ShipInput
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews import queries
from jishi.modules.reviews.contracts import OwnReview, ReviewChange, ReviewInput
from jishi.platform.runtime import Runtime

AT_ONCE = 6


def person() -> Actor:
    return Actor(kind=ActorKind.MEMBER, account_id=uuid7(), name="Mei")


@pytest.fixture
async def goods(own_app: Runtime) -> Goods:
    use_fake(own_app)
    return await Market(own_app).goods(stock=100)


async def received(app: Runtime, goods: Goods, buyer: Actor) -> Order:
    market = Market(app)
    checkout = await place_directly(app, buyer, {goods.variant_id: 1})
    await market.call_back(checkout, await market.begin_to_pay(checkout))
    number = checkout.orders[0].number
    async with app.tx() as tx:
        await orders.ship(tx, SYSTEM, number, ShipInput(carrier="sf", tracking_number="SF1"))
        return await orders.deliver(tx, SYSTEM, number)


async def reviewed(app: Runtime, goods: Goods) -> tuple[Actor, OwnReview]:
    buyer = person()
    order = await received(app, goods, buyer)
    given = ReviewInput(order_number=order.number, line_id=order.lines[0].id, stars=5)
    async with app.tx() as tx:
        return buyer, await reviews.write(tx, buyer, given)


async def write_at_once(app: Runtime, goods: Goods) -> list[OwnReview | BaseException]:
    buyer = person()
    order = await received(app, goods, buyer)

    async def one(stars: int) -> OwnReview:
        given = ReviewInput(order_number=order.number, line_id=order.lines[0].id, stars=stars)
        async with app.tx() as tx:
            return await reviews.write(tx, buyer, given)

    return await asyncio.gather(*(one(number % 5 + 1) for number in range(AT_ONCE)), return_exceptions=True)


async def count(app: Runtime, table: str) -> int:
    async with app.tx(write=False) as tx:
        return int(await tx.fetch_value(f"SELECT count(*) FROM {table}"))


async def test_without_the_key_one_line_gets_several_reviews(
    own_app: Runtime, goods: Goods, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with own_app.tx() as tx:
        await tx.execute("ALTER TABLE reviews.reviews DROP CONSTRAINT reviews_line_id_key")
    unguarded = queries.INSERT.replace("ON CONFLICT (line_id) DO NOTHING", "")
    monkeypatch.setattr(queries, "INSERT", unguarded)
    await write_at_once(own_app, goods)
    assert await count(own_app, "reviews.reviews") == AT_ONCE


async def test_with_it_one_is_taken_and_counts_once(own_app: Runtime, goods: Goods) -> None:
    results = await write_at_once(own_app, goods)
    assert len([result for result in results if isinstance(result, OwnReview)]) == 1
    assert len([result for result in results if isinstance(result, Conflict)]) == AT_ONCE - 1
    async with own_app.tx() as tx:
        assert (await reviews.summary(tx, goods.product_id)).count == 1
        assert await reviews.audit(tx) == []


async def vote_at_once(app: Runtime, review_id: UUID, *, helpful: bool, who: list[Actor]) -> None:
    async def one(actor: Actor) -> None:
        async with app.tx() as tx:
            await reviews.vote(tx, actor, review_id, helpful=helpful)

    await asyncio.gather(*(one(actor) for actor in who))


async def helpful(app: Runtime, review_id: UUID) -> int:
    async with app.tx(write=False) as tx:
        return (await reviews.get_review(tx, review_id)).helpful


async def test_without_comparing_one_person_counts_twice(
    own_app: Runtime, goods: Goods, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, made = await reviewed(own_app, goods)
    naive = """
        WITH pause AS MATERIALIZED (SELECT pg_sleep(0.2)),
        cast_vote AS (INSERT INTO reviews.votes VALUES ($1, $2, $3) ON CONFLICT DO NOTHING)
        UPDATE reviews.reviews SET helpful = helpful + 1 WHERE id = $1 AND (SELECT count(*) FROM pause) = 1
          AND NOT EXISTS (SELECT FROM reviews.votes WHERE subject_id = $1 AND account_id = $2)
        RETURNING helpful
    """
    monkeypatch.setattr(queries, "VOTE", naive)
    monkeypatch.setattr(queries, "VOTED_ON", queries.VOTED_ON.replace("FOR UPDATE", ""))
    await vote_at_once(own_app, made.review.id, helpful=True, who=[person()] * 4)
    assert await helpful(own_app, made.review.id) > 1


async def test_with_it_votes_are_exact_and_never_negative(own_app: Runtime, goods: Goods) -> None:
    _, made = await reviewed(own_app, goods)
    people = [person() for _ in range(5)]
    await vote_at_once(own_app, made.review.id, helpful=True, who=people * 3)
    assert await helpful(own_app, made.review.id) == 5
    await vote_at_once(own_app, made.review.id, helpful=False, who=people[:3] * 3 + [person() for _ in range(3)])
    assert await helpful(own_app, made.review.id) == 2
    await vote_at_once(own_app, made.review.id, helpful=False, who=people * 2)
    assert await helpful(own_app, made.review.id) == 0


async def test_totals_are_exact_while_many_write_and_change(own_app: Runtime, goods: Goods) -> None:
    made = [await reviewed(own_app, goods) for _ in range(4)]

    async def change(index: int, stars: int) -> Any:
        buyer, own = made[index]
        async with own_app.tx() as tx:
            return await reviews.change(tx, buyer, own.review.id, ReviewChange(stars=stars))

    changes = [change(index, stars) for index in range(4) for stars in (1, 2, 3)]
    await asyncio.gather(*changes, *(reviewed(own_app, goods) for _ in range(3)))
    async with own_app.tx() as tx:
        assert (await reviews.summary(tx, goods.product_id)).count == 7
        assert await reviews.audit(tx) == []
