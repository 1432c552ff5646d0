"""Which rooms somebody is in, and as what."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, NotFound
from jishi.kernel.text import Text
from jishi.modules.messaging import queries
from jishi.modules.messaging.contracts import MemberState, Role, RoomKind
from jishi.modules.messaging.domain import PRESENT
from jishi.modules.social import api as social
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

NOT_FOR_GUESTS = "Please sign in to say something here."


class Access(msgspec.Struct, frozen=True):
    """A room as the database knows it, and the one who asks as its member (`state` None: is none)."""

    id: UUID
    kind: str
    title: Text
    image: str
    link: str
    shop_id: UUID | None
    last_seq: int
    version: int
    shop_read_seq: int
    at: datetime
    state: str | None
    role: str | None
    from_seq: int
    read_seq: int
    muted: bool
    invited_by: UUID | None
    other_id: UUID | None
    members: int

    @property
    def is_member(self) -> bool:
        return self.state is not None and MemberState(self.state) in PRESENT

    @property
    def rank(self) -> Role | None:
        """The member's role, while it is one."""
        return Role(self.role) if self.role and self.state == MemberState.ACTIVE else None


async def get_access(tx: Tx, actor: Actor, room_id: UUID) -> Access:
    """The room, for somebody who may read it. Raises NotFound for everybody else: who is not in it, and between two of
    whom one has blocked the other."""
    account_id = None if actor.key_id else actor.account_id
    found = await tx.row(Access, queries.ACCESS, room_id, account_id)
    if found is None or not may_read(actor, found):
        raise NotFound
    other = found.other_id if account_id else None
    if other is not None and account_id is not None and await social.blocked_among(tx, account_id, [other]):
        raise NotFound
    return found


async def lock_access(tx: Tx, actor: Actor, room_id: UUID) -> Access:
    """The same, with the room locked: what is decided about it now holds until this commits."""
    await tx.fetch(queries.LOCK_ROOM, room_id)
    return await get_access(tx, actor, room_id)


def may_read(actor: Actor, room: Access) -> bool:
    """Whether the room is there for the actor."""
    return room.kind == RoomKind.PRODUCT or room.is_member or answers_for(actor, room)


def answers_for(actor: Actor, room: Access) -> bool:
    """Whether the actor speaks for the shop in this room: somebody who works there, and is not the buyer."""
    if room.kind != RoomKind.SHOP or room.state is not None or not actor.has(Permission.SERVICE_ANSWER):
        return False
    return not actor.shop_ids or room.shop_id in actor.shop_ids


def require_rank(room: Access) -> Role:
    """The role of a member of a group. Raises Forbidden for who is invited only, NotFound where there are no roles."""
    if room.kind != RoomKind.GROUP:
        raise NotFound
    if room.rank is None:
        raise Forbidden
    return room.rank


async def hidden_from(tx: Tx, actor: Actor, authors: Iterable[UUID] | None = None) -> list[UUID]:
    """Whose words the actor must not see: people with whom there is a block."""
    account_id = None if actor.key_id else actor.account_id
    if account_id is None:
        return []
    if authors is None:
        return sorted(await social.all_blocked(tx, account_id))
    return sorted(await social.blocked_among(tx, account_id, set(authors)))
