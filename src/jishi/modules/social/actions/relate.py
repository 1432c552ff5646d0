"""Follow, block and mute people, or not any more. Doing any of it twice changes nothing."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.social import queries
from jishi.modules.social.actions.limits import FOLLOWS, spend
from jishi.modules.social.actions.people import find_person, introduce_actor
from jishi.modules.social.contracts import Person, Relation, Standing
from jishi.modules.social.events import PersonBlocked, PersonFollowed, PersonUnfollowed
from jishi.platform.db import Tx

MOST_FOLLOWING = 5_000


async def follow(tx: Tx, actor: Actor, handle: str) -> Standing:
    """Follow somebody. Raises Unauthenticated for guests, NotFound for nobody and for one with whom there is a block,
    Invalid for oneself, Conflict when one follows 5,000 already."""
    me, other = await _two(tx, actor, handle)
    spend(tx, FOLLOWS, me)
    await tx.execute(queries.LOCK_PAIR, [me, other.account_id])
    friends = await tx.fetch_value(queries.FOLLOW, uuid7(), me, other.account_id, tx.now)
    standing = await _standing(tx, me, other.account_id)
    if standing.relation.blocked:
        raise NotFound
    if friends is not None:
        if await tx.fetch_value(queries.FOLLOWING_COUNT, me) > MOST_FOLLOWING:
            raise Conflict("You can follow %(most)s people at most.", most=MOST_FOLLOWING)
        await tx.publish(PersonFollowed(by=me, whom=other.account_id, friends=friends))
    return standing


async def unfollow(tx: Tx, actor: Actor, handle: str) -> Standing:
    """Do not follow somebody any more. Raises as `follow` does."""
    me, other = await _two(tx, actor, handle)
    await _part(tx, me, other.account_id)
    return await _standing(tx, me, other.account_id)


async def remove_follower(tx: Tx, actor: Actor, handle: str) -> None:
    """Somebody does not follow the actor any more, and is not told."""
    me, other = await _two(tx, actor, handle)
    await _part(tx, other.account_id, me)


async def block(tx: Tx, actor: Actor, handle: str) -> None:
    """Have nothing to do with somebody: neither follows the other any more, nor sees what the other does."""
    me, other = await _two(tx, actor, handle)
    await tx.execute(queries.LOCK_PAIR, [me, other.account_id])
    if await tx.fetch_value(queries.BLOCK, me, other.account_id, tx.now):
        await tx.publish(PersonBlocked(by=me, whom=other.account_id))


async def unblock(tx: Tx, actor: Actor, handle: str) -> None:
    """Take a block back. Who followed whom before does not come back."""
    me, other = await _two(tx, actor, handle)
    await tx.execute(queries.UNBLOCK, me, other.account_id)


async def mute(tx: Tx, actor: Actor, handle: str) -> None:
    """Keep what somebody writes out of one's feeds; they do not notice."""
    me, other = await _two(tx, actor, handle)
    await tx.execute(queries.MUTE, me, other.account_id, tx.now)


async def unmute(tx: Tx, actor: Actor, handle: str) -> None:
    """Let what somebody writes into one's feeds again."""
    me, other = await _two(tx, actor, handle)
    await tx.execute(queries.UNMUTE, me, other.account_id)


async def _two(tx: Tx, actor: Actor, handle: str) -> tuple[UUID, Person]:
    me = await introduce_actor(tx, actor)
    other = await find_person(tx, handle)
    if other is None:
        raise NotFound
    if other.account_id == me:
        raise Invalid("This is you.")
    return me, other


async def _part(tx: Tx, follower: UUID, followee: UUID) -> None:
    await tx.execute(queries.LOCK_PAIR, [follower, followee])
    if await tx.fetch_value(queries.UNFOLLOW, follower, followee) is not None:
        await tx.publish(PersonUnfollowed(by=follower, whom=followee))


async def _standing(tx: Tx, me: UUID, other: UUID) -> Standing:
    row = await tx.fetch_row(queries.STANDING, me, other)
    assert row is not None
    return Standing(Relation(*row[:5]), row[5])
