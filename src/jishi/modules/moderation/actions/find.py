"""Look for words that are not welcome."""

from collections.abc import Sequence

from jishi.modules.moderation import queries
from jishi.modules.moderation.contracts import Hit, WordKind
from jishi.modules.moderation.domain.matching import Matcher
from jishi.platform.db import Tx

CACHE = "moderation:words"


async def find_words(tx: Tx, texts: Sequence[str]) -> list[Hit]:
    """Every listed word in `texts`, however it is written; no statement once the words are known to this process."""

    async def load() -> Matcher:
        found = await tx.fetch(queries.ALL_WORDS)
        return Matcher((text, WordKind(kind)) for text, kind in found)

    if not any(texts):
        return []
    matcher = await tx.app.cache.get(CACHE, load)
    return matcher.find(texts)
