"""What happens when people do things at the same moment, in pairs: without the guard, and with it."""

import asyncio
from uuid import UUID

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.social import api as social
from jishi.modules.social import queries
from jishi.modules.social.domain.handles import given_handle
from jishi.platform.runtime import Runtime


async def somebody(app: Runtime, name: str = "Mei") -> Actor:
    actor = Actor(kind=ActorKind.MEMBER, account_id=uuid7(), name=name)
    async with app.tx() as tx:
        await social.introduce_actor(tx, actor)
    return actor


def handle(actor: Actor) -> str:
    return given_handle(actor.require_account())


async def friendships(app: Runtime) -> list[bool]:
    async with app.tx(write=False) as tx:
        return [row[0] for row in await tx.fetch("SELECT friends FROM social.follows")]


async def wrong_counters(app: Runtime) -> list[UUID]:
    async with app.tx(write=False) as tx:
        return [row[0] for row in await tx.fetch(queries.AUDIT)]


async def test_without_the_lock_two_who_follow_each_other_miss_it(own_app: Runtime) -> None:
    mei, ada = await somebody(own_app), await somebody(own_app)
    first, second = own_app.tx(), own_app.tx()
    follow = (
        "INSERT INTO social.follows (id, follower_id, followee_id, friends, at) SELECT $1, $2::uuid, $3::uuid,"
        " EXISTS (SELECT FROM social.follows WHERE follower_id = $3 AND followee_id = $2), now()"
    )
    await first.execute(follow, uuid7(), mei.account_id, ada.account_id)
    await second.execute(follow, uuid7(), ada.account_id, mei.account_id)
    await first.commit()
    await second.commit()
    assert await friendships(own_app) == [False, False]
    assert len(await wrong_counters(own_app)) == 2


async def test_with_it_they_are_friends_and_all_counters_are_exact(own_app: Runtime) -> None:
    crowd = [await somebody(own_app, f"P{number}") for number in range(6)]

    async def follow(one: Actor, other: Actor) -> None:
        async with own_app.tx() as tx:
            await social.follow(tx, one, handle(other))

    pairs = [(one, other) for one in crowd for other in crowd if one is not other]
    await asyncio.gather(*(follow(*pair) for pair in pairs), *(follow(*pair) for pair in pairs))
    assert await friendships(own_app) == [True] * len(pairs)
    assert await wrong_counters(own_app) == []

    async def change(number: int, one: Actor, other: Actor) -> None:
        async with own_app.tx() as tx:
            act = (social.unfollow, social.block, social.follow)[number % 3]
            if number % 5 == 0:
                act = social.unblock
            try:
                await act(tx, one, handle(other))
            except NotFound:
                await tx.rollback()

    await asyncio.gather(*(change(number, *pair) for number, pair in enumerate(pairs * 2)))
    assert await wrong_counters(own_app) == []
