"""Tables of merchants. A shop's `place` is where it is, by language; `city` the same as one word, for shops of which
nobody has said it in several."""

from sqlalchemy import Column, Index, Table, Text, Uuid
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
    Column("place", JSONB, nullable=False, server_default="{}"),
    schema="merchants",
)

state_changes = Table(
    "state_changes",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("shop_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("account_id", Uuid),
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index(None, "shop_id", "id"),
    schema="merchants",
)
"""Who brought a shop into which state, when and why. Never changed."""
