"""Tables of after-sales."""

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
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

SCHEMA = "after_sales"

cases = Table(
    "cases",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("order_id", Uuid, nullable=False, index=True),
    Column("order_number", Text, nullable=False),
    Column("shop_id", Uuid, nullable=False),
    Column("shop_name", JSONB, nullable=False),
    Column("owner_id", Uuid, nullable=False),
    Column("contact_email", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("currency", Text, nullable=False),
    Column("asked", BigInteger, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("freight", BigInteger, nullable=False),
    Column("most", BigInteger, nullable=False),
    Column("waits_for", Text, nullable=False),
    Column("deadline", Moment),
    Column("reminded", Boolean, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("return_address", JSONB),
    Column("return_parcel", JSONB),
    Column("replacement_parcel", JSONB),
    Column("goods_back", Boolean, nullable=False),
    Column("borne_by", Text, nullable=False),
    Column("refund_id", Uuid),
    Column("refund_failed", Boolean, nullable=False),
    Column("decided", Boolean, nullable=False),
    Column("idempotency_key", Text),
    Column("body_hash", Text, nullable=False),
    CheckConstraint("amount >= 0 AND freight >= 0 AND amount + freight <= most", name="most"),
    UniqueConstraint("owner_id", "idempotency_key"),
    Index(None, "owner_id", "id"),
    Index(None, "shop_id", "id"),
    Index(None, "deadline", postgresql_where=text("deadline IS NOT NULL")),
    Index("cases_waiting_idx", "waits_for", "shop_id", postgresql_where=text("waits_for <> ''")),
    Index("cases_failed_idx", "shop_id", postgresql_where=text("refund_failed")),
    schema=SCHEMA,
)
"""`contact_email` and `return_address` are personal data. `most` is what the case could come to at all."""

case_lines = Table(
    "case_lines",
    METADATA,
    Column("case_id", Uuid, ForeignKey(cases.c.id), nullable=False),
    Column("line_id", Uuid, nullable=False, index=True),
    Column("variant_id", Uuid, nullable=False),
    Column("product_code", Text, nullable=False),
    Column("title", JSONB, nullable=False),
    Column("label", JSONB, nullable=False),
    Column("image", JSONB),
    Column("quantity", SmallInteger, CheckConstraint("quantity > 0", name="quantity"), nullable=False),
    Column("unsent", Boolean, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("asked", BigInteger, nullable=False),
    Column("most", BigInteger, nullable=False),
    Column("given_up", Boolean, nullable=False),
    Column("replacement_id", Uuid),
    Column("replacement_label", JSONB),
    Column("restocked", SmallInteger, nullable=False),
    Column("written_off", SmallInteger, nullable=False),
    Column("came_back", JSONB, nullable=False, server_default="{}"),
    Column("open", Boolean, nullable=False),
    PrimaryKeyConstraint("case_id", "line_id"),
    CheckConstraint("amount BETWEEN 0 AND most", name="amount"),
    CheckConstraint("restocked >= 0 AND written_off >= 0 AND restocked + written_off <= quantity", name="back"),
    schema=SCHEMA,
)
"""`open` ones keep their pieces and amounts from other cases; it is cleared when the case has settled or ended. Pieces
are `given_up` when they do not stay with the buyer. `came_back` says how many of which variant were counted: after an
exchange that is not what was bought first."""

steps = Table(
    "steps",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("case_id", Uuid, ForeignKey(cases.c.id), nullable=False),
    Column("at", Moment, nullable=False),
    Column("act", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("account_id", Uuid),
    Column("text", Text, nullable=False),
    Column("details", JSONB, nullable=False),
    Column("pictures", JSONB, nullable=False),
    Column("key", Text),
    Index(None, "case_id", "id"),
    Index("steps_key_idx", "case_id", "key", unique=True, postgresql_where=text("key IS NOT NULL")),
    schema=SCHEMA,
)
"""Everything that was done or said in a case. Never changed."""

return_addresses = Table(
    "return_addresses",
    METADATA,
    Column("shop_id", Uuid, primary_key=True),
    Column("address", JSONB, nullable=False),
    Column("changed_at", Moment, nullable=False),
    schema=SCHEMA,
)
"""Where shops want goods back, once they have said so."""
