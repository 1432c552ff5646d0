"""Find products as their keepers do: in any state, by what they know of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import Text
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.policy import EXPORT
from jishi.modules.media.contracts import Image
from jishi.platform.counting import Count, estimate
from jishi.platform.db import Tx
from jishi.platform.where import Where

MOST_AT_ONCE = 1_000

COLUMNS = """
p.id, p.code, p.shop_id, p.title, p.state, p.category_id, p.brand, p.card ->> 'price', p.card ->> 'price_max', p.image,
p.sold, p.changed_at, p.live_at, p.version,
(SELECT count(*) FROM catalog.variant v WHERE v.product_id = p.id AND v.active),
EXISTS (SELECT FROM catalog.variant v WHERE v.product_id = p.id AND v.active AND v.in_stock),
EXISTS (SELECT FROM catalog.listing_case c WHERE c.product_id = p.id)
"""
KEYS: dict[str, tuple[str, type]] = {"changed": ("p.changed_at", datetime), "sold": ("p.sold", int)}
_IMAGE = msgspec.json.Decoder(Image)


class ProductFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which products are wanted; None and empty mean all. `text` is in the title, or starts a handle or SKU, or is the
    code; prices are those of any variant, in minor units, both ends included."""

    text: str = ""
    states: list[str] = []
    shops: list[UUID] | None = None
    categories: list[str] = []
    brands: list[str] = []
    in_stock: bool | None = None
    price_from: int | None = None
    price_to: int | None = None
    waiting: bool | None = None
    sort: str = "changed"
    descending: bool = True


class FoundProduct(msgspec.Struct, frozen=True):
    """A product in a keeper's list. `is_waiting` when something of it waits for a reviewer."""

    id: UUID
    code: str
    shop_id: UUID
    title: Text
    state: ProductState
    category: Text
    brand: str
    price: int
    price_max: int
    image: Image | None
    sold: int
    changed_at: datetime
    live_at: datetime
    version: int
    variants: int
    in_stock: bool
    is_waiting: bool


async def search_products(
    tx: Tx, actor: Actor, wanted: ProductFilter, *, cursor: str = "", limit: int = 50
) -> Page[FoundProduct]:
    """Products of the actor's shops. One statement and the tree's. Raises Unauthenticated, Forbidden."""
    where = await _where(tx, actor, wanted)
    column, kind = KEYS.get(wanted.sort, KEYS["changed"])
    direction, beyond = ("DESC", "<") if wanted.descending else ("ASC", ">")
    if cursor:
        key, last = decode_cursor(cursor, tuple[kind, UUID])  # type: ignore[valid-type]
        where.add(f"({column}, p.id) {beyond} ({{}}, {{}})", key, last)
    most = min(limit, MOST_AT_ONCE) if limit > MOST_AT_ONCE // 10 else clamp_limit(limit)
    rows = await tx.fetch(
        f"SELECT {COLUMNS} FROM catalog.product p WHERE {where}"
        f" ORDER BY {column} {direction}, p.id {direction} LIMIT {most + 1}",
        *where.args,
    )
    names = {one.id: one.name for one in (await load_tree(tx)).categories}
    found = [_found(row, names) for row in rows[:most]]
    if len(rows) <= most:
        return Page(found)
    last_one = found[-1]
    return Page(found, encode_cursor(last_one.sold if wanted.sort == "sold" else last_one.changed_at, last_one.id))


async def count_products(tx: Tx, actor: Actor, wanted: ProductFilter) -> Count:
    """How many there are, or about. Two statements at most."""
    where = await _where(tx, actor, wanted)
    return await estimate(tx, f"SELECT p.id FROM catalog.product p WHERE {where}", *where.args)


async def _where(tx: Tx, actor: Actor, wanted: ProductFilter) -> Where:
    where = Where()
    mine = actor.shops_with(EXPORT)
    shops = mine if wanted.shops is None else [one for one in wanted.shops if mine is None or one in mine]
    where.add_if("p.shop_id = ANY({})", shops)
    if wanted.text:
        plain = wanted.text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        where.add(
            "(p.title::text ILIKE {} OR p.handle ILIKE {} OR p.code = {} OR EXISTS (SELECT FROM catalog.variant v"
            " WHERE v.product_id = p.id AND v.active AND (v.sku ILIKE {} OR v.barcode = {})))",
            f"%{plain}%",
            f"{plain}%",
            wanted.text,
            f"{plain}%",
            wanted.text,
        )
    where.add_if("p.state = ANY({}::text[])", wanted.states or None)
    where.add_if("p.brand = ANY({}::text[])", wanted.brands or None)
    if wanted.categories:
        tree = await load_tree(tx)
        known = [tree.by_code[code].id for code in wanted.categories if code in tree.by_code]
        where.add("p.category_id = ANY({}::uuid[])", [one for root in known for one in tree.below(root)])
    variants = "EXISTS (SELECT FROM catalog.variant v WHERE v.product_id = p.id AND v.active"
    if wanted.in_stock is not None:
        where.add(f"{'' if wanted.in_stock else 'NOT '}{variants} AND v.in_stock)")
    where.add_if(f"{variants} AND v.price >= {{}})", wanted.price_from)
    where.add_if(f"{variants} AND v.price <= {{}})", wanted.price_to)
    if wanted.waiting is not None:
        case = "EXISTS (SELECT FROM catalog.listing_case c WHERE c.product_id = p.id)"
        where.add(case if wanted.waiting else f"NOT {case}")
    return where


def _found(row: Any, names: dict[UUID, Text]) -> FoundProduct:
    values = list(row)
    values[4] = ProductState(values[4])
    values[5] = names.get(values[5], {})
    values[7:9] = [int(values[7] or 0), int(values[8] or 0)]
    values[9] = None if values[9] is None else _IMAGE.decode(values[9])
    return FoundProduct(*values)
