"""Tables of merchants."""

from sqlalchemy import Column, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

shop = Table(
    "shop",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("name", JSONB, nullable=False),
    Column("story", JSONB, nullable=False),
    Column("city", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("logo", JSONB),
    Column("banner", JSONB),
    Column("opened_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    schema="merchants",
)
