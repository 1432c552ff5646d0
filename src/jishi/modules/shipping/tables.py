"""Tables of shipping."""

from sqlalchemy import (
    BigInteger,
    Column,
    Identity,
    Index,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

plans = Table(
    "plans",
    METADATA,
    Column("shop_id", Uuid, primary_key=True),
    Column("plan", JSONB, nullable=False),
    Column("updated_at", Moment, nullable=False),
    schema="shipping",
)
"""One whole plan per shop, replaced at once; the platform's own stands under the nil UUID."""

shop_settings = Table(
    "shop_settings",
    METADATA,
    Column("shop_id", Uuid, primary_key=True),
    Column("settings", JSONB, nullable=False),
    Column("updated_at", Moment, nullable=False),
    schema="shipping",
)
"""How a shop sends: carriers, sender, handling days."""

shipments = Table(
    "shipments",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("shop_id", Uuid, nullable=False),
    Column("carrier", Text, nullable=False),
    Column("tracking_number", Text, nullable=False),
    Column("booking", Text, nullable=False),
    Column("refusal", Text, nullable=False),
    Column("label_url", Text, nullable=False),
    Column("recipient", JSONB),
    Column("pieces", SmallInteger, nullable=False),
    Column("stage", Text, nullable=False),
    Column("stage_at", Moment),
    Column("poll_at", Moment),
    Column("made_at", Moment, nullable=False),
    Index(None, "carrier", "tracking_number", postgresql_where=text("tracking_number <> ''")),
    Index("shipments_poll_idx", "poll_at", postgresql_where=text("poll_at IS NOT NULL")),
    schema="shipping",
    postgresql_with={"fillfactor": 85},
)
"""Parcels on their way. Several may travel under one number: orders of one person packed together. `recipient` is
personal data and forgotten once the label is made."""

tracking_events = Table(
    "tracking_events",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("carrier", Text, nullable=False),
    Column("tracking_number", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("stage", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("text", JSONB, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("heard", Text, nullable=False),
    UniqueConstraint("carrier", "tracking_number", "key"),
    schema="shipping",
)
"""What carriers said, each thing once however often it was said. Never changed."""
