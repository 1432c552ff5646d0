"""Run the automatic checks of a listing."""

import re
from datetime import timedelta
from html import unescape
from uuid import UUID

from jishi.modules.catalog import listing_queries as queries
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.contracts import ProductInput
from jishi.modules.catalog.contracts.listing import Finding
from jishi.modules.catalog.domain.checks import FoundWord, Guard, PriceFacts, check_listing
from jishi.modules.catalog.options import LEAST_MARGIN, MOST_CHANGE
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import WordKind
from jishi.platform import options
from jishi.platform.db import Tx

LOOKED_BACK = timedelta(days=30)
_TAG = re.compile(r"<[^>]*>")


async def run_checks(tx: Tx, product_id: UUID | None, given: ProductInput) -> list[Finding]:
    """What the checks find in `given`, the worst first. Two statements besides cached words and settings, the second
    only for a product that is there already."""
    tree = await load_tree(tx)
    category = tree.by_code.get(given.category_code)
    facts: dict[str, PriceFacts] = {}
    if product_id is not None:
        rows = await tx.fetch(queries.PRICE_FACTS, product_id, tx.now - LOOKED_BACK)
        facts = {row[0]: PriceFacts(row[1], row[2], row[3]) for row in rows}
    guard = Guard(await options.get(tx, LEAST_MARGIN), await options.get(tx, MOST_CHANGE))
    lineage = tree.lineage(category.id if category else None)
    return check_listing(given, lineage, facts, await _words(tx, given), guard)


async def _words(tx: Tx, given: ProductInput) -> list[FoundWord]:
    texts = _texts(given)
    hits = await moderation.find_words(tx, [text for _, text in texts])
    found = [FoundWord(texts[hit.where][0], hit.word, hit.kind is WordKind.BLOCK) for hit in hits]
    return list(dict.fromkeys(found))


def _texts(given: ProductInput) -> list[tuple[str, str]]:
    """Every text that shoppers will read, with the field it is in."""
    texts = [(f"title.{locale}", text) for locale, text in given.title.items()]
    texts += [(f"subtitle.{locale}", text) for locale, text in given.subtitle.items()]
    texts += [(f"description.{locale}", unescape(_TAG.sub(" ", text))) for locale, text in given.description.items()]
    texts += [("brand", given.brand), *(("tags", tag) for tag in given.tags)]
    texts += [(f"attributes.{one.code}", text) for one in given.attributes for text in one.value.values()]
    texts += [("alts", text) for alt in given.alts for text in alt.values()]
    for option in given.options:
        texts += [("options", text) for value in option.values for text in value.label.values()]
    return texts
