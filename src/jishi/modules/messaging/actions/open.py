"""Begin a conversation, or find the one there is."""

from datetime import timedelta
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, Invalid, NotFound, TooMany
from jishi.kernel.ids import uuid7
from jishi.kernel.text import Text, clean
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Product
from jishi.modules.media.contracts import rendition_url
from jishi.modules.merchants import api as merchants
from jishi.modules.messaging import queries
from jishi.modules.messaging.actions.access import get_access
from jishi.modules.messaging.actions.habits import habits_of
from jishi.modules.messaging.actions.send import say_by_system
from jishi.modules.messaging.contracts import (
    MOST_MEMBERS,
    MOST_NAME,
    GroupInput,
    MemberState,
    Role,
    RoomChanged,
    RoomKind,
)
from jishi.modules.messaging.domain import REQUESTS_A_DAY, pair_key
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import WordKind
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Person, Relation
from jishi.platform import realtime
from jishi.platform.db import Tx

LOGO = 160
DAY = timedelta(days=1)


async def open_direct(tx: Tx, actor: Actor, handle: str) -> UUID:
    """The room of the actor and somebody else, made if need be. Who does not follow the actor is asked first: what is
    written there is a request until they answer. Raises Unauthenticated, NotFound for nobody and where there is a
    block, Invalid for oneself, Forbidden for who does not want to hear from strangers, TooMany for many requests."""
    me = await social.introduce_actor(tx, actor)
    other = await social.get_person(tx, actor, handle)
    if other.account_id == me:
        raise Invalid("This is you.")
    key = pair_key(me, other.account_id)
    await tx.fetch(queries.LOCK_KEY, key)
    if (known := await tx.fetch_value(queries.ROOM_BY_KEY, key)) is not None:
        await _come_back(tx, known, me)
        return UUID(str(known))
    state = await _welcome(tx, me, other)
    room_id = await _add_room(tx, RoomKind.DIRECT, key, {}, "", "")
    await _add_members(tx, room_id, me, {me: (Role.MEMBER, MemberState.ACTIVE), other.account_id: (Role.MEMBER, state)})
    return room_id


async def open_group(tx: Tx, actor: Actor, given: GroupInput) -> UUID:
    """A new group with its people; strangers are asked first. Raises Invalid for its name or too many people."""
    me = await social.introduce_actor(tx, actor)
    name = await check_name(tx, given.name)
    people = await find_people(tx, actor, given.people)
    room_id = await _add_room(tx, RoomKind.GROUP, None, {"zh-CN": name}, "", "")
    await _add_members(tx, room_id, me, {me: (Role.OWNER, MemberState.ACTIVE)})
    await bring_in(tx, actor, room_id, people)
    return room_id


async def open_product_room(tx: Tx, code: str) -> UUID:
    """The room of a product on sale, made by whoever speaks there first. Raises NotFound."""
    key, product = await _product(tx, code)
    if (known := await tx.fetch_value(queries.ROOM_BY_KEY, key)) is not None:
        return UUID(str(known))
    image = rendition_url(product.images[0].code, LOGO) if product.images else ""
    return await _add_room(tx, RoomKind.PRODUCT, key, product.title, image, f"/products/{product.code}/room")


async def find_product_room(tx: Tx, code: str) -> UUID | None:
    """The room of a product on sale; None when nobody has said anything there yet. Raises NotFound."""
    key, _ = await _product(tx, code)
    return await tx.fetch_value(queries.ROOM_BY_KEY, key)  # type: ignore[no-any-return]


async def open_shop(tx: Tx, actor: Actor, slug: str) -> UUID:
    """The conversation of the actor with a shop, made if need be. Raises NotFound, Unauthenticated for guests,
    Forbidden for who works in the shop."""
    me = await social.introduce_actor(tx, actor)
    shop = await merchants.find_shop(tx, slug)
    if shop is None:
        raise NotFound
    if shop.id in actor.shop_ids:
        raise Forbidden("This is your own shop.")
    key = f"shop:{shop.id.hex}:{me.hex}"
    if (known := await tx.fetch_value(queries.ROOM_BY_KEY, key)) is not None:
        return UUID(str(known))
    image = rendition_url(shop.logo.code, LOGO) if shop.logo else ""
    room_id = await _add_room(tx, RoomKind.SHOP, key, shop.name, image, f"/shops/{shop.slug}", shop.id)
    await _add_members(tx, room_id, me, {me: (Role.MEMBER, MemberState.ACTIVE)})
    return room_id


async def check_name(tx: Tx, name: str) -> str:
    """A group's name as it is kept. Raises Invalid."""
    plain = clean(name, field="name", most=MOST_NAME, least=1)
    if any(hit.kind is WordKind.BLOCK for hit in await moderation.find_words(tx, [plain])):
        raise Invalid("Please choose another name.", field="name")
    return plain


async def find_people(tx: Tx, actor: Actor, handles: list[str]) -> list[Person]:
    """The people with these handles, without those with whom there is a block, who are left out silently. Raises
    Invalid for too many, NotFound for a handle that is nobody's."""
    me = actor.require_account()
    wanted = list(dict.fromkeys(one.strip().lstrip("@").lower() for one in handles if one.strip()))
    if len(wanted) >= MOST_MEMBERS:
        raise Invalid("A group has %(most)s people at most.", field="people", most=MOST_MEMBERS)
    found = await social.find_people(tx, wanted)
    if len(found) < len(wanted):
        missing = next(one for one in wanted if one not in found)
        raise Invalid("There is nobody called @%(handle)s.", field="people", handle=missing)
    blocked = await social.blocked_among(tx, me, [one.account_id for one in found.values()])
    return [one for one in found.values() if one.account_id != me and one.account_id not in blocked]


async def bring_in(tx: Tx, actor: Actor, room_id: UUID, people: list[Person]) -> list[Person]:
    """Add people to a group that is locked or new: friends at once, others once they agree. Says who is new. Raises
    Invalid when there are too many then."""
    me = actor.require_account()
    if not people:
        return []
    relations = await social.relations(tx, me, [one.account_id for one in people])
    states = {
        one.account_id: (
            Role.MEMBER,
            MemberState.ACTIVE if relations.get(one.account_id, Relation()).followed else MemberState.ASKED,
        )
        for one in people
    }
    added = await _add_members(tx, room_id, me, states)
    if len(await tx.fetch(queries.MEMBERS, room_id)) > MOST_MEMBERS:
        raise Invalid("A group has %(most)s people at most.", field="people", most=MOST_MEMBERS)
    fresh = [one for one in people if one.account_id in added]
    joined = [one for one in fresh if states[one.account_id][1] is MemberState.ACTIVE]
    if joined:
        room = await get_access(tx, actor, room_id)
        names = "、".join(one.name for one in joined[:10])
        await say_by_system(tx, room, "%(who)s brought in %(names)s.", who=actor.name, names=names)
    return fresh


async def _welcome(tx: Tx, me: UUID, other: Person) -> MemberState:
    relation = (await social.relations(tx, me, [other.account_id])).get(other.account_id, Relation())
    if relation.followed:
        return MemberState.ACTIVE
    if not (await habits_of(tx, other.account_id)).strangers:
        raise Forbidden("This person only hears from people they follow.", code="no_strangers")
    if await tx.fetch_value(queries.COUNT_REQUESTS, me, tx.now - DAY) >= REQUESTS_A_DAY:
        raise TooMany(3_600, "You have written to many people today. Please wait until some of them answer.")
    return MemberState.ASKED


async def _come_back(tx: Tx, room_id: UUID, me: UUID) -> None:
    """Who writes to somebody whose request they had put away takes it up again."""
    waiting = [MemberState.DECLINED, MemberState.LEFT]
    await tx.execute(queries.SET_STATE, room_id, me, MemberState.ACTIVE, waiting)
    realtime.admit(tx, f"room:{room_id}", me)


async def _add_room(
    tx: Tx, kind: RoomKind, key: str | None, title: Text, image: str, link: str, shop_id: UUID | None = None
) -> UUID:
    room_id = uuid7()
    made = await tx.fetch_value(queries.ADD_ROOM, room_id, kind.value, key, title, image, link, shop_id, tx.now)
    if made is None:
        made = await tx.fetch_value(queries.ROOM_BY_KEY, key)
    return UUID(str(made))


async def _add_members(tx: Tx, room_id: UUID, by: UUID, states: dict[UUID, tuple[Role, MemberState]]) -> set[UUID]:
    rows = await tx.fetch(
        queries.ADD_MEMBERS,
        room_id,
        list(states),
        [role.value for role, _ in states.values()],
        [state.value for _, state in states.values()],
        by,
        tx.now,
    )
    added = {row[0] for row in rows}
    for account_id in added:
        realtime.admit(tx, f"room:{room_id}", account_id)
        if account_id != by:
            tx.tell(f"account:{account_id}", RoomChanged(room_id))
    return added


async def _product(tx: Tx, code: str) -> tuple[str, Product]:
    found = await catalog.find_product(tx, code) if code.isascii() and code.isalnum() else None
    if found is None:
        raise NotFound
    return f"product:{found.id.hex}", found
