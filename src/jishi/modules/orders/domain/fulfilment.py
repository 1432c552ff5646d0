"""The life of a parcel, as a table, and when time is up. Pure."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from jishi.modules.orders.fulfilment_contracts import FulfilmentState

S = FulfilmentState

TRANSITIONS: Mapping[FulfilmentState, frozenset[FulfilmentState]] = {
    S.PACKED: frozenset({S.HANDED_OVER, S.DELIVERED, S.VOIDED}),
    S.HANDED_OVER: frozenset({S.PACKED, S.IN_TRANSIT, S.OUT_FOR_DELIVERY, S.DELIVERED, S.RETURNED, S.LOST}),
    S.IN_TRANSIT: frozenset({S.OUT_FOR_DELIVERY, S.DELIVERED, S.RETURNED, S.LOST}),
    S.OUT_FOR_DELIVERY: frozenset({S.IN_TRANSIT, S.DELIVERED, S.RETURNED, S.LOST}),
    S.LOST: frozenset({S.DELIVERED, S.RETURNED}),
    S.DELIVERED: frozenset(),
    S.RETURNED: frozenset(),
    S.VOIDED: frozenset(),
}
"""PACKED to DELIVERED is a pickup, handed to the buyer; back to PACKED is a hand-over undone at once. Carriers leave
steps out, fail to deliver and try again the next day, and now and then find what was lost."""

ON_THE_WAY = frozenset({S.HANDED_OVER, S.IN_TRANSIT, S.OUT_FOR_DELIVERY})
ENDED = frozenset({S.DELIVERED, S.RETURNED, S.LOST, S.VOIDED})


def can_move(start: FulfilmentState, end: FulfilmentState) -> bool:
    """Whether a fulfilment may go from `start` to `end`."""
    return end in TRANSITIONS[start]


def before(end: FulfilmentState) -> list[str]:
    """The states from which a fulfilment may go to `end`."""
    return [start.value for start, ends in TRANSITIONS.items() if end in ends]


def end_of_day_after(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The end of the local day `days` after the one `moment` is in, in UTC: people count days, not hours."""
    day = moment.astimezone(zone).date() + timedelta(days=days + 1)
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(moment.tzinfo)
