"""Tables of the listing flow."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "catalog"

listing_step = Table(
    "listing_step",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("product_id", Uuid, nullable=False),
    Column("shop_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Uuid),
    Column("act", Text, nullable=False),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("details", JSONB, nullable=False),
    Index(None, "product_id", "id"),
    Index(None, "shop_id", "act", "at"),
    schema=SCHEMA,
)
"""Everything that happened to a listing. Only ever added to."""

listing_case = Table(
    "listing_case",
    METADATA,
    Column("product_id", Uuid, ForeignKey(f"{SCHEMA}.product.id", ondelete="CASCADE"), primary_key=True),
    Column("shop_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("lane_reason", Text, nullable=False),
    Column("submitted_at", Moment, nullable=False),
    Column("submitted_by", Uuid),
    Column("note", Text, nullable=False),
    Column("findings", JSONB, nullable=False),
    Column("revision", JSON),
    Column("changes", JSONB, nullable=False),
    Column("base_version", Integer, nullable=False),
    Column("live_at", Moment),
    Column("zone", Text, nullable=False),
    Column("claimed_by", Uuid),
    Column("claimed_until", Moment),
    Column("approval_id", Uuid),
    Column("approval", Text, nullable=False),
    Index(None, "lane", "submitted_at"),
    schema=SCHEMA,
)
"""Listings that wait for a reviewer, one row each; the row goes when somebody decides. `revision` is the version that a
product on sale shall get."""

lane_rule = Table(
    "lane_rule",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("by", Uuid),
    Column("at", Moment, nullable=False),
    schema=SCHEMA,
)

evaluation = Table(
    "evaluation",
    METADATA,
    Column("product_id", Uuid, ForeignKey(f"{SCHEMA}.product.id", ondelete="CASCADE"), primary_key=True),
    Column("shop_id", Uuid, nullable=False),
    Column("since", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("details", JSONB, nullable=False),
    Index(None, "shop_id", "since"),
    schema=SCHEMA,
)
