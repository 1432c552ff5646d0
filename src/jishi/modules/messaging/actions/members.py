"""Who is in a room: inviting, leaving, removing, roles, muting, answering a request."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, NotFound
from jishi.modules.messaging import queries
from jishi.modules.messaging.actions.access import get_access, hidden_from, lock_access, require_rank
from jishi.modules.messaging.actions.open import bring_in, check_name, find_people
from jishi.modules.messaging.actions.send import say_by_system
from jishi.modules.messaging.contracts import (
    Member,
    MemberState,
    Role,
    RoomChanged,
    RoomKind,
)
from jishi.modules.messaging.domain import heir, may_invite, may_remove, may_run
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Person
from jishi.platform import realtime
from jishi.platform.db import Tx


async def list_members(tx: Tx, actor: Actor, room_id: UUID) -> list[Member]:
    """The people of a group, its owner first; without those with whom there is a block. Raises NotFound."""
    room = await get_access(tx, actor, room_id)
    if room.kind == RoomKind.PRODUCT:
        raise NotFound
    rows = await tx.fetch(queries.MEMBERS, room.id)
    ids = [row[0] for row in rows]
    people = await social.get_people(tx, ids)
    hidden = set(await hidden_from(tx, actor, ids))
    return [
        Member(people[account_id], Role(role), MemberState(state))
        for account_id, role, state, _ in rows
        if account_id in people and account_id not in hidden
    ]


async def invite(tx: Tx, actor: Actor, room_id: UUID, handles: list[str]) -> list[Person]:
    """Bring people into a group; says who is new there. Raises NotFound, Forbidden, Invalid."""
    actor.require_account()
    room = await lock_access(tx, actor, room_id)
    if not may_invite(require_rank(room)):
        raise Forbidden
    return await bring_in(tx, actor, room.id, await find_people(tx, actor, handles))


async def accept(tx: Tx, actor: Actor, room_id: UUID) -> None:
    """Answer a request or an invitation with yes; twice changes nothing. Raises NotFound."""
    me = actor.require_account()
    room = await lock_access(tx, actor, room_id)
    if room.state == MemberState.ASKED:
        await tx.execute(queries.SET_STATE, room.id, me, MemberState.ACTIVE, [MemberState.ASKED])
        if room.kind == RoomKind.GROUP:
            await say_by_system(tx, room, "%(who)s has joined.", who=actor.name)
        tx.tell(f"account:{me}", RoomChanged(room.id))


async def decline(tx: Tx, actor: Actor, room_id: UUID) -> None:
    """Answer with no, of which nobody is told. Raises NotFound, Conflict when it was accepted before."""
    me = actor.require_account()
    room = await lock_access(tx, actor, room_id)
    if room.state != MemberState.ASKED:
        raise Conflict("You have answered this already.")
    await tx.execute(queries.SET_STATE, room.id, me, MemberState.DECLINED, [MemberState.ASKED])
    realtime.dismiss(tx, f"room:{room.id}", me)


async def leave(tx: Tx, actor: Actor, room_id: UUID) -> None:
    """Leave a group; an owner who leaves hands it on. Raises NotFound."""
    me = actor.require_account()
    room = await lock_access(tx, actor, room_id)
    if room.kind != RoomKind.GROUP or room.state is None:
        raise NotFound
    await _put_out(tx, room.id, me)
    if room.rank is None:
        return
    await say_by_system(tx, room, "%(who)s has left.", who=actor.name)
    if room.rank is Role.OWNER:
        rows = await tx.fetch(queries.MEMBERS, room.id)
        rest = [(Role(role), at, one) for one, role, state, at in rows if state == MemberState.ACTIVE]
        if (next_owner := heir(rest)) is not None:
            await tx.execute(queries.SET_ROLE, room.id, next_owner, Role.OWNER)


async def remove_member(tx: Tx, actor: Actor, room_id: UUID, account_id: UUID) -> None:
    """Put somebody out of a group, who hears nothing more from that very commit on. Raises NotFound, Forbidden."""
    actor.require_account()
    room = await lock_access(tx, actor, room_id)
    rank = require_rank(room)
    whom = await _member(tx, room.id, account_id)
    if account_id == actor.account_id or not may_remove(rank, whom.role):
        raise Forbidden
    await _put_out(tx, room.id, account_id)
    if whom.state is MemberState.ACTIVE:
        text = "%(who)s has put %(name)s out of the group."
        await say_by_system(tx, room, text, who=actor.name, name=whom.person.name)


async def set_role(tx: Tx, actor: Actor, room_id: UUID, account_id: UUID, role: Role) -> None:
    """Make somebody admin or member of a group, or its owner in one's own place. Raises NotFound, Forbidden."""
    actor.require_account()
    room = await lock_access(tx, actor, room_id)
    if require_rank(room) is not Role.OWNER or account_id == actor.account_id:
        raise Forbidden
    whom = await _member(tx, room.id, account_id)
    if whom.state is not MemberState.ACTIVE:
        raise NotFound
    await tx.execute(queries.SET_ROLE, room.id, account_id, role)
    if role is Role.OWNER:
        await tx.execute(queries.SET_ROLE, room.id, actor.require_account(), Role.ADMIN)
    tx.tell(f"room:{room.id}", RoomChanged(room.id))


async def rename(tx: Tx, actor: Actor, room_id: UUID, name: str) -> None:
    """Give a group another name. Raises NotFound, Forbidden, Invalid."""
    actor.require_account()
    room = await lock_access(tx, actor, room_id)
    if not may_run(require_rank(room)):
        raise Forbidden
    plain = await check_name(tx, name)
    await tx.execute(queries.RENAME, room.id, {"zh-CN": plain})
    await say_by_system(tx, room, "%(who)s has named the group %(name)s.", who=actor.name, name=plain)
    tx.tell(f"room:{room.id}", RoomChanged(room.id))


async def set_muted(tx: Tx, actor: Actor, room_id: UUID, *, muted: bool) -> None:
    """Be told of what is said in a room, or not. Raises NotFound."""
    me = actor.require_account()
    room = await get_access(tx, actor, room_id)
    if not room.is_member:
        raise NotFound
    await tx.execute(queries.SET_MUTED, room.id, me, muted)
    tx.tell(f"account:{me}", RoomChanged(room.id))


async def clear(tx: Tx, actor: Actor, room_id: UUID) -> None:
    """Remove everything that was said so far, for oneself alone: the room is gone from the list until somebody speaks.
    Raises NotFound."""
    me = actor.require_account()
    room = await lock_access(tx, actor, room_id)
    if not room.is_member:
        raise NotFound
    await tx.execute(queries.CLEAR, room.id, me)
    tx.tell(f"account:{me}", RoomChanged(room.id))


async def _member(tx: Tx, room_id: UUID, account_id: UUID) -> Member:
    for one, role, state, _ in await tx.fetch(queries.MEMBERS, room_id):
        if one == account_id:
            people = await social.get_people(tx, [one])
            return Member(people[one], Role(role), MemberState(state))
    raise NotFound


async def _put_out(tx: Tx, room_id: UUID, account_id: UUID) -> None:
    present = [MemberState.ACTIVE, MemberState.ASKED]
    await tx.execute(queries.SET_STATE, room_id, account_id, MemberState.LEFT, present)
    realtime.dismiss(tx, f"room:{room_id}", account_id)
    tx.tell(f"account:{account_id}", RoomChanged(room_id))
