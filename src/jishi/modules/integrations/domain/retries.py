"""How often and how long an endpoint is tried."""

from datetime import timedelta

PAUSES = (
    timedelta(seconds=5),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=24),
)
"""What passes after each failed attempt; after the last, the delivery has failed for good."""

PATIENCE = timedelta(days=5)
"""An endpoint that has failed for so long, without one call that went well, is no longer called."""

GONE = 410
"""The answer by which an endpoint says that it wants no more."""


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after so many attempts; None when it is over."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def went_well(status: int) -> bool:
    """Whether the receiver has it: any 2xx. Redirects are not followed and count as failures."""
    return 200 <= status < 300
