"""Wish lists of accounts and guests."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from jishi.kernel.errors import Conflict, NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.catalog import api as catalog
from jishi.platform.db import Tx
from jishi.storefront import queries
from jishi.storefront.contracts import MOST_WISHES, Wish
from jishi.storefront.domain.codes import is_code


async def add_wish(tx: Tx, owner_id: UUID, product_code: str) -> None:
    """Put a live product on the list; one that is on it stays as it is.

    Raises NotFound for an unknown product, Conflict when the list is full.
    """
    product = await catalog.find_product(tx, product_code) if is_code(product_code) else None
    if product is None:
        raise NotFound
    price = min(variant.price for variant in product.variants)
    added = await tx.execute(queries.ADD_WISH, owner_id, product.id, product.code, price, tx.now, MOST_WISHES)
    if not added and not await tx.fetch_value(queries.HAS_WISH, owner_id, product.id):
        raise Conflict("Your wish list is full. Please remove something first.", code="wish_list_full")


async def remove_wish(tx: Tx, owner_id: UUID, product_code: str) -> None:
    """Take a product off the list, even one that is no longer sold; one that is not on it is fine."""
    if is_code(product_code):
        await tx.execute(queries.REMOVE_WISH, owner_id, product_code)


async def has_wish(tx: Tx, owner_id: UUID | None, product_id: UUID) -> bool:
    """Whether the product is on this owner's list. No statement for somebody without identity."""
    return owner_id is not None and bool(await tx.fetch_value(queries.HAS_WISH, owner_id, product_id))


async def list_wishes(tx: Tx, owner_id: UUID, cursor: str | None = None, limit: int = 20) -> Page[Wish]:
    """The list, the newest wish first; products that no longer exist are left out. Two statements.

    Raises Invalid for a cursor that somebody made up.
    """
    after, last = decode_cursor(cursor, tuple[datetime, UUID]) if cursor else (None, None)
    limit = clamp_limit(limit)
    rows = await tx.fetch(queries.WISHES, owner_id, after, last, limit + 1)
    more = encode_cursor(rows[limit - 1][2], rows[limit - 1][0]) if len(rows) > limit else None
    return Page(await _with_products(tx, [tuple(row) for row in rows[:limit]]), more)


async def _with_products(tx: Tx, rows: Sequence[tuple[UUID, int, datetime]]) -> list[Wish]:
    cards = await catalog.cards(tx, [row[0] for row in rows]) if rows else {}
    return [Wish(cards[product_id], price, at) for product_id, price, at in rows if product_id in cards]


async def merge_wishes(tx: Tx, guest_id: UUID, account_id: UUID) -> None:
    """Give a guest's list to the account the guest turned out to be; what is on both stays once."""
    await tx.execute(queries.MOVE_WISHES, guest_id, account_id, MOST_WISHES)
