"""Tables of people and of how they stand to each other. Name, bio, avatar and cover are personal data."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "social"
PERSONAL = {"personal": True}


def counter(name: str, kind: type[Integer] = Integer) -> "Column[int]":
    """A count that the database itself keeps from falling below zero."""
    return Column(name, kind, CheckConstraint(f"{name} >= 0", name=name), nullable=False, server_default="0")


people = Table(
    "people",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("handle", Text, nullable=False, unique=True, info=PERSONAL),
    Column("handle_at", Moment),
    Column("name", Text, nullable=False, info=PERSONAL),
    Column("avatar", Text, nullable=False, info=PERSONAL),
    Column("bio", Text, nullable=False, server_default="", info=PERSONAL),
    Column("cover", JSONB),
    Column("privacy", JSONB, nullable=False, server_default="{}"),
    counter("followers"),
    counter("following"),
    counter("friends"),
    counter("notes"),
    counter("likes", BigInteger),
    Column("pulled", Boolean, nullable=False, server_default="false"),
    Column("joined_at", Moment, nullable=False),
    Index("people_name_idx", literal_column("lower(name)").label("name"), postgresql_ops={"name": "text_pattern_ops"}),
    Index("people_handle_idx", "handle", postgresql_ops={"handle": "text_pattern_ops"}),
    Index("people_followed_idx", "followers", "account_id"),
    Index("people_pulled_idx", "account_id", postgresql_where=text("pulled")),
    schema=SCHEMA,
)
"""One row per account, made when it is first needed. What the `pulled` write is not pushed to all who follow them,
since they are too many, but fetched when these read."""

follows = Table(
    "follows",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("follower_id", Uuid, nullable=False),
    Column("followee_id", Uuid, nullable=False),
    Column("friends", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("follower_id", "followee_id", postgresql_include=["friends"]),
    CheckConstraint("follower_id <> followee_id", name="another"),
    Index("follows_followers_idx", "followee_id", "id", postgresql_include=["follower_id"]),
    Index("follows_following_idx", "follower_id", "id", postgresql_include=["followee_id"]),
    Index("follows_friends_idx", "follower_id", "id", postgresql_where=text("friends")),
    schema=SCHEMA,
)

blocks = Table(
    "blocks",
    METADATA,
    Column("by_id", Uuid, nullable=False),
    Column("whom_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("by_id", "whom_id"),
    Index(None, "whom_id", "by_id"),
    schema=SCHEMA,
)

mutes = Table(
    "mutes",
    METADATA,
    Column("by_id", Uuid, nullable=False),
    Column("whom_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("by_id", "whom_id"),
    schema=SCHEMA,
)

uploads = Table(
    "uploads",
    METADATA,
    Column("account_id", Uuid, nullable=False),
    Column("image_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("account_id", "image_id"),
    Index(None, "account_id", "at"),
    schema=SCHEMA,
)
"""Who brought a picture, and may show it."""
