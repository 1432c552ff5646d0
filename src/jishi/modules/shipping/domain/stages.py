"""Which of a parcel's events counts, whatever order they come in. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from jishi.modules.shipping.contracts import Stage, TrackingEvent

RANKS = {stage: rank for rank, stage in enumerate(Stage)}
"""Of two events of the same moment the further one counts."""

ENDS = frozenset({Stage.DELIVERED, Stage.RETURNED})
"""After these nothing more is to be heard. What is lost is sometimes found."""

AHEAD = timedelta(days=1)
"""A carrier's clock may be wrong by this much; an event further in the future is not believed."""


def newest(events: Iterable[TrackingEvent]) -> TrackingEvent | None:
    """The event that says how far the parcel is: the latest by the carrier's own time, of equals the furthest."""
    return max(events, key=lambda event: (event.at, RANKS[event.stage]), default=None)


def is_believable(at: datetime, now: datetime) -> bool:
    """Whether an event may have happened."""
    return at <= now + AHEAD


def is_later(at: datetime, stage: Stage, known_at: datetime | None, known: Stage) -> bool:
    """Whether an event of `at` says more than what is known. Nothing follows the end but a correction of it: a parcel
    said to be delivered may later be said to be returned, not to be on its way."""
    if known in ENDS and stage not in ENDS:
        return False
    return known_at is None or (at, RANKS[stage]) > (known_at, RANKS[known])
