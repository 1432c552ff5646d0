"""What the hot list is made of, and why many new accounts cannot make it.

Each interaction counts by who did it: how long their account has been there, and whether others have taken note of them
(*record*). Accounts of a few days count next to nothing, and all accounts without a record together never more than a
share of what accounts with one give. So a thousand new accounts move a note by less than a handful of known people.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec

YOUNG_DAYS = 3
NEW_DAYS = 30
UNKNOWN_SHARE = 0.25
"""Of what known people give: the most that all others together add."""

WEIGHTS: Mapping[tuple[int, bool], float] = {
    (0, False): 0.02,
    (0, True): 0.05,
    (1, False): 0.2,
    (1, True): 0.5,
    (2, False): 0.5,
    (2, True): 1.0,
}
"""By age (0 young, 1 new, 2 settled) and record."""

WORTH: Mapping[str, float] = {"like": 1.0, "save": 2.0, "comment": 2.0}
PER_AUTHOR = 2
"""Notes of one author in the list."""


class Pulse(msgspec.Struct, frozen=True):
    """Interactions of one sort with one note, by people of one age and record, in hours of one age."""

    note_id: UUID
    author_id: UUID
    kind: str
    age: int
    record: bool
    hours_ago: int
    people: int


def decay(hours: int) -> float:
    """1 for what happens now, half after twelve hours."""
    return float(0.5 ** (max(0, hours) / 12))


def heat_of(pulses: Iterable[Pulse]) -> float:
    """How hot a note is: known people as they count, all others up to a share of that and a little."""
    known = unknown = 0.0
    for one in pulses:
        worth = WORTH[one.kind] * WEIGHTS[one.age, one.record] * decay(one.hours_ago) * one.people
        if one.record and one.age > 0:
            known += worth
        else:
            unknown += worth
    return known + min(unknown, 1 + known * UNKNOWN_SHARE)


def hottest(pulses: Iterable[Pulse], most: int) -> list[tuple[UUID, float]]:
    """The notes with most heat, the hottest first, at most two of one author."""
    by_note: dict[UUID, list[Pulse]] = {}
    for one in pulses:
        by_note.setdefault(one.note_id, []).append(one)
    heats = sorted(((heat_of(own), note_id) for note_id, own in by_note.items()), key=lambda one: (-one[0], one[1]))
    taken: dict[UUID, int] = {}
    listed: list[tuple[UUID, float]] = []
    for heat, note_id in heats:
        author = by_note[note_id][0].author_id
        if taken.get(author, 0) < PER_AUTHOR:
            taken[author] = taken.get(author, 0) + 1
            listed.append((note_id, heat))
        if len(listed) == most:
            break
    return listed
