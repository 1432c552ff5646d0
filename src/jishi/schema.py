"""All tables, for migrations and for whoever asks the schema itself; no running process needs them."""

from types import ModuleType

from jishi.console import tables as console_tables
from jishi.modules.after_sales import tables as after_sales_tables
from jishi.modules.catalog import listing_tables as catalog_listing_tables
from jishi.modules.catalog import tables as catalog_tables
from jishi.modules.identity import tables as identity_tables
from jishi.modules.integrations import tables as integrations_tables
from jishi.modules.inventory import stock_tables as inventory_stock_tables
from jishi.modules.inventory import tables as inventory_tables
from jishi.modules.media import tables as media_tables
from jishi.modules.merchants import tables as merchants_tables
from jishi.modules.messaging import tables as messaging_tables
from jishi.modules.moderation import tables as moderation_tables
from jishi.modules.notifications import tables as notifications_tables
from jishi.modules.orders import fulfilment_tables
from jishi.modules.orders import tables as orders_tables
from jishi.modules.payments import tables as payments_tables
from jishi.modules.reviews import tables as reviews_tables
from jishi.modules.settlement import tables as settlement_tables
from jishi.modules.shipping import tables as shipping_tables
from jishi.modules.social import note_tables as social_note_tables
from jishi.modules.social import tables as social_tables
from jishi.modules.team import tables as team_tables
from jishi.platform.tables import METADATA
from jishi.sandbox import tables as sandbox_tables
from jishi.storefront import tables as storefront_tables

TABLES: tuple[ModuleType, ...] = (
    identity_tables,
    team_tables,
    notifications_tables,
    integrations_tables,
    inventory_tables,
    inventory_stock_tables,
    shipping_tables,
    payments_tables,
    media_tables,
    moderation_tables,
    merchants_tables,
    catalog_tables,
    catalog_listing_tables,
    orders_tables,
    reviews_tables,
    fulfilment_tables,
    sandbox_tables,
    storefront_tables,
    console_tables,
    after_sales_tables,
    settlement_tables,
    social_tables,
    messaging_tables,
    social_note_tables,
)
"""Modules whose import declares tables; being named here is what makes migrations see them."""

__all__ = ["METADATA", "TABLES"]
