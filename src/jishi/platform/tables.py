"""Tables of the platform itself, and the registry that all tables are declared in."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

NAMING = {
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}
METADATA = MetaData(naming_convention=NAMING)
"""Every module's `tables.py` declares into this, each in the PostgreSQL schema of its own name."""

Moment = DateTime(timezone=True)

handled = Table(
    "handled",
    METADATA,
    Column("event_id", Uuid, nullable=False),
    Column("subscriber", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("event_id", "subscriber"),
    Index(None, "at"),
    schema="platform",
)

mailbox = Table(
    "mailbox",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("recipient", Text, nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("html", Text, nullable=False, server_default=""),
    schema="platform",
)

audit_log = Table(
    "audit_log",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor_kind", Text, nullable=False),
    Column("actor_id", Uuid),
    Column("session_id", Uuid),
    Column("key_id", Uuid),
    Column("action", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("shop_id", Uuid),
    Column("details", JSONB, nullable=False),
    Index(None, "actor_id", "id"),
    Index(None, "subject_kind", "subject", "id"),
    Index(None, "action", "id"),
    schema="platform",
)
"""Only added to: triggers in `guards` refuse everything else."""

audit_pending = Table("audit_pending", METADATA, Column("entry_id", Uuid, primary_key=True), schema="platform")
"""Entries that the sealer has not chained yet."""

audit_seals = Table(
    "audit_seals",
    METADATA,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("entry_id", Uuid, nullable=False, unique=True),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("sealed_at", Moment, nullable=False),
    schema="platform",
)

options = Table(
    "options",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", JSONB, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Uuid),
    schema="platform",
)
"""What a shop has set differently from the default of an option."""
