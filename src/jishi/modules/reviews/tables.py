"""Tables of reviews and questions."""

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
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "reviews"
SHOWN = text("state = 'shown'")

reviews = Table(
    "reviews",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("line_id", Uuid, nullable=False, unique=True),
    Column("order_id", Uuid, nullable=False, index=True),
    Column("order_number", Text, nullable=False),
    Column("product_id", Uuid, nullable=False),
    Column("product_code", Text, nullable=False),
    Column("variant_id", Uuid, nullable=False),
    Column("variant", JSONB, nullable=False),
    Column("title", JSONB, nullable=False),
    Column("image", JSONB),
    Column("shop_id", Uuid, nullable=False),
    Column("author_id", Uuid, nullable=False),
    Column("author_name", Text, nullable=False),
    Column("author_avatar", Text, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("stars", SmallInteger, CheckConstraint("stars BETWEEN 1 AND 5", name="stars"), nullable=False),
    Column("score_product", SmallInteger),
    Column("score_match", SmallInteger),
    Column("score_delivery", SmallInteger),
    Column("score_service", SmallInteger),
    Column("text", Text, nullable=False),
    Column("pictures", JSONB, nullable=False),
    Column("picture_count", SmallInteger, nullable=False),
    Column("tags", ARRAY(Text), nullable=False),
    Column("helpful", Integer, CheckConstraint("helpful >= 0", name="helpful"), nullable=False),
    Column("heat", BigInteger, nullable=False),
    Column("paid", BigInteger, nullable=False),
    Column("refunded", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("edited_at", Moment),
    Column("follow_up", Text, nullable=False),
    Column("follow_up_pictures", JSONB, nullable=False),
    Column("follow_up_state", Text, nullable=False),
    Column("follow_up_at", Moment),
    Column("reply", Text, nullable=False),
    Column("reply_state", Text, nullable=False),
    Column("reply_at", Moment),
    Column("reply_edited", Boolean, nullable=False),
    Column("reply_by", Uuid),
    Index("reviews_best_idx", "product_id", "heat", "id", postgresql_where=SHOWN),
    Index("reviews_newest_idx", "product_id", "id", postgresql_where=SHOWN),
    Index("reviews_stars_idx", "product_id", "stars", "id", postgresql_where=SHOWN),
    Index(
        "reviews_pictures_idx",
        "product_id",
        "heat",
        "id",
        postgresql_where=text("state = 'shown' AND picture_count > 0"),
    ),
    Index(None, "author_id", "id"),
    Index(None, "shop_id", "id"),
    Index("reviews_unanswered_idx", "shop_id", "id", postgresql_where=text("state = 'shown' AND reply_state = ''")),
    schema=SCHEMA,
)
"""Product, variant and order are copied from the line, which never changes. Name, avatar, text and pictures are
personal data. `paid` and `refunded` are of the line; a review says so when all of it was given back."""

versions = Table(
    "versions",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("review_id", Uuid, ForeignKey(f"{SCHEMA}.reviews.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("stars", SmallInteger, nullable=False),
    Column("scores", JSONB, nullable=False),
    Column("text", Text, nullable=False),
    Column("pictures", JSONB, nullable=False),
    Column("until", Moment, nullable=False),
    schema=SCHEMA,
)
"""What reviews said before they were changed."""

votes = Table(
    "votes",
    METADATA,
    Column("subject_id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("subject_id", "account_id"),
    schema=SCHEMA,
)
"""Who finds which review or answer helpful."""

_COUNTS = ("s1", "s2", "s3", "s4", "s5", "with_pictures", "with_follow_up")
_SUMS = ("product", "match", "delivery", "service")

totals = Table(
    "totals",
    METADATA,
    Column("product_id", Uuid, primary_key=True),
    *(Column(name, Integer, CheckConstraint(f"{name} >= 0", name=name), nullable=False) for name in _COUNTS),
    *(Column(f"{name}_sum", BigInteger, nullable=False) for name in _SUMS),
    *(Column(f"{name}_count", Integer, nullable=False) for name in _SUMS),
    schema=SCHEMA,
)
"""The sums over all shown reviews of a product, kept exact by those who change them."""

uploads = Table(
    "uploads",
    METADATA,
    Column("account_id", Uuid, nullable=False),
    Column("image_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("account_id", "image_id"),
    Index(None, "at"),
    schema=SCHEMA,
)
"""Pictures that a person sent to show them with a review."""

questions = Table(
    "questions",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("product_id", Uuid, nullable=False),
    Column("product_code", Text, nullable=False),
    Column("shop_id", Uuid, nullable=False),
    Column("title", JSONB, nullable=False),
    Column("author_id", Uuid, nullable=False, index=True),
    Column("author_name", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("answers", Integer, CheckConstraint("answers >= 0", name="answers"), nullable=False),
    Column("shop_answers", Integer, CheckConstraint("shop_answers >= 0", name="shop_answers"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("questions_product_idx", "product_id", "answers", "id", postgresql_where=SHOWN),
    Index("questions_open_idx", "shop_id", "id", postgresql_where=text("state = 'shown' AND shop_answers = 0")),
    schema=SCHEMA,
)
"""`answers` counts shown answers, `shop_answers` those of the shop. Name and text are personal data."""

answers = Table(
    "answers",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("question_id", Uuid, ForeignKey(f"{SCHEMA}.questions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("product_id", Uuid, nullable=False),
    Column("author_id", Uuid, nullable=False, index=True),
    Column("author_name", Text, nullable=False),
    Column("author_avatar", Text, nullable=False),
    Column("from_shop", Boolean, nullable=False),
    Column("bought", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("helpful", Integer, CheckConstraint("helpful >= 0", name="helpful"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("edited_at", Moment),
    schema=SCHEMA,
)
"""Name, avatar and text are personal data."""

wordings = Table(
    "wordings",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("review_id", Uuid, ForeignKey(f"{SCHEMA}.reviews.id", ondelete="CASCADE"), index=True),
    Column("answer_id", Uuid, ForeignKey(f"{SCHEMA}.answers.id", ondelete="CASCADE"), index=True),
    Column("text", Text, nullable=False),
    Column("until", Moment, nullable=False),
    CheckConstraint("num_nonnulls(review_id, answer_id) = 1", name="one_of_them"),
    schema=SCHEMA,
)
"""What the shop's reply to a review, or an answer, said before it was changed. Never changed."""
