"""The life of what somebody wrote, and how long it may be changed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from jishi.modules.reviews.contracts import State

S = State

TRANSITIONS: Mapping[State, frozenset[State]] = {
    S.HELD: frozenset({S.SHOWN, S.HIDDEN, S.DELETED}),
    S.SHOWN: frozenset({S.HELD, S.HIDDEN, S.DELETED}),
    S.HIDDEN: frozenset({S.DELETED}),
    S.DELETED: frozenset(),
}
"""HELD to SHOWN is a moderator's decision, or the author's change that took the doubtful words out."""

EDIT_WITHIN = timedelta(days=30)
FOLLOW_UP_WITHIN = timedelta(days=180)


def can_move(start: State, end: State) -> bool:
    """Whether something may go from `start` to `end`."""
    return end in TRANSITIONS[start]


def before(end: State) -> list[str]:
    """The states from which something may go to `end`: what a compare-and-set compares with."""
    return [start.value for start, ends in TRANSITIONS.items() if end in ends]


def can_edit(state: State, written_at: datetime, now: datetime) -> bool:
    """Whether an author may still change this review."""
    return state in (S.SHOWN, S.HELD) and now <= written_at + EDIT_WITHIN


def can_follow_up(state: State, written_at: datetime, now: datetime, *, has_one: bool) -> bool:
    """Whether an author may add a later word to this review."""
    return state in (S.SHOWN, S.HELD) and not has_one and now <= written_at + FOLLOW_UP_WITHIN
