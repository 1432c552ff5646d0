"""When something shall happen, as people say it: a local date and time and a time zone. Pure."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jishi.kernel.errors import Invalid

LEAST_YEAR, MOST_YEAR = 2000, 2200


def moment_of(local: str, zone: str, field: str = "live_at") -> datetime | None:
    """The moment that `2026-06-18T10:00` means in a time zone, in UTC; None for nothing. A time with an offset of its
    own means what it says. Raises Invalid for what is no time, no zone, or a time that clocks jump over."""
    if not local.strip():
        return None
    try:
        found = datetime.fromisoformat(local.strip())
    except ValueError:
        raise Invalid("Please give a date and a time.", field=field) from None
    if not LEAST_YEAR <= found.year <= MOST_YEAR:
        raise Invalid("Please give a date and a time.", field=field)
    if found.tzinfo is not None:
        return found.astimezone(UTC)
    try:
        there = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid("This time zone is not known.", field="zone") from None
    moment = found.replace(tzinfo=there).astimezone(UTC)
    if moment.astimezone(there).replace(tzinfo=None) != found:
        raise Invalid("Clocks jump over this time there. Please choose another.", field=field)
    return moment
