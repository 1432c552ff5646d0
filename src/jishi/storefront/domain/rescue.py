"""What to offer when a search finds little. Pure."""

import re
from collections.abc import Sequence

from jishi.modules.catalog.contracts import Category

MOST = 3
_CJK = re.compile("[\u3400-\u9fff]")
_RUN = re.compile("[\u3400-\u9fff]+|[^\\W_\u3400-\u9fff]+")


def shorter(text: str) -> list[str]:
    """Up to three shorter searches: single words, the last one first since it names the thing; of a single run of
    Chinese its last two characters, its last one, and its first two."""
    runs = list(dict.fromkeys(_RUN.findall(text[:200])))
    if len(runs) == 1:
        run = runs[0]
        if _CJK.match(run) and len(run) > 2:
            return list(dict.fromkeys([run[-2:], run[-1:], run[:2]]))
        return []
    return [run for run in reversed(runs) if len(run) > 1][:MOST]


def matching(text: str, tree: Sequence[Category]) -> list[Category]:
    """Categories whose name, in any language, holds the words or is held by them."""
    wanted = text.strip().casefold()
    if not wanted:
        return []
    return [
        category
        for category in tree
        if any(wanted in name.casefold() or name.casefold() in wanted for name in category.name.values() if name)
    ]
