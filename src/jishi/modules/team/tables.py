"""The tables of team."""

from sqlalchemy import Column, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

from jishi.platform.tables import METADATA, Moment

staff = Table(
    "staff",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("roles", ARRAY(Text), nullable=False),
    Column("shop_ids", ARRAY(Uuid), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", Uuid),
    schema="team",
)
