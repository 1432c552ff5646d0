"""The tables of notifications."""

from sqlalchemy import Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table, Text, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "notifications"

notices = Table(
    "notices",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("title", JSONB, nullable=False),
    Column("text", JSONB, nullable=False),
    Column("link", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("read_at", Moment),
    Index(None, "account_id", "id"),
    Index("notices_unread_idx", "account_id", postgresql_where=text("read_at IS NULL")),
    schema=SCHEMA,
)
"""`topic` is the group of the kind; texts are kept as they were said, whatever becomes of the kind's words."""

claims = Table(
    "claims",
    METADATA,
    Column("recipient", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    PrimaryKeyConstraint("recipient", "key"),
    schema=SCHEMA,
)
"""Who has been told what, so that an event told twice is one notice. `recipient`: an account id or e-mail address."""

preferences = Table(
    "preferences",
    METADATA,
    Column("recipient", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("changed_at", Moment, nullable=False),
    PrimaryKeyConstraint("recipient", "topic", "channel"),
    schema=SCHEMA,
)
"""What somebody wants otherwise than is usual. `recipient`: an account id, or the address of a guest."""

words = Table(
    "words",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("subject", Text),
    Column("text", Text),
    Column("by", Uuid),
    Column("at", Moment, nullable=False),
    UniqueConstraint("kind", "locale", "version"),
    schema=SCHEMA,
)
"""Edits of a kind's words; the last version is in force, one without subject goes back to what the kind came with."""
