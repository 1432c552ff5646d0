"""Show the cart as it stands now."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.modules.catalog.contracts import Sellable
from jishi.modules.inventory import api as inventory
from jishi.modules.merchants import api as merchants
from jishi.modules.orders import cart_queries as queries
from jishi.modules.orders.actions.items import sellables
from jishi.modules.orders.contracts import Cart, CartLine, CartShop
from jishi.modules.orders.domain.cart import price_notices, stock_notices
from jishi.platform.db import Tx


class StoredLine(msgspec.Struct, frozen=True):
    """A line as it is kept."""

    variant_id: UUID
    quantity: int
    chosen: bool
    saved: bool
    price_added: int


async def load_lines(tx: Tx, owner_id: UUID, *, lock: bool = False) -> tuple[int, list[StoredLine]]:
    """The version of a cart (0: there never was one) and its lines, the newest first. One statement. With `lock` the
    cart is this transaction's until it ends; see LOCK_LINES for what to do then with an unexpected version."""
    rows = await tx.fetch(queries.LOCK_LINES if lock else queries.LINES, owner_id)
    version = rows[0][0] if rows else 0
    return version, [StoredLine(*row[1:]) for row in map(tuple, rows) if row[1] is not None]


async def cart_count(tx: Tx, owner_id: UUID) -> int:
    """How many pieces are in the cart, for the badge."""
    return int(await tx.fetch_value(queries.COUNT, owner_id))


async def get_cart(tx: Tx, actor: Actor) -> Cart:
    """The actor's cart, shop by shop, with what has changed since the lines were added. Four statements at most."""
    currency = tx.app.settings.currency
    if actor.owner_id is None:
        return Cart(0, currency, [], [], 0, 0, 0)
    version, stored = await load_lines(tx, actor.owner_id)
    ids = [line.variant_id for line in stored]
    items = await sellables(tx, ids)
    stock = await inventory.available(tx, ids)
    lines = {line.variant_id: _line(line, items, stock, currency) for line in stored}
    present = [lines[line.variant_id] for line in stored if not line.saved]
    names = await merchants.shops(tx, {item.shop_id for item in items.values()})
    by_shop: dict[UUID, list[CartLine]] = {}
    for line in present:
        by_shop.setdefault(line.item.shop_id if line.item else _NOWHERE, []).append(line)
    shops = [
        CartShop(
            shop_id,
            names[shop_id].name if shop_id in names else {},
            names[shop_id].slug if shop_id in names else "",
            some,
            sum(line.amount for line in some if line.chosen and line.buyable),
            all(line.chosen for line in some),
        )
        for shop_id, some in by_shop.items()
    ]
    return Cart(
        version,
        currency,
        shops,
        [lines[line.variant_id] for line in stored if line.saved],
        sum(line.quantity for line in present),
        sum(line.quantity for line in present if line.chosen and line.buyable),
        sum(shop.amount for shop in shops),
    )


def _line(line: StoredLine, items: dict[UUID, Sellable], stock: dict[UUID, int], currency: str) -> CartLine:
    item, available = items.get(line.variant_id), stock[line.variant_id]
    on_sale = item is not None and item.on_sale
    price = item.price if item else line.price_added
    notices = stock_notices(item, line.quantity, available)
    if on_sale:
        notices = [*price_notices(line.price_added, price, currency), *notices]
    return CartLine(
        variant_id=line.variant_id,
        quantity=line.quantity,
        chosen=line.chosen,
        price_when_added=line.price_added,
        price=price,
        amount=price * line.quantity,
        available=available,
        buyable=on_sale and available >= line.quantity,
        item=item,
        notices=notices,
    )


_NOWHERE = UUID(int=0)
"""The shop of lines whose variant no longer exists."""
