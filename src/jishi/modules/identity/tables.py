"""The tables of identity. Columns with personal data carry `info={"personal": True}`."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
    literal_column,
    text,
)

from jishi.platform.tables import METADATA, Moment

SCHEMA = "identity"
PERSONAL = {"personal": True}


def _account(**options: bool) -> "Column[object]":
    return Column("account_id", Uuid, ForeignKey("identity.accounts.id", ondelete="CASCADE"), **options)  # type: ignore[arg-type]


accounts = Table(
    "accounts",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False, info=PERSONAL),
    Column("email", Text, unique=True, info=PERSONAL),
    Column("phone", Text, unique=True, info=PERSONAL),
    Column("password_hash", Text),
    Column("avatar_url", Text, nullable=False, server_default=""),
    Column("locale", Text, nullable=False, server_default="zh-CN"),
    Column("theme", Text, nullable=False, server_default=""),
    Column("density", Text, nullable=False, server_default=""),
    Column("created_at", Moment, nullable=False),
    Column("closed_at", Moment),
    CheckConstraint("email IS NOT NULL OR phone IS NOT NULL OR closed_at IS NOT NULL", name="reachable"),
    Index("accounts_joined_idx", "created_at", "id"),
    Index(
        "accounts_name_idx",
        literal_column("lower(name)").label("name"),
        postgresql_ops={"name": "text_pattern_ops"},
    ),
    schema=SCHEMA,
)

codes = Table(
    "codes",
    METADATA,
    Column("contact", Text, primary_key=True, info=PERSONAL),
    Column("digest", Text, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("day_began_at", Moment, nullable=False),
    Column("sent_that_day", Integer, nullable=False),
    schema=SCHEMA,
)

sessions = Table(
    "sessions",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    _account(nullable=False, index=True),
    Column("method", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("address", Text, nullable=False, info=PERSONAL),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    Column("verified_at", Moment),
    Column("proven_at", Moment),
    schema=SCHEMA,
)

devices = Table(
    "devices",
    METADATA,
    _account(nullable=False),
    Column("device", Text, nullable=False),
    Column("first_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    PrimaryKeyConstraint("account_id", "device"),
    schema=SCHEMA,
)
"""Where an account has been opened, as far as browsers say, so that its owner hears of what is new."""

passkeys = Table(
    "passkeys",
    METADATA,
    Column("id", Uuid, primary_key=True),
    _account(nullable=False, index=True),
    Column("credential_id", LargeBinary, nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("used_at", Moment),
    schema=SCHEMA,
)

challenges = Table(
    "challenges",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("purpose", Text, nullable=False),
    _account(nullable=True),
    Column("challenge", LargeBinary, nullable=False),
    Column("expires_at", Moment, nullable=False),
    schema=SCHEMA,
)

authenticators = Table(
    "authenticators",
    METADATA,
    _account(primary_key=True),
    Column("sealed_secret", LargeBinary, nullable=False),
    Column("confirmed_at", Moment),
    Column("last_step", BigInteger, nullable=False, server_default=text("0")),
    schema=SCHEMA,
)

consents = Table(
    "consents",
    METADATA,
    _account(nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("given_at", Moment, nullable=False),
    PrimaryKeyConstraint("account_id", "kind", "version"),
    schema=SCHEMA,
)

addresses = Table(
    "addresses",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("owner_id", Uuid, nullable=False),
    Column("recipient", Text, nullable=False, info=PERSONAL),
    Column("phone", Text, nullable=False, info=PERSONAL),
    Column("country", Text, nullable=False),
    Column("province", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("district", Text, nullable=False),
    Column("street", Text, nullable=False, info=PERSONAL),
    Column("postal_code", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("is_default", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index(None, "owner_id"),
    Index("addresses_one_default_per_owner", "owner_id", unique=True, postgresql_where=text("is_default")),
    schema=SCHEMA,
)
