"""What of the catalogue the console can set."""

from jishi.platform.options import Option, Unit

GROUP = "Listings and prices"

LEAST_MARGIN = Option(
    "catalog.least_margin",
    10,
    title="Least margin",
    help="Prices that leave less than this above cost are pointed out to reviewers.",
    group=GROUP,
    unit=Unit.PERCENT,
    most=95,
)
MOST_CHANGE = Option(
    "catalog.most_price_change",
    30,
    title="Largest price change in 30 days",
    help="Prices that move further than this from those of the last 30 days are pointed out to reviewers.",
    group=GROUP,
    unit=Unit.PERCENT,
    least=1,
    most=1_000,
)
SLOW_DAYS = Option(
    "catalog.slow_days",
    60,
    title="Days without a sale until a product is looked at again",
    group=GROUP,
    unit=Unit.DAYS,
    least=7,
    most=720,
)
MOST_DELISTED = Option(
    "catalog.most_delisted_at_once",
    50,
    title="Products that may be taken off sale at once without an approval",
    group=GROUP,
    unit=Unit.PIECES,
    least=1,
    most=10_000,
)
CLAIM_MINUTES = Option(
    "catalog.claim_minutes",
    30,
    title="Minutes a reviewer keeps a product to themselves",
    group=GROUP,
    unit=Unit.MINUTES,
    least=5,
    most=480,
)

ALL = (LEAST_MARGIN, MOST_CHANGE, SLOW_DAYS, MOST_DELISTED, CLAIM_MINUTES)
