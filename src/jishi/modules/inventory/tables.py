"""Tables of inventory. That `available` is never negative rests on the statements, which lock what they count: the
checks written with columns describe what holds, and are not in the migrations."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

places = Table(
    "places",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("name", JSONB, nullable=False),
    Column("shop_id", Uuid, index=True),
    Column("priority", SmallInteger, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("kind", Text, nullable=False, server_default="warehouse"),
    Column("address", JSONB, nullable=False, server_default=text("'{}'")),
    Column("hours", JSONB, nullable=False, server_default=text("'[]'")),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    schema="inventory",
)

levels = Table(
    "levels",
    METADATA,
    Column("variant_id", Uuid, nullable=False),
    Column("place_id", Uuid, ForeignKey("inventory.places.id"), nullable=False),
    Column("available", Integer, CheckConstraint("available >= 0", name="available"), nullable=False),
    Column("reserved", Integer, CheckConstraint("reserved >= 0", name="reserved"), nullable=False),
    Column("damaged", Integer, CheckConstraint("damaged >= 0", name="damaged"), nullable=False),
    PrimaryKeyConstraint("variant_id", "place_id"),
    schema="inventory",
    # Room on every page for the next version of a row: counts change all the time and no index holds them.
    postgresql_with={"fillfactor": 70},
)

movements = Table(
    "movements",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("variant_id", Uuid, nullable=False),
    Column("place_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("available", Integer, nullable=False),
    Column("reserved", Integer, nullable=False),
    Column("damaged", Integer, nullable=False),
    Column("ref", Uuid),
    Column("reason", Text, nullable=False),
    Column("by", Uuid),
    Index(None, "variant_id", "id"),
    schema="inventory",
)
"""What was added to (or, negative, taken from) each count. Never changed, so that the sums prove the levels."""

reservations = Table(
    "reservations",
    METADATA,
    Column("ref", Uuid, nullable=False),
    Column("variant_id", Uuid, nullable=False),
    Column("place_id", Uuid, nullable=False),
    Column("quantity", Integer, CheckConstraint("quantity > 0", name="quantity"), nullable=False),
    Column("state", Text, nullable=False),
    Column("expires_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("shipped", Integer, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("ref", "variant_id", "place_id"),
    Index(None, "expires_at", postgresql_where=text("state = 'held' AND expires_at IS NOT NULL")),
    schema="inventory",
    postgresql_with={"fillfactor": 80},
)
"""`quantity` is held while the state says so; `shipped` is what has left of it so far, in parts."""
