"""Which variant of a product a page shows, and how its stock is told. Pure."""

from collections.abc import Mapping
from uuid import UUID

from jishi.modules.catalog.contracts import Product, Variant

OPTION = "option-"
"""Before the code of an option in the address: `option-color=red`, as forms without a script send it."""
EXACT = 20
MOST = 99


def shown_stock(pieces: int) -> int:
    """Pieces as a page tells them: exact when few, else rounded down to tens, at most 99. A page's text then changes
    only when what it says changes, and nobody learns the exact stock of a shop."""
    return max(0, pieces) if pieces < EXACT else min(pieces // 10 * 10, MOST)


def stock_mark(product: Product, stock: Mapping[UUID, int]) -> str:
    """What the page of a product says about stock, as a short key."""
    return ".".join(str(stock.get(variant.id, 0)) for variant in product.variants)


def choose(product: Product, stock: Mapping[UUID, int], asked: Mapping[str, str]) -> Variant | None:
    """The variant that the address asks for, else the first that can be bought, else the first."""
    if not product.variants:
        return None
    for variant in product.variants:
        if asked.get("variant", "") in (str(variant.id), variant.sku):
            return variant
    codes = [option.code for option in product.options]
    wished = [asked.get(OPTION + code, "") for code in codes]
    fitting = [variant for variant in product.variants if any(wished) and variant.choices == wished]
    if fitting:
        return fitting[0]
    return next((variant for variant in product.variants if stock.get(variant.id)), product.variants[0])
