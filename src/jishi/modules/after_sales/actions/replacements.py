"""What can be had instead of what was bought."""

from collections.abc import Sequence
from uuid import UUID

from jishi.modules.after_sales.contracts import OpenLine, Replacement
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import api as inventory
from jishi.platform.db import Tx


async def list_replacements(tx: Tx, lines: Sequence[OpenLine]) -> dict[UUID, list[Replacement]]:
    """For each line the variants of its product that cost the same and are in stock, the same one first."""
    variants: dict[str, list[UUID]] = {}
    for code in {line.product_code for line in lines}:
        product = await catalog.find_product(tx, code)
        variants[code] = [variant.id for variant in product.variants] if product else []
    ids = {one for found in variants.values() for one in found} | {line.variant_id for line in lines}
    known = await catalog.list_sellable(tx, ids)
    stock = await inventory.available(tx, list(ids))
    found: dict[UUID, list[Replacement]] = {}
    for line in lines:
        old = known.get(line.variant_id)
        prices = {line.price, old.price if old else line.price}
        found[line.line_id] = sorted(
            (
                Replacement(one, known[one].label, one == line.variant_id)
                for one in dict.fromkeys([line.variant_id, *variants[line.product_code]])
                if one in known and known[one].on_sale and stock.get(one, 0) > 0
                if one == line.variant_id or known[one].price in prices
            ),
            key=lambda choice: not choice.same,
        )
    return found
