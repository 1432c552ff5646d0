"""What of the stock the console can set."""

from jishi.platform.options import Option, Unit

LOW_AT = Option(
    "inventory.low_at",
    5,
    title="Low at so many pieces",
    help="Variants with no threshold of their own run low when this many pieces, or fewer, are free over all places.",
    group="Stock",
    unit=Unit.PIECES,
    most=10_000,
)
