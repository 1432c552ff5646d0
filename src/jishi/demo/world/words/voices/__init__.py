"""What people say about things: pieces of reviews, questions and answers, by department, in both languages."""

from __future__ import annotations

from jishi.demo.world.words.voices.praise import PRAISE
from jishi.demo.world.words.voices.questions import QUESTIONS, Asked
from jishi.demo.world.words.voices.reviews import (
    BAD,
    DEPARTMENT_BAD,
    FOLLOW_UPS,
    GOOD,
    MIXED,
    REPLIES_BAD,
    REPLIES_GOOD,
    Says,
)

__all__ = [
    "BAD",
    "DEPARTMENT_BAD",
    "FOLLOW_UPS",
    "GOOD",
    "MIXED",
    "PRAISE",
    "QUESTIONS",
    "REPLIES_BAD",
    "REPLIES_GOOD",
    "Asked",
    "Says",
]
