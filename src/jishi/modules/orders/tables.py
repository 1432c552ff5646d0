"""Tables of orders."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
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
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from jishi.platform.tables import METADATA, Moment

carts = Table(
    "carts",
    METADATA,
    Column("owner_id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("updated_at", Moment, nullable=False),
    schema="orders",
)
"""One row per owner that ever had a cart. Its lock makes the placements of one person follow each other."""

cart_lines = Table(
    "cart_lines",
    METADATA,
    Column("owner_id", Uuid, ForeignKey("orders.carts.owner_id", ondelete="CASCADE"), nullable=False),
    Column("variant_id", Uuid, nullable=False),
    Column("quantity", SmallInteger, CheckConstraint("quantity BETWEEN 1 AND 99", name="quantity"), nullable=False),
    Column("chosen", Boolean, nullable=False),
    Column("saved", Boolean, nullable=False),
    Column("price_added", BigInteger, nullable=False),
    Column("added_at", Moment, nullable=False),
    PrimaryKeyConstraint("owner_id", "variant_id"),
    Index(None, "variant_id"),
    schema="orders",
)

checkouts = Table(
    "checkouts",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("owner_id", Uuid, nullable=False),
    Column("placed_by", Uuid, nullable=False),
    Column("state", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("total", BigInteger, CheckConstraint("total >= 0", name="total"), nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("cart_version", Integer),
    Column("idempotency_key", Text),
    Column("body_hash", Text, nullable=False),
    Column("payment_id", Uuid),
    Column("payment_code", Text, nullable=False),
    Column("placed_at", Moment, nullable=False),
    Column("pay_by", Moment, nullable=False),
    UniqueConstraint("placed_by", "idempotency_key"),
    UniqueConstraint("placed_by", "cart_version"),
    Index(None, "pay_by", postgresql_where=text("state = 'open'")),
    Index(None, "owner_id"),
    schema="orders",
)
"""`placed_by` stays what it was when a guest's checkouts become an account's, so that the keys stay unique."""

orders = Table(
    "orders",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("checkout_id", Uuid, ForeignKey("orders.checkouts.id"), nullable=False, index=True),
    Column("shop_id", Uuid, nullable=False),
    Column("shop_name", JSONB, nullable=False),
    Column("owner_id", Uuid, nullable=False),
    Column("state", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("goods", BigInteger, nullable=False),
    Column("discount", BigInteger, nullable=False),
    Column("freight", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("total", BigInteger, CheckConstraint("total >= 0", name="total"), nullable=False),
    Column("tax_included", Boolean, nullable=False),
    Column("refunded", BigInteger, nullable=False),
    Column("refund_id", Uuid),
    Column("method", Text, nullable=False),
    Column("method_name", JSONB, nullable=False),
    Column("days_from", SmallInteger, nullable=False),
    Column("days_to", SmallInteger, nullable=False),
    Column("address", JSONB),
    Column("contact_email", Text, nullable=False),
    Column("invoice", JSONB),
    Column("note", Text, nullable=False),
    Column("trace", JSONB, nullable=False),
    Column("placed_at", Moment, nullable=False),
    Column("pay_by", Moment, nullable=False),
    Column("paid_at", Moment),
    Column("payment_id", Uuid),
    Column("counted", Boolean, nullable=False),
    Column("freight_refunded", BigInteger, nullable=False, server_default=text("0")),
    CheckConstraint("refunded BETWEEN 0 AND total", name="refunded"),
    CheckConstraint("freight_refunded BETWEEN 0 AND freight + tax", name="freight_refunded"),
    Index(None, "owner_id", "id"),
    Index("orders_shop_time_idx", "shop_id", "placed_at", "id", postgresql_include=["state", "total"]),
    Index("orders_state_time_idx", "state", "placed_at", "id", postgresql_include=["total", "shop_id"]),
    Index(
        "orders_recipient_idx",
        literal_column("lower(address ->> 'recipient')").label("recipient"),
        postgresql_ops={"recipient": "text_pattern_ops"},
    ),
    Index("orders_phone_idx", literal_column("(address ->> 'phone')").label("phone")),
    Index(
        "orders_email_idx",
        literal_column("lower(contact_email)").label("email"),
        postgresql_where=text("contact_email <> ''"),
    ),
    Index(None, "refund_id", postgresql_where=text("refund_id IS NOT NULL")),
    Index(
        "orders_recount_idx",
        "id",
        postgresql_where=text("paid_at IS NOT NULL AND counted = (state IN ('cancelled', 'refunded'))"),
    ),
    schema="orders",
    postgresql_with={"fillfactor": 85},
)
"""Address, e-mail, phone and note are personal data. `counted`: its pieces are in the products' sold figures.
`refunded` is what has arrived back; what is promised stands in the lines, `freight_refunded` and `refunds`."""

order_lines = Table(
    "order_lines",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("order_id", Uuid, ForeignKey("orders.orders.id"), nullable=False, index=True),
    Column("variant_id", Uuid, nullable=False),
    Column("product_id", Uuid, nullable=False, index=True),
    Column("product_code", Text, nullable=False),
    Column("sku", Text, nullable=False),
    Column("title", JSONB, nullable=False),
    Column("label", JSONB, nullable=False),
    Column("image", JSONB),
    Column("quantity", SmallInteger, CheckConstraint("quantity > 0", name="quantity"), nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("list_price", BigInteger),
    Column("amount", BigInteger, nullable=False),
    Column("discount", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("payable", BigInteger, nullable=False),
    Column("refunded", BigInteger, nullable=False, server_default=text("0")),
    Column("refunded_quantity", SmallInteger, nullable=False, server_default=text("0")),
    Column("cancelled", SmallInteger, nullable=False, server_default=text("0")),
    Column("packed", SmallInteger, nullable=False, server_default=text("0")),
    Column("shipped", SmallInteger, nullable=False, server_default=text("0")),
    Column("returned", SmallInteger, nullable=False, server_default=text("0")),
    CheckConstraint("refunded BETWEEN 0 AND payable", name="refunded"),
    CheckConstraint("refunded_quantity BETWEEN 0 AND quantity", name="refunded_quantity"),
    CheckConstraint("cancelled BETWEEN 0 AND quantity", name="cancelled"),
    schema="orders",
)
"""`refunded` is promised back of `payable`, for `refunded_quantity` pieces. Of `quantity` pieces, `cancelled` will
never be sent, `packed` are in parcels, `shipped` of those have left the house, `returned` of those came back. Who packs
claims with the predicate that no piece is packed twice."""

refunds = Table(
    "refunds",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("order_id", Uuid, ForeignKey("orders.orders.id"), nullable=False),
    Column("reference", Text, nullable=False),
    Column("amount", BigInteger, CheckConstraint("amount > 0", name="amount"), nullable=False),
    Column("freight", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("parts", JSONB, nullable=False),
    Column("borne_by", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("account_id", Uuid),
    Column("at", Moment, nullable=False),
    Column("payment_refund_id", Uuid, unique=True),
    Column("attempts", SmallInteger, nullable=False),
    Column("settled_at", Moment),
    Column("settled_by", Uuid),
    Column("note", Text, nullable=False),
    UniqueConstraint("order_id", "reference"),
    Index("refunds_settled_idx", "settled_at", postgresql_where=text("settled_at IS NOT NULL")),
    Index("refunds_failed_idx", "at", postgresql_where=text("state = 'failed'")),
    schema="orders",
)
"""Money promised back for an order, once per `reference`; the same sums stand on its lines. `note` says how a refund
that the provider refused was paid another way."""

history = Table(
    "history",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("order_id", Uuid, ForeignKey("orders.orders.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("account_id", Uuid),
    Column("reason", Text, nullable=False),
    schema="orders",
)
"""Who brought an order into which state, when and why. Never changed."""

sales_days = Table(
    "sales_days",
    METADATA,
    Column("day", Date, nullable=False),
    Column("shop_id", Uuid, nullable=False),
    Column("orders", Integer, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("refunded", BigInteger, nullable=False),
    Column("buyers", ARRAY(Uuid), nullable=False),
    PrimaryKeyConstraint("day", "shop_id"),
    schema="orders",
)
"""What a shop sold on a day of the house's zone, by when orders were placed; `buyers` are the different people. Only
days that are over; made anew when money goes back (`sales_days_made`)."""

sales_days_made = Table(
    "sales_days_made",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("made_at", Moment, nullable=False),
    schema="orders",
)
"""When the sums of a day were made last; a day without sales has no sums, but is made."""
