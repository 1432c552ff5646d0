"""Pure rules of stock: what may be moved, and in which order rows are locked."""

from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from jishi.kernel.errors import Invalid
from jishi.kernel.text import Text
from jishi.modules.inventory.contracts import CountState, Need, Reason, TransferState

State = TypeVar("State", CountState, TransferState)
MOST_PIECES = 10_000_000
DEFAULT_PLACE = UUID("01900000-0000-7000-8000-000000000001")
DEFAULT_PLACE_CODE = "main"
DEFAULT_PLACE_NAME: Text = {"zh-CN": "主仓库", "en": "Main warehouse"}
DEFAULT_PRIORITY = 100


TRANSFERS: dict[TransferState, frozenset[TransferState]] = {
    TransferState.DRAFT: frozenset({TransferState.SENT, TransferState.CANCELLED}),
    TransferState.SENT: frozenset({TransferState.PARTLY, TransferState.RECEIVED, TransferState.CLOSED}),
    TransferState.PARTLY: frozenset({TransferState.PARTLY, TransferState.RECEIVED, TransferState.CLOSED}),
    TransferState.RECEIVED: frozenset({TransferState.CLOSED}),
    TransferState.CLOSED: frozenset(),
    TransferState.CANCELLED: frozenset(),
}
"""State of a transfer to the states that may follow it."""

COUNTS: dict[CountState, frozenset[CountState]] = {
    CountState.OPEN: frozenset({CountState.COUNTED, CountState.CANCELLED}),
    CountState.COUNTED: frozenset({CountState.OPEN, CountState.POSTED, CountState.CANCELLED}),
    CountState.POSTED: frozenset(),
    CountState.CANCELLED: frozenset(),
}
"""State of a count to the states that may follow it."""

ADDING = frozenset({Reason.RECEIVED, Reason.FOUND})
TAKING = frozenset({Reason.LOSS, Reason.SAMPLE, Reason.EXPIRED, Reason.OWN_USE, Reason.DAMAGE, Reason.SCRAPPED})


def sources_of(table: Mapping[State, frozenset[State]], target: State) -> list[str]:
    """The states from which `target` can be reached in one step."""
    return [str(state) for state, nexts in table.items() if target in nexts]


def movement_of(reason: Reason, pieces: int) -> tuple[int, int]:
    """What an adjustment of `pieces` (signed) adds to available and to damaged.

    Raises Invalid for nothing, too much, or a sign that the reason does not go with.
    """
    if pieces == 0 or abs(pieces) > MOST_PIECES:
        message = "A number of pieces is between %(least)s and %(most)s."
        raise Invalid(message, field="quantity", least=1, most=MOST_PIECES)
    if (reason in ADDING and pieces < 0) or (reason in TAKING and pieces > 0):
        raise Invalid("This reason does not go with adding or taking pieces this way.", field="quantity")
    if reason is Reason.DAMAGE:
        return pieces, -pieces
    return (0, pieces) if reason is Reason.SCRAPPED else (pieces, 0)


def check_counts(counts: Mapping[UUID, int], *, least: int) -> None:
    """Raise Invalid unless every count is a sensible whole number of pieces."""
    for pieces in counts.values():
        if isinstance(pieces, bool) or not least <= pieces <= MOST_PIECES:
            raise Invalid(
                "A number of pieces is between %(least)s and %(most)s.",
                fields={"quantity": "This value is not valid."},
                least=least,
                most=MOST_PIECES,
            )


def merge_needs(needs: Sequence[Need]) -> list[Need]:
    """One need per variant, in the order in which rows are locked everywhere: by variant id."""
    total: dict[UUID, int] = {}
    for need in needs:
        total[need.variant_id] = total.get(need.variant_id, 0) + need.quantity
    return [Need(variant_id, total[variant_id]) for variant_id in sorted(total)]
