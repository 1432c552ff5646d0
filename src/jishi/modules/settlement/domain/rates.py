"""Which commission applies: the most particular one that is valid. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from jishi.modules.settlement.contracts import Rate

MOST_BASIS_POINTS = 9_000


def rate_for(
    rates: Sequence[Rate],
    shop_id: UUID,
    lineage: Sequence[str],
    moment: datetime,
    default: int,
) -> int:
    """The rate of a product of `shop_id` whose category and its ancestors are `lineage`, nearest first: of shop and
    category, else of the shop, else of the category, else `default`. Of several versions the latest valid one."""
    valid = latest(rates, moment)
    for shop, codes in ((shop_id, [*lineage, ""]), (None, lineage)):
        for code in codes:
            if (found := valid.get((shop, code))) is not None:
                return found.basis_points
    everywhere = valid.get((None, ""))
    return everywhere.basis_points if everywhere else default


def latest(rates: Sequence[Rate], moment: datetime) -> Mapping[tuple[UUID | None, str], Rate]:
    """Of each pair of shop and category the version that is valid at `moment`."""
    found: dict[tuple[UUID | None, str], Rate] = {}
    for rate in sorted(rates, key=lambda rate: (rate.valid_from, rate.id)):
        if rate.valid_from <= moment:
            found[rate.shop_id, rate.category_code] = rate
    return found


def lineage_of(parents: Mapping[str, str], code: str) -> list[str]:
    """A category and its ancestors, nearest first; `parents` maps code to parent code."""
    found: list[str] = []
    while code and code not in found:
        found.append(code)
        code = parents.get(code, "")
    return found
