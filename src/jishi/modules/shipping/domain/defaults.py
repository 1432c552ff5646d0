"""The plan that every shop has until it makes its own. Sent from Hangzhou; amounts in fen."""

from jishi.modules.shipping.contracts import Method, Plan, Rate, Zone
from jishi.modules.shipping.domain.rating import ELSEWHERE, named

NEAR = ["ZJ", "JS", "SH", "AH"]
FAR = ["NM", "HI", "XZ", "GS", "QH", "NX", "XJ"]

ZONES = [
    Zone(code="near", name=named("江浙沪皖", "Yangtze delta"), provinces=NEAR),
    Zone(code="mainland", name=named("内地", "Mainland")),
    Zone(code="far", name=named("偏远地区", "Remote provinces"), provinces=FAR),
    Zone(code="hk", name=named("香港", "Hong Kong"), country="HK"),
    Zone(code="mo", name=named("澳门", "Macao"), country="MO"),
    Zone(code="tw", name=named("台湾", "Taiwan"), country="TW"),
    Zone(code="world", name=named("海外", "Overseas"), country=ELSEWHERE),
]


def _rate(zone: str, first: int, step: int, days: tuple[int, int], free_from: int | None = None) -> Rate:
    overseas = zone == "world"
    return Rate(
        zone=zone,
        first_weight=500 if overseas else 1_000,
        first_price=first,
        step_weight=500 if overseas else 1_000,
        step_price=step,
        days_from=days[0],
        days_to=days[1],
        free_from=free_from,
        most_weight=30_000 if overseas else None,
    )


STANDARD = Method(
    code="standard",
    name=named("标准快递", "Standard"),
    rates=[
        _rate("near", 600, 100, (1, 2), 5_900),
        _rate("mainland", 800, 200, (2, 4), 9_900),
        _rate("far", 1_500, 800, (4, 7), 19_900),
        _rate("hk", 2_800, 1_200, (3, 5), 49_900),
        _rate("mo", 2_800, 1_200, (3, 5), 49_900),
        _rate("tw", 3_500, 1_600, (4, 7), 59_900),
        _rate("world", 9_800, 4_500, (7, 15)),
    ],
)
EXPRESS = Method(
    code="express",
    name=named("特快直达", "Express"),
    rates=[
        _rate("near", 1_200, 200, (1, 1), 29_900),
        _rate("mainland", 1_800, 600, (1, 2), 49_900),
        _rate("far", 2_800, 1_400, (2, 4)),
        _rate("hk", 4_500, 1_800, (2, 3)),
        _rate("mo", 4_500, 1_800, (2, 3)),
        _rate("tw", 5_800, 2_400, (2, 4)),
        _rate("world", 18_000, 8_000, (3, 6)),
    ],
)
DEFAULT_PLAN = Plan(zones=ZONES, methods=[STANDARD, EXPRESS])
