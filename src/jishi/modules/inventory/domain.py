"""Pure rules of stock: what may be moved, and who gets what when several ask at once."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from jishi.kernel.errors import Invalid
from jishi.kernel.text import Text
from jishi.modules.inventory.contracts import Need

MOST_PIECES = 10_000_000
DEFAULT_PLACE = UUID("01900000-0000-7000-8000-000000000001")
DEFAULT_PLACE_CODE = "main"
DEFAULT_PLACE_NAME: Text = {"zh-CN": "主仓库", "en": "Main warehouse"}
DEFAULT_PRIORITY = 100


def check_counts(counts: Mapping[UUID, int], *, least: int) -> None:
    """Raise Invalid unless every count is a sensible whole number of pieces."""
    for pieces in counts.values():
        if isinstance(pieces, bool) or not least <= pieces <= MOST_PIECES:
            raise Invalid(
                "A number of pieces is between %(least)s and %(most)s.",
                fields={"quantity": "This value is not valid."},
                least=least,
                most=MOST_PIECES,
            )


def merge_needs(needs: Sequence[Need]) -> list[Need]:
    """One need per variant, in the order in which rows are locked everywhere: by variant id."""
    total: dict[UUID, int] = {}
    for need in needs:
        total[need.variant_id] = total.get(need.variant_id, 0) + need.quantity
    return [Need(variant_id, total[variant_id]) for variant_id in sorted(total)]


def share_out(
    stock: Mapping[UUID, Sequence[tuple[UUID, int]]], requests: Sequence[tuple[UUID, Sequence[Need]]]
) -> tuple[list[tuple[UUID, UUID, UUID, int]], dict[UUID, dict[UUID, int]]]:
    """Serve `requests` (ref, needs) first come, first served, each whole or not at all.

    `stock` maps a variant to its places in the order they are taken from, with what is available there. Returns the
    pieces granted as (ref, variant, place, pieces), and for every ref that could not be served how many pieces of
    each variant that was short were left when its turn came.
    """
    left = {variant: dict(places) for variant, places in stock.items()}
    granted: list[tuple[UUID, UUID, UUID, int]] = []
    refused: dict[UUID, dict[UUID, int]] = {}
    for ref, needs in requests:
        there = {need.variant_id: sum(left.get(need.variant_id, {}).values()) for need in needs}
        short = {need.variant_id: there[need.variant_id] for need in needs if there[need.variant_id] < need.quantity}
        if short:
            refused[ref] = short
            continue
        for need in needs:
            missing = need.quantity
            for place_id, pieces in left[need.variant_id].items():
                if taken := min(missing, pieces):
                    left[need.variant_id][place_id] -= taken
                    missing -= taken
                    granted.append((ref, need.variant_id, place_id, taken))
    return granted, refused
