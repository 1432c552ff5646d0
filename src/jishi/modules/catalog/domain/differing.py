"""What differs between two versions of a product. Pure."""

from collections.abc import Sequence

import msgspec

from jishi.modules.catalog.contracts import ProductInput, VariantInput

UNTOLD = frozenset({"state", "live_at", "popularity", "extra", "handle", "variants", "pictures"})
SHOWN = frozenset(
    {"title", "subtitle", "description", "brand", "category_code", "options", "attributes", "image_ids", "alts"}
)
"""What shoppers read and see: a merchant's change of it on a product that is on sale is looked at by somebody."""


def changed_fields(old: ProductInput, new: ProductInput) -> list[str]:
    """The fields that differ, such as `title` and `variants.price`; `variants` when variants came or went."""
    found = [
        field.name
        for field in msgspec.structs.fields(ProductInput)
        if field.name not in UNTOLD and getattr(old, field.name) != getattr(new, field.name)
    ]
    if old.pictures != new.pictures:
        found.append("pictures")
    return found + _changed_in_variants(old.variants, new.variants)


def needs_eyes(changes: Sequence[str]) -> bool:
    """Whether a reviewer should see these changes of a product on sale."""
    return not SHOWN.isdisjoint(changes)


def _changed_in_variants(old: Sequence[VariantInput], new: Sequence[VariantInput]) -> list[str]:
    before, after = {one.sku: one for one in old}, {one.sku: one for one in new}
    found = ["variants"] if before.keys() != after.keys() else []
    kept = before.keys() & after.keys()
    names = [field.name for field in msgspec.structs.fields(VariantInput) if field.name not in ("id", "sku")]
    for name in names:
        if any(_differs(name, before[sku], after[sku]) for sku in kept):
            found.append(f"variants.{name}")
    return found


def _differs(name: str, old: VariantInput, new: VariantInput) -> bool:
    # A cost that is not given leaves the one that is known.
    return getattr(old, name) != getattr(new, name) and not (name == "cost" and new.cost is None)
