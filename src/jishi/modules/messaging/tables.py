"""The tables of messaging."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "messaging"

rooms = Table(
    "rooms",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, unique=True),
    Column("title", JSONB, nullable=False),
    Column("image", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("shop_id", Uuid, index=True),
    Column("last_seq", BigInteger, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("shop_read_seq", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    schema=SCHEMA,
)
"""`key` names what there is one room of: two people, a product, a buyer with a shop. `at` is when it last said
something."""

members = Table(
    "members",
    METADATA,
    Column("room_id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("role", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("from_seq", BigInteger, nullable=False),
    Column("read_seq", BigInteger, nullable=False),
    Column("muted", Boolean, nullable=False),
    Column("invited_by", Uuid),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("room_id", "account_id"),
    Index(None, "account_id", postgresql_where=text("state IN ('active', 'asked')")),
    schema=SCHEMA,
)
"""`from_seq`: what came before, up to this, is not for this member (or no more)."""

messages = Table(
    "messages",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("room_id", Uuid, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("author_id", Uuid),
    Column("client_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("picture", JSONB),
    Column("card", JSONB),
    Column("mentions", ARRAY(Uuid), nullable=False),
    Column("reply_to", Uuid),
    Column("reactions", JSONB, nullable=False),
    Column("as_shop", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("edited_at", Moment),
    UniqueConstraint("room_id", "seq"),
    UniqueConstraint("room_id", "author_id", "client_id"),
    Index(None, "room_id", "version"),
    schema=SCHEMA,
)
"""`reactions` has the accounts by sign: they change under the lock of the room, like everything a message has."""

removals = Table(
    "removals",
    METADATA,
    Column("account_id", Uuid, nullable=False),
    Column("message_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("account_id", "message_id"),
    schema=SCHEMA,
)
"""Messages that somebody has removed for themselves."""

uploads = Table(
    "uploads",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, nullable=False),
    Column("picture", JSONB, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "account_id", "at"),
    schema=SCHEMA,
)
"""Pictures that an account may send."""

habits = Table(
    "habits",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("receipts", Boolean, nullable=False),
    Column("presence", Boolean, nullable=False),
    Column("strangers", Boolean, nullable=False),
    schema=SCHEMA,
)
