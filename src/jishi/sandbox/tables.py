"""Tables of the sandbox provider. The shop never looks into them."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "sandbox"

trade = Table(
    "trade",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("notify_url", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("charge_at", Moment),
    Index("trade_processing", "charge_at", postgresql_where=text("charge_at IS NOT NULL")),
    CheckConstraint("state IN ('processing', 'paid', 'failed', 'closed')", "state"),
    schema=SCHEMA,
)
"""`processing` is paid by the payer and will be charged at `charge_at`, whatever the merchant does meanwhile."""

charge = Table(
    "charge",
    METADATA,
    Column("transaction", Text, primary_key=True),
    Column("number", Text, nullable=False, index=True),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("refunded", BigInteger, nullable=False, server_default=text("0")),
    Column("at", Moment, nullable=False, index=True),
    CheckConstraint("refunded BETWEEN 0 AND amount", "refunded"),
    schema=SCHEMA,
)

refund = Table(
    "refund",
    METADATA,
    Column("refund_number", Text, primary_key=True),
    Column("transaction", Text, ForeignKey(charge.c.transaction), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    CheckConstraint("amount > 0", "amount"),
    CheckConstraint("state IN ('processing', 'succeeded', 'failed')", "state"),
    Index("refund_processing", "at", postgresql_where=text("state = 'processing'")),
    schema=SCHEMA,
)

event = Table(
    "event",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("number", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("due_at", Moment),
    Column("delivered_at", Moment),
    Index("event_due", "due_at", postgresql_where=text("due_at IS NOT NULL")),
    schema=SCHEMA,
)
"""Callbacks. `due_at` is when to try next; NULL once delivered or given up."""

idempotency = Table(
    "idempotency",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    schema=SCHEMA,
)

parcel = Table(
    "parcel",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("reference", Text, nullable=False, unique=True),
    Column("sender", JSONB, nullable=False),
    Column("recipient", JSONB, nullable=False),
    Column("pieces", Integer, nullable=False),
    Column("notify_url", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    schema=SCHEMA,
)
"""Parcels of the sandbox carrier, once per reference."""

scan = Table(
    "scan",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("number", Text, ForeignKey(parcel.c.number), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("stage", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("text", JSONB, nullable=False),
    schema=SCHEMA,
)

transfer = Table(
    "transfer",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("lands_at", Moment),
    CheckConstraint("amount > 0", name="amount"),
    CheckConstraint("state IN ('processing', 'succeeded', 'failed')", name="state"),
    Index("transfer_processing", "lands_at", postgresql_where=text("state = 'processing'")),
    schema=SCHEMA,
)
"""Money that merchants send to bank accounts; only the last four digits of an account are kept."""
