"""Tables of the catalogue."""

from sqlalchemy import (
    JSON,
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
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, JSONB, TSVECTOR

from jishi.platform.tables import METADATA, Moment

SCHEMA = "catalog"

brand = Table(
    "brand",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("label", JSONB, nullable=False, server_default="{}"),
    schema=SCHEMA,
)

category = Table(
    "category",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("name", JSONB, nullable=False),
    Column("parent_id", Uuid, ForeignKey(f"{SCHEMA}.category.id")),
    Column("position", Integer, nullable=False),
    Column("image", JSONB),
    Column("attributes", ARRAY(Text), nullable=False),
    schema=SCHEMA,
)

product = Table(
    "product",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("shop_id", Uuid, nullable=False),
    Column("handle", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("shop_open", Boolean, nullable=False),
    Column("category_id", Uuid, index=True),
    Column("brand", Text, nullable=False),
    Column("tax_class", Text, nullable=False),
    Column("title", JSONB, nullable=False),
    Column("given", JSON, nullable=False),
    Column("image", JSON),
    Column("images", JSON, nullable=False),
    Column("card", JSON, nullable=False),
    Column("digest", BYTEA, nullable=False),
    Column("popularity", BigInteger, nullable=False),
    Column("sold", BigInteger, nullable=False),
    Column("live_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sold_at", Moment),
    Column("rating", Integer, nullable=False, server_default=text("0")),
    Column("ratings", Integer, nullable=False, server_default=text("0")),
    Column("rating_rank", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("shop_id", "handle"),
    Index("product_changed_idx", "changed_at", "id"),
    Index("product_scheduled_idx", "live_at", postgresql_where=text("state = 'scheduled'")),
    schema=SCHEMA,
)
"""`given` is the checked ProductInput without its variants; `image`, `images`, `card` are made from it and from media
so that reading needs no other module. They are `json`, not `jsonb`, because they are only ever read whole."""

variant = Table(
    "variant",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("product_id", Uuid, ForeignKey(f"{SCHEMA}.product.id", ondelete="CASCADE"), nullable=False),
    Column("shop_id", Uuid, nullable=False),
    Column("sku", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("in_stock", Boolean, nullable=False),
    Column("choices", ARRAY(Text), nullable=False),
    Column("label", JSONB, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("list_price", BigInteger),
    Column("cost", BigInteger),
    Column("weight", Integer, nullable=False),
    Column("barcode", Text, nullable=False),
    Column("image_index", Integer),
    Column("image", JSON),
    Column("needs_shipping", Boolean, nullable=False),
    CheckConstraint("price >= 0 AND list_price >= 0 AND cost >= 0 AND weight >= 0", name="amounts"),
    Index(None, "product_id", "position"),
    Index("variant_sku_key", "shop_id", "sku", unique=True, postgresql_where=text("active")),
    schema=SCHEMA,
)

price_change = Table(
    "price_change",
    METADATA,
    Column("variant_id", Uuid, nullable=False),
    Column("at", Moment, nullable=False),
    Column("before", BigInteger, nullable=False),
    Column("after", BigInteger, nullable=False),
    PrimaryKeyConstraint("variant_id", "at"),
    schema=SCHEMA,
)

listing = Table(
    "listing",
    METADATA,
    Column("product_id", Uuid, primary_key=True),
    Column("tokens", ARRAY(Text), nullable=False),
    Column("terms", TSVECTOR, nullable=False),
    Column("popularity", BigInteger, nullable=False),
    Column("live_at", Moment, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("in_stock", Boolean, nullable=False),
    Column("rated", Integer, nullable=False, server_default=text("0")),
    Index("listing_tokens_idx", "tokens", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
    Index("listing_terms_idx", "terms", postgresql_using="gin"),
    Index("listing_popular_idx", "popularity", "product_id"),
    Index("listing_newest_idx", "live_at", "product_id"),
    Index("listing_price_idx", "price", "product_id"),
    Index("listing_rated_idx", "rated", "product_id"),
    schema=SCHEMA,
)
"""One narrow row per product that is shown, with all it can be found by. A list walks the index of its order when much
matches and the index of tokens when little does; PostgreSQL chooses by its statistics."""

facet_value = Table(
    "facet_value",
    METADATA,
    Column("token", Text, primary_key=True),
    Column("name", JSONB, nullable=False),
    Column("label", JSONB, nullable=False),
    schema=SCHEMA,
)

picture = Table(
    "picture",
    METADATA,
    Column("product_id", Uuid, ForeignKey(f"{SCHEMA}.product.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("url", Text, nullable=False),
    Column("image_id", Uuid),
    Column("problem", Text, nullable=False),
    Column("origin", Uuid),
    PrimaryKeyConstraint("product_id", "position"),
    Index("picture_url_idx", "url", postgresql_using="hash"),
    Index(None, "origin"),
    schema=SCHEMA,
)
"""Pictures elsewhere that products asked for: fetched when there is an `image_id`, failed when there is a `problem`,
else still waiting. `origin` is the import that brought them."""

import_mapping = Table(
    "import_mapping",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("mapping", JSON, nullable=False),
    Column("changed_at", Moment, nullable=False),
    schema=SCHEMA,
)

import_run = Table(
    "import_run",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("shop_id", Uuid, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("layout", JSONB, nullable=False),
    Column("mapping", JSONB),
    Column("state", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("lines", BigInteger, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("unchanged", BigInteger, nullable=False),
    Column("refused", BigInteger, nullable=False),
    Column("dirty", BigInteger, nullable=False),
    Column("problem", Text, nullable=False),
    Column("problem_params", JSONB, nullable=False),
    Column("account_id", Uuid),
    Column("created_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("beat_at", Moment),
    Index(None, "shop_id", "created_at"),
    schema=SCHEMA,
)

import_problem = Table(
    "import_problem",
    METADATA,
    Column("run_id", Uuid, ForeignKey(f"{SCHEMA}.import_run.id", ondelete="CASCADE"), nullable=False),
    Column("line", BigInteger, nullable=False),
    Column("problem", Text, nullable=False),
    Column("params", JSONB, nullable=False),
    Column("cells", JSONB, nullable=False),
    PrimaryKeyConstraint("run_id", "line"),
    schema=SCHEMA,
)
