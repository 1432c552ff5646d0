"""Tables of notes, of what people do with them, and of feeds. Titles, texts and pictures are personal data."""

from sqlalchemy import (
    BigInteger,
    Boolean,
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
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from jishi.modules.social.tables import PERSONAL, SCHEMA, counter
from jishi.platform.tables import METADATA, Moment

PUBLISHED = text("state = 'published'")


def _note(**options: bool) -> "Column[object]":
    return Column("note_id", Uuid, ForeignKey(f"{SCHEMA}.notes.id", ondelete="CASCADE"), **options)  # type: ignore[arg-type]


notes = Table(
    "notes",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("author_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("title", Text, nullable=False, info=PERSONAL),
    Column("text", Text, nullable=False, info=PERSONAL),
    Column("pictures", JSONB, nullable=False),
    Column("tags", ARRAY(Text), nullable=False),
    Column("mentions", ARRAY(Text), nullable=False),
    Column("products", JSONB, nullable=False),
    Column("options", ARRAY(Text), nullable=False),
    Column("votes", ARRAY(Integer), nullable=False),
    counter("likes"),
    counter("comments"),
    counter("saves"),
    counter("shares"),
    Column("heat", BigInteger, nullable=False, server_default="0"),
    Column("stirred", Boolean, nullable=False, server_default="false"),
    Column("accepted_id", Uuid),
    Column("reason", Text, nullable=False, server_default=""),
    Column("pub_id", Uuid),
    Column("publish_at", Moment),
    Column("published_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("edited_at", Moment),
    Index("notes_author_idx", "author_id", "pub_id", postgresql_where=PUBLISHED),
    Index("notes_own_idx", "author_id", "id", postgresql_where=text("state NOT IN ('published', 'deleted')")),
    Index("notes_newest_idx", "pub_id", postgresql_where=text("state = 'published' AND audience = 'everyone'")),
    Index("notes_heat_idx", "heat", "id", postgresql_where=text("state = 'published' AND audience = 'everyone'")),
    Index("notes_due_idx", "publish_at", postgresql_where=text("state = 'scheduled'")),
    Index("notes_stirred_idx", "id", postgresql_where=text("stirred")),
    schema=SCHEMA,
)
"""`pub_id` is made when a note is published first: feeds stand in its order. `stirred` notes have been liked, saved or
commented on since their heat was last told."""

versions = Table(
    "versions",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    _note(nullable=False, index=True),
    Column("title", Text, nullable=False, info=PERSONAL),
    Column("text", Text, nullable=False, info=PERSONAL),
    Column("pictures", JSONB, nullable=False),
    Column("until", Moment, nullable=False),
    schema=SCHEMA,
)

note_tags = Table(
    "note_tags",
    METADATA,
    Column("tag", Text, nullable=False),
    Column("pub_id", Uuid, nullable=False),
    _note(nullable=False, index=True),
    PrimaryKeyConstraint("tag", "pub_id"),
    schema=SCHEMA,
)
"""Published notes by topic."""

note_products = Table(
    "note_products",
    METADATA,
    Column("product_id", Uuid, nullable=False),
    Column("pub_id", Uuid, nullable=False),
    _note(nullable=False, index=True),
    PrimaryKeyConstraint("product_id", "pub_id"),
    schema=SCHEMA,
)
"""Published notes by product."""

likes = Table(
    "likes",
    METADATA,
    Column("note_id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("note_id", "account_id"),
    Index(None, "account_id", "at"),
    Index("likes_at_idx", "at", postgresql_include=["note_id", "account_id"]),
    schema=SCHEMA,
)

collections = Table(
    "collections",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("name", Text, nullable=False, info=PERSONAL),
    Column("audience", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    schema=SCHEMA,
)

saves = Table(
    "saves",
    METADATA,
    Column("account_id", Uuid, nullable=False),
    Column("note_id", Uuid, nullable=False),
    Column("collection_id", Uuid, ForeignKey(f"{SCHEMA}.collections.id", ondelete="SET NULL")),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("account_id", "note_id"),
    Index(None, "account_id", "at"),
    Index(None, "collection_id", "at"),
    Index("saves_at_idx", "at", postgresql_include=["note_id", "account_id"]),
    schema=SCHEMA,
)

comments = Table(
    "comments",
    METADATA,
    Column("id", Uuid, primary_key=True),
    _note(nullable=False),
    Column("root_id", Uuid),
    Column("reply_to_id", Uuid),
    Column("author_id", Uuid, nullable=False),
    Column("text", Text, nullable=False, info=PERSONAL),
    Column("mentions", ARRAY(Text), nullable=False),
    Column("state", Text, nullable=False),
    counter("likes"),
    counter("replies"),
    Column("pinned", Boolean, nullable=False, server_default="false"),
    Column("at", Moment, nullable=False),
    Index("comments_hot_idx", "note_id", "likes", "id", postgresql_where=text("root_id IS NULL")),
    Index("comments_new_idx", "note_id", "id", postgresql_where=text("root_id IS NULL")),
    Index("comments_replies_idx", "root_id", "id", postgresql_where=text("root_id IS NOT NULL")),
    Index(None, "author_id", "id"),
    Index("comments_at_idx", "at", postgresql_include=["note_id", "author_id"]),
    schema=SCHEMA,
)

comment_likes = Table(
    "comment_likes",
    METADATA,
    Column("comment_id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    PrimaryKeyConstraint("comment_id", "account_id"),
    schema=SCHEMA,
)

poll_votes = Table(
    "poll_votes",
    METADATA,
    Column("note_id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("option", SmallInteger, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("note_id", "account_id"),
    schema=SCHEMA,
)

shares = Table(
    "shares",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("note_id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    counter("visits"),
    Column("at", Moment, nullable=False),
    Index("shares_once_idx", "note_id", "account_id", unique=True),
    schema=SCHEMA,
)
"""Short addresses (`/s/<code>`), one per note and person who passes it on."""

inbox = Table(
    "inbox",
    METADATA,
    Column("reader_id", Uuid, nullable=False),
    Column("pub_id", Uuid, nullable=False),
    Column("note_id", Uuid, nullable=False),
    PrimaryKeyConstraint("reader_id", "pub_id", postgresql_include=["note_id"]),
    schema=SCHEMA,
)
"""What was pushed to readers: the newest notes of those whom they follow, a bounded number each. It is only a list of
where to look: whether a reader may see a note is asked when it is read."""

readers = Table(
    "readers",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("seen_at", Moment, nullable=False),
    Column("filled_at", Moment),
    schema=SCHEMA,
)
"""When people last looked at what those whom they follow write. Nothing is pushed to those who have not come for long;
they are caught up with when they do."""

boards = Table(
    "boards",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("items", JSONB, nullable=False),
    Column("at", Moment, nullable=False),
    schema=SCHEMA,
)
"""Rankings as last worked out."""
