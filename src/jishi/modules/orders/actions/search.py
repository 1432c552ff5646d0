"""Find orders, for those who work with them: each within the shops that their permission covers."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.kernel.page import Page, decode_cursor, encode_cursor
from jishi.modules.identity import api as identity
from jishi.modules.orders import search_queries
from jishi.modules.orders.contracts import OrderState
from jishi.modules.orders.domain.masking import without_name
from jishi.modules.orders.domain.numbers import read_number
from jishi.modules.orders.found import FoundOrder, OrderFilter
from jishi.modules.orders.policy import SEE_ALL, sees_contacts
from jishi.platform.counting import Count, estimate
from jishi.platform.db import Tx
from jishi.platform.where import Where

MOST_ROWS = 1_000
MOST_TEXT = 120
NOBODY = UUID(int=0)


async def search_orders(
    tx: Tx, actor: Actor, wanted: OrderFilter, *, cursor: str = "", limit: int = 50
) -> Page[FoundOrder]:
    """Orders that match, the newest first, in one statement (two when a person is looked for). Those whose work does
    not need contacts see no names, and find nothing by an e-mail address or phone number. Raises Forbidden without
    `orders.read`."""
    where, shops = Where(), covered(actor, wanted.shops)
    column, values = await _runs(tx, actor, where, wanted, shops)
    if cursor:
        placed_at, order_id = decode_cursor(cursor, tuple[datetime, UUID])
        where.add(f"(placed_at, id) {'>' if wanted.oldest_first else '<'} ({{}}, {{}})", placed_at, order_id)
    most = max(1, min(limit, MOST_ROWS))
    limit_place = where.place(most + 1)
    sql = search_queries.page(str(where), limit_place, oldest_first=wanted.oldest_first, column=column, values=values)
    found = await tx.rows(FoundOrder, sql, *where.args)
    last = found[most - 1] if len(found) > most else None
    shown = found[:most] if sees_contacts(actor) else [without_name(order) for order in found[:most]]
    return Page(shown, encode_cursor(last.placed_at, last.id) if last else None)


async def count_orders(tx: Tx, actor: Actor, wanted: OrderFilter) -> Count:
    """How many match: exactly when they are few, else about."""
    where, shops = Where(), covered(actor, wanted.shops)
    if shops is not None:
        where.add("shop_id = ANY({}::uuid[])", shops)
    await _narrow(tx, actor, where, wanted)
    return await estimate(tx, f"{search_queries.IDS} WHERE {where}", *where.args)


async def _runs(tx: Tx, actor: Actor, where: Where, wanted: OrderFilter, shops: list[UUID] | None) -> tuple[str, str]:
    """What to look along, as column and place of its values: the few orders of somebody, and late ones, as they are,
    else each shop, else each state, so that an index gives both the match and the order."""
    if shops is not None:
        await _narrow(tx, actor, where, wanted)
        return "shop_id", f"{where.place(shops)}::uuid[]"
    if wanted.text.strip() or wanted.owner_id or wanted.late:
        await _narrow(tx, actor, where, wanted)
        return "", ""
    await _narrow(tx, actor, where, msgspec.structs.replace(wanted, states=[]))
    states = [OrderState(state).value for state in wanted.states or OrderState]
    return "state", f"{where.place(states)}::text[]"


async def _narrow(tx: Tx, actor: Actor, where: Where, wanted: OrderFilter) -> None:
    if wanted.states:
        where.add("state = ANY({}::text[])", [OrderState(state).value for state in wanted.states])
    where.add_if("owner_id = {}", wanted.owner_id)
    where.add_if("placed_at >= {}", wanted.placed_from)
    where.add_if("placed_at < {}", wanted.placed_before)
    where.add_if("total >= {}", wanted.total_from)
    where.add_if("total <= {}", wanted.total_to)
    if wanted.late:
        where.add(search_queries.TO_SHIP)
        where.add(search_queries.IS_LATE, tx.now)
    if plain := wanted.text.strip()[:MOST_TEXT]:
        await _named(tx, actor, where, plain)


def covered(actor: Actor, shops: Sequence[UUID] | None) -> list[UUID] | None:
    """Of `shops` those that the actor may see orders of; None for every shop."""
    allowed = actor.shops_with(SEE_ALL)
    if shops is None:
        return allowed
    return [shop_id for shop_id in shops if allowed is None or shop_id in allowed]


async def _named(tx: Tx, actor: Actor, where: Where, text: str) -> None:
    if number := read_number(text):
        where.add("(number = {} OR lower(address ->> 'recipient') = lower({}))", number, text)
        return
    try:
        contact = identity.parse_contact(text)
    except Invalid:
        pattern = text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        where.add("lower(address ->> 'recipient') LIKE {}", f"{pattern}%")
        return
    if not sees_contacts(actor):
        where.add("FALSE")
        return
    account = await identity.find_account_by_contact(tx, text)
    where.add(search_queries.HAS_CONTACT, account.id if account else NOBODY, contact.value, contact.value)
