"""Which tables hold lives, and what becomes of each of their columns when a life is copied.

Every table of the system is either in `LIVED` or in `LEFT`; a test sees to it that a new one is decided about.
"""

from sqlalchemy import Column, Table, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

LIVED: dict[str, frozenset[str]] = {
    "after_sales": frozenset({"case_lines", "cases", "steps"}),
    "identity": frozenset({"accounts", "addresses", "consents"}),
    "inventory": frozenset({"movements", "reservations"}),
    "orders": frozenset(
        {
            "checkouts",
            "fulfilment_history",
            "fulfilment_lines",
            "fulfilments",
            "history",
            "holds",
            "invoices",
            "journeys",
            "order_lines",
            "order_notes",
            "orders",
            "pickups",
            "refunds",
        }
    ),
    "payments": frozenset({"payment", "attempt", "charge", "refund", "ledger_transaction", "ledger_entry"}),
    "reviews": frozenset({"answers", "questions", "reviews", "versions", "votes"}),
    "sandbox": frozenset({"charge", "parcel", "refund", "scan", "trade", "transfer"}),
    "settlement": frozenset({"payouts", "reversals", "sales"}),
    "shipping": frozenset({"shipments", "tracking_events"}),
    "storefront": frozenset({"wish"}),
}
"""Schema to its tables that are copied."""

LEFT: dict[str, frozenset[str]] = {
    "after_sales": frozenset({"return_addresses"}),
    "catalog": frozenset(
        {
            "brand",
            "category",
            "evaluation",
            "facet_value",
            "import_mapping",
            "import_problem",
            "import_run",
            "lane_rule",
            "listing",
            "listing_case",
            "listing_step",
            "picture",
            "price_change",
            "product",
            "variant",
        }
    ),
    "console": frozenset({"boards", "bulk_rows", "bulk_runs", "customer_notes", "views"}),
    "identity": frozenset({"authenticators", "challenges", "codes", "devices", "passkeys", "sessions"}),
    "inventory": frozenset(
        {
            "count_lines",
            "counts",
            "items",
            "levels",
            "low_stock",
            "places",
            "restock_requests",
            "transfer_lines",
            "transfers",
        }
    ),
    "integrations": frozenset({"attempts", "deliveries", "endpoints", "keys", "messages"}),
    "messaging": frozenset({"habits", "members", "messages", "removals", "rooms", "uploads"}),
    "media": frozenset({"picture"}),
    "merchants": frozenset({"shop", "state_changes"}),
    "moderation": frozenset({"items", "reports", "words"}),
    "notifications": frozenset({"claims", "notices", "preferences", "words"}),
    "orders": frozenset({"cart_lines", "carts", "sales_days", "sales_days_made"}),
    "payments": frozenset({"inbox"}),
    "platform": frozenset({"audit_log", "audit_pending", "audit_seals", "handled", "mailbox", "options"}),
    "reviews": frozenset({"totals", "uploads", "wordings"}),
    "sandbox": frozenset({"event", "idempotency"}),
    "settlement": frozenset({"accounts", "days", "differences", "rates"}),
    "shipping": frozenset({"plans", "shop_settings"}),
    "storefront": frozenset({"article", "block"}),
    "social": frozenset(
        {
            "blocks",
            "boards",
            "collections",
            "comment_likes",
            "comments",
            "follows",
            "inbox",
            "likes",
            "mutes",
            "note_products",
            "note_tags",
            "notes",
            "people",
            "poll_votes",
            "readers",
            "saves",
            "shares",
            "uploads",
            "versions",
        }
    ),
    "team": frozenset({"approvals", "invitations", "roles", "staff"}),
}
"""Schema to its tables that are not: goods and shops are made by functions, the rest is the house's own, or passing."""

PEOPLE = frozenset({"accounts", "addresses", "consents"})
"""Tables copied once per person rather than once per life."""

GOODS = frozenset({"product_id", "variant_id", "shop_id", "product_code"})
"""Columns that name goods or shops: a copied life buys from a copied shop."""

KEPT = frozenset({"place_id", "category_id", "image_id"})
"""Columns that name what all lives share."""

LABELS = frozenset(
    {"number", "payment_code", "code", "transaction", "refund_number", "tracking_number", "order_number", "key"}
)
"""Columns with names that people see; a copied life has its own."""

COUNTED = "counted"
"""Whether an order is in its products' sold figures; copies still have to be counted."""

ACCOUNT = "account"
"""The ledger's column with names such as `shop:<id>:pending`."""


def is_lived(table: Table) -> bool:
    """Whether the rows of `table` are copied with each life."""
    return table.name in LIVED.get(table.schema or "", ())


def copied(table: Table) -> list[str]:
    """The columns that a copy fills; the database numbers the others."""
    return [column.name for column in table.columns if column.identity is None and column.computed is None]


def expression(column: "Column[object]") -> str:
    """SQL for this column of a copy: `old` is the row copied, `copy.n` which copy it is, `goods` its goods."""
    name = f'old."{column.name}"'
    if column.name in KEPT:
        return name
    if column.name in GOODS:
        text = f"coalesce({_goods(column.name)}.new, {name}::text)"
        return f"{text}::uuid" if isinstance(column.type, Uuid) else text
    if column.name == COUNTED:
        return "false"
    if column.name in LABELS:
        return f"pg_temp.label({name}, copy.n)"
    if column.name == ACCOUNT:
        return f"pg_temp.ledger_account({name}, copy.goods)"
    if column.table.name == "accounts" and column.name in ("email", "phone"):
        return f"pg_temp.contact({name}, copy.n)"
    if isinstance(column.type, Uuid):
        return f"pg_temp.life({name}, copy.n)"
    if isinstance(column.type, ARRAY) and isinstance(column.type.item_type, Uuid):
        return f"(SELECT array_agg(pg_temp.life(one, copy.n)) FROM unnest({name}) AS each(one))"
    return name


def joins(table: Table) -> str:
    """The look-ups that `expression` needs for this table."""
    return " ".join(
        f"LEFT JOIN pg_temp.goods AS {_goods(name)} ON {_goods(name)}.copy = copy.goods"
        f' AND {_goods(name)}.old = old."{name}"::text'
        for name in copied(table)
        if name in GOODS
    )


def _goods(column: str) -> str:
    return f"goods_{column}"
