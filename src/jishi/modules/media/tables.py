"""Tables of media."""

from sqlalchemy import BigInteger, Column, Integer, Table, Text, Uuid

from jishi.platform.tables import METADATA, Moment

picture = Table(
    "picture",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("placeholder", Text, nullable=False),
    Column("alt", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("created_at", Moment, nullable=False),
    schema="media",
)
