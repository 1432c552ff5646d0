"""Tables of the platform itself, and the registry that all tables are declared in."""

from sqlalchemy import (
    Column,
    DateTime,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
)

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
