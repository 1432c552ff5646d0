"""The tables of integrations."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from jishi.platform.tables import METADATA, Moment

SCHEMA = "integrations"

keys = Table(
    "keys",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("prefix", Text, nullable=False, unique=True),
    Column("digest", LargeBinary, nullable=False),
    Column("name", Text, nullable=False),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("scopes", ARRAY(Text), nullable=False),
    Column("shop_ids", ARRAY(Uuid), nullable=False),
    Column("per_minute", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
    Column("revoked_by", Uuid),
    schema=SCHEMA,
)

endpoints = Table(
    "endpoints",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid),
    Column("shop_id", Uuid),
    Column("url", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("events", ARRAY(Text), nullable=False),
    Column("state", Text, nullable=False),
    Column("sealed_secret", LargeBinary, nullable=False),
    Column("old_secret", LargeBinary),
    Column("old_until", Moment),
    Column("rotated_at", Moment),
    Column("failing_since", Moment),
    Column("created_at", Moment, nullable=False),
    Column("removed_at", Moment),
    schema=SCHEMA,
)
"""`shop_id` null: of the company, and called for all shops. Secrets are sealed, since signing needs them in clear."""

messages = Table(
    "messages",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("event", Text, nullable=False),
    Column("shop_id", Uuid),
    Column("body", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    schema=SCHEMA,
)
"""What is sent, byte for byte, so that every attempt and replay sends the same."""

deliveries = Table(
    "deliveries",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("message_id", Uuid, ForeignKey("integrations.messages.id", ondelete="CASCADE"), nullable=False),
    Column("endpoint_id", Uuid, ForeignKey("integrations.endpoints.id", ondelete="CASCADE"), nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("next_at", Moment),
    Column("delivered_at", Moment),
    Column("status", SmallInteger, nullable=False),
    UniqueConstraint("message_id", "endpoint_id"),
    Index(None, "endpoint_id", "id"),
    Index("deliveries_pending_idx", "next_at", postgresql_where=text("state = 'pending'")),
    schema=SCHEMA,
)

attempts = Table(
    "attempts",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column(
        "delivery_id", Uuid, ForeignKey("integrations.deliveries.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("at", Moment, nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("response", Text, nullable=False),
    Column("error", Text, nullable=False),
    schema=SCHEMA,
)
