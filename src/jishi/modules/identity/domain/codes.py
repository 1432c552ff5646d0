"""One-time codes sent to a contact."""

import secrets
from datetime import timedelta

DIGITS = 6
LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
RESEND_AFTER = timedelta(seconds=30)
MOST_PER_DAY = 20
"""Codes sent to one contact within a day; with `MOST_TRIES` it bounds guessing to 100 of a million a day."""


def new_code() -> str:
    """Six unguessable digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def normalise_code(text: str) -> str:
    """The digits of a code as it may be typed or pasted, full-width ones too."""
    return "".join(str(int(letter)) for letter in text[:40] if letter.isdecimal())
