"""The life of an item, as a table."""

from collections.abc import Mapping

from jishi.modules.moderation.contracts import Decision, ItemState

S = ItemState

TRANSITIONS: Mapping[ItemState, frozenset[ItemState]] = {
    S.WAITING: frozenset({S.PUBLISHED, S.HIDDEN, S.WITHDRAWN}),
    S.PUBLISHED: frozenset(),
    S.HIDDEN: frozenset(),
    S.WITHDRAWN: frozenset(),
}
"""A decided item stays decided; when its subject is reported again, a new item waits."""

LEADS_TO: Mapping[Decision, ItemState] = {Decision.PUBLISH: S.PUBLISHED, Decision.HIDE: S.HIDDEN}


def before(end: ItemState) -> list[str]:
    """The states from which an item may go to `end`: what a compare-and-set compares with."""
    return [start.value for start, ends in TRANSITIONS.items() if end in ends]
