"""Tables of shipping."""

from sqlalchemy import Column, Table, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from jishi.platform.tables import METADATA, Moment

plans = Table(
    "plans",
    METADATA,
    Column("shop_id", Uuid, primary_key=True),
    Column("plan", JSONB, nullable=False),
    Column("updated_at", Moment, nullable=False),
    schema="shipping",
)
"""One whole plan per shop, replaced at once; the platform's own stands under the nil UUID."""
