"""Tables of keeping stock: whose variants are, counts, transfers, what runs low, who waits for what."""

from sqlalchemy import (
    BigInteger,
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

from jishi.platform.tables import METADATA, Moment

SCHEMA = "inventory"

items = Table(
    "items",
    METADATA,
    Column("variant_id", Uuid, primary_key=True),
    Column("shop_id", Uuid, nullable=False),
    Column("product_id", Uuid, nullable=False),
    Column("threshold", Integer, CheckConstraint("threshold >= 0", name="threshold")),
    Index(None, "shop_id", "variant_id"),
    schema=SCHEMA,
)
"""Whose a variant with stock is, which never changes; `threshold` is its own warning level, none for the default."""

low_stock = Table(
    "low_stock",
    METADATA,
    Column("variant_id", Uuid, primary_key=True),
    Column("shop_id", Uuid, nullable=False),
    Column("since", Moment, nullable=False),
    Column("muted", Boolean, nullable=False),
    Index(None, "shop_id", "since"),
    schema=SCHEMA,
)
"""Variants at or below their threshold, since when. A row is there from one crossing to the next; `muted` ones are not
on sale, so nobody needs to know."""

counts = Table(
    "counts",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("place_id", Uuid, ForeignKey(f"{SCHEMA}.places.id"), nullable=False),
    Column("shop_id", Uuid),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("opened_by", Uuid),
    Column("opened_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("posted_by", Uuid),
    Column("posted_at", Moment),
    Index(None, "shop_id", "opened_at"),
    schema=SCHEMA,
)

count_lines = Table(
    "count_lines",
    METADATA,
    Column("count_id", Uuid, ForeignKey(f"{SCHEMA}.counts.id", ondelete="CASCADE"), nullable=False),
    Column("variant_id", Uuid, nullable=False),
    Column("expected", Integer),
    Column("counted", Integer, CheckConstraint("counted >= 0", name="counted")),
    Column("counted_at", Moment),
    Column("counted_by", Uuid),
    Column("applied", Integer),
    Column("cost", BigInteger),
    PrimaryKeyConstraint("count_id", "variant_id"),
    schema=SCHEMA,
)
"""`expected` is what the books said at the moment of counting, so what is sold later does not disturb the difference;
`applied` is what of the difference was booked (no more than was free), `cost` the cost of one piece then."""

transfers = Table(
    "transfers",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("source_id", Uuid, ForeignKey(f"{SCHEMA}.places.id"), nullable=False),
    Column("target_id", Uuid, ForeignKey(f"{SCHEMA}.places.id"), nullable=False),
    Column("shop_id", Uuid),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("drafted_by", Uuid),
    Column("drafted_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("received_at", Moment),
    Column("closed_at", Moment),
    Column("closing_reason", Text, nullable=False, server_default=""),
    CheckConstraint("source_id <> target_id", name="two_places"),
    Index(None, "shop_id", "drafted_at"),
    schema=SCHEMA,
)

transfer_lines = Table(
    "transfer_lines",
    METADATA,
    Column("transfer_id", Uuid, ForeignKey(f"{SCHEMA}.transfers.id", ondelete="CASCADE"), nullable=False),
    Column("variant_id", Uuid, nullable=False),
    Column("quantity", Integer, CheckConstraint("quantity > 0", name="quantity"), nullable=False),
    Column("received", Integer, nullable=False),
    Column("damaged", Integer, nullable=False),
    Column("lost", Integer, nullable=False),
    PrimaryKeyConstraint("transfer_id", "variant_id"),
    CheckConstraint("received >= 0 AND damaged >= 0 AND lost >= 0", name="counts"),
    CheckConstraint("received + damaged + lost <= quantity", name="no_more_than_sent"),
    Index(None, "variant_id"),
    schema=SCHEMA,
)
"""What left one place and has not arrived, been broken or lost is on the way: quantity − received − damaged − lost of a
transfer that was sent."""

restock_requests = Table(
    "restock_requests",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("variant_id", Uuid, nullable=False),
    Column("account_id", Uuid),
    Column("email", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("asked_at", Moment, nullable=False),
    Column("told_at", Moment),
    Column("left_at", Moment),
    Index(
        "restock_requests_waiting_idx",
        "variant_id",
        "id",
        postgresql_where=text("told_at IS NULL AND left_at IS NULL"),
    ),
    Index(
        "restock_requests_once_idx",
        "variant_id",
        text("coalesce(account_id::text, email)"),
        unique=True,
        postgresql_where=text("told_at IS NULL AND left_at IS NULL"),
    ),
    schema=SCHEMA,
)
"""People who want to know when a variant is back: told once, in the order in which they asked. `email` is personal
data; it is empty for those who are signed in."""
