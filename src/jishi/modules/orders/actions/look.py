"""Read orders, each person their own."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.orders import queries
from jishi.modules.orders.actions.records import as_checkout, with_lines
from jishi.modules.orders.contracts import Checkout, HistoryEntry, Order, OrderState
from jishi.modules.orders.domain.masking import without_contacts
from jishi.modules.orders.domain.numbers import read_number
from jishi.modules.orders.domain.papers import is_contact_of
from jishi.modules.orders.policy import sees_contacts, shops_of, visible_to
from jishi.platform.db import Tx

MOST_TEXT = 200


async def get_order(tx: Tx, actor: Actor, number: str) -> Order:
    """The order with this number, its lines and its history; contacts masked for those whose work does not need them.
    Raises NotFound for one the actor may not see."""
    row = await tx.fetch_row(queries.BY_NUMBER, read_number(number), visible_to(actor), shops_of(actor))
    if row is None:
        raise NotFound
    entries = await tx.fetch(queries.HISTORY, row["id"])
    history = [HistoryEntry(at, OrderState(state), by, reason) for at, state, by, reason in entries]
    order = (await with_lines(tx, [row], history))[0]
    return order if sees_contacts(actor, order.owner_id) else without_contacts(order)


async def list_orders(
    tx: Tx, actor: Actor, *, states: Sequence[OrderState] = (), text: str = "", cursor: str = "", limit: int = 20
) -> Page[Order]:
    """The actor's own orders, the newest first, in two statements however many there are; with `text` those of this
    number, or with a line whose title contains it."""
    owner_id = actor.require_owner()
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    count = clamp_limit(limit)
    wanted = [state.value for state in states] or None
    plain = clean(text, field="text", most=MOST_TEXT)
    rows = await tx.fetch(queries.LIST, owner_id, wanted, after, count + 1, _pattern(plain), read_number(plain))
    orders = await with_lines(tx, rows[:count])
    return Page(orders, encode_cursor(orders[-1].id) if len(rows) > count else None)


async def find_order(tx: Tx, number: str, contact: str) -> Order | None:
    """The order with this number when `contact` is the e-mail address or phone number that was left with it. None
    whichever of the two is wrong."""
    row = await tx.fetch_row(queries.BY_NUMBER, read_number(number), None, [])
    if row is None or not is_contact_of(contact, row["contact_email"], (row["address"] or {}).get("phone", "")):
        return None
    return await get_order(tx, SYSTEM, number)


def _pattern(text: str) -> str:
    if not text:
        return ""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


async def get_checkout(tx: Tx, actor: Actor, checkout_id: UUID) -> Checkout:
    """The checkout and its orders in brief. Raises NotFound for one the actor may not see."""
    row = await tx.fetch_row(queries.CHECKOUT, checkout_id, visible_to(actor))
    if row is None:
        raise NotFound
    return as_checkout(row)
