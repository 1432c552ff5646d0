"""How "For you" is ordered. Everything that counts is here, in numbers that can be read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from math import exp, log2
from uuid import UUID

import msgspec

from jishi.modules.social.contracts import Why

HALF_LIFE_HOURS = 36.0
"""How long it takes until being recent counts half."""

FOLLOWED = 1.2
MOST_AFFINITY = 1.5
PER_LIKE = 0.35
TOPIC = 0.8
SAME_AUTHOR = 0.45
SAME_TOPIC = 0.8
"""What each earlier note of the same author, or topic, among the last `WINDOW` leaves of a note's score."""

WINDOW = 8
LIKED_MUCH = 2.0


class Candidate(msgspec.Struct, frozen=True):
    """A note that may be shown."""

    id: UUID
    author_id: UUID
    tags: tuple[str, ...]
    likes: int
    comments: int
    saves: int
    shares: int
    published_at: datetime


class Taste(msgspec.Struct, frozen=True):
    """What a reader has shown to like: whom they follow, how many notes of which author and topic they liked lately."""

    followed: frozenset[UUID] = frozenset()
    authors: Mapping[UUID, int] = {}
    topics: Mapping[str, int] = {}


class Ranked(msgspec.Struct, frozen=True):
    """A note with its score and what it owes it to."""

    id: UUID
    score: float
    why: Why
    topic: str = ""


def engagement(one: Candidate) -> float:
    """What people make of a note: saving and answering say more than liking."""
    return log2(1 + one.likes + 2 * one.comments + 3 * one.saves + 4 * one.shares) / 4


def recency(one: Candidate, now: datetime) -> float:
    """1 for what is new, half after a day and a half, and so on; never 0."""
    hours = max(0.0, (now - one.published_at).total_seconds() / 3600)
    return exp(-hours * 0.6931471805599453 / HALF_LIFE_HOURS)


def affinity(one: Candidate, taste: Taste) -> tuple[float, float, str]:
    """How near the author, and the best of the topics, are to the reader; and which topic that is."""
    near = min(MOST_AFFINITY, PER_LIKE * taste.authors.get(one.author_id, 0))
    near += FOLLOWED if one.author_id in taste.followed else 0
    best = max(one.tags, key=lambda tag: taste.topics.get(tag, 0), default="")
    liked = taste.topics.get(best, 0)
    return near, TOPIC * (1 - 1 / (1 + liked)), best if liked else ""


def score(one: Candidate, taste: Taste, now: datetime) -> Ranked:
    """A note by itself. It grows with each thing that counts, and falls with age alone."""
    near, topical, topic = affinity(one, taste)
    fresh, liked = recency(one, now), engagement(one)
    total = (0.4 + near + topical + liked) * (0.15 + fresh)
    return Ranked(one.id, total, _why(one, taste, near, topical, liked), topic)


def rank(candidates: Iterable[Candidate], taste: Taste, now: datetime) -> list[Ranked]:
    """The candidates, the best first, with no author or topic crowding out others: each is taken when its score,
    lessened by those of the same author and first topic just before it, is the highest. The same input gives the same
    order."""
    known = {one.id: one for one in candidates}
    left = sorted((score(one, taste, now) for one in known.values()), key=lambda one: (-one.score, one.id))
    ordered: list[Ranked] = []
    while left:
        recent = [known[one.id] for one in ordered[-WINDOW:]]
        best = max(left, key=lambda one: one.score * crowding(known[one.id], recent))
        left.remove(best)
        ordered.append(best)
    return ordered


def crowding(one: Candidate, before: Sequence[Candidate]) -> float:
    """What is left of a score after those just before it: 1 when none of them is alike."""
    authors = sum(other.author_id == one.author_id for other in before)
    topics = sum(bool(one.tags) and other.tags[:1] == one.tags[:1] for other in before)
    return float(SAME_AUTHOR**authors * SAME_TOPIC**topics)


def _why(one: Candidate, taste: Taste, near: float, topical: float, liked: float) -> Why:
    if one.author_id in taste.followed:
        return Why.FOLLOWED
    if near and near >= topical:
        return Why.AUTHOR
    if topical:
        return Why.TOPIC
    return Why.HOT if liked >= LIKED_MUCH / 4 else Why.FRESH
