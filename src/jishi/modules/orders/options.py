"""What the operating company can set about the way of orders."""

from jishi.platform.options import Option, Unit

RECEIPT_DAYS = Option(
    "orders.receipt_days",
    7,
    title="Days to confirm receipt after delivery",
    help="Then the order completes by itself, unless an after-sales case is open.",
    group="orders",
    unit=Unit.DAYS,
    least=1,
    most=60,
)
SILENT_DAYS = Option(
    "orders.silent_days",
    15,
    title="Days to confirm receipt after shipping",
    help="For parcels whose carrier never says that they arrived.",
    group="orders",
    unit=Unit.DAYS,
    least=1,
    most=90,
)
UNDO_MINUTES = Option(
    "orders.undo_minutes",
    15,
    title="Minutes to undo a hand-over",
    help="As long as the carrier has not scanned the parcel.",
    group="orders",
    unit=Unit.MINUTES,
    least=0,
    most=1_440,
)
PICKUP_DAYS = Option(
    "orders.pickup_days",
    7,
    title="Days to pick up in a store",
    help="Afterwards staff decide what becomes of the order.",
    group="orders",
    unit=Unit.DAYS,
    least=1,
    most=60,
)
ALL = (RECEIPT_DAYS, SILENT_DAYS, UNDO_MINUTES, PICKUP_DAYS)
