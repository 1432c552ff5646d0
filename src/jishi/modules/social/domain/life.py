"""The life of a note."""

from jishi.modules.social.contracts import NoteState, When

TRANSITIONS: dict[NoteState, frozenset[NoteState]] = {
    NoteState.DRAFT: frozenset({NoteState.SCHEDULED, NoteState.PUBLISHED, NoteState.HELD, NoteState.DELETED}),
    NoteState.SCHEDULED: frozenset({NoteState.DRAFT, NoteState.PUBLISHED, NoteState.HELD, NoteState.DELETED}),
    NoteState.PUBLISHED: frozenset({NoteState.HELD, NoteState.HIDDEN, NoteState.DELETED}),
    NoteState.HELD: frozenset({NoteState.PUBLISHED, NoteState.HIDDEN, NoteState.DELETED}),
    NoteState.HIDDEN: frozenset({NoteState.PUBLISHED, NoteState.HELD, NoteState.DELETED}),
    NoteState.DELETED: frozenset(),
}

PUBLIC = frozenset({NoteState.PUBLISHED, NoteState.HELD, NoteState.HIDDEN})
"""States of what others have seen, or are about to: it cannot become a draft again."""


def sources_of(target: NoteState) -> list[NoteState]:
    """From which states a note can get to `target`."""
    return [state for state, targets in TRANSITIONS.items() if target in targets]


def wanted_state(current: NoteState | None, when: When, *, held: bool) -> NoteState:
    """What becomes of a note that is saved: what was published stays so, unless its new words must be looked at."""
    if current in PUBLIC or when is When.NOW:
        return NoteState.HELD if held else NoteState.PUBLISHED
    return NoteState.SCHEDULED if when is When.LATER else NoteState.DRAFT
