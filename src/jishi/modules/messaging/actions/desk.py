"""A shop's conversations with buyers, for who answers them."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import Text
from jishi.modules.messaging import queries
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Person
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx


class ShopConversation(msgspec.Struct, frozen=True):
    """A buyer's conversation with a shop. `unread` ends at a hundred."""

    id: UUID
    shop: Text
    shop_id: UUID
    at: datetime
    buyer: Person | None
    unread: int
    last: str


async def list_shop_conversations(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 30) -> Page[ShopConversation]:
    """What buyers have asked the shops that the actor answers for, the latest first; two statements. Raises
    Unauthenticated, Forbidden."""
    shops = actor.shops_with(Permission.SERVICE_ANSWER)
    at, after = decode_cursor(cursor, tuple[datetime, UUID]) if cursor else (None, None)
    count = clamp_limit(limit)
    rows = await tx.fetch(queries.SHOP_ROOMS, shops, at, after, count + 1)
    people = await social.get_people(tx, [row[4] for row in rows])
    items = [
        ShopConversation(room_id, title, shop_id, moment, people.get(buyer), unread, last or "")
        for room_id, title, shop_id, moment, buyer, unread, last in rows[:count]
    ]
    return Page(items, encode_cursor(items[-1].at, items[-1].id) if len(rows) > count else None)
