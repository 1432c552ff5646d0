"""How authors are called."""

UNKNOWN = "***"


def masked(name: str) -> str:
    """A name of which only the ends can be read: 「林***梅」, "J***n"; nothing of very short ones."""
    plain = name.strip()
    if len(plain) < 2:
        return UNKNOWN
    return f"{plain[0]}***{plain[-1]}"
