"""Tables of how orders reach their buyers: parcels, pickups, deadlines, and what staff write down about it."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Identity,
    Index,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from jishi.platform.tables import METADATA, Moment

fulfilments = Table(
    "fulfilments",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("order_id", Uuid, ForeignKey("orders.orders.id"), nullable=False),
    Column("shop_id", Uuid, nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("carrier", Text, nullable=False),
    Column("tracking_number", Text, nullable=False),
    Column("place_id", Uuid),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Uuid),
    Column("handed_over_at", Moment),
    Column("moved_at", Moment),
    Column("ended_at", Moment),
    UniqueConstraint("order_id", "position"),
    Index("fulfilments_trouble_idx", "shop_id", postgresql_where=text("state IN ('returned', 'lost')")),
    schema="orders",
)
"""Parcels, and orders waiting in a store. `moved_at` is the carrier's own time of the present state."""

fulfilment_lines = Table(
    "fulfilment_lines",
    METADATA,
    Column("fulfilment_id", Uuid, ForeignKey("orders.fulfilments.id"), nullable=False),
    Column("line_id", Uuid, ForeignKey("orders.order_lines.id"), nullable=False),
    Column("quantity", SmallInteger, CheckConstraint("quantity > 0", name="quantity"), nullable=False),
    PrimaryKeyConstraint("fulfilment_id", "line_id"),
    schema="orders",
)
"""How many pieces of which line are in it. Never changed."""

fulfilment_history = Table(
    "fulfilment_history",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("fulfilment_id", Uuid, ForeignKey("orders.fulfilments.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("account_id", Uuid),
    Column("reason", Text, nullable=False),
    schema="orders",
)
"""Who brought a fulfilment into which state, when and why. Never changed."""

pickups = Table(
    "pickups",
    METADATA,
    Column("fulfilment_id", Uuid, ForeignKey("orders.fulfilments.id"), primary_key=True),
    Column("place_id", Uuid, nullable=False),
    Column("code_hash", Text, nullable=False),
    Column("generation", SmallInteger, nullable=False),
    Column("until", Moment, nullable=False),
    Column("closed_at", Moment),
    Index("pickups_open_code_key", "place_id", "code_hash", unique=True, postgresql_where=text("closed_at IS NULL")),
    Index("pickups_until_idx", "until", postgresql_where=text("closed_at IS NULL")),
    schema="orders",
)
"""Orders that wait in a store. The code itself is nowhere: it is derived from our secret, and its hash found here."""

journeys = Table(
    "journeys",
    METADATA,
    Column("order_id", Uuid, ForeignKey("orders.orders.id"), primary_key=True),
    Column("shop_id", Uuid, nullable=False),
    Column("ship_by", Moment),
    Column("arrive_from", Date),
    Column("arrive_to", Date),
    Column("shipped_at", Moment),
    Column("delivered_at", Moment),
    Column("receipt_by", Moment),
    Column("extended_at", Moment),
    Column("completed_at", Moment),
    Index("journeys_ship_by_idx", "ship_by", postgresql_where=text("shipped_at IS NULL AND ship_by IS NOT NULL")),
    Index(
        "journeys_receipt_by_idx",
        "receipt_by",
        postgresql_where=text("completed_at IS NULL AND receipt_by IS NOT NULL"),
    ),
    schema="orders",
)
"""What was promised about an order's way, and when it came how far. Beside the orders, so that buying does not pay for
it: written by the worker once the order is paid."""

holds = Table(
    "holds",
    METADATA,
    Column("order_id", Uuid, ForeignKey("orders.orders.id"), nullable=False),
    Column("reference", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("order_id", "reference"),
    schema="orders",
)
"""Why an order does not complete: one row per open case."""

order_notes = Table(
    "order_notes",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("order_id", Uuid, ForeignKey("orders.orders.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("account_id", Uuid),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    schema="orders",
)
"""What staff tell each other about an order. Buyers never see it."""

invoices = Table(
    "invoices",
    METADATA,
    Column("order_id", Uuid, ForeignKey("orders.orders.id"), primary_key=True),
    Column("number", Text, nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("issued_by", Uuid),
    schema="orders",
)
"""Invoices (发票) that staff have issued, by their number."""
