"""Tables of moderation."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "moderation"

words = Table(
    "words",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("text", Text, nullable=False),
    Column("plain", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", Uuid),
    schema=SCHEMA,
)
"""`plain` is the word as it is looked for, so that one word is not kept in two spellings."""

items = Table(
    "items",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("author_id", Uuid),
    Column("author_name", Text, nullable=False),
    Column("shop_id", Uuid),
    Column("title", JSONB, nullable=False),
    Column("link", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("words", ARRAY(Text), nullable=False),
    Column("reports", Integer, nullable=False),
    Column("reasons", JSONB, nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("decided_at", Moment),
    Column("decided_by", Uuid),
    Column("reason", Text, nullable=False),
    Index("items_waiting_key", "kind", "subject_id", unique=True, postgresql_where=text("state = 'waiting'")),
    Index(None, "state", "id"),
    Index(None, "subject_id"),
    schema=SCHEMA,
)
"""Held and reported texts. At most one item per subject waits. Author's name and text are personal data."""

reports = Table(
    "reports",
    METADATA,
    Column("id", BigInteger, Identity(always=True)),
    Column("item_id", Uuid, ForeignKey("moderation.items.id", ondelete="CASCADE"), nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("item_id", "account_id"),
    schema=SCHEMA,
)
"""Who reported what, and why; once per person and item."""
