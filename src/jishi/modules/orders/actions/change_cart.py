"""Put things into the cart, change them, take them out."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import cart_queries as queries
from jishi.modules.orders.actions.items import sellables
from jishi.modules.orders.contracts import MOST_LINES, MOST_PER_LINE, CartChange, CartLineChange
from jishi.modules.orders.domain.cart import check_quantity, stock_notices
from jishi.platform.db import Tx


async def add_to_cart(tx: Tx, actor: Actor, variant_id: UUID, quantity: int = 1) -> CartChange:
    """Put `quantity` more of a variant into the cart, at most 99 of each; a line saved for later comes back.

    All of it is one statement and what it reads before, so `tx` may be one that runs each statement by itself. Raises
    NotFound for a variant that is not sold, Conflict when it is sold out, Invalid for a senseless quantity or a cart
    that is full, Unsure when nobody knows whether it came in.
    """
    owner_id = actor.require_owner()
    check_quantity(quantity)
    item = (await sellables(tx, [variant_id])).get(variant_id)
    if item is None or not item.on_sale:
        raise NotFound("This item is no longer sold.")
    available = (await inventory.available(tx, [variant_id]))[variant_id]
    if available <= 0:
        raise Conflict("This item is sold out.", code="sold_out")
    row = await tx.change_row(
        queries.ADD, owner_id, tx.now, variant_id, quantity, item.price, MOST_PER_LINE, MOST_LINES
    )
    assert row is not None
    version, now, pieces = row
    if now is None:
        raise Invalid("Your cart is full: %(most)s different items at most.", code="cart_full", most=MOST_LINES)
    return CartChange(version, pieces, variant_id, now, stock_notices(item, now, available))


async def set_cart_line(tx: Tx, actor: Actor, variant_id: UUID, change: CartLineChange) -> CartChange:
    """Change a line's quantity (0 removes it), whether it is chosen, or whether it is saved for later.

    Raises NotFound when the cart has no such line, Invalid for a senseless quantity.
    """
    owner_id = actor.require_owner()
    if change.quantity == 0:
        return await remove_from_cart(tx, actor, [variant_id])
    if change.quantity is not None:
        check_quantity(change.quantity)
    chosen = True if change.saved is False and change.chosen is None else change.chosen
    row = await tx.fetch_row(queries.CHANGE, owner_id, tx.now, variant_id, change.quantity, chosen, change.saved)
    assert row is not None
    version, pieces, touched = row
    if not touched:
        raise NotFound("This item is not in your cart.")
    return CartChange(version, pieces, variant_id, change.quantity or 0)


async def remove_from_cart(tx: Tx, actor: Actor, variant_ids: Sequence[UUID]) -> CartChange:
    """Take these out; what is not in is ignored."""
    row = await tx.fetch_row(queries.REMOVE, actor.require_owner(), tx.now, list(variant_ids))
    assert row is not None
    return CartChange(row[0], row[1], variant_ids[0] if len(variant_ids) == 1 else None, 0)


async def choose_all(tx: Tx, actor: Actor, chosen: bool, shop_id: UUID | None = None) -> CartChange:
    """Choose, or stop choosing, all lines of the cart, or those of one shop."""
    owner_id, wanted = actor.require_owner(), None
    if shop_id is not None:
        ids = [row["variant_id"] for row in await tx.fetch(queries.LINES, owner_id) if row["variant_id"]]
        wanted = [item.variant_id for item in (await sellables(tx, ids)).values() if item.shop_id == shop_id]
    row = await tx.fetch_row(queries.CHOOSE, owner_id, tx.now, wanted, chosen)
    assert row is not None
    return CartChange(row[0], row[1])


async def merge_carts(tx: Tx, guest_id: UUID, account_id: UUID) -> None:
    """What the guest had in the cart is in the account's: quantities add up to at most 99, lines to at most 200."""
    if guest_id == account_id:
        return
    if not await tx.fetch(queries.LINES, guest_id):
        return
    await tx.execute(queries.LOCK_BOTH, [guest_id, account_id], tx.now)
    await tx.execute(queries.MERGE, guest_id, account_id, MOST_PER_LINE)
    await tx.execute(queries.TRIM, account_id, MOST_LINES)
