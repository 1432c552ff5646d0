"""Tables of settlement. Balances are nowhere here: they are in the ledger."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "settlement"

rates = Table(
    "rates",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("shop_id", Uuid),
    Column("category_code", Text, nullable=False),
    Column("basis_points", Integer, nullable=False),
    Column("valid_from", Moment, nullable=False),
    Column("set_at", Moment, nullable=False),
    Column("set_by", Uuid),
    CheckConstraint("basis_points BETWEEN 0 AND 9000", name="basis_points"),
    UniqueConstraint("shop_id", "category_code", "valid_from", postgresql_nulls_not_distinct=True),
    schema=SCHEMA,
)
"""Versions of commission; only ever added to."""

sales = Table(
    "sales",
    METADATA,
    Column("order_id", Uuid, primary_key=True),
    Column("number", Text, nullable=False),
    Column("shop_id", Uuid, nullable=False),
    Column("currency", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("completed_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Column("gross", BigInteger, nullable=False),
    Column("commission", BigInteger, nullable=False),
    Column("reversed", BigInteger, nullable=False),
    Column("given_back", BigInteger, nullable=False),
    Column("shares", JSONB, nullable=False),
    Index(None, "due_at", postgresql_where=text("state = 'waiting'")),
    Index(None, "shop_id", "settled_at"),
    CheckConstraint("state IN ('waiting', 'settled', 'empty')", name="state"),
    CheckConstraint("commission BETWEEN 0 AND gross", name="commission"),
    CheckConstraint("given_back BETWEEN 0 AND commission", name="given_back"),
    schema=SCHEMA,
)
"""One row per completed order. `reversed` and `given_back` grow when money goes back after it was settled."""

reversals = Table(
    "reversals",
    METADATA,
    Column("refund_id", Uuid, primary_key=True),
    Column("order_id", Uuid, ForeignKey("settlement.sales.order_id"), nullable=False, index=True),
    Column("amount", BigInteger, nullable=False),
    Column("commission", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    schema=SCHEMA,
)
"""What a refund undid of a settled sale: `amount` from the shop's side, `commission` given back of it."""

accounts = Table(
    "accounts",
    METADATA,
    Column("shop_id", Uuid, primary_key=True),
    Column("holder", Text, nullable=False, info={"personal": True}),
    Column("bank", Text, nullable=False),
    Column("number_sealed", LargeBinary, nullable=False, info={"personal": True}),
    Column("last_four", Text, nullable=False),
    Column("automatic", Boolean, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Uuid),
    schema=SCHEMA,
)
"""Where a shop's money goes. Its row's lock makes payouts of one shop follow each other."""

payouts = Table(
    "payouts",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("shop_id", Uuid, nullable=False),
    Column("currency", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("holder", Text, nullable=False, info={"personal": True}),
    Column("bank", Text, nullable=False),
    Column("number_sealed", LargeBinary, nullable=False, info={"personal": True}),
    Column("last_four", Text, nullable=False),
    Column("approval_id", Uuid),
    Column("idempotency_key", Text),
    Column("asked_at", Moment, nullable=False),
    Column("asked_by", Uuid),
    Column("approved_at", Moment),
    Column("approved_by", Uuid),
    Column("sent_at", Moment),
    Column("finished_at", Moment),
    Column("bank_reference", Text, nullable=False),
    Column("problem", Text, nullable=False),
    CheckConstraint("amount > 0", name="amount"),
    CheckConstraint("state IN ('asked', 'approved', 'sending', 'paid', 'failed', 'refused')", name="state"),
    UniqueConstraint("shop_id", "idempotency_key"),
    Index(None, "shop_id", "id"),
    Index("payouts_moving_idx", "id", postgresql_where=text("state IN ('approved', 'sending')")),
    schema=SCHEMA,
)

days = Table(
    "days",
    METADATA,
    Column("channel", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("checked_at", Moment, nullable=False),
    Column("checked_by", Uuid),
    Column("totals", JSONB, nullable=False),
    Column("open", Integer, nullable=False),
    PrimaryKeyConstraint("channel", "day"),
    CheckConstraint("state IN ('clean', 'differs')", name="state"),
    schema=SCHEMA,
)
"""A provider's day that was compared with ours; `totals` per currency and direction."""

differences = Table(
    "differences",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("side", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("transaction", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("ours", BigInteger),
    Column("theirs", BigInteger),
    Column("state", Text, nullable=False),
    Column("resolution", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("found_at", Moment, nullable=False),
    Column("resolved_at", Moment),
    Column("resolved_by", Uuid),
    UniqueConstraint("channel", "day", "side", "key"),
    Index("differences_open_idx", "found_at", postgresql_where=text("state = 'open'")),
    CheckConstraint("state IN ('open', 'resolved')", name="state"),
    schema=SCHEMA,
)
