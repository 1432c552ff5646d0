"""The settings of settlement."""

from jishi.platform.options import Option, Unit

GROUP = "Settlement"

COMMISSION = Option(
    "settlement.commission",
    500,
    title="Commission",
    help="In hundredths of a percent of what goods were sold for; rates of shops and categories go before it.",
    group=GROUP,
    most=9_000,
)
WAIT_DAYS = Option(
    "settlement.wait_days",
    7,
    title="Days until a completed order is settled",
    help="So that returns come first. Orders with an open after-sales case wait longer.",
    group=GROUP,
    unit=Unit.DAYS,
    most=90,
)
BANK_CHANGE_HOURS = Option(
    "settlement.bank_change_hours",
    24,
    title="Hours without payouts after a bank account was changed",
    help="Time for its owner to notice a change that was not theirs.",
    group=GROUP,
    unit=Unit.HOURS,
    most=240,
)
LEAST_PAYOUT = Option(
    "settlement.least_payout",
    10_000,
    title="Least amount of a payout",
    group=GROUP,
    unit=Unit.MONEY,
    most=100_000_000,
)
ALL = (COMMISSION, WAIT_DAYS, BANK_CHANGE_HOURS, LEAST_PAYOUT)
