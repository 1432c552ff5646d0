"""Pure rules of stock: what may be moved, and in which order rows are locked."""

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
