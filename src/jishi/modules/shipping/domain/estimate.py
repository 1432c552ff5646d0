"""When a parcel leaves, and when it arrives. Pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from jishi.modules.shipping.contracts import Estimate, ShopShipping


def estimate(paid_at: datetime, settings: ShopShipping, days_from: int, days_to: int, zone: ZoneInfo) -> Estimate:
    """The promise for an order paid at `paid_at` that travels `days_from` to `days_to` days. Days are local days, and
    it leaves until the end of the last of them."""
    local = paid_at.astimezone(zone)
    wait = settings.handling_days + (1 if local.hour >= settings.cutoff_hour else 0)
    leaves = local.date() + timedelta(days=wait)
    ship_by = datetime.combine(leaves + timedelta(days=1), time.min, tzinfo=zone).astimezone(paid_at.tzinfo)
    soonest = local.date() + timedelta(days=max(wait - 1, 0) + days_from)
    return Estimate(ship_by, soonest, leaves + timedelta(days=days_to))
