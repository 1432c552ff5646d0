"""The tables of team. Columns with personal data carry `info={"personal": True}`."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "team"
PERSONAL = {"personal": True}

staff = Table(
    "staff",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("roles", ARRAY(Text), nullable=False),
    Column("shop_ids", ARRAY(Uuid), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", Uuid),
    Column("deactivated_at", Moment),
    schema=SCHEMA,
)

roles = Table(
    "roles",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("name", JSONB, nullable=False),
    Column("description", JSONB, nullable=False),
    Column("permissions", ARRAY(Text), nullable=False),
    Column("in_shops", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Uuid),
    schema=SCHEMA,
)
"""Positions that somebody has made, and those of ours that somebody has changed; the others are in `contracts`."""

invitations = Table(
    "invitations",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("email", Text, nullable=False, info=PERSONAL),
    Column("roles", ARRAY(Text), nullable=False),
    Column("shop_ids", ARRAY(Uuid), nullable=False),
    Column("state", Text, nullable=False),
    Column("invited_by", Uuid, nullable=False),
    Column("invited_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("account_id", Uuid),
    schema=SCHEMA,
)

approvals = Table(
    "approvals",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("summary", JSONB, nullable=False),
    Column("payload", JSONB, nullable=False),
    Column("shop_id", Uuid),
    Column("state", Text, nullable=False),
    Column("asked_by", Uuid),
    Column("asked_at", Moment, nullable=False),
    Column("asked_why", Text, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("decided_by", Uuid),
    Column("decided_at", Moment),
    Column("decided_why", Text, nullable=False, server_default=""),
    Index("approvals_open_key", "kind", "subject", unique=True, postgresql_where=text("state = 'asked'")),
    Index(None, "state", "id"),
    schema=SCHEMA,
)
