"""Tables of the storefront."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "storefront"

block = Table(
    "block",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("title", JSONB, nullable=False),
    Column("subtitle", JSONB, nullable=False),
    Column("action", JSONB, nullable=False),
    Column("body", JSONB, nullable=False),
    Column("url", Text, nullable=False),
    Column("image", JSONB),
    Column("category_codes", ARRAY(Text), nullable=False),
    Column("product_ids", ARRAY(Uuid), nullable=False),
    Column("is_shown", Boolean, nullable=False),
    Column("changed_at", Moment, nullable=False),
    schema=SCHEMA,
)

article = Table(
    "article",
    METADATA,
    Column("slug", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("title", JSONB, nullable=False),
    Column("summary", JSONB, nullable=False),
    Column("body", JSONB, nullable=False),
    Column("changed_at", Moment, nullable=False),
    schema=SCHEMA,
)

wish = Table(
    "wish",
    METADATA,
    Column("owner_id", Uuid, nullable=False),
    Column("product_id", Uuid, nullable=False),
    Column("product_code", Text, nullable=False),
    Column("price", BigInteger, CheckConstraint("price >= 0", name="price"), nullable=False),
    Column("created_at", Moment, nullable=False),
    PrimaryKeyConstraint("owner_id", "product_id"),
    Index(None, "owner_id", "created_at", "product_id"),
    schema=SCHEMA,
)
"""`owner_id` is an account or a guest; `price` is what the product cost when it was wished for."""
