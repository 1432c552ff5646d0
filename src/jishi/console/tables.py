"""Tables of the console: what its people keep for themselves, and what they have done in bulk."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
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

SCHEMA = "console"

views = Table(
    "views",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("grid", Text, nullable=False),
    Column("owner_id", Uuid, nullable=False),
    Column("shop_ids", ARRAY(Uuid), nullable=False),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("is_shared", Boolean, nullable=False),
    Column("is_default", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index(None, "grid", "owner_id"),
    Index("views_one_default", "grid", "owner_id", unique=True, postgresql_where=text("is_default")),
    schema=SCHEMA,
)
"""A saved view of a table. `shop_ids` are its owner's when it was shared: people of one shop share among themselves."""

bulk_runs = Table(
    "bulk_runs",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("grid", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("session_id", Uuid),
    Column("state", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("cursor", Text),
    Column("fields", JSONB, nullable=False),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("problem", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    CheckConstraint("done >= 0 AND failed >= 0 AND done + failed <= total", name="progress"),
    Index(None, "account_id", "id"),
    schema=SCHEMA,
)
"""Something done with many rows. `cursor` is how far gathering them has come, null once all are known."""

bulk_rows = Table(
    "bulk_rows",
    METADATA,
    Column("run_id", Uuid, ForeignKey("console.bulk_runs.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("row_id", Text, nullable=False),
    Column("outcome", Text),
    Column("message", Text, nullable=False),
    Column("params", JSONB, nullable=False),
    PrimaryKeyConstraint("run_id", "position"),
    Index("bulk_rows_once", "run_id", "row_id", unique=True),
    Index("bulk_rows_waiting", "run_id", "position", postgresql_where=text("outcome IS NULL")),
    schema=SCHEMA,
)
"""The rows of a run, and how it went with each: done, failed, or null while it waits."""

customer_notes = Table(
    "customer_notes",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, nullable=False),
    Column("author_id", Uuid, nullable=False),
    Column("author", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "account_id", "id"),
    schema=SCHEMA,
)
"""What staff wrote about a person, for each other. Personal data."""

boards = Table(
    "boards",
    METADATA,
    Column("scope", Text, primary_key=True),
    Column("made_at", Moment, nullable=False),
    Column("body", JSONB, nullable=False),
    schema=SCHEMA,
)
"""The figures of Today as the worker last made them."""
