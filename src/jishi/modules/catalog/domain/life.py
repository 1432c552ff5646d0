"""From which states a product may come to each state. Pure."""

from jishi.modules.catalog.contracts import ProductState as State

TRANSITIONS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.REVIEW, State.SCHEDULED, State.LIVE}),
    State.REVIEW: frozenset({State.DRAFT, State.SCHEDULED, State.LIVE, State.DELISTED}),
    State.SCHEDULED: frozenset({State.DRAFT, State.LIVE}),
    State.LIVE: frozenset({State.EVALUATION, State.DELISTED}),
    State.EVALUATION: frozenset({State.LIVE, State.DELISTED}),
    State.DELISTED: frozenset({State.DRAFT, State.REVIEW, State.LIVE}),
}
"""State to the states that may follow it."""


def sources_of(target: State) -> list[str]:
    """The states from which `target` can be reached in one step."""
    return [state.value for state, nexts in TRANSITIONS.items() if target in nexts]
