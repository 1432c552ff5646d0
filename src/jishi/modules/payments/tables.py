"""Tables of payments and of the ledger."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "payments"

payment = Table(
    "payment",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("owner_id", Uuid, nullable=False, index=True),
    Column("purpose", Text, nullable=False),
    Column("reference", Uuid, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("paid_at", Moment),
    Column("closed_at", Moment),
    Column("postings", JSONB),
    UniqueConstraint("purpose", "reference"),
    CheckConstraint("amount > 0", "amount"),
    CheckConstraint("state IN ('open', 'paid', 'closed')", "state"),
    CheckConstraint("(state = 'paid') = (paid_at IS NOT NULL)", "paid"),
    schema=SCHEMA,
)
"""`postings`: lines of the ledger transactions that its capture adds in the same statement; none when no sale belongs
to it, as with all that were opened before sales were booked."""

attempt = Table(
    "attempt",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("payment_id", Uuid, ForeignKey(payment.c.id), nullable=False),
    Column("channel", Text, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("redirect_url", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("asked", Integer, nullable=False, server_default=text("0")),
    Column("ask_at", Moment),
    Index("attempt_newest", "payment_id", "id"),
    Index("attempt_one_started", "payment_id", "channel", unique=True, postgresql_where=text("state = 'started'")),
    Index("attempt_silent", "ask_at", postgresql_where=text("ask_at IS NOT NULL")),
    CheckConstraint("state IN ('started', 'succeeded', 'failed', 'closed')", "state"),
    schema=SCHEMA,
)

charge = Table(
    "charge",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("payment_id", Uuid, nullable=False),
    Column("attempt_id", Uuid, ForeignKey(attempt.c.id), nullable=False),
    Column("channel", Text, nullable=False),
    Column("transaction", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("refunded", BigInteger, nullable=False, server_default=text("0")),
    Column("at", Moment, nullable=False),
    UniqueConstraint("channel", "transaction"),
    Index("charge_at_idx", "at", postgresql_using="brin"),
    Index("charge_one_applied", "payment_id", unique=True, postgresql_where=text("kind = 'applied'")),
    CheckConstraint("amount > 0", "amount"),
    CheckConstraint("refunded BETWEEN 0 AND amount", "refunded"),
    CheckConstraint("kind IN ('applied', 'unapplied')", "kind"),
    schema=SCHEMA,
)
"""Money that came in. A payment has at most one applied charge; whatever else comes is unapplied and goes back. That
its payment exists follows from its attempt."""

refund = Table(
    "refund",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("payment_id", Uuid, ForeignKey(payment.c.id), nullable=False, index=True),
    Column("charge_id", Uuid, ForeignKey(charge.c.id), nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("amount", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked", Integer, nullable=False, server_default=text("0")),
    Column("ask_at", Moment),
    Column("requested_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Index("refund_finished_idx", "finished_at", postgresql_using="brin"),
    Index("refund_silent", "ask_at", postgresql_where=text("ask_at IS NOT NULL")),
    CheckConstraint("amount > 0", "amount"),
    CheckConstraint("state IN ('requested', 'succeeded', 'failed')", "state"),
    schema=SCHEMA,
)

inbox = Table(
    "inbox",
    METADATA,
    Column("channel", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("headers", JSONB, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("channel", "event_id"),
    Index("inbox_refused", "at", postgresql_where=text("verdict <> 'accepted'")),
    schema=SCHEMA,
)
"""Every callback whose signature was good, once, as it came."""

ledger_transaction = Table(
    "ledger_transaction",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("reference", Uuid, nullable=False),
    Column("currency", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("kind", "reference"),
    schema=SCHEMA,
)

ledger_entry = Table(
    "ledger_entry",
    METADATA,
    Column("transaction_id", Uuid, nullable=False),
    Column("line", SmallInteger, nullable=False),
    Column("account", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    PrimaryKeyConstraint("transaction_id", "line"),
    Index("ledger_entry_balance", "account", "currency", postgresql_include=["amount"]),
    CheckConstraint("amount <> 0", "amount"),
    schema=SCHEMA,
)
"""Never updated, never deleted. The currency repeats the transaction's so that a balance is one index scan. No foreign
key: both tables are only ever written by one statement, and the audit looks for entries without a transaction."""
